"""The gate: every page of a written PDF is looked at."""

from __future__ import annotations

from itertools import chain

from builder.diagnostics import Finding, in_file_order
from builder.drawing import Document
from builder.gates.pdf.legibility.drawn import check_drawn
from builder.gates.pdf.legibility.seen import see
from builder.gates.pdf.legibility.text import check_text
from builder.gates.pdf.opened import OpenedPdf
from builder.gates.sample import sample
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
    numbers = sample(min(len(pdf), len(laid)), most_pages)
    pages = (see(page, laid[page.number - 1]) for page in pdf.pages(numbers))
    return in_file_order(
        chain.from_iterable((*check_text(page, bars), *check_drawn(page, bars)) for page in pages)
    )
