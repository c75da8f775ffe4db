"""From areas in body millimetres to paths of cubics in drawing millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from builder.figures.planar import Points, normals, polygons, polylines, travelled
from builder.geometry import Path

Floats = NDArray[np.float64]
Pieces = tuple[Points, Points, Points, Points]
"""Cubics as arrays: starts, first handles, second handles, ends."""

GRID = 0.02
"""Coordinates are multiples of this (drawing mm): under half a dot at 600 dpi."""

COARSE = 0.1
"""Grid of straight-edged tone levels; outlines cover where they meet an edge."""

CHORD = 0.16
"""How far a curve may bow from the chord between two knots of a cubic (drawing mm); the cubic
itself, which meets the curve's tangents at both knots, is then off by less than 0.02 mm."""

STRAY = 0.06
"""How far a cubic may be from its polyline before it is split (drawing mm)."""

REFINEMENTS = 4

CHECKED_AT = np.array([0.25, 0.5, 0.75])
"""Where along each cubic its distance from the polyline is measured."""

FACET = 0.08
"""How far a straight-edged tone level may be off its curve (drawing mm)."""

CORNER_COS = 0.88
"""A turn sharper than about 28 degrees stays a corner."""

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


def curved(area: BaseGeometry, view: View) -> Path | None:
    """Return the outlines of ``area`` within the picture as cubics, or nothing if none shows."""
    rings = _rings(area, view, 0.008)
    return _joined([_cubics(ring, view) for ring in rings])


def faceted(area: BaseGeometry, view: View) -> Path | None:
    """Return the outlines of ``area`` within the picture as straight lines."""
    return _joined([_straight(ring, view) for ring in _rings(area, view, FACET)])


def traced(lines: Sequence[Points], view: View, width: float) -> Path | None:
    """Return open polylines within the picture, half of ``width`` (drawing mm) kept clear."""
    x0, y0, x1, y1 = view.bounds
    room = width / 2 / view.scale
    box = (x0 + room, y0 + room, x1 - room, y1 - room)
    shown = [shapely.clip_by_rect(shapely.LineString(line), *box) for line in lines]
    runs = [_on_grid(view.on_paper(run), view) for line in shown for run in polylines(line)]
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
    shown = shapely.simplify(view.clipped(area), tolerance / view.scale, preserve_topology=False)
    rings = []
    for part in polygons(shown):
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


def _cubics(ring: Points, view: View) -> Path:
    """Fit a closed polyline: knots where it bends, and more where a cubic strays from it."""
    loop = np.vstack([ring, ring[:1]])
    way = travelled(loop)
    at = way[_knots(ring)]
    pieces = _pieces(loop, way, at)
    for _ in range(REFINEMENTS):
        strayed = _strayed(loop, way, at, pieces)
        if not strayed.size:
            break
        at = np.sort(np.concatenate([at, strayed]))
        pieces = _pieces(loop, way, at)
    return _written(*pieces, view)


def _pieces(loop: Points, way: Floats, at: Floats) -> Pieces:
    """Return start, handles and end of the cubics between the knots at the ways ``at``."""
    reach = np.diff(np.append(at, at[0] + way[-1]))
    into, out = _tangents(loop, way, at, reach)
    start = _position(loop, way, at)
    end = np.roll(start, -1, axis=0)
    third = (reach / 3)[:, None]
    return start, start + out * third, end - np.roll(into, -1, axis=0) * third, end


def _strayed(loop: Points, way: Floats, at: Floats, pieces: Pieces) -> Floats:
    """Return the ways in the middle of the pieces that leave the polyline."""
    start, first, second, end = pieces
    reach = np.diff(np.append(at, at[0] + way[-1]))
    t = CHECKED_AT[:, None, None]
    u = 1 - t
    on_cubic = u**3 * start + 3 * u * u * t * first + 3 * u * t * t * second + t**3 * end
    places = (at + reach * CHECKED_AT[:, None]).ravel()
    off = on_cubic - _position(loop, way, places).reshape(on_cubic.shape)
    worst = np.hypot(off[..., 0], off[..., 1]).max(0)
    bad = (worst > STRAY) & (reach > 4 * STRAY)
    return np.asarray(np.mod(at + reach / 2, way[-1])[bad])


def _knots(ring: Points) -> NDArray[np.intp]:
    """Return the indices of the points a chord-wise simplification keeps (at least two)."""
    anchor = int(np.argmax(((ring - ring[0]) ** 2).sum(1)))
    order = np.r_[0 : len(ring)]
    halves = [np.append(order[: anchor + 1], []), np.append(order[anchor:], 0)]
    kept = [0, anchor]
    for half in halves:
        index = half.astype(int)
        line = shapely.linestrings(np.column_stack([ring[index], index]))
        simple = shapely.get_coordinates(shapely.simplify(line, CHORD), include_z=True)
        kept += simple[:, 2].astype(int).tolist()
    return np.asarray(sorted(set(kept)), dtype=np.intp)


def _tangents(loop: Points, way: Floats, at: Floats, reach: Floats) -> tuple[Points, Points]:
    """Return unit tangents into and out of each knot; alike unless the knot is a corner."""
    before, after = np.roll(reach, 1) / 3, reach / 3
    near = np.minimum(np.minimum(before, after), 0.4)
    places = np.concatenate([at, at - before, at + after, at - near, at + near])
    here, behind, ahead, just_behind, just_ahead = _position(loop, way, places).reshape(5, -1, 2)
    into, out = _unit(here - behind), _unit(ahead - here)
    turn = (_unit(here - just_behind) * _unit(just_ahead - here)).sum(1)
    smooth = (turn > CORNER_COS)[:, None]
    mean = _unit(into / before[:, None] + out / after[:, None])
    return np.where(smooth, mean, into), np.where(smooth, mean, out)


def _position(loop: Points, way: Floats, at: Floats) -> Points:
    wrapped = np.mod(at, way[-1])
    return np.column_stack(
        [np.interp(wrapped, way, loop[:, 0]), np.interp(wrapped, way, loop[:, 1])]
    )


def _unit(vectors: Points) -> Points:
    return np.asarray(vectors / np.maximum(np.hypot(*vectors.T), 1e-12)[:, None])


def _written(start: Points, first: Points, second: Points, end: Points, view: View) -> Path:
    """Write the pieces as C, or as L where the handles lie on the chord."""
    straight = _is_straight(start, first, second, end)
    pieces = np.hstack([_on_grid(p, view) for p in (first, second, end)])
    origin = _on_grid(start[:1], view)[0]
    ops, coords = ["M"], origin.tolist()
    for row, line in zip(pieces.tolist(), straight.tolist(), strict=True):
        ops.append("L" if line else "C")
        coords += row[4:] if line else row
    return Path("".join(ops) + "Z", tuple(coords))


def _is_straight(start: Points, first: Points, second: Points, end: Points) -> NDArray[np.bool_]:
    chord = _unit(end - start)
    normal = np.column_stack([-chord[:, 1], chord[:, 0]])
    bow = np.maximum(
        np.abs(((first - start) * normal).sum(1)), np.abs(((second - start) * normal).sum(1))
    )
    return np.asarray(bow < GRID * 0.75)
