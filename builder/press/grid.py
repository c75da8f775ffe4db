"""How many cards a page holds and where: sums alone, nothing is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from builder.geometry import Affine, Box
from builder.press.job import Duplex, Margins, Paper, PrintJob

BESIDE = 0.9
"""Least room (mm) for cut marks between the cards and where the printer ends, left and right: four
cards of 99 × 132 mm still fit on printers that leave 5.1 mm, the worst of a usual maker."""
ABOVE = 2.0
"""Least room (mm) above and below the cards: for cut marks, and a line of type of 4.5 pt."""
ROUNDING = 1e-6
"""What sums of lengths (mm) may be off by and still fit."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Straight lines across the whole page: upright ones by their x, level ones by their y (mm)."""

    xs: tuple[float, ...] = ()
    ys: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells in columns and rows on a page held upright, as seen from the front.

    The page of the file is always upright: how a landscape page is turned on its way to the
    printer differs from one program to the next, and with it the way a measured printer errs. Where
    more cards fit lying down, they lie down (``turned``), their heads to the left.

    Attributes:
        paired: each cell holds the front of a card and, to the right of it, its back.
        card_width, card_height: of an upright card (mm).
        left, top: where the first cell begins (mm).
        printable: where the printer reaches both on the front and behind it (mm).
    """

    paper: Paper
    columns: int
    rows: int
    card_width: float
    card_height: float
    left: float
    top: float
    gap: float
    turned: bool
    paired: bool
    printable: Box

    @property
    def capacity(self) -> int:
        """Cards on a full sheet."""
        return self.columns * self.rows

    @property
    def unit_width(self) -> float:
        """Width of what lies in one cell, held upright (mm): of a card, or of front and back."""
        return self.card_width * (2 if self.paired else 1)

    @property
    def cell_width(self) -> float:
        return self.card_height if self.turned else self.unit_width

    @property
    def cell_height(self) -> float:
        return self.unit_width if self.turned else self.card_height

    @property
    def block(self) -> Box:
        """The box round all cells."""
        width = _length(self.columns, self.cell_width, self.gap)
        height = _length(self.rows, self.cell_height, self.gap)
        return Box.sized(self.left, self.top, width, height)

    def cell(self, index: int) -> Box:
        """Return the cell at ``index`` (from 0).

        They are counted in rows from the top left, held so that the cards stand upright: lying
        cards begin at the bottom left and go upwards.
        """
        if self.turned:
            column, above = divmod(index, self.rows)
            row = self.rows - 1 - above
        else:
            row, column = divmod(index, self.columns)
        left = self.left + column * (self.cell_width + self.gap)
        top = self.top + row * (self.cell_height + self.gap)
        return Box.sized(left, top, self.cell_width, self.cell_height)

    def place(self, index: int) -> Affine:
        """Return the way from what lies upright in the cell at ``index`` to the page (mm)."""
        left, top, _, bottom = self.cell(index)
        if self.turned:
            return Affine(0.0, -1.0, 1.0, 0.0, left, bottom)
        return Affine.translation(left, top)

    def cuts(self, cards: int) -> Lines:
        """Return the lines to cut along to free ``cards``; cards that touch share one."""
        cells = [self.cell(index) for index in range(min(cards, self.capacity))]
        return Lines(
            _apart(edge for cell in cells for edge in (cell.left, cell.right)),
            _apart(edge for cell in cells for edge in (cell.top, cell.bottom)),
        )

    def folds(self, cards: int) -> Lines:
        """Return the lines to fold along where each cell holds a front and a back."""
        if not self.paired:
            return Lines()
        middles = [self.cell(index).centre for index in range(min(cards, self.capacity))]
        if self.turned:
            return Lines(ys=_apart(middle.y for middle in middles))
        return Lines(xs=_apart(middle.x for middle in middles))


@dataclass(frozen=True, slots=True)
class NoRoom:
    """A page that holds no card, marks included.

    Attributes:
        needed: width and height (mm) that one upright card takes, its marks included.
        there: width and height (mm) that the printer reaches.
    """

    needed: tuple[float, float]
    there: tuple[float, float]


def plan_grid(width: float, height: float, job: PrintJob) -> Grid | NoRoom:
    """Return the grid that holds the most cards of ``width`` × ``height`` (mm, more than 0).

    Upright or lying, whichever holds more; upright if both hold the same. The cells stand in the
    middle of the page, or as near to it as the printer's margins allow.
    """
    printable = printable_area(job.paper, job.printer.margins, job.duplex)
    room = _within_marks(printable)
    paired = job.duplex == "fold"
    unit = width * 2 if paired else width
    counts = {
        turned: (
            _count(room.width, height if turned else unit, job.gap),
            _count(room.height, unit if turned else height, job.gap),
        )
        for turned in (False, True)
    }
    turned = counts[True][0] * counts[True][1] > counts[False][0] * counts[False][1]
    columns, rows = counts[turned]
    if not columns * rows:
        needed = (unit + 2 * BESIDE, height + 2 * ABOVE)
        return NoRoom(needed, (max(0.0, printable.width), max(0.0, printable.height)))
    across, down = (height, unit) if turned else (unit, height)
    return Grid(
        paper=job.paper,
        columns=columns,
        rows=rows,
        card_width=width,
        card_height=height,
        left=_centred(_length(columns, across, job.gap), job.paper.width, room.left, room.right),
        top=_centred(_length(rows, down, job.gap), job.paper.height, room.top, room.bottom),
        gap=job.gap,
        turned=turned,
        paired=paired,
        printable=printable,
    )


def _within_marks(printable: Box) -> Box:
    left, top, right, bottom = printable
    return Box(left + BESIDE, top + ABOVE, right - BESIDE, bottom - ABOVE)


def printable_area(paper: Paper, margins: Margins, duplex: Duplex) -> Box:
    """Return where on the front the printer reaches both it and what lies behind it (mm).

    The file's page counts as the paper: ``common`` keeps all margins on both papers that way.
    """
    front = Box(
        margins.left, margins.top, paper.width - margins.right, paper.height - margins.bottom
    )
    if duplex == "fold":
        return front
    behind = mirrored(front, paper, duplex)
    return Box(
        max(front.left, behind.left),
        max(front.top, behind.top),
        min(front.right, behind.right),
        min(front.bottom, behind.bottom),
    )


def turn_over(paper: Paper, duplex: Duplex) -> Affine:
    """Return the way from the front of an upright page to what lies behind, and back again.

    Over its long edge, left and right change places; over its short edge, top and bottom. By hand
    a sheet is turned like a page of a book, so that ``manual`` is ``long``; so is ``none``, for
    sheets that are glued back to back.
    """
    if duplex == "short":
        return Affine(d=-1.0, f=paper.height)
    return Affine(a=-1.0, e=paper.width)


def mirrored(box: Box, paper: Paper, duplex: Duplex) -> Box:
    """Return the room that lies behind ``box``."""
    left, top, right, bottom = box
    if duplex == "short":
        return Box(left, paper.height - bottom, right, paper.height - top)
    return Box(paper.width - right, top, paper.width - left, bottom)


def lines_behind(lines: Lines, paper: Paper, duplex: Duplex) -> Lines:
    """Return what lies behind ``lines``."""
    if duplex == "short":
        return Lines(lines.xs, tuple(sorted(paper.height - y for y in lines.ys)))
    return Lines(tuple(sorted(paper.width - x for x in lines.xs)), lines.ys)


def _count(room: float, length: float, gap: float) -> int:
    """Return how many of ``length`` lie side by side in ``room``, ``gap`` apart."""
    return max(0, int((room + gap + ROUNDING) / (length + gap)))


def _length(count: int, length: float, gap: float) -> float:
    return count * length + (count - 1) * gap


def _centred(length: float, paper: float, low: float, high: float) -> float:
    """Return where ``length`` begins to stand in the middle of ``paper`` or as near as it may."""
    return min(max((paper - length) / 2, low), max(low, high - length))


def _apart(edges: Iterable[float]) -> tuple[float, ...]:
    """Return ``edges`` in order; those that differ by rounding alone are one."""
    apart: list[float] = []
    for edge in sorted(edges):
        if not apart or edge - apart[-1] > ROUNDING:
            apart.append(edge)
    return tuple(apart)
