"""Rules of the edition for Kindle: opaque pictures in pixels, fine enough, in a small file."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from builder.diagnostics import Finding
from builder.gates.epub.opened import SVG, XHTML, Element, Item, OpenedBook, resolved

CODE, SIZE = "epub-pixels", "epub-size"
PAGE_PX = 1264
"""Width of a page: 107 mm at 300 pixels an inch."""
SIGN_PX = 94
"""Width of a sign on the tallest line that we reckon with, 8 mm at 300 pixels an inch."""
COVER_PX = (1600, 2560)
LARGEST_BOOK, LARGEST_PICTURE = 10_000_000, 5_000_000
"""Bytes."""
PNG, JPEG = "image/png", "image/jpeg"
SIGNATURE = b"\x89PNG\r\n\x1a\n"
OPAQUE_KINDS = (0, 2)
"""Colour types of PNG without transparency: grey, and red, green and blue (PNG, 11.2.1)."""
WIDTH = re.compile(r"width:\s*([\d.]+)%")
DECORATION = "sign"
PHOTOGRAPH = "photograph-"
"""How the ids of photographs begin; they were judged where they are printed."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """What a PNG file says of itself."""

    width: int
    height: int
    opaque: bool


def check_pixels(book: OpenedBook, size: int) -> Iterator[Finding]:
    """Pictures are opaque and have 300 pixels an inch; photographs may be JPEG; size in bytes."""
    if size >= LARGEST_BOOK:
        message = f"the book has {size / 1e6:.1f} MB; {LARGEST_BOOK / 1e6:.0f} are too many"
        yield Finding(book.at(""), SIZE, message)
    known = {}
    for item in book.items:
        if item.media_type.startswith("image/") and item.path in book.members:
            known[item.path] = png = _read(book.members[item.path])
            yield from _file(book, item, png)
    drawn = {item.path: known.get(item.path) for item in book.items if not _is_photograph(item)}
    if book.page("cover") is not None:
        yield Finding(book.at(""), CODE, "the cover is a page as well: Kindle shows it twice")
    for path, page in book.pages():
        if next(page.iter(f"{SVG}svg"), None) is not None:
            yield Finding(book.at(path), CODE, "the page draws with SVG")
        for image in page.iter(f"{XHTML}img"):
            png = drawn.get(resolved(path, image.get("src", "")))
            if png and png.width < (least := _least(image)):
                message = f"a picture is {png.width} pixels wide, {least} are needed"
                yield Finding(book.at(path, image), CODE, message)


def _is_photograph(item: Item) -> bool:
    """Tell whether an author brought the picture: enlarging it would show no more."""
    return item.id.startswith(PHOTOGRAPH)


def _file(book: OpenedBook, item: Item, png: Pixels | None) -> Iterator[Finding]:
    at, size = book.at(item.path), len(book.members[item.path])
    if size > LARGEST_PICTURE:
        yield Finding(at, SIZE, f"the picture has {size / 1e6:.1f} MB, more than 5")
    if item.media_type == JPEG:
        return
    if png is None or item.media_type != PNG:
        yield Finding(at, CODE, f"the picture is {item.media_type}, not PNG")
    elif not png.opaque:
        yield Finding(at, CODE, "the picture can be seen through: at night it stands on black")
    elif "cover-image" in item.properties and (png.width, png.height) != COVER_PX:
        message = f"the cover has {png.width} x {png.height} pixels, not 1600 x 2560"
        yield Finding(at, CODE, message)


def _read(content: bytes) -> Pixels | None:
    """Return what the head of a PNG file says, or nothing if it is none."""
    if not content.startswith(SIGNATURE) or len(content) < 33:
        return None
    width, height, _, kind = struct.unpack_from(">IIBB", content, 16)
    return Pixels(width, height, kind in OPAQUE_KINDS and b"tRNS" not in content[33:4096])


def _least(image: Element) -> int:
    """Return how many pixels across ``image`` needs for the width at which it is shown."""
    if DECORATION in image.get("class", "").split():
        return SIGN_PX
    share = WIDTH.search(image.get("style", ""))
    return round(PAGE_PX * float(share[1]) / 100) if share else 0
