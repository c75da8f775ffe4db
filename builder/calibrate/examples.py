"""Enlarged pictures of what is to be read, with the readings."""

from __future__ import annotations

from typing import NamedTuple

from builder.calibrate.marks import BOLD, FINE, HAIR, INK, NUMBER_PT, Marks, said_at, signed
from builder.drawing import Shape, Stroke, TextRun
from builder.geometry import Box, Path, Point
from builder.typeset import Family

EXAMPLE_HEIGHT = 25.0
LARGER = 3.0
"""How many times the scales of the example are enlarged."""
SHOWN = 3
"""How far they go (mm of the sheet)."""
READ_ACROSS, READ_DOWN = 1.5, -2.0
CUT = 3.6
"""The margin that the printer of the example leaves white (mm)."""
THROUGH = Stroke("#8a8a8a", 0.9, cap="butt")
"""What shows through the paper."""
EDGE_STEPS = 8
EDGE_PITCH = 3.2


class Example(NamedTuple):
    """A picture, how wide it is (mm), and what is to be read on it."""

    marks: Marks
    width: float
    reading: str


def scales_example(corner: Point, family: Family) -> Example:
    """Return the scales of A and B with a cross; ``corner`` is the picture's upper left one."""
    side = 2 * SHOWN * LARGER
    field = Box.sized(corner.x + 5.0, corner.y + 5.0, side, side)
    middle = field.centre
    shapes = [Shape(Path.box(field), stroke=FINE)]
    runs: list[TextRun] = []
    for half in range(-2 * SHOWN, 2 * SHOWN + 1):
        shapes += _ticks(field, half)
        if half % 4 == 0:
            off, said = half / 2 * LARGER, signed(half // 2)
            font = "bold" if half == 0 else "regular"
            above = Point(middle.x + off, field.top - 2.8)
            runs.append(said_at(family, said, above, NUMBER_PT, font))
            beside = Point(field.left - 2.6, middle.y + off + 0.9)
            runs.append(said_at(family, said, beside, NUMBER_PT, font, "right"))
    x, y = middle.x + READ_ACROSS * LARGER, middle.y + READ_DOWN * LARGER
    through = Path.polyline([(field.left - 2, y), (field.right + 2, y)]).joined(
        Path.polyline([(x, field.top - 2), (x, field.bottom + 2)])
    )
    reading = f"A={READ_ACROSS:g}, B={READ_DOWN:g}"
    shapes.insert(0, Shape(through, stroke=THROUGH))
    return Example(Marks(tuple(shapes), tuple(runs)), side + 7.0, reading)


def _ticks(field: Box, half: int) -> list[Shape]:
    """Return the ticks of both scales ``half`` half mm from 0, and the net's lines there."""
    off = half / 2 * LARGER
    x, y = field.centre.x + off, field.centre.y + off
    long, pen = (2.2 if half % 2 == 0 else 1.2), BOLD if half == 0 else FINE
    lines = [
        ([(x, field.top), (x, field.top - long)], pen),
        ([(field.left, y), (field.left - long, y)], pen),
    ]
    if half % 2 == 0 and abs(half) < 2 * SHOWN:
        net = FINE if half == 0 else HAIR
        lines.append(([(x, field.top), (x, field.bottom)], net))
        lines.append(([(field.left, y), (field.right, y)], net))
    return [Shape(Path.polyline(points), stroke=pen) for points, pen in lines]


def edge_example(corner: Point, family: Family) -> Example:
    """Return steps at an upper edge, the first of them cut off."""
    top, foot = corner.y + 1.0, corner.y + 20.0
    width = EDGE_STEPS * EDGE_PITCH
    paper = Path.polyline([(corner.x, foot + 4), (corner.x, top), (corner.x + width, top)])
    shapes = [Shape(paper, stroke=THROUGH)]
    runs = []
    for mm in range(EDGE_STEPS):
        x = corner.x + (mm + 0.7) * EDGE_PITCH
        end = top + max(mm, CUT) * 2
        shapes.append(Shape(Path.polyline([(x, foot), (x, end)]), stroke=FINE))
        if mm > CUT:
            bar = Box(x - 1.3, end, x + 1.3, end + 0.6)
            shapes.append(Shape(Path.box(bar), fill=INK))
        runs.append(said_at(family, f"{mm}", Point(x, foot + 3.2), NUMBER_PT))
    return Example(Marks(tuple(shapes), tuple(runs)), width + 1.0, "M=4")
