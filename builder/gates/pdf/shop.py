"""What a file for a print shop must hold; a finding's line is the number of the page."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Finding, in_file_order
from builder.drawing import Document
from builder.drawing.page import leaves
from builder.gates.pdf.opened import OpenedPage, OpenedPdf
from builder.gates.pdf.rules import (
    check_boxes,
    check_file,
    check_fonts,
    check_painted,
    check_runs,
    pages_of,
    text_of,
)
from builder.gates.pdf.sheets import READ_IN_FULL
from builder.gates.sample import sample


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


def check_annotations(page: OpenedPage) -> Iterator[Finding]:
    """Nothing lies over the page: a shop's program may print it, or refuse the file."""
    if page.annotations:
        message = f"the page has {page.annotations} annotations, such as links"
        yield Finding(page.position, "pdf-annotation", message)
