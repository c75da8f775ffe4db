"""Finished faces become sheets to print and cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import assert_never

from builder.diagnostics import Finding, InFile, Position
from builder.drawing import Artifact, Document, Element, Imposed, OnDemand, Page, Shape
from builder.drawing.page import Part
from builder.geometry import Affine
from builder.layout.look import Look
from builder.model.words import Words
from builder.press.correction import corrected, correction_of
from builder.press.edge import Edges, Side, edges_of
from builder.press.grid import Grid, turn_over
from builder.press.job import Duplex, PrintJob, viewer
from builder.press.label import Imprint, Sheet, no_label, sheet_label
from builder.press.lettering import FIGURES_ROOM, ruler_figures
from builder.press.marks import sheet_marks
from builder.press.room import planned
from builder.press.ruler import Ruler, ruler_on

GUIDE = InFile("guide.yaml")
Card = tuple[Page, Page]
"""The front and the back of a card."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """A set of cards ready to be printed and cut.

    Attributes:
        sheets: of paper, whether printed on one side or on both.
        cards: continuation cards and the title card counted in.
        cuts: straight lines to cut along on all sheets together; on a sheet of cards that touch,
            one more than it has columns, and one more than it has rows.
        folds: lines to fold along.
        findings: warnings, ``sheet-no-label``.
    """

    document: Document
    grid: Grid
    sheets: int
    cards: int
    cuts: int
    folds: int
    findings: tuple[Finding, ...] = ()


def impose(
    cards: Document,
    job: PrintJob,
    words: Words,
    look: Look,
    edition: str = "",
    at: Position = GUIDE,
) -> Sheets:
    """Return ``cards`` on sheets.

    Args:
        cards: fronts and backs by turns, all of one size; at least one card.
        job: paper, duplex, printer.
        words: the fixed words of the guide's language.
        look: for the type of the labels.
        edition: the guide's version, told on every sheet.
        at: where the guide tells the size of its cards.

    Raises:
        ContentError: ``sheet-no-room``, a sheet does not hold even one card.
    """
    faces = cards.pages
    grid = planned(faces[0].width, faces[0].height, job, at)
    batches = _batches(tuple(zip(faces[::2], faces[1::2], strict=True)), grid.capacity)
    imprint = Imprint(cards.title, edition, words)
    pages = tuple(
        _page(batches[number - 1], Sheet(number, len(batches), side), grid, job, imprint, look)
        for number, side in printing_order(len(batches), job.duplex)
    )
    title = f"{cards.title}: {words.sheet.title}"
    lines = [grid.cuts(len(batch)) for batch in batches]
    folds = [grid.folds(len(batch)) for batch in batches]
    return Sheets(
        replace(cards, title=title, children=pages, viewer=viewer(job.duplex)),
        grid,
        sheets=len(pages) if job.duplex in ("fold", "none") else len(batches),
        cards=len(faces) // 2,
        cuts=sum(len(cut.xs) + len(cut.ys) for cut in lines),
        folds=sum(len(fold.xs) + len(fold.ys) for fold in folds),
        findings=tuple(_unlabelled(batches, grid, job, imprint, look, at)),
    )


def _unlabelled(
    batches: Sequence[Sequence[Card]],
    grid: Grid,
    job: PrintJob,
    imprint: Imprint,
    look: Look,
    at: Position,
) -> Iterator[Finding]:
    """Find the first side without a label; all sheets but the last are alike."""
    total = len(batches)
    for number, side in printing_order(total, job.duplex):
        if number not in (1, total):
            continue
        drawn, sheet = _drawn(grid, len(batches[number - 1]), job, side), Sheet(number, total, side)
        if not sheet_label(sheet, imprint, job, drawn.edges, drawn.ruler, look):
            yield no_label(f"sheet {number} of {total}, {side}", at)
            return


def _batches(cards: Sequence[Card], size: int) -> tuple[Sequence[Card], ...]:
    """Return ``cards`` in order, ``size`` at a time; the last may be fewer."""
    return tuple(cards[at : at + size] for at in range(0, len(cards), size))


def printing_order(sheets: int, duplex: Duplex) -> tuple[tuple[int, Side], ...]:
    """Return the pages in the order of the file: the number of the sheet, from 1, and its side."""
    numbers = range(1, sheets + 1)
    match duplex:
        case "long" | "short" | "none":
            return tuple((number, side) for number in numbers for side in ("front", "back"))
        case "manual":
            return tuple((number, side) for side in ("front", "back") for number in numbers)
        case "fold":
            return tuple((number, "both") for number in numbers)
        case _:
            assert_never(duplex)


def _page(
    batch: Sequence[Card], sheet: Sheet, grid: Grid, job: PrintJob, imprint: Imprint, look: Look
) -> Page:
    name = f"sheet-{sheet.number}-{sheet.side}"
    label = f"{sheet.number} {imprint.words.sheet.side[sheet.side]}"
    body = partial(_body, name, tuple(batch), sheet, grid, job, imprint, look)
    return Page(name, job.paper.width, job.paper.height, OnDemand(body), label=label)


def _body(
    name: str,
    batch: Sequence[Card],
    sheet: Sheet,
    grid: Grid,
    job: PrintJob,
    imprint: Imprint,
    look: Look,
) -> Iterator[Part]:
    """Yield all that stands round the faces, first what is said, then they as the cards follow."""
    correction = correction_of(sheet.side, job)
    around = tuple(_around(len(batch), sheet, grid, job, imprint, look))
    yield from corrected(around, correction, f"{name}-margins", job.paper)
    for index, card in enumerate(batch):
        for face, place in faces_in_cell(card, index, grid, job, sheet.side):
            yield Imposed(face, place.then(correction), face.trim)


def faces_in_cell(
    card: Card, index: int, grid: Grid, job: PrintJob, side: Side
) -> Iterator[tuple[Page, Affine]]:
    """Yield what of ``card`` stands on ``side`` in the cell at ``index``, and the way there (mm).

    A back lies so that the cut card is turned over like the page of a book.
    """
    front, back = card
    cell = grid.place(index)
    match side:
        case "front":
            yield front, cell
        case "back":
            over = Affine(a=-1.0, e=grid.card_width)
            yield back, over.then(cell).then(turn_over(job.paper, job.duplex))
        case "both":
            yield front, cell
            yield back, Affine.translation(grid.card_width, 0.0).then(cell)
        case _:
            assert_never(side)


def _around(
    cards: int, sheet: Sheet, grid: Grid, job: PrintJob, imprint: Imprint, look: Look
) -> Iterator[Element | Artifact]:
    """Yield words, marks and rulers of one side of a sheet."""
    drawn = _drawn(grid, cards, job, sheet.side)
    yield from sheet_label(sheet, imprint, job, drawn.edges, drawn.ruler, look)
    figures = ruler_figures(drawn.ruler, look) if drawn.ruler else ()
    yield Artifact((*drawn.shapes, *figures))


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What is drawn on the edges of a side; ``ruler`` is the one along the lower edge."""

    edges: Edges
    ruler: Ruler | None
    shapes: tuple[Shape, ...]


@lru_cache(maxsize=8)
def _drawn(grid: Grid, cards: int, job: PrintJob, side: Side) -> _Drawn:
    """Draw once what all full sheets share: with 1,000 cards, half of the time of imposing."""
    edges = edges_of(grid, cards, job, side)
    level, upright = ruler_on(edges.bottom, beside=FIGURES_ROOM), ruler_on(edges.left)
    rulers = (shape for ruler in (level, upright) if ruler for shape in ruler.shapes())
    return _Drawn(edges, level, (*sheet_marks(edges), *rulers))
