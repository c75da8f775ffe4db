"""Pages written as pictures, one file each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.backends.pixels import write_page_png
from builder.backends.svg_page import write_page_svg
from builder.drawing import Document
from builder.typeset import Family
from builder.typeset.outlines import outline

DPI = 300


def written_pages(document: Document, family: Family) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of each picture: SVG, and the same as PNG."""
    letters = partial(outline, family=family)
    for page in document.pages:
        title = f"{document.title}: {page.label}"
        svg = write_page_svg(page, letters, title, document.language)
        yield f"{page.name}.svg", svg.encode()
        yield f"{page.name}.png", write_page_png(page, letters, DPI)
