"""How a sheet folds down to one card, and where on it each panel lies.

A row of panels is folded together like a book of two, or like a fan of more. Of two rows the upper
one stands on its head: folded behind the lower one it becomes the back of a row that then has
panels on both sides, though only one side of the paper was printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal

from builder.geometry import Affine, Box
from builder.press.edge import Edges, edges_round
from builder.press.grid import ABOVE, BESIDE, ROUNDING, Lines, printable_area, turn_over
from builder.press.job import Paper, PrintJob

MOST_ROWS = 2
"""More would be folded over more layers of paper than stay flat."""
MOST_COLUMNS = 4
Side = Literal["front", "back"]


@dataclass(frozen=True, slots=True)
class FoldPlan:
    """Panels in columns and rows round a page held upright, as seen from the front.

    Attributes:
        sides: of the paper that are printed, 1 or 2.
        turned: the panels lie on their sides, their heads to the left.
        width, height: of a panel (mm).
        printable: where the printer reaches both on the front and behind it (mm).
    """

    paper: Paper
    columns: int
    rows: int
    sides: int
    turned: bool
    width: float
    height: float
    printable: Box

    @property
    def panels(self) -> int:
        return self.columns * self.rows * self.sides

    @property
    def folds(self) -> int:
        return self.columns + self.rows - 2

    @property
    def block(self) -> Box:
        """The box round all panels, in the middle of the page."""
        across, down = self.columns * self.width, self.rows * self.height
        width, height = (down, across) if self.turned else (across, down)
        left, top = (self.paper.width - width) / 2, (self.paper.height - height) / 2
        return Box.sized(left, top, width, height)

    def edges(self) -> Edges:
        """Return the white edges of the front, with where to cut and where to fold."""
        block = self.block
        along = [block.left + self._pitch[0] * n for n in range(1, self._counts[0])]
        down = [block.top + self._pitch[1] * n for n in range(1, self._counts[1])]
        cuts = Lines((block.left, block.right), (block.top, block.bottom))
        return edges_round(block, self.printable, cuts, Lines(tuple(along), tuple(down)), Lines())

    @property
    def _counts(self) -> tuple[int, int]:
        """Panels across the page and down it."""
        return (self.rows, self.columns) if self.turned else (self.columns, self.rows)

    @property
    def _pitch(self) -> tuple[float, float]:
        return (self.height, self.width) if self.turned else (self.width, self.height)

    def places(self, job: PrintJob) -> Iterator[tuple[Side, Affine]]:
        """Yield, in reading order, on which side each panel lies, and the way there (mm)."""
        cells = {cell.panel: cell for cell in self._cells()}
        for panel in range(self.panels):
            cell = cells[panel]
            yield cell.side, self._way(cell, job)

    def _cells(self) -> Iterator[_Cell]:
        front, behind = _row(self.columns, double=self.rows * self.sides > 1)
        low = self.rows - 1
        yield from (_Cell(panel, "front", at, low) for at, panel in enumerate(front))
        if self.rows == 1:
            if self.sides > 1:
                yield from (_Cell(panel, "back", at, 0) for at, panel in enumerate(behind))
            return
        last = self.columns - 1
        for at, panel in enumerate(behind):
            yield _Cell(panel, "front", last - at, 0, on_its_head=True)
        if self.sides > 1:
            inner = product(range(self.rows), range(self.columns))
            start = 2 * self.columns
            yield from (_Cell(start + n, "back", at, row) for n, (row, at) in enumerate(inner))

    def _way(self, cell: _Cell, job: PrintJob) -> Affine:
        way = Affine.translation(cell.column * self.width, cell.row * self.height)
        if cell.on_its_head:
            way = Affine(-1.0, 0.0, 0.0, -1.0, self.width, self.height).then(way)
        if cell.side == "back":
            way = way.then(Affine(a=-1.0, e=self.columns * self.width))
        way = way.then(self._onto_page)
        return way.then(turn_over(self.paper, job.duplex)) if cell.side == "back" else way

    @property
    def _onto_page(self) -> Affine:
        """The way from the panels, held upright, to the page."""
        left, top, _, bottom = self.block
        if self.turned:
            return Affine(0.0, -1.0, 1.0, 0.0, left, bottom)
        return Affine.translation(left, top)


@dataclass(frozen=True, slots=True)
class _Cell:
    """Where a panel lies: as seen on its own side, with the panels held upright."""

    panel: int
    side: Side
    column: int
    row: int
    on_its_head: bool = False


def fold_plans(width: float, height: float, job: PrintJob) -> tuple[FoldPlan, ...]:
    """Return the ways to fold a page to ``width`` × ``height`` (mm), the most welcome first.

    One printed side before two, then few panels before many, then upright ones. People who
    print on one side alone (``fold``, ``none``) are not asked to do so here.
    """
    room = printable_area(job.paper, job.printer.margins, job.duplex)
    most_width, most_height = _middle(room, job.paper)
    plans = [
        FoldPlan(job.paper, columns, rows, sides, turned, width, height, room)
        for sides, columns, rows, turned in product(
            _sides(job), range(1, MOST_COLUMNS + 1), range(1, MOST_ROWS + 1), (False, True)
        )
    ]
    fitting = [
        plan
        for plan in plans
        if plan.panels > 1
        and plan.block.width <= most_width + ROUNDING
        and plan.block.height <= most_height + ROUNDING
    ]
    return tuple(sorted(fitting, key=lambda plan: (plan.sides, plan.panels, plan.folds)))


def _sides(job: PrintJob) -> tuple[int, ...]:
    return (1,) if job.duplex in ("fold", "none") else (1, 2)


def _middle(room: Box, paper: Paper) -> tuple[float, float]:
    """Return width and height (mm) of what can stand in the middle of the page with its marks."""
    beside = max(room.left, paper.width - room.right) + BESIDE
    above = max(room.top, paper.height - room.bottom) + ABOVE
    return paper.width - 2 * beside, paper.height - 2 * above


def _row(columns: int, *, double: bool) -> tuple[list[int], list[int]]:
    """Return the panels of a row from left to right: seen from the front, and from behind.

    Two that have a back are a book: the first panel is its cover, the last its back cover. Others
    are a fan, its panels read one after the other, first in front, then behind.
    """
    if columns == 2 and double:
        return [3, 0], [1, 2]
    return list(range(columns)), list(range(columns, 2 * columns))
