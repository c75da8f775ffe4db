"""What a file for a print shop must hold, as far as PDFium shows it; a finding's line is the page.

Colours are looked at in ``colours``, with another library.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from builder.diagnostics import Finding, Position, in_file_order
from builder.drawing import Document, Page
from builder.drawing.page import leaves
from builder.gates.pdf.printed import PrintedFile, PrintedPage, read_pdf
from builder.gates.pdf.rules import (
    TOLERANCE,
    check_embedded,
    check_page_count,
    check_painted,
    check_runs,
    check_tagged,
    text_of,
)
from builder.gates.pdf.sheets import READ_IN_FULL
from builder.gates.spread import spread
from builder.geometry import Box


def check_shop(
    pdf: bytes, document: Document, *, name: str, printed: PrintedFile | None = None
) -> tuple[Finding, ...]:
    """Return what is wrong with ``pdf``, written of ``document`` for a print shop.

    Boxes and annotations are looked at on every page, text on some of many pages. ``printed`` is
    what was read of ``pdf`` before, at least the text of those pages.
    """
    in_full = spread(len(document.pages), READ_IN_FULL)
    printed = printed or read_pdf(pdf, in_full)
    return in_file_order(
        [
            *check_page_count(printed, document, name),
            *check_tagged(printed, name),
            *check_embedded(printed, name),
            *check_painted(printed, name),
            *check_boxes(printed, document, name),
            *check_annotations(printed, name),
            *_check_text(printed, document, name, in_full),
        ]
    )


def check_boxes(printed: PrintedFile, document: Document, name: str) -> Iterator[Finding]:
    """The boxes tell where to cut, and how far the art runs over the cut."""
    for page, laid in zip(printed.pages, document.pages, strict=False):
        whole = laid.trim.inset(-laid.bleed)
        expected = {"trim": laid.trim, "bleed": whole, "media": whole}
        for kind, found in _boxes(page).items():
            if not _alike(found, expected[kind]):
                message = f"the {kind} box is {_size(found)}, laid out was {_size(expected[kind])}"
                yield Finding(Position(name, page.number), "pdf-box", message)


def _boxes(page: PrintedPage) -> dict[str, Box]:
    trim = Box(0.0, 0.0, page.width, page.height)
    return {"trim": trim, "bleed": page.bleed, "media": page.media}


def _alike(one: Box, other: Box) -> bool:
    return one.holds(other, TOLERANCE) and other.holds(one, TOLERANCE)


def _size(box: Box) -> str:
    return f"{box.width:.1f} × {box.height:.1f} mm"


def check_annotations(printed: PrintedFile, name: str) -> Iterator[Finding]:
    """Nothing lies over the page: a shop's program may print it, or refuse the file."""
    for page in printed.pages:
        if page.annotations:
            message = f"the page has {page.annotations} annotations, such as links"
            yield Finding(Position(name, page.number), "pdf-annotation", message)


def _check_text(
    printed: PrintedFile, document: Document, name: str, in_full: Collection[int]
) -> Iterator[Finding]:
    for page, laid in _read(printed, document, in_full):
        yield from check_runs(text_of(leaves(laid.body)), page, name)


def _read(
    printed: PrintedFile, document: Document, in_full: Collection[int]
) -> Iterator[tuple[PrintedPage, Page]]:
    both = zip(printed.pages, document.pages, strict=False)
    return ((page, laid) for page, laid in both if page.number in in_full)
