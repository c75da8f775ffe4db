"""The white edges of a sheet, between the cards and where the printer ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from builder.geometry import Box, Point
from builder.press.grid import Grid, Lines, lines_behind, mirrored
from builder.press.job import PrintJob

Side = Literal["front", "back", "both"]
"""What a page of sheets shows: the fronts of cards, their backs, or both side by side."""
OFF = 0.3
"""How far (mm) all marks keep off the trim of the cards."""
ROOMY = 5.0
"""From this depth on (mm) type stands beyond the cut marks, not between them."""
CLEAR = 1.5
"""Least distance (mm) between a mark and type."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One of the four white edges; places on it are told by how far along and how far out.

    Attributes:
        trim: where the cards end (mm on the page).
        outward: 1 where outside is to the right or below, -1 where it is to the left or above.
        level: whether the edge runs from left to right.
        depth: from the cards to where the printer ends (mm).
        start, end: how far it reaches along the page (mm).
        cuts, folds, holes: where lines cross it (mm along the page).
    """

    trim: float
    outward: int
    level: bool
    depth: float
    start: float
    end: float
    cuts: tuple[float, ...]
    folds: tuple[float, ...]
    holes: tuple[float, ...]

    @property
    def roomy(self) -> bool:
        return self.depth >= ROOMY

    def at(self, along: float, out: float) -> Point:
        """Return the place ``along`` the edge and ``out`` mm outside the cards."""
        across = self.trim + self.outward * out
        return Point(along, across) if self.level else Point(across, along)

    @property
    def crossings(self) -> tuple[float, ...]:
        """All that is marked on the edge, in order."""
        return tuple(sorted({*self.cuts, *self.folds, *self.holes}))

    def stretches(self) -> Iterator[tuple[float, float]]:
        """Yield the stretches along the edge that no mark crosses."""
        for before, after in pairwise((self.start - CLEAR, *self.crossings, self.end + CLEAR)):
            if after - before > 2 * CLEAR:
                yield before + CLEAR, after - CLEAR


@dataclass(frozen=True, slots=True)
class Edges:
    """The four edges of one side of a sheet."""

    top: Edge
    right: Edge
    bottom: Edge
    left: Edge

    def __iter__(self) -> Iterator[Edge]:
        return iter((self.top, self.right, self.bottom, self.left))


def edges_of(grid: Grid, cards: int, job: PrintJob, side: Side) -> Edges:
    """Return the edges round ``cards`` on one side of a sheet, as one sees it."""
    block, printable = grid.block, grid.printable
    cuts, folds, holes = grid.cuts(cards), grid.folds(cards), _holes(grid, cards, job)
    if side == "back":
        block = mirrored(block, job.paper, job.duplex)
        printable = mirrored(printable, job.paper, job.duplex)
        cuts, holes = (lines_behind(lines, job.paper, job.duplex) for lines in (cuts, holes))
    return edges_round(block, printable, cuts, folds, holes)


def edges_round(block: Box, printable: Box, cuts: Lines, folds: Lines, holes: Lines) -> Edges:
    """Return the edges between ``block``, where something is cut out, and ``printable``."""
    across = (printable.left, printable.right, cuts.xs, folds.xs, holes.xs)
    down = (printable.top, printable.bottom, cuts.ys, folds.ys, holes.ys)
    return Edges(
        Edge(block.top, -1, True, block.top - printable.top, *across),  # noqa: FBT003
        Edge(block.right, 1, False, printable.right - block.right, *down),  # noqa: FBT003
        Edge(block.bottom, 1, True, printable.bottom - block.bottom, *across),  # noqa: FBT003
        Edge(block.left, -1, False, block.left - printable.left, *down),  # noqa: FBT003
    )


def _holes(grid: Grid, cards: int, job: PrintJob) -> Lines:
    """Return the lines through the middles of the holes, as seen from the front."""
    if job.hole is None:
        return Lines()
    places = [
        grid.place(index).apply(hole)
        for index in range(min(cards, grid.capacity))
        for hole in _holes_in_cell(grid, job.hole)
    ]
    xs, ys = (tuple(sorted({round(at[axis], 6) for at in places})) for axis in (0, 1))
    return Lines(xs, ys)


def _holes_in_cell(grid: Grid, hole: Point) -> Iterator[Point]:
    yield hole
    if grid.paired:
        yield Point(grid.unit_width - hole.x, hole.y)
