"""The same book with its pictures in pixels, for readers that draw no SVG or draw it badly."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.metadata import version

from builder.backends.png import write_png
from builder.backends.svg import write_svg
from builder.drawing import Drawing
from builder.outputs.epub.pictures import SIGNS
from builder.publication import BookPage, Picture, Publication, Resource, StoredFile
from builder.store.cache import Cache, kept

COVER_PX = 1600
"""Width of the cover; its height is 2560: what shops ask for."""
PAGE_PX = 1264
"""Width of a picture as wide as the page: an e-reader of 300 pixels an inch has 107 mm of them."""
SIGN_PX = 128
"""Width of a sign, which stands on a line of text: enough for a line of 8 mm at 300 an inch."""
VECTOR, PIXELS = ".svg", ".png"
NAMED = re.compile(r'"(\.\./)?([^"<>]+\.svg)"')
"""A vector file as a page names it: by its path in the book or, from a folder, after ``../``."""

KEPT = ".pixels"
RENDERERS = ("resvg-py", "pillow")
"""Libraries whose versions decide how pixels come out."""

Draw = Callable[[Drawing, int], bytes]
"""Gives a drawing as an opaque PNG file of so many pixels across."""


def in_pixels(book: Publication, draw: Draw) -> Publication:
    """Return ``book`` with every drawing as a PNG file, and pages that name these."""
    drawn = frozenset(item.path for item in book.resources if isinstance(item, Picture))
    return replace(
        book,
        pages=tuple(_renaming(page, drawn) for page in book.pages),
        resources=tuple(_resources(book, draw)),
    )


def _resources(book: Publication, draw: Draw) -> Iterator[Resource]:
    for item in book.resources:
        if isinstance(item, Picture):
            content = draw(item.drawing, _width_px(item))
            yield StoredFile(item.name, _png_path(item.path), "image/png", content, item.role)
        else:
            yield item


def _width_px(picture: Picture) -> int:
    if picture.role == "cover-image":
        return COVER_PX
    return SIGN_PX if picture.path.startswith(f"{SIGNS}/") else PAGE_PX


def _png_path(path: str) -> str:
    return path.removesuffix(VECTOR) + PIXELS


def _renaming(page: BookPage, drawn: frozenset[str]) -> BookPage:
    """Return ``page`` showing the files that took the place of those ``drawn``."""

    def renamed(match: re.Match[str]) -> str:
        path = _png_path(match[2]) if match[2] in drawn else match[2]
        return f'"{match[1] or ""}{path}"'

    return replace(page, content=NAMED.sub(renamed, page.content))


def drawer(cache: Cache) -> Draw:
    """Return what gives a drawing in pixels, taken from ``cache`` where it is kept."""
    engines = " ".join(version(name) for name in RENDERERS)

    def draw(drawing: Drawing, width_px: int) -> bytes:
        source = f"{engines}\0{width_px}\0{write_svg(drawing)}"
        key = hashlib.sha256(source.encode()).hexdigest()
        return kept(cache, drawing.name, key, KEPT, lambda: write_png(drawing, width_px))

    return draw
