"""From a posture as data to the joints of a person seen from the side, facing right."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from builder.figures.kit.planar import Points
from builder.figures.kit.tables import Dot
from builder.model.base import Value

THIGH, SHANK, TRUNK, UPPER_ARM, FOREARM = 404.0, 398.0, 560.0, 318.0, 255.0
"""Lengths of one average adult (mm); ``giver.toml`` gives the source."""

SPINE_KNOTS = 24

ROUNDING_DEG = 30.0
"""How far a wholly rounded back turns its lower end back and its upper end forward."""


class FootStance(Value):
    """One foot: its ankle (mm, x to the right, y up), and the turn of its sole (degrees)."""

    ankle: Dot
    turn: float = 0.0


class Posture(Value):
    """How a person holds themselves.

    Attributes:
        hip: the hip joint (mm over the ground).
        lean: of the trunk forward from upright (degrees).
        rounding: of the back, 0 long to 1 slumped.
        nod: of the head against the trunk (degrees), positive down.
        wrists: where the far and the near hand are.
        feet: the far and the near one.
        palms: turn of the far and the near hand (degrees, 0 points forward).
        upturned: the far hand shows its palm upwards.
    """

    hip: Dot
    lean: float
    rounding: float
    nod: float
    wrists: tuple[Dot, Dot]
    feet: tuple[FootStance, FootStance]
    palms: tuple[float, float] = (-8.0, -8.0)
    upturned: bool = False


@dataclass(frozen=True)
class Joints:
    """The joints of a posture; pairs are far and near.

    Attributes:
        spine: the middle line from hip to neck.
        heading: its direction at each point (radians, anticlockwise from the right).
    """

    spine: Points
    heading: Points
    shoulder: Points
    knees: tuple[Points, Points]
    ankles: tuple[Points, Points]
    elbows: tuple[Points, Points]
    wrists: tuple[Points, Points]

    @property
    def across(self) -> Points:
        """Unit vectors from the spine to the back, at each of its points."""
        return np.column_stack([-np.sin(self.heading), np.cos(self.heading)])


def joints_of(posture: Posture) -> Joints:
    """Return the joints: arms and legs bend at elbow and knee so as to reach their ends."""
    spine, heading = spine_of(posture)
    shoulder = spine[-3] + turned(heading[-3]) * -22.0 + turned(heading[-3] + math.pi / 2) * -8.0
    hip = np.array(posture.hip)
    legs = [two_bones(hip, np.array(f.ankle), (THIGH, SHANK), 1.0) for f in posture.feet]
    arms = [two_bones(shoulder, np.array(w), (UPPER_ARM, FOREARM), -1.0) for w in posture.wrists]
    return Joints(
        spine, heading, shoulder,
        (legs[0][0], legs[1][0]), (legs[0][1], legs[1][1]),
        (arms[0][0], arms[1][0]), (arms[0][1], arms[1][1]),
    )  # fmt: skip


def spine_of(posture: Posture) -> tuple[Points, Points]:
    """Return the trunk's middle line and its direction (radians) at each point."""
    share = np.linspace(0.0, 1.0, SPINE_KNOTS)
    bend = math.radians(ROUNDING_DEG) * posture.rounding * (0.75 - 1.9 * share)
    heading = math.radians(90.0 - posture.lean) + bend
    steps = TRUNK / (SPINE_KNOTS - 1) * np.column_stack([np.cos(heading), np.sin(heading)])
    return np.vstack([[posture.hip], posture.hip + np.cumsum(steps[1:], axis=0)]), heading


def two_bones(
    start: Points, target: Points, lengths: tuple[float, float], side: float
) -> tuple[Points, Points]:
    """Return joint and end of a limb of two bones that reaches for ``target``.

    A target out of reach is approached with the limb all but straight. ``side`` 1 puts the joint
    to the left of the way from start to target, -1 to the right.
    """
    way = target - start
    longest = sum(lengths) * 0.999
    reach = min(float(np.hypot(*way)), longest)
    end = start + way / max(float(np.hypot(*way)), 1e-9) * reach
    first, second = lengths
    cosine = (first**2 + reach**2 - second**2) / (2 * first * reach)
    inner = math.acos(max(-1.0, min(1.0, cosine)))
    angle = math.atan2(way[1], way[0]) + side * inner
    return start + first * turned(angle), end


def turned(angle: float) -> Points:
    """Return the unit vector at ``angle`` (radians, anticlockwise from the right)."""
    return np.array([math.cos(angle), math.sin(angle)])
