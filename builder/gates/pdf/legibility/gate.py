"""The gate: every page of a written PDF is looked at."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Finding, in_file_order
from builder.drawing import Document
from builder.gates.pdf.legibility.letters import check_letters
from builder.gates.pdf.legibility.lines import check_lines
from builder.gates.pdf.legibility.pictures import (
    check_marks,
    check_whole,
    drawn_lines,
    marks_of,
)
from builder.gates.pdf.legibility.seen import SeenPage, see
from builder.gates.pdf.legibility.setting import check_setting
from builder.gates.pdf.opened import OpenedPdf
from builder.gates.spread import spread
from builder.model.bars import ON_CARDS, Bars

MOST_PAGES = 80


def check_legibility(
    pdf: OpenedPdf, document: Document, bars: Bars = ON_CARDS, most_pages: int = MOST_PAGES
) -> tuple[Finding, ...]:
    """Return what cannot be read in ``pdf``, the written form of ``document``.

    For files whose pages are composed as they are: cards, quick reference, the page on printing.
    Sheets show faces that were looked at as such; the inks of a file for a print shop are only
    estimated on a screen. Of each page and rule the worst place is told; a finding's line is the
    number of the page.

    Args:
        document: what was to be written; it tells instructions from other text and, in pictures,
            what teaches.
        most_pages: how many pages are looked at; of more, so many spread evenly from the first to
            the last.
    """
    laid = document.pages
    numbers = spread(min(len(pdf), len(laid)), most_pages)
    return in_file_order(
        finding
        for page in pdf.pages(numbers)
        for finding in _faults(see(page, laid[page.number - 1]), bars)
    )


def _faults(seen: SeenPage, bars: Bars) -> Iterator[Finding]:
    yield from check_letters(seen, bars)
    yield from check_setting(seen, bars)
    marks = [mark for picture in seen.pictures for mark in marks_of(picture)]
    drawn = drawn_lines(seen.pictures, marks)
    yield from check_lines(seen, tuple(drawn), bars)
    yield from check_whole(seen)
    yield from check_marks(seen, marks, bars)
