"""From a hand laid out flat to the same hand bent over a limb, in body mm with depth."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from builder.figures.kit.hand.anatomy import FLESH

Spatial = NDArray[np.float64]
"""Positions of shape (n, 3): x, y, and z towards the viewer."""

EASE_FROM, EASE_TO = 1.05, 1.42
"""A bend (radians) eases off from the first and never passes the second: a finger at the far side
of the limb stays at its edge, to be seen, where a real one would go out of sight."""

SMOOTHING = 9
"""Number of 10 mm steps over which the limb's width is averaged: a hand does not follow each
wiggle of the outline."""


class Support(Protocol):
    """What a hand has to know of the limb under it."""

    def section(
        self, heights: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the limb's middle and half breadth (body mm) at each height."""
        ...


@dataclass(frozen=True, slots=True)
class Table:
    """No limb: a plane."""

    def section(
        self, heights: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        return np.zeros_like(heights), np.full_like(heights, 1e5)


@dataclass(frozen=True)
class Bend:
    """Across the limb, way on the flat becomes an angle on a round a little wider than the limb.

    Attributes:
        limb: what lies under the hand.
        arm_side: the side (-1 or 1 in x) on which the heel of the hand leaves the limb in a
            straight line; 0 for a hand that lies along the limb.
        lift_deg: the angle round the limb at which it leaves.
        least: the round's least half breadth (mm), for hands along thin limbs.
    """

    limb: Support
    arm_side: int = 0
    lift_deg: float = 34.0
    least: float = 0.0

    @cached_property
    def _sections(self) -> tuple[Spatial, Spatial, Spatial]:
        heights = np.arange(-240.0, 1240.0, 10.0)
        middle, half = self.limb.section(heights)
        kernel = np.ones(SMOOTHING) / SMOOTHING
        padded = np.pad(half, SMOOTHING // 2, mode="edge")
        return heights, middle, np.maximum(np.convolve(padded, kernel, "valid"), self.least)

    def _round(self, heights: Spatial) -> tuple[Spatial, Spatial]:
        """Return the middle and the radius of the round at ``heights``."""
        known, middle, half = self._sections
        return np.interp(heights, known, middle), np.interp(heights, known, half) + FLESH

    def unrolled(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the limb lies on the flat."""
        middle, radius = (float(v[0]) for v in self._round(np.array([y])))
        sine = max(-0.97, min(0.97, (x - middle) / radius))
        return middle + radius * math.asin(sine), y

    def bent(self, flat: Spatial) -> Spatial:
        """Return the positions of points given on the flat, z above it.

        What would dip into the limb lies on it: a finger that is bent more than the limb follows
        the limb.
        """
        middle, radius = self._round(flat[:, 1])
        way = flat[:, 0] - middle
        angle = _eased(way / radius)
        lift = math.radians(self.lift_deg)
        straight = np.zeros_like(way)
        if self.arm_side:
            beyond = np.maximum(way / radius * self.arm_side - lift, 0.0)
            straight = beyond * radius * self.arm_side
            angle = np.where(beyond > 0, lift * self.arm_side, angle)
        out, height = np.sin(angle), np.cos(angle)
        reach = radius + np.maximum(flat[:, 2], 0.0)
        x = middle + reach * out + straight * height
        z = reach * height - radius - np.abs(straight * out)
        return np.column_stack([x, flat[:, 1], z])


def _eased(angle: Spatial) -> Spatial:
    size = np.abs(angle)
    room = EASE_TO - EASE_FROM
    eased = EASE_FROM + room * np.tanh((size - EASE_FROM) / room)
    return np.asarray(np.sign(angle) * np.where(size > EASE_FROM, eased, size))
