"""From a pose to the bones of a hand laid out flat."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from builder.figures.kit.hand.anatomy import DIGITS, HAND, DigitName
from builder.figures.kit.hand.bend import Spatial
from builder.figures.kit.hand.spec import Pose

WRIST_HEIGHT = 5.0
"""The wrist's axis over the fingertips' when the hand lies flat (mm)."""

KNUCKLE_HEIGHT = 9.0
"""A knuckle rises no higher over the fingertips' axis (mm); a steeper finger sinks into flesh."""

DRIFT = {"index": 1.2, "middle": 0.4, "ring": -0.8, "little": -1.8}
"""Fingers are not straight: each joint leans a little towards the middle finger (degrees)."""


@dataclass(frozen=True, slots=True)
class Bones:
    """One digit of a hand laid out flat (see ``anatomy`` for the frame; z towards the viewer).

    Attributes:
        joints: root, two joints and tip, shape (4, 3).
    """

    joints: Spatial

    def axis(self, tip_radius: float) -> Spatial:
        """Return the middle line that goes with the seven radii of ``anatomy.Digit``.

        It ends where a ball of ``tip_radius`` touches the tip.
        """
        root, first, second, tip = self.joints
        last = tip - second
        end = second + last * max(0.25, 1.0 - tip_radius / float(np.linalg.norm(last)))
        return np.array(
            [root, (root + first) / 2, first, (first + second) / 2, second, (second + end) / 2, end]
        )


def skeleton(pose: Pose) -> dict[DigitName, Bones]:
    """Return the bones of the right hand in ``pose``, the thumb first."""
    return {name: Bones(np.array(list(_joints(pose, name)))) for name in DIGITS}


def _joints(pose: Pose, name: DigitName) -> Iterator[tuple[float, float, float]]:
    turns, dips = _thumb_angles(pose) if name == "thumb" else _finger_angles(pose, name)
    steps = [_step(*item) for item in zip(turns, dips, HAND[name].bones, strict=True)]
    x, y = HAND[name].root
    z = min(KNUCKLE_HEIGHT, max(0.0, -sum(step[2] for step in steps)))
    yield x, y, z
    for dx, dy, dz in steps:
        x, y, z = x + dx, y + dy, z + dz
        yield x, y, z


def _finger_angles(pose: Pose, name: DigitName) -> tuple[list[float], list[float]]:
    spread, *flexions = pose.finger(name)
    turns = [spread + DRIFT[name] * joint for joint in range(3)]
    dips = np.cumsum(flexions).tolist()
    return turns, dips


def _thumb_angles(pose: Pose) -> tuple[list[float], list[float]]:
    thumb = pose.thumb
    turns = -np.cumsum([thumb.spread, thumb.knuckle, thumb.end])
    return turns.tolist(), list(thumb.pitch)


def _step(turn_deg: float, dip_deg: float, length: float) -> tuple[float, float, float]:
    """Return the way along a bone: ``turn_deg`` from y towards x, ``dip_deg`` below the plane."""
    turn, dip = math.radians(turn_deg), math.radians(dip_deg)
    flat = length * math.cos(dip)
    return flat * math.sin(turn), flat * math.cos(turn), -length * math.sin(dip)
