"""What a sheet says at its edges: which it is, how to print it, what its marks mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from builder.compose.look import Look
from builder.compose.sizes import sizes_down
from builder.drawing.page import Leaf
from builder.geometry import Point
from builder.press.edge import OFF, Edge, Edges, Side
from builder.press.job import PrintJob
from builder.press.marks import BAND, INK, corner_gauge, gauge_size
from builder.press.ruler import Ruler
from builder.typeset import Font, Measured, StyledSpan, measure
from builder.units import mm_to_pt, pt_to_mm

LARGEST, FLOOR, STEP = 7.0, 4.5, 0.25
"""Sizes of type (points)."""
OVER_CAPITALS = 0.12
UNDER_LINE = 0.24
"""How far accents rise over capitals and letters hang below the line (em)."""
APART = 4.0
"""White space (mm) between two texts on one line."""
BY_GAUGE = 1.0
FIGURE_SIZE = 5.0
"""Largest size (points) of the figures at the ends of a ruler."""
BY_RULER = 0.6
RULER_FIGURES = ("0", "100 mm")
FIGURES_ROOM = 8.5
"""Room (mm) for those figures at each end of a ruler."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page among the sheets: ``number`` of ``total``, each from 1."""

    number: int
    total: int
    side: Side


@dataclass(frozen=True, slots=True)
class Imprint:
    """What all sheets of a set share: the guide's title and edition, and the fixed words."""

    title: str
    edition: str
    words: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text on one line; ``corner`` is the radius of the gauge that stands before it (mm)."""

    spans: tuple[StyledSpan, ...]
    where: Literal["top", "bottom"]
    corner: float = 0.0


@dataclass(slots=True)
class _Room:
    """Room for type on an edge, from ``start``, which moves on as it fills, to ``end`` (mm)."""

    edge: Edge
    start: float
    end: float


def sheet_label(
    sheet: Sheet, imprint: Imprint, job: PrintJob, edges: Edges, ruler: Ruler | None, look: Look
) -> tuple[Leaf, ...]:
    """Return the texts at the top and bottom edges, as large as there is room for.

    Where the smallest type is still too long, the title gives way first, then what stands last.
    Their size is that of the sheet with the longest number, so that all sheets look alike.
    """
    longest = replace(sheet, number=sheet.total)
    for texts, widest in zip(
        _wordings(sheet, imprint, job), _wordings(longest, imprint, job), strict=True
    ):
        for size in sizes_down(LARGEST, FLOOR, STEP):
            if _filled(widest, edges, ruler, look, size) is not None:
                return _filled(texts, edges, ruler, look, size) or ()
    return ()


def ruler_figures(ruler: Ruler, look: Look) -> tuple[Leaf, ...]:
    """Return the figures at both ends of a ruler along a level edge."""
    size = min(FIGURE_SIZE, mm_to_pt(ruler.height))
    first, last = (_measured((StyledSpan(said, "regular", INK),), look) for said in RULER_FIGURES)
    before = ruler.start - BY_RULER - first.width(size)
    baseline = _baseline(ruler.edge, size, look)
    return (
        *_runs(first, before, baseline, size),
        *_runs(last, ruler.end + BY_RULER, baseline, size),
    )


def _wordings(sheet: Sheet, imprint: Imprint, job: PrintJob) -> Iterator[tuple[_Text, ...]]:
    """Yield what there is to say, each time with a little less."""
    others = tuple(_others(sheet, imprint.words["sheet"], job))
    title = imprint.title.split()
    for kept in range(len(title), -1, -1):
        said = " ".join(title[:kept]) + ("…" if kept < len(title) else "")
        yield (_identity(sheet, imprint, said if kept else ""), *others)
    for fewer in range(len(others) - 1, -1, -1):
        yield (_identity(sheet, imprint, ""), *others[:fewer])


def _identity(sheet: Sheet, imprint: Imprint, title: str) -> _Text:
    words = imprint.words["sheet"]
    place = f"{words['sheet']} {sheet.number} {words['of']} {sheet.total}"
    edition = f"{imprint.words['card']['edition']} {imprint.edition}" if imprint.edition else ""
    told = "".join(f" – {what}" for what in (title, edition) if what)
    bold = StyledSpan(f"{place}, {words['side'][sheet.side]}", "bold", INK)
    return _Text((bold, StyledSpan(told, "regular", INK)), "top")


def _others(sheet: Sheet, words: Mapping[str, Any], job: PrintJob) -> Iterator[_Text]:
    yield _plain(_turning(sheet, words["duplex"][job.duplex]), "top")
    yield _plain(words["scale"], "bottom")
    if job.corner_radius > 0:
        radius = f"{round(job.corner_radius, 1):g}".replace(".", words["decimal"])
        yield replace(
            _plain(words["corner"].replace("{radius}", radius), "bottom"),
            corner=job.corner_radius,
        )
    if job.hole:
        yield _plain(words["hole"], "bottom")


def _turning(sheet: Sheet, said: str | Mapping[str, str]) -> str:
    """Return how the sheets are printed; what is said may differ from front to back."""
    text = said if isinstance(said, str) else said[sheet.side]
    numbers = {"sheets": sheet.total, "next": sheet.total + 1, "pages": 2 * sheet.total}
    for name, number in numbers.items():
        text = text.replace(f"{{{name}}}", str(number))
    return text


def _plain(text: str, where: Literal["top", "bottom"]) -> _Text:
    return _Text((StyledSpan(text, "regular", INK),), where)


def _filled(
    texts: Sequence[_Text], edges: Edges, ruler: Ruler | None, look: Look, size: float
) -> tuple[Leaf, ...] | None:
    """Return ``texts`` set in ``size`` (points), or nothing if they have no room."""
    found: list[Leaf] = []
    rooms = {"top": list(_rooms(edges.top, None)), "bottom": list(_rooms(edges.bottom, ruler))}
    height = pt_to_mm(size) * (_over_line(look.family.font("bold")) + UNDER_LINE)
    for text in texts:
        measured = _measured(text.spans, look)
        gauge = gauge_size(text.corner)[0] + BY_GAUGE if text.corner else 0.0
        room = _first_with(rooms[text.where], gauge + measured.width(size), height, text.corner)
        if room is None:
            return None
        if text.corner:
            foot = room.edge.at(room.start, room.edge.depth)
            found.append(_gauge(foot, text.corner))
        baseline = _baseline(room.edge, size, look)
        found += _runs(measured, room.start + gauge, baseline, size)
        room.start += gauge + measured.width(size) + APART
    return tuple(found)


def _gauge(foot: Point, radius: float) -> Leaf:
    width, _ = gauge_size(radius)
    return corner_gauge(Point(foot.x + width / 2, foot.y), radius)


def _rooms(edge: Edge, ruler: Ruler | None) -> Iterator[_Room]:
    """Yield the room for type on ``edge``: between its marks, or beyond them; beside its ruler."""
    beside = OFF + 1.5
    stretches = [(edge.start + beside, edge.end - beside)] if edge.roomy else edge.stretches()
    for start, end in stretches:
        if ruler is None:
            yield _Room(edge, start, end)
        else:
            yield _Room(edge, start, min(end, ruler.start - FIGURES_ROOM))
            yield _Room(edge, max(start, ruler.end + FIGURES_ROOM), end)


def _first_with(rooms: Sequence[_Room], width: float, height: float, corner: float) -> _Room | None:
    tall = max(height, gauge_size(corner)[1])
    for room in rooms:
        depth = BAND if room.edge.roomy else room.edge.depth - OFF
        if room.end - room.start >= width and depth >= tall:
            return room
    return None


def _measured(spans: tuple[StyledSpan, ...], look: Look) -> Measured:
    return measure(look.family, spans)


def _runs(text: Measured, left: float, baseline: float, size: float) -> Iterator[Leaf]:
    for line in text.lines(text.width(size) + 1.0, size):
        yield from line.runs(left, baseline, size)


def _baseline(edge: Edge, size: float, look: Look) -> float:
    """Return where type stands whose letters reach just to where the printer ends."""
    em = pt_to_mm(size)
    _, limit = edge.at(0.0, edge.depth)
    over = _over_line(look.family.font("bold"))
    return limit + em * over if edge.outward < 0 else limit - em * UNDER_LINE


def _over_line(font: Font) -> float:
    return font.cap_height + OVER_CAPITALS
