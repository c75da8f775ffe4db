"""Rules of vector pictures: what every engine draws alike, on a ground of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.diagnostics import Finding
from builder.gates.epub.opened import SVG, Element, OpenedBook

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
