"""From areas in body millimetres to paths of cubics in drawing millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from builder.figures.kit.cubics import Cubics, fitted, unit
from builder.figures.kit.planar import Points, normals, polygons, polylines
from builder.geometry import Path

Floats = NDArray[np.float64]
GRID = 0.02
"""Coordinates are multiples of this (drawing mm): under half a dot at 600 dpi."""

COARSE = 0.1
"""Grid of straight-edged tone levels; outlines cover where they meet an edge."""

FACET = 0.08
"""How far a straight-edged tone level may be off its curve (drawing mm)."""

SPECK = 0.012
"""Smaller areas are left out (square drawing mm): less than a dot of 0.12 mm."""


@dataclass(frozen=True, slots=True)
class View:
    """Which part of the body a picture shows, and how large.

    Attributes:
        left, top: least x and greatest y shown, in body mm.
        scale: drawing mm for one body mm.
        width, height: of the picture (drawing mm).
        mirrored: the picture shows the other side of the body.
        lying: the limb's outer side is at the bottom of the picture and the head aside: to the
            left, or mirrored to the right; else the head is at the top.
    """

    left: float
    top: float
    scale: float
    width: float
    height: float
    mirrored: bool = False
    lying: bool = False

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """The visible part of the body: least x, least y, greatest x, greatest y (body mm)."""
        across, along = self.width / self.scale, self.height / self.scale
        if self.lying:
            across, along = along, across
        return (self.left, self.top - along, self.left + across, self.top)

    def on_paper(self, points: Points) -> Points:
        """Return body points in drawing mm, y down."""
        across = (points[:, 0] - self.left) * self.scale
        down = (self.top - points[:, 1]) * self.scale
        x, y = (down, self.height - across) if self.lying else (across, down)
        return np.column_stack([self.width - x if self.mirrored else x, y])

    def to_body(self, right: float, up: float) -> tuple[float, float]:
        """Return the body direction that points (right, up) on paper."""
        x = -right if self.mirrored else right
        return (up, -x) if self.lying else (x, up)

    def clipped(self, area: BaseGeometry) -> BaseGeometry:
        """Return what of ``area`` lies in the picture."""
        x0, y0, x1, y1 = self.bounds
        a0, b0, a1, b1 = area.bounds if not area.is_empty else self.bounds
        if a0 >= x0 and b0 >= y0 and a1 <= x1 and b1 <= y1:
            return area
        return shapely.clip_by_rect(area, x0, y0, x1, y1)


def shown_rings(area: BaseGeometry, view: View) -> list[Points]:
    """Return the outlines of ``area`` within the picture (drawing mm), for ``curved``."""
    return _rings(area, view, 0.008)


def curved(areas: Sequence[list[Points]], view: View) -> list[Path]:
    """Return the outlines of each area as cubics; a path without steps where nothing shows."""
    counts = [len(rings) for rings in areas]
    written = _written([ring for rings in areas for ring in rings], view)
    ends = np.cumsum([0, *counts]).tolist()
    return [_joined(written[a:b]) or Path("", ()) for a, b in pairwise(ends)]


def faceted(area: BaseGeometry, view: View) -> Path | None:
    """Return the outlines of ``area`` within the picture as straight lines."""
    return _joined([_straight(ring, view) for ring in _rings(area, view, FACET)])


def traced(lines: Sequence[Points], view: View, width: float) -> Path | None:
    """Return open polylines within the picture, half of ``width`` (drawing mm) kept clear."""
    x0, y0, x1, y1 = view.bounds
    room = width / 2 / view.scale
    box = (x0 + room, y0 + room, x1 - room, y1 - room)
    clipped = [shapely.clip_by_rect(shapely.LineString(line), *box) for line in lines]
    runs = [_on_grid(view.on_paper(run), view) for line in clipped for run in polylines(line)]
    if not runs:
        return None
    return Path(
        "".join("M" + "L" * (len(run) - 1) for run in runs),
        tuple(value for run in runs for value in run.ravel().tolist()),
    )


def lens(points: Points, widths: Floats, view: View) -> Path | None:
    """Return a line of changing width through a few points, as one closed path of cubics.

    Nothing where it leaves the picture: such a line needs clipping first.
    """
    half = (widths / 2)[:, None]
    n = normals(points)
    sides = [view.on_paper(points + n * half), view.on_paper((points - n * half)[::-1])]
    both = np.vstack(sides)
    if both.min() < 0 or (both > (view.width, view.height)).any():
        return None
    ops, coords = ["M"], _on_grid(both[:1], view).ravel().tolist()
    for i, side in enumerate(sides):
        pieces = _spline_cubics(side)
        ops.append("L" * i + "C" * len(pieces))
        coords += _on_grid(side[:1], view).ravel().tolist() * i
        coords += _on_grid(pieces.reshape(-1, 2), view).ravel().tolist()
    return Path("".join(ops) + "Z", tuple(coords))


def _spline_cubics(points: Points) -> NDArray[np.float64]:
    """Return (first handle, second handle, end) of uniform Catmull-Rom pieces."""
    p = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    start, end = p[1:-2], p[2:-1]
    first = start + (end - p[:-3]) / 6
    second = end - (p[3:] - start) / 6
    return np.stack([first, second, end], axis=1)


def _rings(area: BaseGeometry, view: View, tolerance: float) -> list[Points]:
    """Return the outlines within the picture (drawing mm), the last point not repeated."""
    plain = shapely.simplify(view.clipped(area), tolerance / view.scale, preserve_topology=False)
    rings = []
    for part in polygons(plain):
        if part.area * view.scale**2 >= SPECK:
            loops = (part.exterior, *part.interiors)
            rings += [view.on_paper(np.asarray(loop.coords, float)[:-1, :2]) for loop in loops]
    return rings


def _joined(paths: list[Path]) -> Path | None:
    kept = [path for path in paths if len(path.ops) > 3]
    if not kept:
        return None
    return Path("".join(path.ops for path in kept), tuple(c for path in kept for c in path.coords))


def _straight(ring: Points, view: View) -> Path:
    on_grid = _on_grid(ring, view, COARSE)
    keep = np.any(on_grid != np.roll(on_grid, 1, axis=0), axis=1)
    flat = on_grid[keep].ravel().tolist()
    return Path("M" + "L" * max(0, len(flat) // 2 - 1) + "Z", tuple(flat))


def _on_grid(points: Points, view: View, grid: float = GRID) -> Points:
    inside = np.clip(points, 0.0, (view.width, view.height))
    return np.asarray(np.round(np.round(inside / grid) * grid, 2) + 0.0)


def _written(rings: Sequence[Points], view: View) -> list[Path]:
    """Fit each ring; write its pieces as C, or as L where the handles lie on the chord."""
    if not rings:
        return []
    cubics = fitted(rings)
    straight = _is_straight(cubics).tolist()
    parts = (cubics.first, cubics.second, cubics.end, cubics.start)
    rows = np.hstack([_on_grid(part, view) for part in parts]).tolist()
    paths, at = [], 0
    for count in np.bincount(cubics.loop, minlength=len(rings)).tolist():
        paths.append(_path(rows[at : at + count], straight[at : at + count]))
        at += count
    return paths


def _path(rows: list[list[float]], straight: list[bool]) -> Path:
    """Return the closed path of rows of first handle, second handle, end and start."""
    ops, coords = ["M"], rows[0][6:]
    for row, line in zip(rows, straight, strict=True):
        ops.append("L" if line else "C")
        coords += row[4:6] if line else row[:6]
    return Path("".join(ops) + "Z", tuple(coords))


def _is_straight(cubics: Cubics) -> NDArray[np.bool_]:
    chord = unit(cubics.end - cubics.start)
    normal = np.column_stack([-chord[:, 1], chord[:, 0]])
    bows = [
        np.abs(((handle - cubics.start) * normal).sum(1))
        for handle in (cubics.first, cubics.second)
    ]
    return np.asarray(np.maximum(*bows) < GRID * 0.75)
