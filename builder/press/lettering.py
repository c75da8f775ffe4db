"""Type at the edges of a sheet: between its cut marks, or beyond them where there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Literal

from builder.drawing import Artifact, Element
from builder.drawing.page import Leaf, Node
from builder.geometry import Point
from builder.layout.look import Look
from builder.press.edge import OFF, Edge, Edges
from builder.press.marks import BAND, INK, corner_gauge, gauge_size
from builder.press.ruler import Ruler
from builder.typeset import Family, Line, Measured, StyledSpan, TooWide, measure
from builder.units import mm_to_pt, pt_to_mm

OVER_CAPITALS = 0.12
UNDER_LINE = 0.24
"""How far accents rise over capitals and letters hang below the line (em)."""
APART = 4.0
"""White space (mm) between two notes on one line."""
BY_GAUGE = 1.0
FIGURE_SIZE = 5.0
"""Largest size (points) of the figures at the ends of a ruler."""
BY_RULER = 0.6
RULER_FIGURES = ("0", "100 mm")
FIGURES_ROOM = 8.5
"""Room (mm) for those figures at each end of a ruler."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something said at the top or bottom edge.

    Attributes:
        corner: radius of the corner gauge that stands before it (mm), 0 for none.
    """

    spans: tuple[StyledSpan, ...]
    where: Literal["top", "bottom"]
    corner: float = 0.0


@dataclass(slots=True)
class _Room:
    """Room for type on an edge, from ``start``, which moves on as it fills, to ``end`` (mm)."""

    edge: Edge
    start: float
    end: float

    @property
    def width(self) -> float:
        return self.end - self.start


def lettered(
    notes: Sequence[Note],
    edges: Edges,
    ruler: Ruler | None,
    look: Look,
    size: float,
    *,
    broken: bool,
) -> tuple[Element, ...] | None:
    """Return ``notes`` set in ``size`` (points), or nothing if they have no room.

    Each is a paragraph: it tells what to do with the sheet, to those who hear it too.
    ``broken``: a note may go on in the next room, beyond a mark.
    """
    set_notes: list[Element] = []
    rooms = {"top": _rooms(edges.top, None), "bottom": _rooms(edges.bottom, ruler)}
    if _height(look, size) > min(_depth(edge) for edge in (edges.top, edges.bottom)):
        return None
    for note in notes:
        there = rooms[note.where]
        corner = note.corner if _has_gauge(note, there) else 0.0
        indent = gauge_size(corner)[0] + BY_GAUGE if corner else 0.0
        placed = _placed(note, there, look, size, indent, broken=broken)
        if placed is None:
            return None
        before: tuple[Node, ...] = ()
        if corner:
            room, left, _ = placed[0]
            before = (Artifact((_gauge(room.edge, left - indent, corner),)),)
        lines = [
            line.runs(left, _baseline(room.edge, size, look), size) for room, left, line in placed
        ]
        set_notes.append(Element("P", (*before, *chain.from_iterable(lines))))
    return tuple(set_notes)


def ruler_figures(ruler: Ruler, look: Look) -> tuple[Leaf, ...]:
    """Return the figures at both ends of a ruler along a level edge."""
    size = min(FIGURE_SIZE, mm_to_pt(ruler.height))
    baseline = _baseline(ruler.edge, size, look)
    first, last = (
        _measured(look.family, (StyledSpan(figure, "regular", INK),)).lines(FIGURES_ROOM, size)[0]
        for figure in RULER_FIGURES
    )
    return (
        *first.runs(ruler.start - BY_RULER - first.width, baseline, size),
        *last.runs(ruler.end + BY_RULER, baseline, size),
    )


_Placed = tuple[_Room, float, Line]


def _placed(
    note: Note, rooms: Sequence[_Room], look: Look, size: float, indent: float, *, broken: bool
) -> list[_Placed] | None:
    """Return where the lines of ``note`` begin, or nothing if they have no room."""
    text, places = _measured(look.family, note.spans), []
    longest = max((room.width for room in rooms), default=0.0) - indent
    if not broken and text.width(size) > longest:
        return None
    try:
        lines = text.lines(longest, size)
    except TooWide:
        return None
    left = list(rooms)
    for line in lines:
        while left and left[0].width < indent + line.width:
            left.pop(0)
        if not left:
            return None
        places.append((left[0], left[0].start + indent, line))
        left[0].start += indent + line.width + APART
        indent = 0.0
    return places


@lru_cache(maxsize=64)
def _measured(family: Family, spans: tuple[StyledSpan, ...]) -> Measured:
    """Measure once what is said on every sheet."""
    return measure(family, spans)


def _rooms(edge: Edge, ruler: Ruler | None) -> list[_Room]:
    """Return the room for type on ``edge``, beside its ruler if it has one."""
    beside = OFF + 1.5
    whole = (edge.start + beside, edge.end - beside)
    stretches = [whole] if edge.roomy else list(edge.stretches())
    if ruler is None:
        return [_Room(edge, *stretch) for stretch in stretches]
    return [
        _Room(edge, low, high)
        for start, end in stretches
        for low, high in _beside(start, end, ruler)
        if high > low
    ]


def _beside(start: float, end: float, ruler: Ruler) -> Iterator[tuple[float, float]]:
    yield start, min(end, ruler.start - FIGURES_ROOM)
    yield max(start, ruler.end + FIGURES_ROOM), end


def _depth(edge: Edge) -> float:
    return BAND if edge.roomy else edge.depth - OFF


def _has_gauge(note: Note, rooms: Sequence[_Room]) -> bool:
    high = gauge_size(note.corner)[1]
    return note.corner > 0 and all(_depth(room.edge) >= high for room in rooms)


def _gauge(edge: Edge, left: float, radius: float) -> Leaf:
    foot = edge.at(left, edge.depth)
    return corner_gauge(Point(foot.x + gauge_size(radius)[0] / 2, foot.y), radius)


def _height(look: Look, size: float) -> float:
    """Return how high a line of type is with accents and what hangs below it (mm)."""
    return pt_to_mm(size) * (_over_line(look) + UNDER_LINE)


def _baseline(edge: Edge, size: float, look: Look) -> float:
    """Return where type stands whose letters reach just to where the printer ends."""
    em = pt_to_mm(size)
    _, limit = edge.at(0.0, edge.depth)
    return limit + em * _over_line(look) if edge.outward < 0 else limit - em * UNDER_LINE


def _over_line(look: Look) -> float:
    return look.family.font("bold").cap_height + OVER_CAPITALS
