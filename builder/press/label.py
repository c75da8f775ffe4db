"""What a sheet says at its edges: which it is, how to print it, what its marks mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

from builder.diagnostics import Finding, Position
from builder.drawing import Element
from builder.layout.fit import sizes_down
from builder.layout.look import Look
from builder.model.words import SheetWords, Words, filled
from builder.model.words.printed import DuplexWords
from builder.press.edge import Edges, Side
from builder.press.job import Duplex, PrintJob
from builder.press.lengths import in_tenths
from builder.press.lettering import Note, lettered
from builder.press.marks import INK
from builder.press.ruler import Ruler
from builder.typeset import StyledSpan

LARGEST, FLOOR, STEP = 7.0, 4.5, 0.25
"""Sizes of type (points)."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page among the sheets: ``number`` of ``total``, each from 1."""

    number: int
    total: int
    side: Side


@dataclass(frozen=True, slots=True)
class Imprint:
    """What all sheets of a set share: the guide's title and edition, and the fixed words."""

    title: str
    edition: str
    words: Words


def sheet_label(
    sheet: Sheet, imprint: Imprint, job: PrintJob, edges: Edges, ruler: Ruler | None, look: Look
) -> tuple[Element, ...]:
    """Return the notes at the top and bottom edges, as large as there is room for.

    Where the smallest type is still too long, notes are broken at the marks, then the title gives
    way, then what stands last. The size is that of the sheet with the longest number, so that all
    sheets look alike. Nothing is returned where not even the number has room, see ``no_label``.
    """
    longest = replace(sheet, number=sheet.total)
    both = zip(_wordings(sheet, imprint, job), _wordings(longest, imprint, job), strict=True)
    for notes, widest in both:
        for broken, size in product((False, True), sizes_down(LARGEST, FLOOR, STEP)):
            if lettered(widest, edges, ruler, look, size, broken=broken) is not None:
                return lettered(notes, edges, ruler, look, size, broken=broken) or ()
    return ()


def no_label(which: str, at: Position) -> Finding:
    """Return the warning ``sheet-no-label`` of ``which`` sheet; ``at`` tells the size of cards."""
    fact = f"{which}, has no room at its edges to say which it is and how to print it"
    hint = "a shorter edition, a smaller card or another paper leaves room; or number it by hand"
    return Finding(at, "sheet-no-label", fact, hint, "warning")


def _wordings(sheet: Sheet, imprint: Imprint, job: PrintJob) -> Iterator[tuple[Note, ...]]:
    """Yield what there is to say, each time with a little less."""
    others = tuple(_others(sheet, imprint.words.sheet, job))
    title = imprint.title.split()
    for kept in range(len(title), -1, -1):
        short = " ".join(title[:kept]) + ("…" if kept < len(title) else "")
        yield (_identity(sheet, imprint, short if kept else ""), *others)
    for fewer in range(len(others) - 1, -1, -1):
        yield (_identity(sheet, imprint, ""), *others[:fewer])


def _identity(sheet: Sheet, imprint: Imprint, title: str) -> Note:
    words = imprint.words.sheet
    place = f"{words.sheet} {sheet.number} {words.of} {sheet.total}"
    edition = f"{imprint.words.card.edition} {imprint.edition}" if imprint.edition else ""
    rest = "".join(f" – {what}" for what in (title, edition) if what)
    bold = StyledSpan(f"{place}, {words.side[sheet.side]}", "bold", INK)
    return Note((bold, StyledSpan(rest, "regular", INK)), "top")


def _others(sheet: Sheet, words: SheetWords, job: PrintJob) -> Iterator[Note]:
    """Yield all notes but the first, those that matter most before the others."""
    yield _note(words.scale, "bottom")
    yield _note(_turning(sheet, words.duplex, job.duplex), "top")
    if job.corner_radius > 0:
        radius = in_tenths(job.corner_radius, words.decimal)
        note = _note(filled(words.corner, radius=radius), "bottom")
        yield replace(note, corner=job.corner_radius)
    if job.hole:
        yield _note(words.hole, "bottom")


def _turning(sheet: Sheet, words: DuplexWords, duplex: Duplex) -> str:
    """Return how the sheets are printed; what is said may differ from front to back."""
    wording = getattr(words, duplex)
    text: str = wording if isinstance(wording, str) else getattr(wording, sheet.side)
    fronts, backs = _numbers(1, sheet.total), _numbers(sheet.total + 1, 2 * sheet.total)
    return filled(text, fronts=fronts, backs=backs)


def _numbers(first: int, last: int) -> str:
    return f"{first}–{last}" if last > first else str(first)


def _note(text: str, where: Literal["top", "bottom"]) -> Note:
    return Note((StyledSpan(text, "regular", INK),), where)
