"""The poses a hand may take, as joint angles, with the limits of living joints."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from builder.figures.hand.anatomy import FINGERS, DigitName


@dataclass(frozen=True, slots=True)
class Bends:
    """Angles of a finger (degrees).

    Attributes:
        spread: turn of the whole finger, positive towards the little finger's side.
        knuckle, middle, end: flexion of the three joints, positive towards the palm.
    """

    spread: float
    knuckle: float
    middle: float
    end: float


@dataclass(frozen=True, slots=True)
class ThumbBends:
    """Angles of the thumb (degrees).

    Attributes:
        spread: of its first bone from the hand's axis.
        knuckle, end: turns of the next bones, negative towards the fingers.
        pitch: how steeply the three bones dip towards the palm.
        roll: turn of the nail away from the viewer, positive towards the fingers.
    """

    spread: float
    knuckle: float
    end: float
    pitch: tuple[float, float, float] = (24.0, 14.0, 10.0)
    roll: float = 18.0


@dataclass(frozen=True, slots=True)
class Pose:
    """One pose; ``shows`` tells which face of the hand the viewer sees."""

    thumb: ThumbBends
    index: Bends
    middle: Bends
    ring: Bends
    little: Bends
    shows: Literal["back", "palm"] = "back"

    def finger(self, name: DigitName) -> Bends:
        bends: Bends = getattr(self, name)
        return bends


POSES: dict[str, Pose] = {
    "flat": Pose(
        ThumbBends(38, -14, -6),
        Bends(-2.5, 4, 4, 3), Bends(-0.5, 2, 4, 3), Bends(1.5, 4, 5, 4), Bends(5, 8, 8, 5),
    ),
    "together": Pose(
        ThumbBends(30, -17, -4),
        Bends(0.8, 2, 4, 3), Bends(0, 2, 4, 3), Bends(-1.2, 3, 5, 4), Bends(-3.2, 6, 8, 5),
    ),
    "c-grip": Pose(
        ThumbBends(62, -12, -16),
        Bends(-7, 10, 18, 10), Bends(-1, 8, 18, 10), Bends(5, 10, 20, 12), Bends(11, 16, 22, 12),
    ),
    "thumb": Pose(
        ThumbBends(36, -22, -8, roll=10),
        Bends(6, 16, 22, 14), Bends(10, 14, 22, 14), Bends(13, 16, 24, 14), Bends(17, 20, 26, 14),
    ),
    "hold": Pose(
        ThumbBends(40, -24, -12, roll=10),
        Bends(2, 10, 16, 10), Bends(3, 12, 20, 12), Bends(4, 14, 22, 12), Bends(5, 18, 24, 12),
    ),
    "cup": Pose(
        ThumbBends(40, -18, -10),
        Bends(0.5, 6, 10, 6), Bends(0, 4, 10, 6), Bends(-1, 6, 10, 6), Bends(-2.5, 10, 12, 8),
    ),
    "wrap": Pose(
        ThumbBends(50, -16, -10),
        Bends(-4, 6, 10, 6), Bends(0, 4, 10, 6), Bends(4, 6, 12, 8), Bends(9, 10, 14, 8),
    ),
    "palm-up": Pose(
        ThumbBends(46, -14, -8, pitch=(10, 8, 6), roll=30),
        Bends(-3, 8, 14, 10), Bends(-0.5, 10, 16, 10), Bends(2.5, 12, 18, 12), Bends(7, 14, 20, 12),
        shows="palm",
    ),
    "fingertips": Pose(
        ThumbBends(44, -18, -12, pitch=(26, 20, 18)),
        Bends(-4, 22, 34, 20), Bends(-0.5, 20, 36, 20), Bends(3, 22, 36, 20),
        Bends(8, 26, 34, 20),
    ),
}  # fmt: skip

SPREAD_LIMIT = 24.0
"""A finger leaves the hand's axis by no more (degrees)."""

CROSSING_LIMIT = 6.0
"""Neighbouring fingers may lean towards each other by no more (degrees): from about 12 on they
would pass through one another, their knuckles being 18 mm apart and the fingers 85 mm long."""

FLEXION_LIMITS = {"knuckle": (-15.0, 70.0), "middle": (-2.0, 80.0), "end": (-5.0, 60.0)}
"""Flexion that can be shown from the back without the finger hiding itself (degrees)."""

THUMB_LIMITS = {"spread": (18.0, 72.0), "knuckle": (-40.0, 10.0), "end": (-35.0, 20.0)}
"""First web of about 53 degrees with the index at rest: Chatzioglou et al., Anat Cell Biol 57(2),
2024; opened to 72 for a grip, where the pitch of the thumb hides part of the angle."""


def altered(pose: Pose, joints: dict[str, tuple[float, ...]]) -> Pose:
    """Return ``pose`` with the angles of some digits replaced, in the order of the attributes."""
    changes: dict[str, Bends | ThumbBends] = {}
    for name, angles in joints.items():
        if name == "thumb":
            spread, knuckle, end = angles
            changes[name] = replace(pose.thumb, spread=spread, knuckle=knuckle, end=end)
        else:
            changes[name] = Bends(*angles)
    return replace(pose, **changes)  # type: ignore[arg-type]


def pose_problems(pose: Pose) -> list[str]:
    """Say in words which joints are asked for more than a hand can do."""
    found = _beyond("thumb", pose.thumb, THUMB_LIMITS)
    for name in FINGERS:
        bends = pose.finger(name)
        found += _beyond(name, bends, {"spread": (-SPREAD_LIMIT, SPREAD_LIMIT), **FLEXION_LIMITS})
    for near, far in pairwise(FINGERS):
        lean = pose.finger(near).spread - pose.finger(far).spread
        if lean > CROSSING_LIMIT:
            found.append(f"{near} and {far} finger cross ({lean:g} degrees towards each other)")
    return found


def _beyond(
    digit: str, bends: Bends | ThumbBends, limits: dict[str, tuple[float, float]]
) -> list[str]:
    found = []
    for joint, (low, high) in limits.items():
        angle = getattr(bends, joint)
        if not low <= angle <= high:
            found.append(f"{digit}: {joint} {angle:g} is outside {low:g} to {high:g} degrees")
    return found
