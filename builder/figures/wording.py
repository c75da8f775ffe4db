"""The words of long descriptions, apart from the way they are put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.figures.anatomy import ZONES


@dataclass(frozen=True, slots=True)
class Wording:
    """One language of long descriptions.

    Attributes:
        phrases: sentences and their parts, by what they say.
        poses: what one hand and what two hands do in each pose.
        spots: landmarks as a person names them.
        zones: zones as a person names them.
        people: what the pictures of people show, by figure.
        numbers: how many arrows, from none.
        conjunction: between the last two of several names.
    """

    phrases: Mapping[str, str]
    poses: Mapping[str, tuple[str, str]]
    spots: Mapping[str, str]
    zones: Mapping[str, str]
    people: Mapping[str, str]
    numbers: Sequence[str]
    conjunction: str

    def number(self, count: int) -> str:
        """Return ``count`` in words, or in figures where there are none."""
        return self.numbers[count] if count < len(self.numbers) else str(count)

    def listed(self, names: Sequence[str]) -> str:
        """Return ``names`` (at least one) as a person lists them."""
        if len(names) == 1:
            return names[0]
        return f"{', '.join(names[:-1])} {self.conjunction} {names[-1]}"


ENGLISH = Wording(
    phrases={
        "scene": "The back of the {side} leg of a person lying face down, seen from above{lie}.",
        "lying-right": ", feet to the left and heart to the right",
        "lying-left": ", feet to the right and heart to the left",
        "upright": ", feet at the bottom",
        "left": "left",
        "right": "right",
        "draped": "A sheet covers the other leg and the hips.",
        "cushion": "A roll supports the ankles.",
        "one-hand": "One hand {pose}.",
        "two-hands": "Two hands {pose}.",
        "ghost": "Pale hands farther up show where the stroke leads.",
        "stroke": "{count} {pressure} {way}{over}{times}.",
        "return": "Dashed arrows show the way back, gliding without pressure.",
        "return-one": "A dashed arrow shows the way back, gliding without pressure.",
        "one": "An arrow shows",
        "many": "{n} arrows show",
        "firm": "firm pressure",
        "medium": "medium pressure",
        "light": "light pressure",
        "up": "from {start} toward the heart to {end}",
        "down": "from {start} toward the foot to {end}",
        "across": "across {start}",
        "opposite": "in opposite directions across {start}",
        "release": ", letting go before {zone}",
        "ease": ", easing to nothing over {zone}",
        "ease-light": ", easing to light pressure over {zone}",
        "times": ", {times}",
        "never-press": "{zone} is hatched and carries a prohibition sign: never press there.",
        "ask-first": "{zone} is dotted: stay off it unless you have asked.",
        "ask-first-many": "{zone} are dotted: stay off them unless you have asked.",
        "stop": "A large stop sign with a raised hand says: do not massage this leg.",
        "spots": "Rings mark the spots to look at before you start.",
        "labels": "Marked by name: {names}.",
    },
    poses={
        "flat": ("lies flat on the leg", "lie flat on the leg"),
        "together": (
            "lies flat, fingers toward the heart",
            "lie flat, side by side, fingers toward the heart",
        ),
        "c-grip": (
            "reaches across the leg, thumb apart from the fingers, and gathers the muscle",
            "reach across the leg, thumbs apart from the fingers, and gather the muscle",
        ),
        "thumb": ("rests on the leg, thumb leading", "rest on the leg, thumbs leading"),
        "hold": (
            "holds the side of the leg, thumb on top",
            "hold the sides of the leg, thumbs on top",
        ),
        "cup": ("cups the leg", "cup the leg from both sides"),
        "wrap": ("lies across the leg", "lie across the leg, side by side"),
        "palm-up": ("lies with the palm up", "lie with the palms up"),
        "fingertips": ("touches with the fingertips", "touch with the fingertips"),
    },
    spots={
        "ankle": "the ankle",
        "calf.low": "the lower calf",
        "calf.mid": "the calf",
        "calf.inner": "the inner calf",
        "calf.outer": "the outer calf",
        "below-knee": "just below the knee",
        "above-knee": "just above the knee",
        "thigh.mid": "the back of the thigh",
        "thigh.outer": "the outer thigh",
        "thigh.top": "the top of the thigh",
        "buttock": "the buttock",
        "hip.outer": "the outer hip",
        "shin.inner": "the edge of the shin",
        "heel": "the heel",
    },
    zones={name: zone.words for name, zone in ZONES.items()},
    people={
        "posture": (
            "Four small pictures, seen from the side, of a giver who massages the calf of someone "
            "lying face down. Two are right, marked with a tick: standing beside the bed with one "
            "foot forward, or half kneeling beside a mat on the floor, the back long and the arms "
            "nearly straight over the leg. Two are wrong, marked with a cross: feet together, or "
            "sitting back on the heels, with a round back and arms stretched far over the body."
        ),
        "position": (
            "A person lies face down on a mat, seen from the side, the head turned to one side on "
            "the folded arms. A cushion lies under the ankles. A sheet covers the body from the "
            "shoulder blades to the thigh, and the farther leg; the nearer leg is bare. The giver "
            "kneels beside them, a hand held open, and asks; the person says yes."
        ),
        "oil": (
            "Seen from the giver's eyes: the left palm is turned up and holds a small pool of oil; "
            "the right hand slides over it, to and fro, as two arrows show. A bottle of oil stands "
            "beside them."
        ),
    },
    numbers=("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight"),
    conjunction="and",
)
