"""Rules of pictures: every engine draws outlines alike; pixels are fine enough."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from builder.diagnostics import Finding
from builder.gates.epub.opened import SVG, XHTML, Element, ManifestItem, OpenedBook, resolved

CODE = "epub-picture"
NAMES = ("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title",
         "desc")  # fmt: skip
PORTABLE = tuple(SVG + name for name in NAMES)
"""What every reading engine draws alike."""
SOURCE = "{http://www.w3.org/1999/xlink}href"
NOT_PORTABLE = ("style", "class", "clip-path", "mask", "filter", "opacity", "stroke-dasharray",
                "marker-start", "marker-mid", "marker-end", "transform", "id")  # fmt: skip
PAINTED = ("fill", "stroke")
PAINT = re.compile(r"#[0-9a-f]{6}|none")
VIEW = re.compile(r"0 0 [1-9]\d* [1-9]\d*")
PIXELS, SIZE = "epub-pixels", "epub-size"
PAGE_PX = 1264
"""Width of a page: 107 mm at 300 pixels an inch."""
SIGN_PX = 94
"""Width of a sign on the tallest line that we reckon with, 8 mm at 300 pixels an inch."""
COVER_PX = (1600, 2560)
LARGEST_BOOK, LARGEST_PICTURE = 10_000_000, 5_000_000
"""Bytes."""
PNG, JPEG = "image/png", "image/jpeg"
SIGNATURE = b"\x89PNG\r\n\x1a\n"
OPAQUE_KINDS = (0, 2, 3)
"""Colour types of PNG without transparency: grey, red, green and blue, a palette (PNG, 11.2.1)."""
WIDTH = re.compile(r"width:\s*([\d.]+)%")
DECORATION = "sign"
PHOTOGRAPH = "photograph-"
"""How the ids of photographs begin; they were judged where they are printed."""


def check_pictures(book: OpenedBook) -> Iterator[Finding]:
    """Vector pictures hold plain shapes in plain colours, over a ground that is not the page's."""
    for path, picture in book.trees.items():
        if path.endswith(".svg"):
            for element in picture.iter("*"):
                for problem in _problems(element):
                    yield Finding(book.at(path, element), CODE, problem)
            if not VIEW.fullmatch(picture.get("viewBox", "")):
                message = f"the picture's frame is {picture.get('viewBox')!r}, not whole numbers"
                yield Finding(book.at(path), CODE, message)
            elif not _has_ground(picture):
                message = "the picture has no ground of its own: at night it stands on black"
                yield Finding(book.at(path), CODE, message)


def _problems(element: Element) -> Iterator[str]:
    if not _is_portable(element):
        yield f"not every reader draws {str(element.tag).rpartition('}')[2]!r}"
    for name in NOT_PORTABLE:
        if name in element.attrib:
            yield f"not every reader draws {name!r}"
    for name in PAINTED:
        paint = element.get(name)
        if paint is not None and not PAINT.fullmatch(paint):
            yield f"not every reader knows the colour {paint!r}"


def _is_portable(element: Element) -> bool:
    """Tell whether every reader draws ``element``: a photograph must stand in the file itself."""
    if element.tag == f"{SVG}image":
        return str(element.get(SOURCE, "")).startswith("data:image/")
    return element.tag in PORTABLE


def _has_ground(picture: Element) -> bool:
    """Tell whether what is drawn first covers the whole picture: an opaque box, or a photograph."""
    _, _, width, height = picture.get("viewBox", "").split()
    drawn = picture.iter(*PORTABLE[2:-2], f"{SVG}image")
    first = next(drawn, None)
    if first is None or first.get("fill-opacity", "1") != "1":
        return False
    covers = _spans(first, "x", "width", int(width)) and _spans(first, "y", "height", int(height))
    return covers and (first.tag == f"{SVG}image" or first.get("fill", "none") != "none")


def _spans(box: Element, start: str, length: str, whole: int) -> bool:
    """Tell whether ``box`` reaches from 0 or before to ``whole`` or beyond."""
    first, size = float(box.get(start, "0")), float(box.get(length, "0"))
    return first <= 0 and first + size >= whole


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
    for path, page in book.pages():
        if next(page.iter(f"{SVG}svg"), None) is not None:
            yield Finding(book.at(path), PIXELS, "the page draws with SVG")
        for image in page.iter(f"{XHTML}img"):
            png = drawn.get(resolved(path, image.get("src", "")))
            if png and png.width < (least := _least(image)):
                message = f"a picture is {png.width} pixels wide, {least} are needed"
                yield Finding(book.at(path, image), PIXELS, message)


def _is_photograph(item: ManifestItem) -> bool:
    """Tell whether an author brought the picture: enlarging it would show no more."""
    return item.id.startswith(PHOTOGRAPH)


def _file(book: OpenedBook, item: ManifestItem, png: Pixels | None) -> Iterator[Finding]:
    at, size = book.at(item.path), len(book.members[item.path])
    if size > LARGEST_PICTURE:
        yield Finding(at, SIZE, f"the picture has {size / 1e6:.1f} MB, more than 5")
    if item.media_type == JPEG:
        return
    if png is None or item.media_type != PNG:
        yield Finding(at, PIXELS, f"the picture is {item.media_type}, not PNG")
    elif not png.opaque:
        yield Finding(at, PIXELS, "the picture can be seen through: at night it stands on black")
    elif "cover-image" in item.properties and (png.width, png.height) != COVER_PX:
        message = f"the cover has {png.width} x {png.height} pixels, not 1600 x 2560"
        yield Finding(at, PIXELS, message)


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
