"""Closed polylines to cubics, all those of a picture at once.

A picture has a hundred outlines of a few dozen points each: fitted one by one, most of the time
would go into calling numpy. So they lie end to end in one array, each place on them known by its
way from the start of the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from builder.figures.kit.planar import Points

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]

CHORD = 0.16
"""How far a curve may bow from the chord between two knots of a cubic (drawing mm); the cubic
itself, which meets the curve's tangents at both knots, is then off by less than 0.02 mm."""

STRAY = 0.06
"""How far a cubic may be from its polyline before it is split (drawing mm)."""

REFINEMENTS = 4

CHECKED_AT = np.array([0.25, 0.5, 0.75])[:, None]
"""Where along each cubic its distance from the polyline is measured."""

CORNER_COS = 0.88
"""A turn sharper than about 28 degrees stays a corner."""

NEAR = 0.4
"""How far from a knot its turn is measured at most (drawing mm)."""

GAP = 1.0
"""Way between the end of a loop and the start of the next."""


@dataclass(frozen=True, slots=True)
class Cubics:
    """Pieces of all loops, in order; each begins where the one before it in its loop ends.

    Attributes:
        loop: the loop that each belongs to.
    """

    loop: Indices
    start: Points
    first: Points
    second: Points
    end: Points


def fitted(rings: Sequence[Points]) -> Cubics:
    """Return the cubics of closed polylines, the last point of each not repeated.

    Knots stand where a ring bends, and more where a cubic strays from it.
    """
    loops = _Loops.of(rings)
    knots = _Knots.at(loops, loops.way[_bends(loops)])
    cubics = _between(loops, knots)
    for _ in range(REFINEMENTS):
        strayed = _strayed(loops, knots, cubics)
        if not strayed.size:
            break
        knots = _Knots.at(loops, np.sort(np.concatenate([knots.way, strayed])))
        cubics = _between(loops, knots)
    return cubics


@dataclass(frozen=True, slots=True)
class _Loops:
    """Closed polylines end to end.

    Attributes:
        points: of all, the first of each repeated at its end.
        first: the place of each one's first point among them.
        way: from the start of the first loop to each point.
        begin, length: the way to each loop, and round it.
    """

    points: Points
    first: Indices
    way: Floats
    begin: Floats
    length: Floats

    @classmethod
    def of(cls, rings: Sequence[Points]) -> _Loops:
        points = np.vstack([part for ring in rings for part in (ring, ring[:1])])
        ends = np.cumsum([len(ring) + 1 for ring in rings])
        first = np.concatenate([[0], ends[:-1]]).astype(np.intp)
        steps = np.hypot(*np.diff(points, axis=0).T)
        steps[first[1:] - 1] = GAP
        way = np.concatenate([[0.0], np.cumsum(steps)])
        return cls(points, first, way, way[first], way[ends - 1] - way[first])

    def wrapped(self, loop: Indices, way: Floats) -> Floats:
        """Return ways that may lead over the end of their loop as they lie in it."""
        begin = self.begin[loop]
        return np.asarray(begin + np.mod(way - begin, self.length[loop]))

    def places(self, loop: Indices, way: Floats) -> NDArray[np.float64]:
        """Return the positions at ways along loops."""
        at = self.wrapped(loop, way)
        x, y = (np.interp(at, self.way, self.points[:, axis]) for axis in (0, 1))
        return np.stack([x, y], axis=-1)


@dataclass(frozen=True, slots=True)
class _Knots:
    """Where cubics meet, in order.

    Attributes:
        way, loop: of each.
        before: the knot before each in its loop.
        after: the knot after it.
        reach: the way to the knot after it.
    """

    way: Floats
    loop: Indices
    before: Indices
    after: Indices
    reach: Floats

    @classmethod
    def at(cls, loops: _Loops, way: Floats) -> _Knots:
        loop = np.searchsorted(loops.begin, way, side="right") - 1
        opens = np.concatenate([[True], loop[1:] != loop[:-1]])
        closes = np.roll(opens, -1)
        index = np.arange(len(way))
        after, before = index + 1, index - 1
        after[closes], before[opens] = index[opens], index[closes]
        reach = way[after] - way
        reach[closes] += loops.length[loop[closes]]
        return cls(way, loop, before, after, reach)


def _bends(loops: _Loops) -> Indices:
    """Return the places of the points that a chord-wise simplification keeps (two at least)."""
    ends = np.append(loops.first[1:], len(loops.points)) - 1
    halves, kept = [], [loops.first]
    for first, end in zip(loops.first.tolist(), ends.tolist(), strict=True):
        ring = loops.points[first:end]
        far = first + int(np.argmax(((ring - ring[0]) ** 2).sum(1)))
        halves += [np.arange(first, far + 1), np.arange(far, end + 1)]
    index = np.concatenate(halves)
    which = np.repeat(np.arange(len(halves)), [len(half) for half in halves])
    lines = shapely.linestrings(np.column_stack([loops.points[index], index]), indices=which)
    simple = shapely.get_coordinates(shapely.simplify(lines, CHORD), include_z=True)
    kept.append(simple[:, 2].astype(np.intp))
    return np.setdiff1d(np.concatenate(kept), ends)


def _between(loops: _Loops, knots: _Knots) -> Cubics:
    into, out = _tangents(loops, knots)
    start = loops.places(knots.loop, knots.way)
    end = start[knots.after]
    third = (knots.reach / 3)[:, None]
    return Cubics(knots.loop, start, start + out * third, end - into[knots.after] * third, end)


def _tangents(loops: _Loops, knots: _Knots) -> tuple[Points, Points]:
    """Return unit tangents into and out of each knot; alike unless the knot is a corner."""
    way, before, after = knots.way, knots.reach[knots.before] / 3, knots.reach / 3
    near = np.minimum(np.minimum(before, after), NEAR)
    asked = np.stack([way, way - before, way + after, way - near, way + near])
    here, behind, ahead, just_behind, just_ahead = loops.places(knots.loop, asked)
    into, out = unit(here - behind), unit(ahead - here)
    turn = (unit(here - just_behind) * unit(just_ahead - here)).sum(1)
    smooth = (turn > CORNER_COS)[:, None]
    mean = unit(into / before[:, None] + out / after[:, None])
    return np.where(smooth, mean, into), np.where(smooth, mean, out)


def _strayed(loops: _Loops, knots: _Knots, cubics: Cubics) -> Floats:
    """Return the ways in the middle of the pieces that leave their polyline."""
    t = CHECKED_AT[:, None]
    u = 1 - t
    on_cubic = (
        u**3 * cubics.start
        + 3 * u * u * t * cubics.first
        + 3 * u * t * t * cubics.second
        + t**3 * cubics.end
    )
    off = on_cubic - loops.places(knots.loop, knots.way + knots.reach * CHECKED_AT)
    worst = np.hypot(off[..., 0], off[..., 1]).max(0)
    bad = (worst > STRAY) & (knots.reach > 4 * STRAY)
    return loops.wrapped(knots.loop[bad], (knots.way + knots.reach / 2)[bad])


def unit(vectors: Points) -> Points:
    """Return ``vectors``, a row each, with length 1."""
    return np.asarray(vectors / np.maximum(np.hypot(*vectors.T), 1e-12)[:, None])
