"""Curves and areas of a picture, in body millimetres: x to the right, y towards the head."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely import affinity
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, unary_union

Points = NDArray[np.float64]
"""Positions as an array of shape (n, 2)."""

QUARTER = 8
"""Straight pieces for a quarter of a circle."""


def catmull_rom(points: ArrayLike, step: float = 2.0, *, closed: bool = False) -> Points:
    """Return the centripetal Catmull-Rom spline through ``points``, sampled about every ``step``.

    Source: Yuksel, Schaefer and Keyser, "Parameterization and applications of Catmull-Rom
    curves", 2011 (centripetal: no loops, no overshoot).
    """
    knots = np.asarray(points, float)
    if len(knots) < 3 and not closed:
        return resampled(knots, max(2, int(length_of(knots) / step) + 1))
    p = _with_neighbours(knots, closed)
    chord = np.sqrt(np.maximum(1e-6, np.hypot(*np.diff(p, axis=0).T)))
    pieces = len(knots) if closed else len(knots) - 1
    count = max(2, math.ceil(float((chord[1 : pieces + 1] ** 2).max()) / step))
    inner = _spline_pieces(p, chord, pieces, count)
    return inner if closed else np.vstack([inner, knots[-1]])


def _with_neighbours(knots: Points, closed: bool) -> Points:
    if closed:
        return np.vstack([knots[-1], knots, knots[0], knots[1]])
    return np.vstack([2 * knots[0] - knots[1], knots, 2 * knots[-1] - knots[-2]])


def _spline_pieces(p: Points, chord: Points, pieces: int, count: int) -> Points:
    """Sample each piece ``count`` times as a cubic Hermite curve with centripetal tangents."""
    p0, p1, p2, p3 = (p[i : i + pieces] for i in range(4))
    d0, d1, d2 = (chord[i : i + pieces, None] for i in range(3))
    m1 = (p2 - p1) + d1 * ((p1 - p0) / d0 - (p2 - p0) / (d0 + d1))
    m2 = (p2 - p1) + d1 * ((p3 - p2) / d2 - (p3 - p1) / (d1 + d2))
    t = np.linspace(0.0, 1.0, count, endpoint=False)[None, :, None]
    return hermite(t, p1[:, None], p2[:, None], m1[:, None], m2[:, None]).reshape(-1, 2)


def hermite(
    t: NDArray[np.float64],
    start: NDArray[np.float64],
    end: NDArray[np.float64],
    leaves: NDArray[np.float64],
    arrives: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return cubics from ``start`` to ``end`` at shares ``t`` (0 to 1), by their slopes there."""
    t2, t3 = t * t, t * t * t
    return np.asarray(
        (2 * t3 - 3 * t2 + 1) * start
        + (t3 - 2 * t2 + t) * leaves
        + (3 * t2 - 2 * t3) * end
        + (t3 - t2) * arrives
    )


def travelled(points: ArrayLike) -> NDArray[np.float64]:
    """Return the way travelled along a polyline at each of its points, from 0 (mm)."""
    p = np.asarray(points, float)
    return np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(p, axis=0).T))])


def length_of(points: ArrayLike) -> float:
    """Return the length of a polyline (mm)."""
    return float(travelled(points)[-1])


def fractions(points: ArrayLike) -> NDArray[np.float64]:
    """Return the way travelled at each point as a fraction of the whole, 0 to 1."""
    way = travelled(points)
    return np.asarray(way / max(way[-1], 1e-9))


def resampled(points: ArrayLike, count: int) -> Points:
    """Return ``count`` points at even distances along a polyline."""
    return along(points, np.linspace(0.0, length_of(points), count))


def along(points: ArrayLike, ways: ArrayLike) -> Points:
    """Return the points at the given ways (mm) along a polyline."""
    p, way, at = np.asarray(points, float), travelled(points), np.asarray(ways, float)
    return np.column_stack([np.interp(at, way, p[:, 0]), np.interp(at, way, p[:, 1])])


def normals(points: ArrayLike) -> Points:
    """Return the unit normals of a polyline, to the left of its direction."""
    tangents = np.gradient(np.asarray(points, float), axis=0)
    tangents /= np.maximum(1e-9, np.hypot(tangents[:, 0], tangents[:, 1]))[:, None]
    return np.column_stack([-tangents[:, 1], tangents[:, 0]])


def direction(start: Points, end: Points) -> Points:
    """Return the unit vector from ``start`` towards ``end``; nothing if they are one."""
    way = end - start
    return np.asarray(way / max(float(np.hypot(*way)), 1e-9))


def aside(way: Points) -> Points:
    """Return the vector ``way`` turned a quarter to its left."""
    return np.array([-way[1], way[0]])


def rotation(angle_deg: float) -> NDArray[np.float64]:
    """Return the matrix that turns column vectors anticlockwise."""
    a = math.radians(angle_deg)
    return np.array([[math.cos(a), -math.sin(a)], [math.sin(a), math.cos(a)]])


def polygon(points: ArrayLike) -> BaseGeometry:
    """Return the valid area within a closed polyline."""
    return valid(Polygon(np.asarray(points, float)))


def blob(points: ArrayLike, step: float = 2.0) -> BaseGeometry:
    """Return the smooth area whose outline passes through ``points``."""
    return polygon(catmull_rom(points, step, closed=True))


def disc(x: float, y: float, radius: float, quarter: int = QUARTER) -> Polygon:
    """Return a round area of straight pieces, ``quarter`` to each quarter."""
    return Point(x, y).buffer(radius, quad_segs=quarter)


def ellipse(x: float, y: float, rx: float, ry: float, turn_deg: float = 0.0) -> BaseGeometry:
    """Return an oval area, turned anticlockwise."""
    flat = affinity.scale(Point(0.0, 0.0).buffer(1.0, quad_segs=10), rx, ry)
    return affinity.translate(affinity.rotate(flat, turn_deg, origin=(0, 0)), x, y)


def tube(controls: Sequence[Sequence[float]], step: float = 2.5) -> Polygon:
    """Return the tapered tube round a spline of (x, y, radius) controls (at least two)."""
    c = np.asarray(controls, float)
    way = travelled(c[:, :2])
    axis = catmull_rom(c[:, :2], step)
    radii = monotone(way, c[:, 2], fractions(axis) * way[-1])
    discs = shapely.buffer(shapely.points(axis), np.maximum(radii, 0.05), quad_segs=QUARTER)
    pairs = shapely.geometrycollections(np.column_stack([discs[:-1], discs[1:]]))
    hulls: NDArray[np.object_] = np.asarray(shapely.convex_hull(pairs), dtype=object)
    return largest(unary_union(hulls.tolist()))


def monotone(x: ArrayLike, y: ArrayLike, at: ArrayLike) -> NDArray[np.float64]:
    """Interpolate without overshoot (Fritsch-Carlson harmonic slopes)."""
    xs, ys, q = (np.asarray(v, float) for v in (x, y, at))
    h = np.maximum(np.diff(xs), 1e-6)
    slope = np.diff(ys) / h
    m = np.concatenate([slope[:1], _harmonic(slope), slope[-1:]])
    k = np.clip(np.searchsorted(xs, q) - 1, 0, len(xs) - 2)
    t = np.clip((q - xs[k]) / h[k], 0.0, 1.0)
    return hermite(t, ys[k], ys[k + 1], h[k] * m[k], h[k] * m[k + 1])


def _harmonic(slope: NDArray[np.float64]) -> NDArray[np.float64]:
    a, b = slope[:-1], slope[1:]
    same = a * b > 0
    return np.where(same, 2 * a * b / np.where(same, a + b, 1.0), 0.0)


def ribbon(points: ArrayLike, widths: ArrayLike) -> BaseGeometry:
    """Return the band of the given widths along a polyline, its ends cut square."""
    p = np.asarray(points, float)
    half = (np.asarray(widths, float) / 2)[:, None]
    n = normals(p)
    return largest(polygon(np.vstack([p + n * half, (p - n * half)[::-1]])))


def tapered(
    points: ArrayLike, width: float, start: float, end: float, power: float = 0.8
) -> NDArray[np.float64]:
    """Return widths along a polyline: thin at both ends over the given fractions of its length."""
    t = fractions(points)
    rise = np.clip(t / start, 0, 1) if start > 0 else np.ones_like(t)
    fall = np.clip((1 - t) / end, 0, 1) if end > 0 else np.ones_like(t)
    return np.asarray(width * np.maximum(np.minimum(rise, fall) ** power, 0.1))


def closing(area: BaseGeometry, radius: float) -> BaseGeometry:
    """Fill hollows narrower than twice ``radius``."""
    return area.buffer(radius, quad_segs=QUARTER).buffer(-radius, quad_segs=QUARTER)


def opening(area: BaseGeometry, radius: float) -> BaseGeometry:
    """Remove spurs narrower than twice ``radius``."""
    return area.buffer(-radius, quad_segs=QUARTER).buffer(radius, quad_segs=QUARTER)


def softened(area: BaseGeometry, radius: float) -> BaseGeometry:
    """Round corners that point outwards and inwards alike."""
    return opening(closing(area, radius), radius)


def united(*areas: BaseGeometry) -> BaseGeometry:
    """Return the area that any of ``areas`` covers."""
    return unary_union(list(areas))


def moved(area: BaseGeometry, dx: float, dy: float) -> BaseGeometry:
    """Return ``area`` shifted by (dx, dy) mm."""
    return affinity.translate(area, dx, dy)


def mapped(area: BaseGeometry, by: Callable[[Points], Points], step: float = 3.0) -> BaseGeometry:
    """Map an area, its edges first cut into pieces of at most ``step``."""
    return valid(shapely.transform(shapely.segmentize(area, step), by))


def valid(area: BaseGeometry) -> BaseGeometry:
    """Return ``area`` with crossings of its outline resolved."""
    return area if area.is_valid else area.buffer(0)


def polygons(area: BaseGeometry) -> list[Polygon]:
    """Return the polygons of an area, leaving out lines and points."""
    return [part for part in _parts(area) if isinstance(part, Polygon) and not part.is_empty]


def polylines(line: BaseGeometry) -> list[Points]:
    """Return the lines of a geometry, pieces that meet joined."""
    parts = [part for part in _parts(line) if isinstance(part, LineString) and not part.is_empty]
    if len(parts) > 1:
        parts = [part for part in _parts(linemerge(parts)) if isinstance(part, LineString)]
    return [np.asarray(part.coords, float)[:, :2] for part in parts]


def largest(area: BaseGeometry) -> Polygon:
    """Return the largest polygon of an area; an empty one where it has none."""
    return max(polygons(area), key=lambda part: part.area, default=Polygon())


def _parts(area: BaseGeometry) -> list[BaseGeometry]:
    if area.is_empty:
        return []
    inner = getattr(area, "geoms", None)
    return [area] if inner is None else [part for each in inner for part in _parts(each)]
