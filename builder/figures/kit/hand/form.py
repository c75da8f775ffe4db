"""Round parts of a placed hand: a middle line with depth, radii, and where the nail side faces."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely.geometry.base import BaseGeometry

from builder.figures.kit.hand.bend import Spatial
from builder.figures.kit.planar import Points, hermite

CAP = ((0.5, 0.866), (0.8, 0.6), (0.95, 0.312))
"""Beyond the last knot a form ends as a half ball: (way, radius) over the last radius."""

ROUND = 4
"""Straight pieces for a quarter of a circle: off by 0.2 mm at most, before smoothing."""

HULLS_PER_PIECE = 2
"""Straight pieces of an outline between two knots of the middle line."""


@dataclass(frozen=True)
class RoundPart:
    """A round part.

    Attributes:
        axis: knots of the middle line, shape (n, 3), body mm, z towards the viewer.
        radii: half thickness at the knots.
        dorsal: unit vectors from the knots towards the back of the hand.
        handed: 1 where a walk round the axis from the back goes to the little finger, -1 on
            the other hand.
    """

    axis: Spatial
    radii: NDArray[np.float64]
    dorsal: Spatial
    handed: float = 1.0

    @property
    def length(self) -> float:
        """From the first knot to the skin of the tip, along the middle line (mm)."""
        return float(self._way[-1] + self.radii[-1])

    def way_at(self, knot: int) -> float:
        """Return the way along the middle line at a knot (mm)."""
        return float(self._way[knot])

    @cached_property
    def _way(self) -> NDArray[np.float64]:
        steps = np.linalg.norm(np.diff(self.axis, axis=0), axis=1)
        return np.concatenate([[0.0], np.cumsum(steps)])

    def on_skin(self, ways: ArrayLike, angles_deg: ArrayLike) -> tuple[Points, NDArray[np.float64]]:
        """Return where points of the skin are seen.

        Args:
            ways: along the middle line from the first knot (mm); at most ``length``.
            angles_deg: round it from the back of the hand, positive to the little finger's side.

        Returns:
            Positions (body mm), and how much of each spot faces the viewer (1 wholly, below 0
            hidden).
        """
        at, turn = np.asarray(ways, float), np.radians(np.asarray(angles_deg, float))
        way, radii, frames = self._frames
        centre, up, out = (_sampled(at, way, v) for v in frames)
        normal = up * np.cos(turn)[:, None] + out * np.sin(turn)[:, None]
        radius = np.interp(at, way, radii)
        points = centre + normal * radius[:, None]
        return points[:, :2], normal[:, 2]

    @cached_property
    def _frames(self) -> tuple[NDArray[np.float64], NDArray[np.float64], tuple[Spatial, ...]]:
        """Return ways and radii, and at each the middle, the back's and the side's direction."""
        way, last = self._way, float(self.radii[-1])
        ahead = _unit(self.axis[-1:] - self.axis[-2:-1])
        beyond = np.array([share for share, _ in CAP]) * last
        way = np.concatenate([way, way[-1] + beyond])
        axis = np.vstack([self.axis, self.axis[-1] + beyond[:, None] * ahead])
        radii = np.concatenate([self.radii, [share * last for _, share in CAP]])
        dorsal = np.vstack([self.dorsal, np.repeat(self.dorsal[-1:], len(CAP), axis=0)])
        tangent = _unit(np.gradient(axis, way, axis=0))
        back = _unit(dorsal - (dorsal * tangent).sum(1)[:, None] * tangent)
        return way, radii, (axis, back, np.cross(tangent, back) * -self.handed)


def hulls(form: RoundPart) -> NDArray[np.object_]:
    """Return the pieces that together are what ``form`` covers (body mm)."""
    knots = np.column_stack([form.axis[:, :2], form.radii])
    fine = np.vstack([_between(knots), knots[-1:]])
    discs = shapely.buffer(shapely.points(fine[:, :2]), fine[:, 2], quad_segs=ROUND)
    pairs = shapely.geometrycollections(np.column_stack([discs[:-1], discs[1:]]))
    return np.asarray(shapely.convex_hull(pairs))


def area(form: RoundPart) -> BaseGeometry:
    """Return what ``form`` covers (body mm)."""
    return shapely.union_all(hulls(form))


def _between(knots: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return each knot and the points between it and the next, on a spline without overshoot."""
    slope = np.gradient(knots, axis=0)
    shares = np.arange(HULLS_PER_PIECE) / HULLS_PER_PIECE
    ends, slopes = (knots[:-1, None], knots[1:, None]), (slope[:-1, None], slope[1:, None])
    return hermite(shares[None, :, None], *ends, *slopes).reshape(-1, knots.shape[1])


def _unit(vectors: Spatial) -> Spatial:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1), 1e-9)[:, None])


def _sampled(at: NDArray[np.float64], way: NDArray[np.float64], values: Spatial) -> Spatial:
    return np.column_stack([np.interp(at, way, values[:, i]) for i in range(3)])
