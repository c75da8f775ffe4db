"""What is drawn on a test sheet: scales, crosses, rulers, steps, and examples of their reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from builder.calibrate.layout import (
    EDGES,
    REACH,
    RULER,
    STEP_FOOT,
    STEP_PITCH,
    STEPS,
    Gauge,
)
from builder.drawing import Shape, Stroke, TextRun
from builder.geometry import Box, Path, Point, Vector
from builder.model.bars import LEAST_LINE
from builder.press.job import Margins, Paper
from builder.typeset import Family, StyledSpan, set_paragraph
from builder.units import pt_to_mm

INK = "#000000"
"""Pure black: printers draw thin lines of any other colour as rows of dots."""
HAIR = Stroke(INK, 0.08, cap="butt")
FINE = Stroke(INK, LEAST_LINE, cap="butt")
ZERO = Stroke(INK, 0.25, cap="butt")
BOLD = Stroke(INK, 0.35, cap="butt")
"""Widths (mm) of the net, of scales, and of what is to be seen through paper."""
NUMBER_PT = 7.0
LABELLED = 4
"""Every so many mm of a scale have their number: the signs need room."""
LETTER_PT = 13.0
ARM = 13.0
"""Half the length of a cross: it reaches past the scales (mm)."""
RING = 3.2
DOT = 1.5
"""Radii of the ring on the front and the dot on the back; the dot may be off by the rest (mm)."""
TICKS = {0: 2.4, 1: 1.5, 2: 0.9}
"""Length of the ticks at even mm, odd mm and halves."""

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

Side = Literal["left", "middle", "right"]


class Marks(NamedTuple):
    """Drawn things and their words."""

    shapes: tuple[Shape, ...]
    runs: tuple[TextRun, ...]


def scales(gauge: Gauge, family: Family) -> Marks:
    """Return a net of mm with a scale above and one at its left, 0 in the middle."""
    field = _around(gauge.at, REACH)
    lines = [Shape(Path.box(field), stroke=FINE)]
    for half in range(-2 * int(REACH), 2 * int(REACH) + 1):
        lines += _ticks(gauge.at, half, field)
    runs = []
    for mm in range(-int(REACH), int(REACH) + 1, LABELLED):
        x, y = gauge.at.x + mm, gauge.at.y + mm
        font = "bold" if mm == 0 else "regular"
        number = signed(mm)
        runs.append(word_at(family, number, Point(x, field.top - 3.1), NUMBER_PT, font))
        level = y + _cap(family, NUMBER_PT) / 2
        runs.append(
            word_at(family, number, Point(field.left - 2.9, level), NUMBER_PT, font, side="right")
        )
    runs += _letters(gauge, family, field)
    return Marks(tuple(lines), tuple(runs))


def signed(mm: int) -> str:
    """Return a number with a true minus sign."""
    return f"{mm}".replace("-", "\u2212")


def _ticks(at: Point, half: int, field: Box) -> Iterator[Shape]:
    """Yield the ticks of both scales ``half`` half mm from 0, and the net's lines at whole mm."""
    x, y, long = at.x + half / 2, at.y + half / 2, TICKS[0 if half % 4 == 0 else 2 - (half + 1) % 2]
    pen = BOLD if half == 0 else FINE
    yield _line(x, field.top, x, field.top - long, pen)
    yield _line(field.left, y, field.left - long, y, pen)
    if half % 2 == 0 and abs(half) < 2 * REACH:
        net = ZERO if half == 0 else FINE if half % (2 * LABELLED) == 0 else HAIR
        yield _line(x, field.top, x, field.bottom, net)
        yield _line(field.left, y, field.right, y, net)


def _letters(gauge: Gauge, family: Family, field: Box) -> Iterator[TextRun]:
    """Yield the letters of the readings at the ends of their scales."""
    down = field.bottom + 2.2 + _cap(family, LETTER_PT)
    yield word_at(
        family, gauge.across, Point(field.right + 2.0, field.top - 0.2), LETTER_PT, "bold", "left"
    )
    yield word_at(family, gauge.down, Point(field.left - 1.2, down), LETTER_PT, "bold")


def cross(at: Point) -> Path:
    """Return the outline of a cross on the back."""
    level = Path.polyline([(at.x - ARM, at.y), (at.x + ARM, at.y)])
    return level.joined(Path.polyline([(at.x, at.y - ARM), (at.x, at.y + ARM)]))


def ruler(start: Point, way: Literal["across", "down"], letter: str, family: Family) -> Marks:
    """Return a line of 150 mm with end marks, and its letter at its middle."""
    along = Vector(1, 0) if way == "across" else Vector(0, 1)
    beside = Vector(0, 1) if way == "across" else Vector(1, 0)
    end = start.moved(along.scaled(RULER))
    lines = [_line(*start, *end, FINE)]
    for mm in range(0, int(RULER) + 1, 10):
        at = start.moved(along.scaled(mm))
        long = 5.0 if mm in (0, RULER) else 1.4
        first = at.moved(beside.scaled(-long if mm in (0, RULER) else 0.0))
        lines.append(_line(*first, *at.moved(beside.scaled(long)), FINE))
    middle = start.moved(along.scaled(RULER / 2))
    place = Point(middle.x, middle.y - 1.6)
    if way == "down":
        place = Point(middle.x - 3.6, middle.y + _cap(family, LETTER_PT) / 2)
    return Marks(tuple(lines), (word_at(family, letter, place, LETTER_PT, "bold"),))


class _Edge(NamedTuple):
    """One edge of the page: a place ``deep`` mm inside it and ``along`` mm from its middle."""

    letter: str
    place: Callable[[float, float], Point]


def steps(paper: Paper, family: Family) -> Iterator[Marks]:
    """Yield the strokes at each edge: number n ends in a bar n mm from the edge."""
    for edge in _edges(paper):
        shapes, runs = [], []
        for mm in range(STEPS + 1):
            along = (mm - STEPS / 2) * STEP_PITCH
            foot, end = edge.place(STEP_FOOT, along), edge.place(mm, along)
            shapes.append(_line(*foot, *end, HAIR))
            shapes.append(_bar(edge, mm, along))
            place = edge.place(STEP_FOOT + 1.6, along)
            level = Point(place.x, place.y + _cap(family, NUMBER_PT) / 2)
            runs.append(word_at(family, f"{mm}", level, NUMBER_PT))
        place = edge.place(STEP_FOOT + 1.0, (STEPS / 2 + 1.4) * STEP_PITCH)
        level = Point(place.x, place.y + _cap(family, LETTER_PT) / 2)
        runs.append(word_at(family, edge.letter, level, LETTER_PT, "bold"))
        yield Marks(tuple(shapes), tuple(runs))


def _edges(paper: Paper) -> tuple[_Edge, ...]:
    """Return the edges in the order of ``Margins``."""
    width, height = paper.width, paper.height
    return (
        _Edge(EDGES[0], lambda deep, along: Point(deep, height / 2 + along)),
        _Edge(EDGES[1], lambda deep, along: Point(width / 2 + along, deep)),
        _Edge(EDGES[2], lambda deep, along: Point(width - deep, height / 2 + along)),
        _Edge(EDGES[3], lambda deep, along: Point(width / 2 + along, height - deep)),
    )


def _bar(edge: _Edge, mm: float, along: float) -> Shape:
    """Return the bar at the end of a stroke: its outer side is ``mm`` from the edge."""
    one, other = edge.place(mm, along - 1.3), edge.place(mm + BOLD.width, along + 1.3)
    return Shape(Path.box(Box.around((one, other))), fill=INK)


def frame(paper: Paper, margins: Margins) -> Path:
    """Return the outline of what the printer can print on."""
    edges = Box(0.0, 0.0, paper.width, paper.height)
    left, top, right, bottom = edges
    inside = BOLD.width / 2
    return Path.box(
        Box(
            left + margins.left + inside,
            top + margins.top + inside,
            right - margins.right - inside,
            bottom - margins.bottom - inside,
        )
    )


def word_at(
    family: Family,
    text: str,
    at: Point,
    size_pt: float,
    font: str = "regular",
    side: Side = "middle",
) -> TextRun:
    """Return one word, its baseline at ``at``; ``side`` is which of its ends, or its middle."""
    (line,) = set_paragraph(
        family, (StyledSpan(text, font, INK),), 1000.0, size_pt, leading=1.2
    ).lines
    left = {"left": 0.0, "middle": line.width / 2, "right": line.width}[side]
    (run,) = line.runs(at.x - left, at.y, size_pt)
    return run


def _cap(family: Family, size_pt: float) -> float:
    return pt_to_mm(size_pt) * family.font("regular").cap_height


def _around(at: Point, reach: float) -> Box:
    return Box(at.x - reach, at.y - reach, at.x + reach, at.y + reach)


def _line(x: float, y: float, to_x: float, to_y: float, pen: Stroke) -> Shape:
    return Shape(Path.polyline([(x, y), (to_x, to_y)]), stroke=pen)


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
        shapes += _enlarged_ticks(field, half)
        if half % 4 == 0:
            off, number = half / 2 * LARGER, signed(half // 2)
            font = "bold" if half == 0 else "regular"
            above = Point(middle.x + off, field.top - 2.8)
            runs.append(word_at(family, number, above, NUMBER_PT, font))
            beside = Point(field.left - 2.6, middle.y + off + 0.9)
            runs.append(word_at(family, number, beside, NUMBER_PT, font, "right"))
    x, y = middle.x + READ_ACROSS * LARGER, middle.y + READ_DOWN * LARGER
    through = Path.polyline([(field.left - 2, y), (field.right + 2, y)]).joined(
        Path.polyline([(x, field.top - 2), (x, field.bottom + 2)])
    )
    reading = f"A={READ_ACROSS:g}, B={READ_DOWN:g}"
    shapes.insert(0, Shape(through, stroke=THROUGH))
    return Example(Marks(tuple(shapes), tuple(runs)), side + 7.0, reading)


def _enlarged_ticks(field: Box, half: int) -> list[Shape]:
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
        runs.append(word_at(family, f"{mm}", Point(x, foot + 3.2), NUMBER_PT))
    return Example(Marks(tuple(shapes), tuple(runs)), width + 1.0, "M=4")
