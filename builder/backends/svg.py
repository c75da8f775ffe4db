"""A drawing becomes an SVG file that every reading engine draws alike.

Only ``path`` and ``rect`` with presentation attributes are used, and ``image`` for a photograph: no
gradient, clip, marker, dash, style, transform or text, each of which some engine loses. Coordinates
are whole numbers, and each step is written from where the last one ended: that keeps files small
and lets no error add up.
"""

from __future__ import annotations

import math
import re
from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from xml.sax.saxutils import escape

from builder.backends.precision import units_per_mm
from builder.drawing import Drawing, Identity, Photograph, Shape
from builder.geometry import Box, Path
from builder.units import mm_to_inch

KEPT = 64
"""Files that are kept while a build goes on."""
MOST_UNITS = 5_000_000
"""Of a picture's frame, across times down: some readers make a pixel of each, and Apple Books
shows no picture of more than 5.6 million."""
PX_PER_INCH = 96
"""What CSS means by a px."""
GROUND = "#ffffff"
"""Under a drawing that brings none of its own: where pages are black, ink would vanish."""
SPACE = ' xmlns="http://www.w3.org/2000/svg"'
LINKS = ' xmlns:xlink="http://www.w3.org/1999/xlink"'
"""What SVG 1.1 names a photograph by; newer readers know it too."""
STRETCH = re.compile("M|L+|C+|Z")
"""Steps of one kind in a row share one letter."""


def write_svg(drawing: Drawing, pixels: tuple[int, int] | None = None) -> str:
    """Return ``drawing`` as an SVG 1.1 file with title and description.

    Args:
        pixels: across and down, filled to their edges, where the file is to be painted; without
            them it has its own size, at which a reader shows it that is told no other.
    """
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<svg'
    return f"{head} {_filled(*pixels) if pixels else _size(drawing)}{_rest(Identity(drawing))}"


@lru_cache(maxsize=KEPT)
def _rest(key: Identity) -> str:
    """Write all of a drawing but its size, once for the book and for its pixels."""
    drawing = key.drawing
    scale = _units_per_mm(drawing)
    box = Box(0, 0, drawing.width, drawing.height)
    ground = () if _covers(drawing.shapes[:1], box) else (Shape(Path.box(box), fill=GROUND),)
    spaces = SPACE + (LINKS if drawing.photograph else "")
    lines = [
        f'{spaces} viewBox="{_numbers(_scaled(box, scale))}">',
        *_words("title", drawing.title),
        *_words("desc", drawing.description or drawing.alt),
        *(painted(shape, scale) for shape in ground),
        *(placed_photograph(lies, scale) for lies in (drawing.photograph,) if lies),
        *(painted(shape, scale) for shape in drawing.shapes),
        "</svg>\n",
    ]
    return "\n".join(lines)


def _units_per_mm(drawing: Drawing) -> float:
    """Return how many units make a mm: as on paper, unless a reader would take fright."""
    return min(units_per_mm(drawing), math.sqrt(MOST_UNITS / (drawing.width * drawing.height)))


def _size(drawing: Drawing) -> str:
    width, height = (mm_to_inch(mm) * PX_PER_INCH for mm in (drawing.width, drawing.height))
    return f'width="{width:.6g}" height="{height:.6g}"'


def _filled(across: int, down: int) -> str:
    return f'width="{across}" height="{down}" preserveAspectRatio="none"'


def _words(tag: str, text: str) -> Iterator[str]:
    if text:
        yield f"<{tag}>{escape(text)}</{tag}>"


def _covers(first: tuple[Shape, ...], box: Box) -> bool:
    """Tell whether the first shape, if any, hides all that lies under the drawing."""
    for shape in first:
        outline = shape.path.as_box()
        opaque = shape.fill is not None and shape.fill_opacity == 1
        return opaque and outline is not None and outline.holds(box)
    return False


def placed_photograph(photograph: Photograph, scale: float) -> str:
    """Return the element of a photograph, which stands in the file itself."""
    left, top, right, bottom = _scaled(photograph.box, scale)
    place = f'x="{left}" y="{top}" width="{right - left}" height="{bottom - top}"'
    content = b64encode(photograph.raster.content).decode()
    source = f"data:{photograph.raster.media_type};base64,{content}"
    return f'<image {place} preserveAspectRatio="none" xlink:href="{source}"/>'


def painted(shape: Shape, scale: float) -> str:
    """Return the element of ``shape``, its coordinates ``scale`` times its own, made whole."""
    box = shape.path.as_box()
    outline = (box and _rectangle(box, scale)) or f'<path d="{_path(shape.path, scale)}"'
    return f"{outline}{_paint(shape, scale)}/>"


def _rectangle(box: Box, scale: float) -> str:
    """Return the start of a ``rect``; nothing where a side is 0, of which SVG paints no line."""
    left, top, right, bottom = _scaled(box, scale)
    if right <= left or bottom <= top:
        return ""
    return f'<rect x="{left}" y="{top}" width="{right - left}" height="{bottom - top}"'


def _paint(shape: Shape, scale: float) -> str:
    """Return the attributes of ``shape`` that differ from what SVG takes for granted."""
    paint = f' fill="{shape.fill or "none"}"'
    if shape.fill is not None and shape.fill_opacity < 1:
        paint += f' fill-opacity="{shape.fill_opacity:.2g}"'
    if shape.fill is not None and shape.rule == "evenodd":
        paint += ' fill-rule="evenodd"'
    if shape.stroke is None:
        return paint
    stroke = shape.stroke
    paint += f' stroke="{stroke.colour}" stroke-width="{stroke.width * scale:.4g}"'
    paint += "" if stroke.cap == "butt" else ' stroke-linecap="round"'
    return paint + ("" if stroke.join == "miter" else ' stroke-linejoin="round"')


def _scaled(values: tuple[float, ...], scale: float) -> list[int]:
    return [round(value * scale) for value in values]


def _numbers(values: list[int]) -> str:
    """Return ``values`` with what parts them: a minus sign does that as well as a space."""
    return " ".join(map(str, values)).replace(" -", "-")


def _path(path: Path, scale: float) -> str:
    """Return the path data of ``path``, every step relative."""
    coords, at = _scaled(path.coords, scale), 0
    here = start = [0, 0]
    steps = []
    for stretch in STRETCH.finditer(path.ops):
        letter, count = stretch[0][0], len(stretch[0])
        if letter == "Z":
            steps.append("z")
            here = start
            continue
        size = count * (6 if letter == "C" else 2)
        stops = here + coords[at : at + size]
        at += size
        here = stops[-2:]
        if letter == "M":
            start = here
        steps.append(letter.lower() + _numbers(_relative(stops, 6 if letter == "C" else 2)))
    return "".join(steps)


def _relative(stops: list[int], size: int) -> list[int]:
    """Return each step of ``size`` numbers after the first point, seen from the stop before it."""
    return [
        stops[first + 2 + at] - stops[first + at % 2]
        for first in range(0, len(stops) - 2, size)
        for at in range(size)
    ]
