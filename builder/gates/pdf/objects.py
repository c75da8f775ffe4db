"""Objects of a written page, as PDFium reads them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from ctypes import c_float, c_int, c_uint, c_ulong, c_ushort, sizeof
from typing import Any

from pypdfium2 import raw

from builder.geometry import Affine, Box, Point
from builder.units import MM_PER_PT

CHORDS = 6
"""Straight pieces that stand for a curve: 0.03 mm off a circle of 3.4 mm."""
SHARES = tuple(
    ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    for t in (step / CHORDS for step in range(1, CHORDS + 1))
)
"""What the four points of a cubic have in the end of each piece."""

LONGEST_TAG = 32
"""Letters; the longest role of PDF 1.7 has ten."""
OPAQUE = 255
HERE = Affine()
"""The way from a page to itself."""

Polyline = list[Point]


def children_of(form: Any) -> Iterator[Any]:
    """Yield the objects of a form in the order of painting."""
    for at in range(raw.FPDFFormObj_CountObjects(form)):
        yield raw.FPDFFormObj_GetObject(form, at)


def tag_of(handle: Any) -> str:
    """Return the role under which an object is marked, such as ``Lbl``, or nothing."""
    count = raw.FPDFPageObj_CountMarks(handle)
    if count < 1:
        return ""
    name, length = (c_ushort * LONGEST_TAG)(), c_ulong()
    mark = raw.FPDFPageObj_GetMark(handle, count - 1)
    raw.FPDFPageObjMark_GetName(mark, name, sizeof(name), length)
    return bytes(name)[: max(0, length.value - 2)].decode("utf-16-le", "replace")


def paths_of(form: Any) -> Iterator[Any]:
    """Yield the shapes of a drawing in the order of painting."""
    for handle in children_of(form):
        if raw.FPDFPageObj_GetType(handle) == raw.FPDF_PAGEOBJ_PATH:
            yield handle


def fills(path: Any) -> bool:
    """Tell whether a path is filled."""
    return bool(_modes(path)[0] != raw.FPDF_FILLMODE_NONE)


def strokes(path: Any) -> bool:
    """Tell whether the outline of a path is drawn."""
    return bool(_modes(path)[1])


def _modes(path: Any) -> tuple[int, int]:
    fill, stroke = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    return fill.value, stroke.value


def stroke_width(path: Any, way: Affine) -> float:
    """Return the width of a drawn outline where it is least (mm); ``way`` leads to mm."""
    width = c_float()
    raw.FPDFPageObj_GetStrokeWidth(path, width)
    whole = matrix(path).then(way)
    return width.value * min(math.hypot(whole.a, whole.b), math.hypot(whole.c, whole.d))


def stroke_colour(path: Any) -> str:
    return _ink(raw.FPDFPageObj_GetStrokeColor, path)[0]


def fill_colour(path: Any) -> str:
    return fill_ink(path)[0]


def fill_ink(handle: Any) -> tuple[str, float]:
    """Return with which colour (#rrggbb) and how opaquely (0 to 1) an object is filled."""
    return _ink(raw.FPDFPageObj_GetFillColor, handle)


def _ink(ask: Any, handle: Any) -> tuple[str, float]:
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    ask(handle, red, green, blue, alpha)
    return f"#{red.value:02x}{green.value:02x}{blue.value:02x}", alpha.value / OPAQUE


def bounds(handle: Any, way: Affine = HERE) -> Box:
    """Return the box round what an object paints (points, y up; ``top`` is the lower).

    ``way`` leads from what holds it to where the box is asked for.
    """
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    raw.FPDFPageObj_GetBounds(handle, left, bottom, right, top)
    box = Box(left.value, bottom.value, right.value, top.value)
    return box if way is HERE else box.mapped(way)


def to_mm(corner: Point) -> Affine:
    """Return the way from points, y up, to mm from ``corner`` (points), y down."""
    mm = MM_PER_PT
    return Affine(mm, 0.0, 0.0, -mm, -corner.x * mm, corner.y * mm)


def turned(box: Box, to_mm: Affine) -> Box:
    """Return ``box`` (points, y up) in mm, y down."""
    a, _, _, d, e, f = to_mm
    return Box(a * box.left + e, d * box.bottom + f, a * box.right + e, d * box.top + f)


def matrix(handle: Any) -> Affine:
    """Return the way from an object's own space to what holds it."""
    way = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(handle, way)
    return Affine(way.a, way.b, way.c, way.d, way.e, way.f)


def outlines_of(path: Any, way: Affine) -> Iterator[Polyline]:
    """Yield the outlines of a path as straight pieces; ``way`` leads to the mm of the page."""
    outline: Polyline = []
    handles: Polyline = []
    for at in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        place = way.apply(point_of(segment))
        match raw.FPDFPathSegment_GetType(segment):
            case raw.FPDF_SEGMENT_MOVETO:
                if outline:
                    yield outline
                outline = [place]
            case raw.FPDF_SEGMENT_BEZIERTO:
                handles.append(place)
                if len(handles) == 3:
                    outline += _curve(outline[-1], *handles)
                    handles = []
            case _:
                outline.append(place)
        if raw.FPDFPathSegment_GetClose(segment):
            outline.append(outline[0])
    if outline:
        yield outline


def _curve(start: Point, one: Point, two: Point, end: Point) -> Iterator[Point]:
    """Yield points along a cubic, its end the last."""
    for a, b, c, d in SHARES:
        yield Point(
            a * start.x + b * one.x + c * two.x + d * end.x,
            a * start.y + b * one.y + c * two.y + d * end.y,
        )


def point_of(segment: Any) -> Point:
    """Return where a segment of a path or a glyph ends, in its own units."""
    x, y = c_float(), c_float()
    raw.FPDFPathSegment_GetPoint(segment, x, y)
    return Point(x.value, y.value)
