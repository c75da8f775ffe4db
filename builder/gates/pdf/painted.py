"""How runs of text are seen on a page: in what colour, on what ground, and what hides them.

The objects of a page are gone through in the order of painting, read with PDFium. What lies over or
under a run is told by the boxes round it, so that nothing that hides a letter is overlooked.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from ctypes import c_float
from dataclasses import dataclass
from itertools import pairwise

from pypdfium2 import raw

from builder.gates.pdf.objects import (
    bounds,
    children_of,
    fill_ink,
    fills,
    matrix,
    point_of,
    stroke_colour,
    strokes,
)
from builder.gates.pdf.opened import NO_RUN, OpenedPage, Painted
from builder.geometry import Box

PAPER = "#ffffff"
TOUCHING = 0.3
"""Boxes may overlap so far (points, 0.1 mm) and still hide nothing."""
INVISIBLE = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})


@dataclass(frozen=True, slots=True)
class Seen:
    """How a run of text is seen.

    Attributes:
        colour: of its letters (#rrggbb).
        grounds: colours that lie under it; several where no single one fills its box.
        on_picture: part of a picture, or one whose colours nobody tells, lies under it.
        hidden: something is painted over it, or its letters are not painted, or not opaquely.
        cut: part of it lies outside of what is shown of the page.
    """

    colour: str
    grounds: tuple[str, ...]
    on_picture: bool
    hidden: bool
    cut: bool


def seen_run(page: OpenedPage, run: int) -> Seen:
    """Return how the run of text is seen that stands at place ``run`` of ``page.runs``."""
    painted, at = page.painted, page.places[run]
    whole = Box(*page.handle.get_mediabox())
    return _seen(painted[at], painted[:at], painted[at + 1 :], whole)


def _seen(mark: Painted, before: Sequence[Painted], after: Sequence[Painted], whole: Box) -> Seen:
    colour, opacity = fill_ink(mark.handle)
    grounds, pictured = _under(mark.box, before)
    invisible = raw.FPDFTextObj_GetTextRenderMode(mark.handle) in INVISIBLE
    return Seen(
        colour=colour,
        grounds=grounds,
        on_picture=pictured,
        hidden=invisible or opacity < 1.0 or any(_covers(other, mark.box) for other in after),
        cut=not all(clip.holds(mark.box, TOUCHING) for clip in (whole, *_clips(mark))),
    )


def _under(box: Box, before: Sequence[Painted]) -> tuple[tuple[str, ...], bool]:
    """Return the colours on which ``box`` stands, topmost first, and whether it is a picture."""
    grounds: list[str] = []
    pictured = False
    for mark in reversed(before):
        if mark.run != NO_RUN or not _covers(mark, box):
            continue
        if mark.kind != raw.FPDF_PAGEOBJ_PATH:
            pictured = True
            continue
        fill, opacity = fill_ink(mark.handle)
        covers = fills(mark.handle) and opacity == 1.0
        grounds.append(fill if covers else stroke_colour(mark.handle))
        if covers and mark.box.holds(box, TOUCHING):
            break
    else:
        grounds.append(PAPER)
    return tuple(dict.fromkeys(grounds)), pictured


def _parts(form: Painted) -> Iterator[Painted]:
    """Yield what a drawing is made of."""
    within = matrix(form.handle).then(form.way)
    for child in children_of(form.handle):
        yield Painted(child, raw.FPDFPageObj_GetType(child), bounds(child, within), within, NO_RUN)


def _covers(mark: Painted, box: Box) -> bool:
    """Tell whether ``mark`` paints on ``box``; a line does where it runs, not what it surrounds."""
    if not _touch(mark.box, box):
        return False
    if mark.kind == raw.FPDF_PAGEOBJ_FORM:
        return any(_covers(part, box) for part in _parts(mark))
    if mark.kind != raw.FPDF_PAGEOBJ_PATH:
        return True
    if fills(mark.handle):
        return True
    return strokes(mark.handle) and any(_touch(piece, box) for piece in _pieces(mark))


def _touch(one: Box, other: Box) -> bool:
    """Tell whether boxes overlap by more than a touch, or a thin ``one`` crosses the other."""
    if (
        one.left >= other.right
        or one.right <= other.left
        or one.top >= other.bottom
        or one.bottom <= other.top
    ):
        return False
    least = 0.0 if min(one.width, one.height) <= TOUCHING else TOUCHING
    return (
        min(one.right, other.right) - max(one.left, other.left) > least
        and min(one.bottom, other.bottom) - max(one.top, other.top) > least
    )


def _pieces(mark: Painted) -> Iterator[Box]:
    """Yield the boxes round the pieces of a drawn outline, the width of the line counted in."""
    width = c_float()
    raw.FPDFPageObj_GetStrokeWidth(mark.handle, width)
    way = matrix(mark.handle).then(mark.way)
    half = width.value / 2 * math.hypot(way.a, way.b)
    count = raw.FPDFPath_CountSegments(mark.handle)
    points = [point_of(raw.FPDFPath_GetPathSegment(mark.handle, at)) for at in range(count)]
    for one, next_one in pairwise([*points, *points[:1]]):
        yield Box.around((way.apply(one), way.apply(next_one))).inset(-half)


def _clips(mark: Painted) -> Iterator[Box]:
    """Yield the boxes round what clips ``mark``."""
    clip = raw.FPDFPageObj_GetClipPath(mark.handle)
    for path in range(max(0, raw.FPDFClipPath_CountPaths(clip))):
        count = raw.FPDFClipPath_CountPathSegments(clip, path)
        points = (point_of(raw.FPDFClipPath_GetPathSegment(clip, path, at)) for at in range(count))
        yield Box.around(map(mark.way.apply, points))
