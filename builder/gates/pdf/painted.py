"""How runs of text are seen on a page: in what colour, on what ground, and what hides them.

The objects of a page are gone through in the order of painting, read with PDFium. What lies over or
under a run is told by the boxes round it, so that nothing that hides a letter is overlooked.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from ctypes import c_float
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2 as pdfium
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
from builder.geometry import Affine, Box

PAPER = "#ffffff"
TOUCHING = 0.3
"""Boxes may overlap so far (points, 0.1 mm) and still hide nothing."""
HERE = Affine()
"""The way from a page to itself."""
INVISIBLE = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})

Wanted = Mapping[int, Collection[int]]
"""Of each page, from 1, the places of runs in the order of painting, as ``PrintedPage.runs``."""


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


class _Mark(NamedTuple):
    """Something painted: its box and the way to the page are in points, y up.

    Attributes:
        run: its place among the runs of text, or -1.
    """

    handle: Any
    kind: int
    box: Box
    way: Affine
    run: int


def see_runs(pdf: bytes, wanted: Wanted) -> dict[tuple[int, int], Seen]:
    """Return how the ``wanted`` runs of ``pdf`` are seen, by page and place."""
    seen = {}
    with closing(pdfium.PdfDocument(pdf)) as document:
        for number, runs in sorted(wanted.items()):
            with closing(document[number - 1]) as page:
                for run, found in _on_page(page, frozenset(runs)):
                    seen[number, run] = found
    return seen


def _on_page(page: Any, wanted: frozenset[int]) -> Iterator[tuple[int, Seen]]:
    marks = tuple(_walked(page.raw))
    whole = Box(*page.get_mediabox())
    for at, mark in enumerate(marks):
        if mark.run in wanted:
            yield mark.run, _seen(mark, marks[:at], marks[at + 1 :], whole)


def _seen(mark: _Mark, before: tuple[_Mark, ...], after: tuple[_Mark, ...], whole: Box) -> Seen:
    colour, opacity = fill_ink(mark.handle)
    grounds, pictured = _under(mark.box, before)
    invisible = raw.FPDFTextObj_GetTextRenderMode(mark.handle) in INVISIBLE
    return Seen(
        colour=colour,
        grounds=grounds,
        on_picture=pictured,
        hidden=invisible or opacity < 1.0 or any(_covers(other, mark.box) for other in after),
        cut=not all(shown.holds(mark.box, TOUCHING) for shown in (whole, *_clips(mark))),
    )


def _under(box: Box, before: tuple[_Mark, ...]) -> tuple[tuple[str, ...], bool]:
    """Return the colours on which ``box`` stands, topmost first, and whether it is a picture."""
    grounds: list[str] = []
    pictured = False
    for mark in reversed(before):
        if mark.run >= 0 or not _covers(mark, box):
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


def _walked(page: Any) -> Iterator[_Mark]:
    """Yield all that is painted on ``page``, in order; a drawing, which has no text, as a whole."""
    runs = iter(range(1 << 30))
    for at in range(raw.FPDFPage_CountObjects(page)):
        yield from _marks(raw.FPDFPage_GetObject(page, at), HERE, runs)


def _marks(handle: Any, way: Affine, runs: Iterator[int]) -> Iterator[_Mark]:
    kind = raw.FPDFPageObj_GetType(handle)
    if kind == raw.FPDF_PAGEOBJ_FORM and _has_text(handle):
        within = matrix(handle).then(way)
        for child in children_of(handle):
            yield from _marks(child, within, runs)
    else:
        run = next(runs) if kind == raw.FPDF_PAGEOBJ_TEXT else -1
        yield _Mark(handle, kind, _bounds(handle, way), way, run)


def _parts(form: _Mark) -> Iterator[_Mark]:
    """Yield what a drawing is made of."""
    within = matrix(form.handle).then(form.way)
    for child in children_of(form.handle):
        yield _Mark(child, raw.FPDFPageObj_GetType(child), _bounds(child, within), within, -1)


def _has_text(form: Any) -> bool:
    return any(
        kind == raw.FPDF_PAGEOBJ_TEXT or (kind == raw.FPDF_PAGEOBJ_FORM and _has_text(child))
        for child in children_of(form)
        for kind in (raw.FPDFPageObj_GetType(child),)
    )


def _bounds(handle: Any, way: Affine) -> Box:
    """Return the box round what is painted (points of the page, y up; ``top`` is the lower)."""
    box = bounds(handle)
    return box if way is HERE else box.mapped(way)


def _covers(mark: _Mark, box: Box) -> bool:
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
    least = 0.0 if min(one.width, one.height) <= TOUCHING else TOUCHING
    return (
        min(one.right, other.right) - max(one.left, other.left) > least
        and min(one.bottom, other.bottom) - max(one.top, other.top) > least
    )


def _pieces(mark: _Mark) -> Iterator[Box]:
    """Yield the boxes round the pieces of a drawn outline, the width of the line counted in."""
    width = c_float()
    raw.FPDFPageObj_GetStrokeWidth(mark.handle, width)
    way = matrix(mark.handle).then(mark.way)
    half = width.value / 2 * math.hypot(way.a, way.b)
    count = raw.FPDFPath_CountSegments(mark.handle)
    points = [point_of(raw.FPDFPath_GetPathSegment(mark.handle, at)) for at in range(count)]
    for one, next_one in pairwise([*points, *points[:1]]):
        yield Box.around((way.apply(one), way.apply(next_one))).inset(-half)


def _clips(mark: _Mark) -> Iterator[Box]:
    """Yield the boxes round what clips ``mark``."""
    clip = raw.FPDFPageObj_GetClipPath(mark.handle)
    for path in range(max(0, raw.FPDFClipPath_CountPaths(clip))):
        count = raw.FPDFClipPath_CountPathSegments(clip, path)
        points = (point_of(raw.FPDFClipPath_GetPathSegment(clip, path, at)) for at in range(count))
        yield Box.around(map(mark.way.apply, points))
