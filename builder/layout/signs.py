"""Signs drawn as paths: the alert triangle, the notice disc, the patterns of the parts."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import assert_never

from builder.drawing import Shape, Stroke
from builder.geometry import Box, Path, Point
from builder.model.caution import Level
from builder.model.theme import LevelLook, PartLook, Theme

ROOT_3 = math.sqrt(3.0)
PATTERN_PITCH = 1.9
PATTERN_WIDTH = 0.42
CORNER = 0.09
"""Radius of a triangle's corners over its side."""
DIVIDER, BROAD, OVER = 0.35, 1.2, 0.4
"""Widths of what parts a panel from the words: a line; a bar or a row of stripes, and how much of
these lies beyond the panel (mm)."""
STRIPE, STRIPE_PITCH = 0.9, 1.75
"""Height of a slanted stripe, and from one to the next (mm)."""
BAND_FRAME = 0.5
"""Width of the frame of a band without a ground (mm)."""
DISC_INSIDE = 0.84
"""Radius inside the outline of a disc over its own, where the two differ in colour."""


def level_sign(level: Level, box: Box, look: LevelLook) -> tuple[Shape, ...]:
    """Return the sign of ``level`` inside ``box``: a triangle, for a notice a disc with an i.

    The alert triangle is kept from notices, which tell of no injury (ANSI Z535.4).
    """
    if level == "notice":
        return _disc_with_i(box, look)
    return alert_triangle(box, look.sign, look.sign_mark, look.sign_fill)


def alert_triangle(box: Box, colour: str, mark: str, fill: str = "") -> tuple[Shape, ...]:
    """Return the safety alert sign, an exclamation mark in an equilateral triangle.

    Args:
        box: the room it has.
        colour: of the triangle.
        mark: colour of the exclamation mark.
        fill: inside the triangle's outline, where that differs.
    """
    side = _side(box)
    height = side * ROOT_3 / 2
    middle, top = box.centre.x, box.centre.y - height / 2
    triangle, corner = _triangle(box), side * CORNER
    inner = () if fill in ("", colour) else (Shape(triangle, fill=fill),)
    return (
        Shape(triangle, fill=colour, stroke=Stroke(colour, corner * 2)),
        *inner,
        Shape(_bar(middle, top + height * 0.34, top + height * 0.68, side * 0.065), fill=mark),
        Shape(Path.disc(Point(middle, top + height * 0.83), side * 0.06), fill=mark),
    )


def _side(box: Box) -> float:
    return min(box.width, box.height * 2 / ROOT_3)


def _triangle(box: Box) -> Path:
    """Return the triangle that a line of twice its corner's radius rounds out to ``box``."""
    side = _side(box)
    height, corner = side * ROOT_3 / 2, side * CORNER
    middle, top = box.centre.x, box.centre.y - height / 2
    return Path.polygon(
        [
            (middle, top + corner * 2),
            (middle + side / 2 - corner * ROOT_3, top + height - corner),
            (middle - side / 2 + corner * ROOT_3, top + height - corner),
        ]
    )


def _bar(middle: float, top: float, bottom: float, half: float) -> Path:
    """Return the stem of an exclamation mark, narrower at its foot."""
    return Path.polygon(
        [
            (middle - half, top),
            (middle + half, top),
            (middle + half * 0.6, bottom),
            (middle - half * 0.6, bottom),
        ]
    )


def _disc_with_i(box: Box, look: LevelLook) -> tuple[Shape, ...]:
    radius = min(box.width, box.height) / 2 * 0.92
    x, y = box.centre
    stem = Box(x - radius * 0.13, y - radius * 0.15, x + radius * 0.13, y + radius * 0.58)
    inner = Path.disc(box.centre, radius * DISC_INSIDE)
    filled = () if look.sign_fill == look.sign else (Shape(inner, fill=look.sign_fill),)
    return (
        Shape(Path.disc(box.centre, radius), fill=look.sign),
        *filled,
        Shape(Path.box(stem), fill=look.sign_mark),
        Shape(Path.disc(Point(x, y - radius * 0.45), radius * 0.17), fill=look.sign_mark),
    )


def divider(look: LevelLook, x: float, top: float, bottom: float) -> Iterator[Shape]:
    """Yield what parts the panel of a level from the words, which ends at ``x``."""
    left, right = x + OVER - BROAD, x + OVER
    match look.divider:
        case "line":
            line = Path.polyline([(x, top), (x, bottom)])
            yield Shape(line, stroke=Stroke(look.frame_colour, DIVIDER, cap="butt"))
        case "bar":
            yield Shape(Path.box(Box(left, top, right, bottom)), fill=look.frame_colour)
        case "stripes":
            for start in _steps(top - BROAD, bottom - STRIPE, STRIPE_PITCH):
                slant = [(left, start + BROAD), (right, start),
                         (right, start + STRIPE), (left, start + BROAD + STRIPE)]  # fmt: skip
                cut = [(at, min(max(y, top), bottom)) for at, y in slant]
                yield Shape(Path.polygon(cut), fill=look.frame_colour)
        case _:
            assert_never(look.divider)


def band(box: Box, radius: float, colour: str, theme: Theme) -> Shape:
    """Return what carries words over the head of a face: a solid ground, or a frame."""
    if theme.bands == "solid":
        return Shape(Path.box(box, radius), fill=colour)
    return _framed(box, radius, theme.colours.paper, colour)


def on_band(colour: str, theme: Theme) -> str:
    """Return the colour of words on a band of ``colour``."""
    return theme.colours.paper if theme.bands == "solid" else colour


def tinted(box: Box, radius: float, part: PartLook, theme: Theme) -> Shape:
    """Return a ground in the tint of ``part``; one that is no other than the paper is framed."""
    if part.tint == theme.colours.paper:
        return _framed(box, radius, part.tint, part.colour)
    return Shape(Path.box(box, radius), fill=part.tint)


def _framed(box: Box, radius: float, fill: str, colour: str) -> Shape:
    """Return ``box`` with a line along the inside of its edge."""
    line = Path.box(box.inset(BAND_FRAME / 2), radius - BAND_FRAME / 2)
    return Shape(line, fill=fill, stroke=Stroke(colour, BAND_FRAME))


def part_pattern(look: PartLook, box: Box, on: str = "") -> tuple[Shape, ...]:
    """Return the pattern that tells a part where colours cannot, inside ``box``.

    ``on`` is its colour on a band; elsewhere it is the part's.
    """
    colour = on or look.colour
    line = Stroke(colour, PATTERN_WIDTH, cap="butt")
    match look.pattern:
        case "stripes":
            return tuple(Shape(path, stroke=line) for path in _diagonals(box))
        case "bars":
            return tuple(Shape(path, stroke=line) for path in _uprights(box))
        case "grid":
            return tuple(Shape(path, stroke=line) for path in (*_uprights(box), *_levels(box)))
        case "dots":
            return tuple(Shape(path, fill=colour) for path in _dots(box))
        case "waves":
            return tuple(Shape(path, stroke=line) for path in _waves(box))
        case "plain":
            return (Shape(Path.box(box, PATTERN_PITCH / 2), fill=colour),)
        case _:
            assert_never(look.pattern)


def _steps(start: float, end: float, pitch: float) -> Iterator[float]:
    count = int((end - start) / pitch)
    first = start + (end - start - count * pitch) / 2
    return (first + pitch * index for index in range(count + 1))


def _uprights(box: Box) -> Iterator[Path]:
    for x in _steps(box.left, box.right, PATTERN_PITCH):
        yield Path.polyline([(x, box.top), (x, box.bottom)])


def _levels(box: Box) -> Iterator[Path]:
    for y in _steps(box.top, box.bottom, PATTERN_PITCH):
        yield Path.polyline([(box.left, y), (box.right, y)])


def _diagonals(box: Box) -> Iterator[Path]:
    """Yield lines that rise to the right at 45 degrees, cut at the box."""
    for start in _steps(box.left - box.height, box.right, PATTERN_PITCH):
        left, right = max(start, box.left), min(start + box.height, box.right)
        if right - left > PATTERN_WIDTH:
            low, high = box.bottom - (left - start), box.bottom - (right - start)
            yield Path.polyline([(left, low), (right, high)])


def _dots(box: Box) -> Iterator[Path]:
    radius = PATTERN_PITCH * 0.26
    inner = box.inset(radius)
    for row, y in enumerate(_steps(inner.top, inner.bottom, PATTERN_PITCH * 0.8)):
        shift = PATTERN_PITCH / 2 * (row % 2)
        for x in _steps(inner.left + shift, inner.right - PATTERN_PITCH / 2 + shift, PATTERN_PITCH):
            yield Path.disc(Point(x, y), radius)


def _waves(box: Box) -> Iterator[Path]:
    length, swing = PATTERN_PITCH * 2, PATTERN_PITCH * 0.35
    count = int(box.width / length)
    start = box.left + (box.width - count * length) / 2
    for y in _steps(box.top + swing, box.bottom - swing, PATTERN_PITCH):
        ops, coords = "M", [start, y]
        for index in range(count):
            x = start + index * length
            ops += "C"
            coords += [x + length / 2, y - 2 * swing * ROOT_3 / 2, x + length / 2,
                       y + 2 * swing * ROOT_3 / 2, x + length, y]  # fmt: skip
        yield Path(ops, tuple(coords))
