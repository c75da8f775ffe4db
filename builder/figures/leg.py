"""The left leg seen from behind, in body mm: x from the midline, the left side negative."""

from __future__ import annotations

import math
from functools import cache, cached_property

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely.geometry.base import BaseGeometry

from builder.figures import anatomy
from builder.figures.planar import (
    Points,
    blob,
    catmull_rom,
    closing,
    largest,
    mapped,
    polygon,
    tube,
    united,
)

ABDUCTION_DEG = 5.0
"""The legs lie a little apart."""

TOE_IN_DEG = 9.0
"""Toes turn in when the foot lies on its upper side."""


class Leg:
    """The left leg: every place on it, its outline, its zones."""

    def __init__(self) -> None:
        table = np.array(anatomy.CONTOUR, float)
        self._inner = catmull_rom(table[:, [1, 0]], 3.0)
        self._outer = catmull_rom(table[:, [2, 0]], 3.0)
        foot = np.array(anatomy.FOOT_EDGES, float)
        self._heights = np.concatenate([foot[:, 0], np.linspace(44.0, 1180.0, 400)])
        self._inner_at = self._edge(foot[:, 1], self._inner)
        self._outer_at = self._edge(foot[:, 2], self._outer)
        self._build()

    def _edge(self, foot: NDArray[np.float64], curve: Points) -> NDArray[np.float64]:
        tail = self._heights[len(foot) :]
        return np.concatenate([foot, np.interp(tail, curve[:, 1], curve[:, 0])])

    def _build(self) -> None:
        sole = polygon(
            np.vstack(
                [
                    catmull_rom(np.array(anatomy.SOLE_OUTER, float)),
                    np.array(anatomy.TOE_LINE, float),
                    catmull_rom(np.array(anatomy.SOLE_INNER, float)),
                ]
            )
        )
        toes = [tube(toe) for toe in anatomy.TOES]
        foot = closing(united(sole, *toes), 0.5)
        limb = polygon(np.vstack([self._inner, self._outer[::-1]]))
        self.sole = mapped(sole, self.to_body)
        self.toes = [mapped(toe, self.to_body) for toe in toes]
        self.foot = mapped(foot, self.to_body)
        ankle = closing(united(limb, sole), 5.0)
        whole = mapped(united(ankle, foot), self.to_body)
        self.outline = largest(whole.simplify(0.15, preserve_topology=False))

    def to_body(self, points: Points) -> Points:
        """Map the leg's own frame (x outwards from its axis, h) to the body's."""
        x, h = points[:, 0], points[:, 1]
        turn = -math.radians(TOE_IN_DEG) * _eased((75 - h) / 45)
        up = h - 70
        x, h = x * np.cos(turn) - up * np.sin(turn), 70 + x * np.sin(turn) + up * np.cos(turn)
        swing = math.radians(ABDUCTION_DEG) * (1 - _eased((h - 770) / 150))
        up = h - anatomy.HIP_HEIGHT
        across = x * np.cos(swing) - up * np.sin(swing)
        height = anatomy.HIP_HEIGHT + x * np.sin(swing) * 0.6 + up * np.cos(swing)
        return np.column_stack([-(anatomy.HIP_ACROSS + across), height])

    def at(self, places: ArrayLike) -> Points:
        """Return the body points of places (h, s)."""
        place = np.atleast_2d(np.asarray(places, float))
        inner = np.interp(place[:, 0], self._heights, self._inner_at)
        outer = np.interp(place[:, 0], self._heights, self._outer_at)
        x = (inner + outer) / 2 + place[:, 1] * (outer - inner) / 2
        return self.to_body(np.column_stack([x, place[:, 0]]))

    def spot(self, height: float, across: float) -> tuple[float, float]:
        """Return one body point."""
        x, y = self.at([(height, across)])[0]
        return float(x), float(y)

    def section(
        self, heights: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return centre x and half breadth (mm) of the leg at body heights."""
        level = np.asarray(heights, float)
        inner = self.at(np.column_stack([level, np.full_like(level, -1.0)]))[:, 0]
        outer = self.at(np.column_stack([level, np.full_like(level, 1.0)]))[:, 0]
        return (inner + outer) / 2, np.abs(inner - outer) / 2

    @cache  # noqa: B019 - there is one leg
    def lobe(self, places: tuple[tuple[float, float], ...]) -> BaseGeometry:
        """Return the smooth area through places (h, s)."""
        return blob(self.at(places), 3.0)

    @cached_property
    def skin(self) -> BaseGeometry:
        """The outline without its very edge: where lines may be inked."""
        return self.outline.buffer(-0.6)

    @cache  # noqa: B019 - there is one leg
    def around(self, distance: float) -> BaseGeometry:
        """Return the leg with all that is at most ``distance`` mm from it."""
        return self.outline.simplify(0.5).buffer(distance, quad_segs=4)

    @cache  # noqa: B019 - there is one leg
    def zone(self, name: str) -> BaseGeometry:
        """Return the area of a zone within the leg's outline."""
        area = self.lobe(anatomy.ZONES[name].outline)
        return largest(area.intersection(self.skin))


def _eased(t: NDArray[np.float64]) -> NDArray[np.float64]:
    u = np.clip(t, 0.0, 1.0)
    return np.asarray(u * u * (3 - 2 * u))


@cache
def left_leg() -> Leg:
    """Return the leg, built once."""
    return Leg()


def other_side(area: BaseGeometry) -> BaseGeometry:
    """Return the same area on the other leg."""
    return shapely.transform(area, lambda points: points * [-1.0, 1.0])


@cache
def both_legs() -> BaseGeometry:
    """Return the outline of both legs and the hips as one."""
    left = left_leg().outline
    return largest(closing(united(left, other_side(left)), 5.0))
