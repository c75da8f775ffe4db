"""Signs drawn as paths: the alert triangle, the notice disc, the patterns of the parts."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import assert_never

from builder.drawing import Shape, Stroke
from builder.geometry import Box, Path, Point
from builder.model.caution import Level
from builder.model.theme import LevelLook, PartLook

ROOT_3 = math.sqrt(3.0)
PATTERN_PITCH = 1.9
PATTERN_WIDTH = 0.42


def level_sign(level: Level, box: Box, look: LevelLook) -> tuple[Shape, ...]:
    """Return the sign of ``level`` inside ``box``: a triangle, for a notice a disc with an i.

    The alert triangle is kept from notices, which tell of no injury (ANSI Z535.4).
    """
    if level == "notice":
        return _disc_with_i(box, look)
    return alert_triangle(box, look.sign, look.panel)


def alert_triangle(box: Box, colour: str, mark: str) -> tuple[Shape, ...]:
    """Return the safety alert sign, an exclamation mark in an equilateral triangle."""
    side = min(box.width, box.height * 2 / ROOT_3)
    height = side * ROOT_3 / 2
    middle, top = box.centre.x, box.centre.y - height / 2
    corner = side * 0.09
    triangle = Path.polygon(
        [
            (middle, top + corner * 2),
            (middle + side / 2 - corner * ROOT_3, top + height - corner),
            (middle - side / 2 + corner * ROOT_3, top + height - corner),
        ]
    )
    return (
        Shape(triangle, fill=colour, stroke=Stroke(colour, corner * 2)),
        Shape(_bar(middle, top + height * 0.34, top + height * 0.68, side * 0.065), fill=mark),
        Shape(Path.disc(Point(middle, top + height * 0.83), side * 0.06), fill=mark),
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
    return (
        Shape(Path.disc(box.centre, radius), fill=look.sign),
        Shape(Path.box(stem), fill=look.panel),
        Shape(Path.disc(Point(x, y - radius * 0.45), radius * 0.17), fill=look.panel),
    )


def part_pattern(look: PartLook, box: Box) -> tuple[Shape, ...]:
    """Return the pattern that tells a part where colours cannot, inside ``box``."""
    line = Stroke(look.colour, PATTERN_WIDTH, cap="butt")
    match look.pattern:
        case "stripes":
            return tuple(Shape(path, stroke=line) for path in _diagonals(box))
        case "bars":
            return tuple(Shape(path, stroke=line) for path in _uprights(box))
        case "grid":
            return tuple(Shape(path, stroke=line) for path in (*_uprights(box), *_levels(box)))
        case "dots":
            return tuple(Shape(path, fill=look.colour) for path in _dots(box))
        case "waves":
            return tuple(Shape(path, stroke=line) for path in _waves(box))
        case "plain":
            return (Shape(Path.box(box, PATTERN_PITCH / 2), fill=look.colour),)
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
