"""What a file for a print shop must hold; a finding's line is the number of the page."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Finding, in_file_order
from builder.drawing import Document, Page
from builder.drawing.page import leaves
from builder.gates.pdf.opened import OpenedPage, OpenedPdf
from builder.gates.pdf.rules import (
    TOLERANCE,
    check_file,
    check_fonts,
    check_painted,
    check_runs,
    pages_of,
    text_of,
)
from builder.gates.pdf.sheets import READ_IN_FULL
from builder.gates.sample import sample
from builder.geometry import Box


def check_shop(pdf: OpenedPdf, document: Document) -> tuple[Finding, ...]:
    """Return what is wrong with ``pdf``, written of ``document`` for a print shop.

    Boxes and annotations are looked at on every page, text on some of many pages.
    """
    in_full = sample(len(document.pages), READ_IN_FULL)
    findings = [*check_file(pdf, document)]
    for page, laid in pages_of(pdf, document):
        findings += check_boxes(page, laid)
        findings += check_annotations(page)
        if page.number in in_full:
            findings += check_painted(page)
            findings += check_runs(text_of(leaves(laid.body)), page)
    return in_file_order([*findings, *check_fonts(pdf)])


def check_boxes(page: OpenedPage, laid: Page) -> Iterator[Finding]:
    """The boxes tell where to cut, and how far the art runs over the cut."""
    whole = laid.trim.inset(-laid.bleed)
    boxes = {"trim": (page.trim, laid.trim), "bleed": (page.bleed, whole),
             "media": (page.media, whole)}  # fmt: skip
    for kind, (written, expected) in boxes.items():
        if not _alike(written, expected):
            message = f"the {kind} box is {_size(written)}, laid out was {_size(expected)}"
            yield Finding(page.position, "pdf-box", message)


def _alike(one: Box, other: Box) -> bool:
    return one.holds(other, TOLERANCE) and other.holds(one, TOLERANCE)


def _size(box: Box) -> str:
    return f"{box.width:.1f} × {box.height:.1f} mm"


def check_annotations(page: OpenedPage) -> Iterator[Finding]:
    """Nothing lies over the page: a shop's program may print it, or refuse the file."""
    if page.annotations:
        message = f"the page has {page.annotations} annotations, such as links"
        yield Finding(page.position, "pdf-annotation", message)
