"""The signs of the caution levels as small pictures that show on white, sepia and black."""

from __future__ import annotations

from collections.abc import Iterator

from builder.compose.signs import alert_triangle
from builder.drawing import Drawing, Shape
from builder.geometry import Box, Path, Point
from builder.model import Level
from builder.model.theme import LevelLook, Theme

SIZE = 16.0
"""Design size (mm); on the page a sign is as tall as its line."""
HALO = "#ffffff"
OUTLINE = "#1d2528"
RIMS = ((0.0, HALO), (0.7, OUTLINE))
"""How far each rim of a sign lies inside the picture (mm), and its colour: the white one parts the
sign from a black page, the dark one from a white page."""
FACE_INSET = 1.9


def sign_drawing(level: Level, theme: Theme) -> Drawing:
    """Return the sign of ``level``: a triangle, for a notice a disc (ANSI Z535.4)."""
    look = theme.levels[level]
    shapes = _disc(look) if level == "notice" else _triangle(look)
    return Drawing(f"sign-{level}", SIZE, SIZE, tuple(shapes))


def _triangle(look: LevelLook) -> Iterator[Shape]:
    for inset, colour in RIMS:
        yield alert_triangle(_box(inset), colour, colour)[0]
    yield from alert_triangle(_box(FACE_INSET), look.panel, look.sign)


def _disc(look: LevelLook) -> Iterator[Shape]:
    centre = Point(SIZE / 2, SIZE / 2)
    for inset, colour in (*RIMS, (FACE_INSET, look.panel)):
        yield Shape(Path.disc(centre, SIZE / 2 - inset), fill=colour)
    stem = Box(centre.x - 1.0, centre.y - 1.0, centre.x + 1.0, centre.y + 4.0)
    yield Shape(Path.box(stem), fill=look.sign)
    yield Shape(Path.disc(Point(centre.x, centre.y - 3.6), 1.3), fill=look.sign)


def _box(inset: float) -> Box:
    return Box(inset, inset * 1.6, SIZE - inset, SIZE - inset * 0.4)
