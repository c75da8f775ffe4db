"""Measures of one average adult right hand; ``hand.toml`` tells frame and sources."""

from __future__ import annotations

from typing import Literal

from builder.figures.kit.tables import Curve, Dot, Knots, read_table
from builder.model.base import Value

DigitName = Literal["thumb", "index", "middle", "ring", "little"]

FINGERS: tuple[DigitName, ...] = ("index", "middle", "ring", "little")
DIGITS: tuple[DigitName, ...] = ("thumb", *FINGERS)

FLESH = 9.0
"""From the middle of a finger to the skin it lies on: about a finger's half thickness."""


class Digit(Value):
    """One digit.

    Attributes:
        root: where its first bone begins: the knuckle of a finger, the saddle joint of the thumb.
        bones: lengths of its three bones from the root to the skin of the tip.
        radii: half thickness at the root, mid-bone, joint, mid-bone, joint, mid-bone and tip.
    """

    root: Dot
    bones: tuple[float, float, float]
    radii: tuple[float, float, float, float, float, float, float]


class HandMeasures(Value):
    """The tables of a hand.

    Attributes:
        radial_edge: the thumb side of the palm without the thumb, from the knuckles to the wrist.
        ulnar_edge: the little finger's side of the palm, from the wrist to the knuckles.
        forearm: half breadth of the forearm by distance from the wrist.
        palm_lines: round the ball of the thumb, across the middle, and under the fingers.
        finger_knots: creases: knot of the middle line, way from it (mm), share of the breadth.
        mounds: cushions of the palm as (x, y, height, radius), heights away from the palm.
        forearm_rounds: way from the wrist, half breadth, and skin over the wrist's axis.
    """

    radial_edge: Curve
    ulnar_edge: Curve
    palm_centre: Dot
    forearm: Curve
    forearm_length: float
    palm_lines: tuple[Curve, ...]
    wrist_lines: tuple[Curve, ...]
    finger_knots: tuple[tuple[int, float, float], ...]
    mounds: tuple[tuple[tuple[float, float, float, float], ...], ...]
    forearm_rounds: Knots
    digits: dict[DigitName, Digit]


MEASURES = read_table(HandMeasures, "builder.figures.kit.hand", "hand.toml")
HAND = MEASURES.digits
