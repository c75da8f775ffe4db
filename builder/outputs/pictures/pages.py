"""Pages written as pictures, one file each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from builder.backends.png import write_page_png
from builder.backends.svg_page import write_page_svg
from builder.drawing import Document
from builder.edition import Edition
from builder.typeset.outlines import outline

DPI = 300


@dataclass(frozen=True, slots=True)
class Pictured:
    """The pages that become pictures."""

    document: Document


def written_pages(pictured: Pictured, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of each picture: SVG, and the same as PNG."""
    letters = partial(outline, family=edition.family)
    title, language = pictured.document.title, pictured.document.language
    for page in pictured.document.pages:
        svg = write_page_svg(page, letters, f"{title}: {page.label}", language)
        yield f"{page.name}.svg", svg.encode()
        yield f"{page.name}.png", write_page_png(page, letters, DPI)
