"""Hands for strokes that name them: a ready-made pair, where the data places no hands itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from builder.figures.anatomy import ZONES
from builder.figures.hand import HandSpec
from builder.figures.leg import left_leg
from builder.figures.plan import HandPlan, StrokePlan
from builder.figures.pressure import curve_of

SHARES = (0.12, 0.25, 0.4, 0.55, 0.7, 0.85)
"""How far along its stroke a pair may lie: near its start if it can, so that the arrow shows."""

ROOM = 105.0
"""Distance (mm) of a pair from a never-press zone: from the middle of a palm to the fingertips."""


BROAD = 40.0
"""Half the breadth (mm) of a leg that has room for a pair: that of the lower calf."""


@dataclass(frozen=True, slots=True)
class Stance:
    """How one hand of a pair lies on the left leg.

    Attributes:
        out, up: where, from the middle of the leg (body mm), outwards and towards the head.
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
"""The hands that each word for them puts on the leg."""


MIRRORED = {"left": "right", "right": "left"}
"""Words that mean the other hand once the picture is mirrored."""


def ready_pairs(
    strokes: Sequence[StrokePlan], side: Literal["left", "right"], seed: str
) -> tuple[HandPlan, ...]:
    """Return the hands that ``strokes`` name; strokes of one word share them.

    Args:
        strokes: those whose data names hands.
        side: the leg of the picture, which is planned as a left one.
        seed: makes the small creases of these hands their own.
    """
    first = {stroke.hands: stroke for stroke in reversed(strokes)}
    words = {word: MIRRORED.get(word, word) if side == "right" else word for word in first}
    return tuple(
        hand for word, stroke in first.items() for hand in _pair(stroke, PAIRS[words[word]], seed)
    )


def runs_across(stroke: StrokePlan) -> bool:
    """Tell whether a stroke runs across the leg, where its pair would hide its arrow."""
    dx, dy = stroke.path[-1] - stroke.path[0]
    return bool(abs(dx) > abs(dy))


def _pair(stroke: StrokePlan, stances: tuple[Stance, ...], seed: str) -> Iterator[HandPlan]:
    height = _height(stroke)
    if runs_across(stroke) and len(stances) == 2 and stances is not THUMBS:
        stances = ACROSS
    for number, stance in enumerate(stances):
        middle, _ = left_leg().section(np.array([height + stance.up]))
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


def _height(stroke: StrokePlan) -> float:
    """Return the height (body mm) at which the pair lies on flesh, clear of what bears no press."""
    curve = curve_of(stroke)
    heights = [float(curve[round(share * (len(curve) - 1))][1]) for share in SHARES]
    good = (height for height in heights if _clear(height) >= ROOM and _half(height) >= BROAD)
    return next(good, max(heights, key=_clear))


def _half(height: float) -> float:
    """Return half the breadth (mm) of the leg at ``height``."""
    _, half = left_leg().section(np.array([height]))
    return float(half[0])


def _clear(height: float) -> float:
    """Return how far (mm) ``height`` lies from the nearest never-press zone."""
    zones = [left_leg().zone(name) for name, zone in ZONES.items() if zone.kind == "never-press"]
    spans = [(zone.bounds[1], zone.bounds[3]) for zone in zones]
    return float(min(max(low - height, height - high) for low, high in spans))
