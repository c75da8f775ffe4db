"""The same book with its pictures in pixels: many readers draw no SVG, or draw it badly."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from importlib.metadata import version

from builder.backends.pixels import write_jpeg, write_png
from builder.backends.svg import write_svg
from builder.drawing import Drawing
from builder.outputs.epub.pictures import SIGNS, width_percent
from builder.publication import BookPage, Picture, Publication, Resource, StoredFile
from builder.store.cache import Cache, kept

COVER_PX = 1600
"""Width of the cover; its height is 2560: what shops ask for."""
PAGE_PX = 1264
"""Width of a picture as wide as the page: an e-reader of 300 pixels an inch has 107 mm of them."""
SIGN_PX = 96
"""Width of a sign, which stands on a line of text: enough for a line of 8 mm at 300 an inch."""
VECTOR = ".svg"
NAMED = re.compile(r'"(\.\./)?([^"<>]+\.svg)"')
"""A vector file as a page names it: by its path in the book or, from a folder, after ``../``."""

KEPT = ".pixels"
RENDERERS = ("resvg-py", "pillow")
"""Libraries whose versions decide how pixels come out."""

Draw = Callable[[Drawing, int], bytes]
"""Gives a drawing as an opaque file of so many pixels across: PNG or, with a photograph, JPEG."""


def in_pixels(book: Publication, draw: Draw) -> Publication:
    """Return ``book`` with every drawing as a file of pixels, and pages that name these."""
    renamed = {item.path: _path(item) for item in book.resources if isinstance(item, Picture)}
    return replace(
        book,
        pages=tuple(_renaming(page, renamed) for page in book.pages),
        resources=tuple(_resources(book, draw)),
    )


def with_cover_in_pixels(book: Publication, draw: Draw) -> Publication:
    """Return ``book`` with its cover alone in pixels, which no page names: shelves know no SVG."""
    return replace(
        book,
        resources=tuple(
            _file(item, draw) if isinstance(item, Picture) and item.role else item
            for item in book.resources
        ),
    )


def _resources(book: Publication, draw: Draw) -> Iterator[Resource]:
    for item in book.resources:
        yield _file(item, draw) if isinstance(item, Picture) else item


def _file(picture: Picture, draw: Draw) -> StoredFile:
    content = draw(picture.drawing, _width_px(picture))
    kind = "image/jpeg" if picture.drawing.photograph else "image/png"
    return StoredFile(picture.name, _path(picture), kind, content, picture.role)


def _width_px(picture: Picture) -> int:
    if picture.role == "cover-image":
        return COVER_PX
    if picture.path.startswith(f"{SIGNS}/"):
        return SIGN_PX
    return round(PAGE_PX * width_percent(picture.drawing) / 100)


def _path(picture: Picture) -> str:
    return picture.path.removesuffix(VECTOR) + (".jpg" if picture.drawing.photograph else ".png")


def _renaming(page: BookPage, renamed: Mapping[str, str]) -> BookPage:
    """Return ``page`` showing the files that took the place of drawn ones."""

    def named(match: re.Match[str]) -> str:
        return f'"{match[1] or ""}{renamed.get(match[2], match[2])}"'

    return replace(page, content=NAMED.sub(named, page.content))


def drawer(cache: Cache) -> Draw:
    """Return what gives a drawing in pixels, taken from ``cache`` where it is kept."""
    engines = " ".join(version(name) for name in RENDERERS)

    def draw(drawing: Drawing, width_px: int) -> bytes:
        source = f"{engines}\0{width_px}\0{write_svg(drawing)}"
        key = hashlib.sha256(source.encode()).hexdigest()
        write = write_jpeg if drawing.photograph else write_png
        return kept(cache, drawing.name, key, KEPT, lambda: write(drawing, width_px))

    return draw
