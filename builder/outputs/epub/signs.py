"""The signs of the caution levels as small pictures on a white ground."""

from __future__ import annotations

from collections.abc import Iterator

from builder.drawing import Drawing, Shape
from builder.geometry import Box, Path, Point
from builder.layout.signs import alert_triangle
from builder.model import Level
from builder.model.theme import LevelLook, Theme

SIZE = 5.0
"""Design size (mm), for readers that know no other; in others a sign grows with the type."""
SIXTEENTH = SIZE / 16
FACE_INSET = 1.2 * SIXTEENTH
"""How far the face lies inside the rim (mm); the rim parts a pale face from a white page."""


def sign_drawing(level: Level, theme: Theme) -> Drawing:
    """Return the sign of ``level``: a triangle, for a notice a disc (ANSI Z535.4)."""
    look = theme.levels[level]
    rim = theme.colours.ink
    shapes = _disc(look, rim) if level == "notice" else _triangle(look, rim)
    return Drawing(f"sign-{level}", SIZE, SIZE, tuple(shapes))


def _triangle(look: LevelLook, rim: str) -> Iterator[Shape]:
    yield alert_triangle(_box(0.0), rim, rim)[0]
    yield from alert_triangle(_box(FACE_INSET), look.panel, look.sign)


def _disc(look: LevelLook, rim: str) -> Iterator[Shape]:
    centre = Point(SIZE / 2, SIZE / 2)
    for inset, colour in ((0.0, rim), (FACE_INSET, look.panel)):
        yield Shape(Path.disc(centre, SIZE / 2 - inset), fill=colour)
    left, top, right, bottom = (each * SIXTEENTH for each in (-1.0, -1.0, 1.0, 4.0))
    stem = Box(centre.x + left, centre.y + top, centre.x + right, centre.y + bottom)
    dot = Point(centre.x, centre.y - 3.6 * SIXTEENTH)
    yield Shape(Path.box(stem), fill=look.sign)
    yield Shape(Path.disc(dot, 1.3 * SIXTEENTH), fill=look.sign)


def _box(inset: float) -> Box:
    return Box(inset, inset * 1.6, SIZE - inset, SIZE - inset * 0.4)
