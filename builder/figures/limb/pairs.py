"""Hands for strokes that name them: a ready-made pair, where the data places no hands itself."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from builder.figures.kit.hand.spec import HandSpec
from builder.figures.limb.limb import Limb
from builder.figures.limb.plan import HandPlan, StrokePlan
from builder.figures.limb.pressure import curve_of

SHARES = (0.12, 0.25, 0.4, 0.55, 0.7, 0.85)
"""How far along its stroke a pair may lie: near its start if it can, so that the arrow shows."""

ROOM = 105.0
"""Distance (mm) of a pair from a never-press zone: from the middle of a palm to the fingertips."""


BROAD = 40.0
"""Half the breadth (mm) of a limb that has room for a pair: that of the lower calf."""


@dataclass(frozen=True, slots=True)
class Stance:
    """How one hand of a pair lies on the left limb.

    Attributes:
        out, up: where, from the middle of the limb (body mm), outwards and towards the head.
    """

    hand: Literal["left", "right"]
    pose: str
    out: float
    up: float
    rotate: float
    arm_from: Literal["outer", "inner"]
    arm_bend: float
    anchor: str = "palm"


def _beside(pose: str) -> tuple[Stance, ...]:
    """Return two hands side by side, fingers towards the heart."""
    return (
        Stance("left", pose, 44, 0, 86, "outer", 14),
        Stance("right", pose, -44, 0, 98, "inner", 14),
    )


THUMBS = (
    Stance("left", "hold", 12, -5, 96, "outer", 30, "thumb.tip"),
    Stance("right", "hold", -12, 5, 84, "inner", 30, "thumb.tip"),
)
ACROSS = (
    Stance("left", "wrap", 30, 45, 14, "outer", 4),
    Stance("right", "wrap", 24, -45, 20, "outer", 4),
)
PAIRS: dict[str, tuple[Stance, ...]] = {
    **dict.fromkeys(("hands", "both", "palms", "side-by-side"), _beside("together")),
    "flat": _beside("flat"),
    "cupped": ACROSS,
    "left": (Stance("left", "together", 0, 0, 90, "outer", 14),),
    "right": (Stance("right", "together", 0, 0, 90, "inner", 14),),
    "thumbs": THUMBS,
    "thumb": THUMBS[:1],
    "fingertips": _beside("fingertips"),
    "fingers": _beside("flat"),
}
"""The hands that each word for them puts on the limb."""


MIRRORED = {"left": "right", "right": "left"}
"""Words that mean the other hand once the picture is mirrored."""


def ready_pairs(
    strokes: Sequence[StrokePlan], side: Literal["left", "right"], seed: str, limb: Limb
) -> tuple[HandPlan, ...]:
    """Return the hands that ``strokes`` name; strokes of one word share them.

    Args:
        strokes: those whose data names hands.
        side: the limb of the picture, which is planned as a left one.
        seed: makes the small creases of these hands their own.
        limb: what the hands lie on.
    """
    first = {stroke.hands: stroke for stroke in reversed(strokes)}
    words = {word: MIRRORED.get(word, word) if side == "right" else word for word in first}
    return tuple(
        hand
        for word, stroke in first.items()
        for hand in _pair(stroke, PAIRS[words[word]], seed, limb)
    )


def runs_across(stroke: StrokePlan) -> bool:
    """Tell whether a stroke runs across the limb, where its pair would hide its arrow."""
    dx, dy = stroke.path[-1] - stroke.path[0]
    return bool(abs(dx) > abs(dy))


def _pair(
    stroke: StrokePlan, stances: tuple[Stance, ...], seed: str, limb: Limb
) -> Iterator[HandPlan]:
    height = _height(stroke, limb)
    if runs_across(stroke) and len(stances) == 2 and stances is not THUMBS:
        stances = ACROSS
    for number, stance in enumerate(stances):
        middle, _ = limb.section(np.array([height + stance.up]))
        spec = HandSpec(
            hand=stance.hand,
            pose=stance.pose,
            at=(float(middle[0]) - stance.out, height + stance.up),
            rotate=stance.rotate,
            arm_from=stance.arm_from,
            anchor=stance.anchor,
            arm_bend=stance.arm_bend,
            seed=f"{seed}-{stroke.index}-{number}",
        )
        yield HandPlan(("strokes", stroke.index, "hands"), spec, ghost=False)


def _height(stroke: StrokePlan, limb: Limb) -> float:
    """Return the height (body mm) at which the pair lies on flesh, clear of what bears no press."""
    curve = curve_of(stroke)
    heights = [float(curve[round(share * (len(curve) - 1))][1]) for share in SHARES]
    clear = {height: _clear(height, limb) for height in heights}
    good = (each for each in heights if clear[each] >= ROOM and _half(each, limb) >= BROAD)
    return next(good, max(heights, key=clear.__getitem__))


def _half(height: float, limb: Limb) -> float:
    """Return half the breadth (mm) of the limb at ``height``."""
    _, half = limb.section(np.array([height]))
    return float(half[0])


def _clear(height: float, limb: Limb) -> float:
    """Return how far (mm) ``height`` lies from the nearest never-press zone."""
    zones = [limb.zone(name) for name, zone in limb.zones.items() if zone.kind == "never-press"]
    spans = [(zone.bounds[1], zone.bounds[3]) for zone in zones]
    return min((float(max(low - height, height - high)) for low, high in spans), default=math.inf)
