"""Whether what is drawn can be seen: lines, and the marks by which pictures teach."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from builder.diagnostics import Finding
from builder.drawing import Shape
from builder.gates.pdf.legibility.raster import (
    PageRaster,
    hex_of,
    pixel_contrast,
    pixel_of,
    rendered,
    unlike,
)
from builder.gates.pdf.legibility.seen import SeenLine, SeenPage, SeenPicture
from builder.gates.pdf.objects import (
    Polyline,
    fill_colour,
    matrix,
    outlines_of,
    paths_of,
    stroke_colour,
    stroke_width,
    strokes,
)
from builder.gates.pdf.opened import OpenedPage
from builder.gates.pdf.rules import TOLERANCE, place_words
from builder.geometry import Box, Point, Vector
from builder.model.bars import Bars
from builder.units import pt_to_mm

PITCH = 0.1
"""Side of a pixel in which pictures are looked at (mm of the drawing)."""
ASIDE = 0.12
"""How far from the edge of a mark its colour and that around it are looked at (mm of the
drawing): within the white line round a ring, 0.22 mm wide, and half a pixel off its edges."""
SAME = 3
"""By how much of 255 a channel may be off the mark's colour and still be it."""
SAMPLES = 48
"""How many places along the edge of a mark are looked at."""
FEWEST = 6
"""A mark of which fewer show is hidden by a hand: what little is left tells nothing."""
PART = 0.25
"""The part of a visible edge that may be pale: an arrow may run out over another mark."""
ROUNDED = 0.004
"""Widths in the file are rounded to hundredths of a point (mm)."""


def check_drawn(page: SeenPage, bars: Bars) -> Iterator[Finding]:
    """Yield what cannot be seen of the lines of ``page`` and of what its pictures teach by."""
    marks = [mark for picture in page.pictures for mark in marks_of(picture)]
    lines = (*page.lines, *_drawn_lines(page.pictures, marks))
    yield from _thin(page, lines, bars)
    yield from _near_the_cut(page, bars.frame_margin)
    yield from _lost(page)
    yield from _pale(page, marks, bars)


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape that a picture teaches by, as it was written.

    Attributes:
        outlines: on the page (mm).
        line: width of its outline where that is drawn and nothing filled (mm), else 0.
    """

    picture: SeenPicture
    shape: Shape
    colour: str
    outlines: tuple[Polyline, ...]
    line: float

    @property
    def width(self) -> float:
        """How wide it is in the mean (mm): twice the area of a fill over its outline."""
        if self.line:
            return self.line
        around = sum(math.dist(*edge) for outline in self.outlines for edge in pairwise(outline))
        return 2 * abs(sum(map(_area, self.outlines))) / around if around else 0.0


def marks_of(picture: SeenPicture) -> tuple[Mark, ...]:
    """Return what ``picture`` teaches by."""
    return tuple(
        _mark(picture, handle, shape) for handle, shape in _shapes(picture) if shape.teaches
    )


def _mark(picture: SeenPicture, handle: Any, shape: Shape) -> Mark:
    filled = shape.fill is not None
    colour = fill_colour(handle) if filled else stroke_colour(handle)
    outlines = tuple(outlines_of(handle, matrix(handle).then(picture.way)))
    return Mark(
        picture, shape, colour, outlines, 0.0 if filled else stroke_width(handle, picture.way)
    )


def _shapes(picture: SeenPicture) -> Iterator[tuple[Any, Shape]]:
    """Yield each shape of ``picture`` as it was written and as it was drawn."""
    return zip(paths_of(picture.handle), picture.drawn, strict=False)


def _lost(page: SeenPage) -> Iterator[Finding]:
    """Every shape of a picture is written: an arrow that is lost teaches something else."""
    for picture in page.pictures:
        written, drawn = picture.painted, len(picture.drawn)
        if written != drawn:
            name, box = picture.placed.drawing.name, picture.placed.box
            place = place_words(Point(box.left, box.top))
            message = f"{name} at {place} is written with {written} shapes, {drawn} were drawn"
            yield Finding(page.position, "pdf-picture-lost", message)
            return


def _pale(page: SeenPage, marks: Sequence[Mark], bars: Bars) -> Iterator[Finding]:
    """What a picture teaches by stands out from what is really painted around it.

    ``marks`` are those of all pictures of the page.
    """
    pale = [
        (contrast, around, mark)
        for picture in page.pictures
        for mark, contrast, around in _contrasts(page.page, picture, marks, bars)
        if contrast < bars.mark_contrast
    ]
    for contrast, around, mark in sorted(pale, key=lambda item: item[0])[:1]:
        name = mark.picture.placed.drawing.name
        place = place_words(mark.outlines[0][0])
        message = (
            f"a mark of {name} at {place} has a contrast of {contrast:.2f}, "
            f"{mark.colour} beside {hex_of(around)}"
        )
        least = f"{bars.mark_contrast:g}"
        hint = f"arrows, zones and signs need at least {least}: case them in white or black"
        yield Finding(page.position, "pdf-mark-pale", message, hint)


def _contrasts(
    page: OpenedPage, picture: SeenPicture, marks: Sequence[Mark], bars: Bars
) -> Iterator[tuple[Mark, float, int]]:
    """Yield the contrast of each mark of ``picture``, and the colour beside it.

    A small picture is the same drawing that stands large on a card: it is looked at there. Where
    less than half of a mark's edge meets its own colour, it meets other marks of its kind, as a
    hatching meets its border: that tells nothing.
    """
    own = [mark for mark in marks if mark.picture is picture]
    if own and picture.scale >= bars.small_picture:
        raster = rendered(page.handle, _pixels_per_pt(picture.scale), _box_round(own), mixed=False)
        for mark in own:
            around = sorted(_around(mark, raster))
            apart = [each for each in around if each[0] > 1.0]
            seen = apart if len(apart) > len(around) / 2 else around
            if len(seen) >= FEWEST:
                yield mark, *seen[int(len(seen) * PART)]


def _box_round(marks: Sequence[Mark]) -> Box:
    """Return the box round ``marks`` and what is beside them (mm)."""
    room = max(mark.line / 2 + 2 * ASIDE * mark.picture.scale for mark in marks)
    spots = (spot for mark in marks for each in mark.outlines for spot in each)
    return Box.around(spots).inset(-room)


def _pixels_per_pt(scale: float) -> float:
    """Return how finely a picture is looked at that is shown at ``scale`` of its design size."""
    return pt_to_mm(1.0) / (PITCH * scale)


def _around(mark: Mark, raster: PageRaster) -> Iterator[tuple[float, int]]:
    """Yield contrast and colour beside the edge of ``mark`` where it is not hidden."""
    ink, both_ways = pixel_of(mark.colour), _ways(mark)
    for spot, along in _spots(mark.outlines):
        for ways in both_ways:
            sides = [raster.at(spot.x - along.dy * way, spot.y + along.dx * way) for way in ways]
            inked = [side is not None and unlike(side, ink) <= SAME for side in sides]
            match inked, sides:
                case ([True, False], [_, int(other)]) | ([False, True], [int(other), _]):
                    yield pixel_contrast(ink, other), other
                case [True, True], _:
                    yield 1.0, ink
                case _:
                    pass


def _spots(outlines: Sequence[Polyline]) -> Iterator[tuple[Point, Vector]]:
    """Yield places evenly spread along ``outlines``, and which way these run there."""
    edges = [
        (start, run, run.length)
        for outline in outlines
        for start, end in pairwise(outline)
        if start != end
        for run in (start.to(end),)
    ]
    step = sum(length for _, _, length in edges) / SAMPLES
    due = step / 2
    for start, run, length in edges:
        while due <= length:
            yield start.moved(run.scaled(due / length)), run.scaled(1 / length)
            due += step
        due -= length


def _ways(mark: Mark) -> tuple[tuple[float, float], ...]:
    """Return how far across its outline one looks for a mark and what is beside it (mm).

    A line is met on its middle; of a fill nobody tells on which side of its outline it lies.
    """
    aside = ASIDE * mark.picture.scale
    if not mark.line:
        return ((-aside, aside),)
    return (0.0, mark.line / 2 + aside), (0.0, -mark.line / 2 - aside)


def _area(outline: Polyline) -> float:
    """Return the area within an outline, negative if it runs the other way round."""
    return sum(a.x * b.y - b.x * a.y for a, b in pairwise([*outline, outline[0]])) / 2


def _drawn_lines(pictures: Sequence[SeenPicture], marks: Sequence[Mark]) -> Iterator[SeenLine]:
    """Yield the lines of ``pictures`` and their ``marks``, each as wide as it is in the mean."""
    for picture in pictures:
        for handle, shape in _shapes(picture):
            if shape.stroke and not shape.teaches and strokes(handle):
                width = stroke_width(handle, picture.way)
                yield SeenLine(picture.placed.box, width, stroke_colour(handle), picture)
    for mark in marks:
        box = mark.picture.placed.box
        yield SeenLine(box, mark.width, mark.colour, mark.picture, teaches=True)


def _thin(page: SeenPage, lines: Sequence[SeenLine], bars: Bars) -> Iterator[Finding]:
    """No line is so thin that a printer loses it."""
    thin = [
        (line.width / least, least, line)
        for line in lines
        if line.width < (least := _least(line, bars)) - ROUNDED
    ]
    for _, least, line in sorted(thin, key=lambda item: item[0])[:1]:
        message = f"a line of {line.colour} at {_place(line.box)} is {line.width:.2f} mm wide"
        hint = f"at least {least:.2f} mm is needed there"
        yield Finding(page.position, "pdf-line-thin", message, hint, "warning")


def _least(line: SeenLine, bars: Bars) -> float:
    """Return how wide a line must be (mm)."""
    if line.picture is not None and line.picture.scale < bars.small_picture:
        return bars.dot * (2 if line.teaches else 1)
    return bars.teaching_line if line.teaches else bars.line


def _near_the_cut(page: SeenPage, margin: float) -> Iterator[Finding]:
    """Frames and rules keep away from the trim: one that is cut off-centre shows.

    What runs off the page on purpose has no distance from the trim.
    """
    trim = page.page.trim
    near = [(trim.clearance(line.box), line) for line in page.lines if trim.holds(line.box)]
    for distance, line in sorted(near, key=lambda item: item[0])[:1]:
        if distance < margin - TOLERANCE:
            place = f"{line.colour} at {_place(line.box)}"
            message = f"a line of {place} lies {distance:.2f} mm from the trim"
            hint = f"keep the middle of lines at least {margin:g} mm inside"
            yield Finding(page.position, "pdf-frame-unsafe", message, hint)


def _place(box: Box) -> str:
    return place_words(Point(box.left, box.top))
