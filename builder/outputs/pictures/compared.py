"""A picture says and shows what its page in the PDF does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast
from xml.etree import ElementTree

from builder.diagnostics import Finding, OnPage
from builder.drawing import Imposed, Page, TextRun
from builder.drawing.page import Part, leaves
from builder.gates.pdf import OpenedPdf
from builder.gates.pdf.likeness import difference
from builder.outputs.output import Paged, Written

MOST, MOST_SOMEWHERE = 1.0, 16.0
"""Difference of a picture from the PDF, of 255, in the mean and in any square of 2 mm: of the real
cards it is 0.4 and 7 at most. A letter that is lost comes to 30."""
TEXT = "{http://www.w3.org/2000/svg}text"


def check_picture(written: Written[Paged]) -> Iterator[Finding]:
    """Find pictures that differ from what PDFium paints, and words that a picture lost.

    The PDF is the one in which every caution was looked for.
    """
    pages = written.form.document.pages
    stem, _, kind = written.name.rpartition("/")[2].rpartition(".")
    index = next(index for index, page in enumerate(pages) if page.name == stem)
    if kind == "svg":
        yield from _words_lost(written, pages[index])
    else:
        yield from _unlike(written, index)


def _words_lost(written: Written[Paged], page: Page) -> Iterator[Finding]:
    tree = ElementTree.fromstring(written.content)  # noqa: S314  (made by us)
    kept = [element.text or "" for element in tree.iter(TEXT)]
    laid = [run.text for run in _runs(page.body) if run.words]
    if kept != laid:
        lost = next((text for text in laid if text not in kept), "the order of the words")
        yield Finding(OnPage(written.name), "picture-text-lost", f"{lost!r} is not in the file")


def _runs(parts: Iterable[Part]) -> Iterator[TextRun]:
    for part in parts:
        if isinstance(part, Imposed):
            yield from _runs(part.page.body)
        else:
            yield from (leaf for leaf in leaves((part,)) if isinstance(leaf, TextRun))


def _unlike(written: Written[Paged], index: int) -> Iterator[Finding]:
    ((_, pdf),) = written.shown_again.items()
    off = difference(written.content, cast("OpenedPdf", pdf).page(index + 1))
    if off.mean > MOST or off.worst > MOST_SOMEWHERE:
        amounts = f"{off.mean:.1f} of 255 on average, in one place by {off.worst:.0f}"
        fact = f"it differs from the page of the PDF by {amounts}"
        yield Finding(OnPage(written.name), "picture-unlike", fact)
