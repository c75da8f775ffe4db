"""A picture on a card: as large as its slot lets it be, its spots numbered and named below."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from builder.drawing import Artifact, Drawing, Element, Node, Placed, Shape, Stroke
from builder.geometry import Box, Path
from builder.layout.blocks import FigureBlock
from builder.layout.keys import keyed
from builder.layout.look import Look
from builder.layout.paragraph import plain_span, set_paragraph
from builder.model.bars import ON_CARDS
from builder.typeset import Paragraph, StyledSpan

KEYLINE = 0.26
DISC = 2.0
"""Radius of a numbered disc (mm)."""
LEGEND_GAP = 0.8


def legend_height(block: FigureBlock, look: Look, measure: float) -> float:
    """Return the height (mm) of the names below the picture, none where it has no spots."""
    legend = _legend(look.drawings[block.name], look, measure)
    return legend.height + LEGEND_GAP if legend else 0.0


def lowest(block: FigureBlock, look: Look, measure: float) -> float:
    """Return the least height (mm) of the picture, in which its numbered discs stand apart."""
    drawing, least = look.drawings[block.name], look.measures.picture_floor
    pairs = combinations([label.at for label in drawing.labels], 2)
    closest = min((one.to(other).length for one, other in pairs), default=math.inf)
    scale = 2 * DISC / closest if closest else math.inf
    filling = measure * drawing.height / drawing.width
    return max(least, min(filling, scale * drawing.height))


def tallest(block: FigureBlock, measure: float, look: Look) -> float:
    """Return the height (mm) at which the picture fills a column ``measure`` wide."""
    drawing = look.drawings[block.name]
    return measure * drawing.height / drawing.width + legend_height(block, look, measure)


def paint_picture(block: FigureBlock, slot: Box, look: Look) -> Iterator[Node]:
    """Yield the picture in the middle of ``slot``, on a panel where it is narrower than that."""
    drawing = look.drawings[block.name]
    legend = _legend(drawing, look, slot.width)
    below = legend.height + LEGEND_GAP if legend else 0.0
    room = Box(slot.left, slot.top, slot.right, slot.bottom - below)
    box = room.fitted(drawing.width, drawing.height)
    colours = look.theme.colours
    if box.width < slot.width - KEYLINE:
        yield Artifact((Shape(Path.box(room, look.measures.radius), fill=colours.panel),))
    placed = Placed(_numbered(_sturdy(drawing, box), box, look), box)
    yield Element("Figure", (placed,), drawing.alt, box=box)
    frame = Shape(Path.box(box), stroke=Stroke(colours.rule, KEYLINE, join="miter"))
    yield Artifact((frame,))
    if legend is not None:
        yield Element("P", legend.runs(slot.left, slot.bottom - legend.height))


def _sturdy(drawing: Drawing, box: Box) -> Drawing:
    """Return ``drawing`` with no line thinner in ``box`` than a printer can keep."""
    scale = box.width / drawing.width
    if scale < ON_CARDS.small_picture:
        return drawing  # it recalls one that stands large elsewhere
    shapes = tuple(_thick(shape, scale) for shape in drawing.shapes)
    changed = any(one is not other for one, other in zip(shapes, drawing.shapes, strict=True))
    return replace(drawing, shapes=shapes) if changed else drawing


def _thick(shape: Shape, scale: float) -> Shape:
    least = (ON_CARDS.teaching_line if shape.teaches else ON_CARDS.line) / scale
    if shape.stroke is None or shape.stroke.width >= least:
        return shape
    return replace(shape, stroke=replace(shape.stroke, width=least))


def _numbered(drawing: Drawing, box: Box, look: Look) -> Drawing:
    if not drawing.labels:
        return drawing
    radius = DISC * drawing.width / box.width
    return keyed(drawing, look.theme, look.family, radius)


def _legend(drawing: Drawing, look: Look, measure: float) -> Paragraph | None:
    """Return the names of the numbered spots, run together, or nothing where there are none."""
    if not drawing.labels:
        return None
    ink = look.theme.colours.ink
    spans: list[StyledSpan] = []
    for number, label in enumerate(drawing.labels, 1):
        lead = " · " if number > 1 else ""
        spans += plain_span(f"{lead}{number}", "bold", ink)
        spans += plain_span(f" {label.text}", "regular", ink)
    return set_paragraph(look, tuple(spans), measure, look.measures.small)
