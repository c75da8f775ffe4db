"""The gate: every page of a written PDF is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pypdfium2 as pdfium

from builder.diagnostics import Finding, in_file_order
from builder.drawing import Document
from builder.gates.pdf.legibility.bars import ON_CARDS, LegibilityBars
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
from builder.gates.pdf.printed import Fonts
from builder.gates.spread import spread

MOST_PAGES = 80


def check_legibility(
    pdf: bytes,
    document: Document,
    *,
    name: str,
    bars: LegibilityBars = ON_CARDS,
    most_pages: int = MOST_PAGES,
) -> tuple[Finding, ...]:
    """Return what cannot be read in ``pdf``, the written form of ``document``.

    For files whose pages are composed as they are: cards, quick reference, the page on printing.
    Sheets show faces that were looked at as such; the inks of a file for a print shop are only
    estimated on a screen. Of each page and rule the worst place is told; a finding's line is the
    number of the page.

    Args:
        pdf: the bytes as they were written.
        document: what was to be written; it tells instructions from other text and, in pictures,
            what teaches.
        name: of the file, for the findings.
        bars: what is asked for.
        most_pages: how many pages are looked at; of more, so many spread evenly from the first to
            the last.
    """
    findings: list[Finding] = []
    with closing(pdfium.PdfDocument(pdf)) as file:
        fonts, laid = Fonts(), document.pages
        for number in spread(min(len(file), len(laid)), most_pages):
            with closing(file[number - 1]) as page:
                seen = see(page, name, number, laid[number - 1], fonts)
                findings += _faults(page, seen, bars)
    return in_file_order(findings)


def _faults(page: pdfium.PdfPage, seen: SeenPage, bars: LegibilityBars) -> Iterator[Finding]:
    yield from check_letters(seen, bars)
    yield from check_setting(seen, bars)
    marks = [mark for picture in seen.pictures for mark in marks_of(picture)]
    drawn = drawn_lines(seen.pictures, marks)
    yield from check_lines(seen, tuple(drawn), bars)
    yield from check_whole(seen)
    yield from check_marks(page, seen, marks, bars)
