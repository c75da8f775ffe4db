"""The long description of a picture, derived from its data, as a person would say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from builder.figures.anatomy import LANDMARKS, ZONES
from builder.figures.leg import left_leg
from builder.figures.plan import HandPlan, Plan, StrokePlan, ZonePlan
from builder.figures.planar import Points

WORDS: Mapping[str, str] = {
    "scene": "The back of the {side} leg of a person lying face down, seen from above{lie}.",
    "lying": ", feet to the left and heart to the right",
    "upright": ", feet at the bottom",
    "left": "left",
    "right": "right",
    "draped": "A sheet covers the other leg and the hips.",
    "cushion": "A roll supports the ankles.",
    "one-hand": "One hand {pose}.",
    "two-hands": "Two hands {pose}.",
    "stroke": "{count} {pressure} {way}{hands}{over}{times}.",
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
    "times": ", {times}",
    "never-press": "{zone} is hatched and carries a prohibition sign: never press there.",
    "ask-first": "{zone} is dotted: stay off it unless you have asked.",
    "ask-first-many": "{zone} are dotted: stay off them unless you have asked.",
    "stop": "A large stop sign with a raised hand says: do not massage this leg.",
    "spots": "Rings mark the spots to look at before you start.",
    "labels": "Labels name {names}.",
}
"""Sentences and their parts; another language brings its own mapping with the same keys."""

POSES: Mapping[str, str] = {
    "flat": "lie flat on the leg",
    "together": "lie flat, side by side, fingers toward the heart",
    "c-grip": "reach across the leg, thumbs apart from the fingers, and gather the muscle",
    "thumb": "rest on the leg, thumbs leading",
    "hold": "hold the sides of the leg, thumbs on top",
    "cup": "cup the leg from both sides",
    "wrap": "lie across the leg, side by side",
    "palm-up": "lie with the palm up",
    "fingertips": "touch with the fingertips",
}

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight")


def describe(plan: Plan, words: Mapping[str, str] = WORDS) -> str:
    """Return the long description of a picture: what, whose hands, which way, what to avoid."""
    parts = [
        words["scene"].format(
            side=words[plan.side],
            lie=words["lying" if plan.view.lying else "upright"],
        )
    ]
    if plan.drape:
        parts.append(words["draped"])
    if plan.cushion and plan.view.bounds[1] < 60:
        parts.append(words["cushion"])
    parts += _hands(plan.hands, words)
    parts += _strokes(plan.strokes, words)
    parts += _zones(plan.zones, words)
    if plan.sign:
        parts.append(words["stop"])
    if plan.spots:
        parts.append(words["spots"])
    if plan.labels:
        parts.append(words["labels"].format(names=_listed([each.text for each in plan.labels])))
    return " ".join(parts)


def _zones(zones: Sequence[ZonePlan], words: Mapping[str, str]) -> list[str]:
    never = [ZONES[zone.name].words for zone in zones if zone.kind == "never-press"]
    ask = [ZONES[zone.name].words for zone in zones if zone.kind != "never-press"]
    found = [_capital(words["never-press"].format(zone=name)) for name in never]
    if ask:
        key = "ask-first" if len(ask) == 1 else "ask-first-many"
        found.append(_capital(words[key].format(zone=_listed(ask))))
    return found


def _hands(hands: Sequence[HandPlan], words: Mapping[str, str]) -> list[str]:
    real = [hand for hand in hands if not hand.ghost]
    if not real:
        return []
    key = "one-hand" if len(real) == 1 else "two-hands"
    pose = POSES.get(real[0].spec.pose, "rest on the leg")
    return [words[key].format(pose=_singular(pose) if len(real) == 1 else pose)]


def _singular(pose: str) -> str:
    verb, _, rest = pose.partition(" ")
    return f"{verb}es {rest}" if verb in ("reach", "touch") else f"{verb}s {rest}"


def _strokes(strokes: Sequence[StrokePlan], words: Mapping[str, str]) -> list[str]:
    pressed = [stroke for stroke in strokes if stroke.pressure != "none"]
    found = [
        _stroke(list(group), words)
        for _, group in groupby(pressed, key=lambda s: (s.pressure, _way(s, words)[0]))
    ]
    back = len(strokes) - len(pressed)
    if back:
        found.append(words["return" if back > 1 else "return-one"])
    return found


def _stroke(group: list[StrokePlan], words: Mapping[str, str]) -> str:
    first = group[0]
    kind, way = _way(first, words)
    if kind == "across" and len(group) > 1:
        way = words["opposite"].format(start=_near(first.path, 0))
    count = words["one"] if len(group) == 1 else words["many"].format(n=NUMBERS[len(group)])
    over = (
        words["release"].format(zone=ZONES[first.release_before].words)
        if first.release_before
        else ""
    )
    over += "".join(words["ease"].format(zone=ZONES[name].words) for name in first.ease_over)
    times = words["times"].format(times=first.times) if first.times else ""
    return words["stroke"].format(
        count=count, pressure=words[first.pressure], way=way, hands="", over=over, times=times
    )


def _way(stroke: StrokePlan, words: Mapping[str, str]) -> tuple[str, str]:
    dx, dy = stroke.path[-1] - stroke.path[0]
    start, end = _near(stroke.path, 0), _near(stroke.path, -1)
    if abs(dy) < abs(dx) or start == end:
        return "across", words["across"].format(start=start)
    key = "up" if dy > 0 else "down"
    return key, words[key].format(start=start, end=end)


_SPOTS = {
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
}


def _near(path: Points, index: int) -> str:
    x, y = path[index]
    places = {name: left_leg().spot(*LANDMARKS[name]) for name in _SPOTS}
    nearest = min(places, key=lambda name: (places[name][0] - x) ** 2 + (places[name][1] - y) ** 2)
    return _SPOTS[nearest]


def _listed(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
