"""Sections become bookmarks, page labels become the numbers that readers show."""

from __future__ import annotations

from builder.backends.pdf import syntax
from builder.backends.pdf.canvas import FileCanvas
from builder.backends.pdf.targets import Targets
from builder.drawing import Document, Page, Section


def add_bookmarks(canvas: FileCanvas, document: Document, targets: Targets) -> None:
    """Give each section a bookmark at its first page, nested as the sections are."""
    _add_level(canvas, document.children, targets, 0)


def _add_level(
    canvas: FileCanvas, children: tuple[Section | Page, ...], targets: Targets, level: int
) -> None:
    for child in children:
        if isinstance(child, Page):
            continue
        first = next(iter(child.pages), None)
        if first is not None:
            canvas.add_bookmark(child.title, targets.place(first.name), level)
            _add_level(canvas, child.children, targets, level + 1)


def page_labels(pages: tuple[Page, ...]) -> str:
    """Return the labels of ``pages`` as PDF spells them, or nothing where no page has one.

    A page without a label is shown by its place in the file.
    """
    if not any(page.label for page in pages):
        return ""
    labels = [
        f"{index}<</P{syntax.text_string(page.label or str(index + 1))}>>"
        for index, page in enumerate(pages)
    ]
    return f"<</Nums[{' '.join(labels)}]>>"
