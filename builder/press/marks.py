"""Marks at the edges of a sheet: where to cut, to fold, to punch, and how round the corners are."""

from __future__ import annotations

import math
from collections.abc import Iterator

from builder.drawing import Shape, Stroke
from builder.geometry import CIRCLE_HANDLE, Affine, Path, Point
from builder.model.bars import LEAST_LINE
from builder.press.edge import OFF, Edge, Edges

INK = "#000000"
CUT = Stroke(INK, 0.3, cap="butt")
SHORT_CUT = Stroke(INK, 0.45, cap="butt")
SHORT = 1.0
"""A cut mark shorter than this (mm) is heavier, so as not to be overlooked."""
HOLE = Stroke(INK, LEAST_LINE)
CUT_LENGTH = 5.0
"""Longest cut mark (mm); where there is less room it ends where the printer ends."""
BAND = 3.2
"""Room (mm) that type and ruler take on a roomy edge, beyond the marks."""
DOT = 0.24
"""Radius of the dots of a fold mark (mm)."""
DOT_PITCH = 0.85
HOLE_RADIUS = 0.55


def sheet_marks(edges: Edges) -> Iterator[Shape]:
    """Yield all marks of one side of a sheet; none lies between cards or on one."""
    for edge in edges:
        room = marks_room(edge)
        yield from (_cut(edge, along, room) for along in edge.cuts)
        yield from (dot for along in edge.folds for dot in _dots(edge, along, room))
    for edge in (edges.top, edges.left):
        if marks_room(edge) >= 2 * HOLE_RADIUS + HOLE.width:
            yield from (_ring(edge, along) for along in edge.holes)


def marks_room(edge: Edge) -> float:
    """Return how long a mark may be on ``edge`` (mm)."""
    beyond = BAND if edge.roomy else 0.0
    return min(CUT_LENGTH, edge.depth - OFF - beyond)


def corner_gauge(middle: Point, radius: float) -> Shape:
    """Return what is cut off a corner that is rounded by ``radius`` (mm), its tip up.

    ``middle`` is the middle of its foot; see ``gauge_size``.
    """
    _, height = gauge_size(radius)
    handle = radius * (1 - CIRCLE_HANDLE)
    spandrel = Path("MLCZ", (0.0, 0.0, radius, 0.0, handle, 0.0, 0.0, handle, 0.0, radius))
    lay = Affine.rotation(45.0).then(Affine.translation(middle.x, middle.y - height))
    return Shape(spandrel.mapped(lay), fill=INK)


def gauge_size(radius: float) -> tuple[float, float]:
    """Return width and height of the corner gauge (mm)."""
    return radius * math.sqrt(2.0), radius / math.sqrt(2.0)


def _cut(edge: Edge, along: float, room: float) -> Shape:
    line = Path.polyline([edge.at(along, OFF), edge.at(along, OFF + room)])
    return Shape(line, stroke=SHORT_CUT if room < SHORT else CUT)


def _dots(edge: Edge, along: float, room: float) -> Iterator[Shape]:
    """Yield the dots of a fold mark: at least two."""
    count = max(2, int((room - 2 * DOT) / DOT_PITCH) + 1)
    pitch = min(DOT_PITCH, (room - 2 * DOT) / (count - 1))
    for index in range(count):
        yield Shape(Path.disc(edge.at(along, OFF + DOT + index * pitch), DOT), fill=INK)


def _ring(edge: Edge, along: float) -> Shape:
    middle = edge.at(along, OFF + HOLE_RADIUS + HOLE.width / 2)
    return Shape(Path.disc(middle, HOLE_RADIUS), stroke=HOLE)
