"""A card's line on the quick reference: its number, its picture, its name and its cue."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from statistics import median

from builder.drawing import Drawing, Element, Node, Placed, Shape, Stroke
from builder.geometry import Box, Path
from builder.layout.laid import Laid
from builder.layout.look import Look
from builder.layout.paragraph import (
    inline_spans,
    link_element,
    nodes,
    plain_span,
    set_paragraph,
)
from builder.outputs.quick.blocks import CardLine
from builder.typeset import Paragraph, TooWide

CARDS_FILE = "cards.pdf"
"""Stands beside the quick reference; its links lead there."""
BADGE = 7.5
"""Room for the number of a card (mm)."""
TEXT_GAP = 2.6
"""White space between a picture and the words beside it (mm)."""
NARROW = 70.0
"""In a column narrower than this (mm) the name stands above the picture, the cue beside it."""
WIDEST, HALF = 0.36, 0.5
"""Of such a column, and of a wider one, a picture takes no more than this part."""
KEYLINE = 0.2


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the parts of a line stand, from its top left corner (mm)."""

    name_left: float
    name_top: float
    cue_left: float
    cue_top: float
    picture: Box
    height: float


def picture_slot(items: Iterable[CardLine], look: Look) -> float:
    """Return the width (mm) that the pictures of ``items`` get, so that all words begin in line.

    It is that of the middle one among them; a wider picture comes out lower.
    """
    drawings = [look.drawings[item.figure] for item in items if item.figure in look.drawings]
    shapes = [drawing.width / drawing.height for drawing in drawings]
    return median(shapes) * look.measures.picture if shapes else 0.0


def lay_item(item: CardLine, look: Look, width: float, slot: float) -> Laid:
    """Return the line of a card, measured for a column ``width`` (mm) wide.

    Where its picture leaves too little room for its words, it has none.

    Args:
        slot: room for the picture, see ``picture_slot``.

    Raises:
        TooWide: a word is wider than the column.
    """
    drawing = look.drawings.get(item.figure)
    if drawing is not None:
        with suppress(TooWide):
            return _lay(item, drawing, look, width, slot)
    return _lay(item, None, look, width, 0.0)


def _lay(item: CardLine, drawing: Drawing | None, look: Look, width: float, slot: float) -> Laid:
    layout, colours = look.measures, look.theme.colours
    stacked = drawing is not None and width < NARROW
    tall = aside = 0.0
    if drawing is not None:
        room = min(slot, width * (WIDEST if stacked else HALF))
        tall = min(layout.picture, room * drawing.height / drawing.width)
        aside = room + TEXT_GAP
    name_left, cue_left = (BADGE, aside) if stacked else (BADGE + aside, BADGE + aside)
    bold = inline_spans(item.name, look, "bold", colours.ink)
    name = set_paragraph(look, bold, width - name_left, look.body_pt)
    regular = inline_spans(item.cue, look, "regular", colours.ink)
    cue = set_paragraph(look, regular, width - cue_left, look.body_pt)
    wide = tall * drawing.width / drawing.height if drawing is not None else 0.0
    places = (_below if stacked else _beside)(name, cue, (name_left, cue_left), (wide, tall))
    return Laid(places.height, partial(_painted, item, look, name, cue, drawing, places), "item")


def _beside(
    name: Paragraph, cue: Paragraph, lefts: tuple[float, float], size: tuple[float, float]
) -> _Places:
    """Return name and cue to the right of the picture, both in the middle of the line."""
    wide, tall = size
    words = name.height + cue.height
    height = max(words, tall)
    top = (height - words) / 2
    picture = Box.sized(BADGE, (height - tall) / 2, wide, tall)
    return _Places(lefts[0], top, lefts[1], top + name.height, picture, height)


def _below(
    name: Paragraph, cue: Paragraph, lefts: tuple[float, float], size: tuple[float, float]
) -> _Places:
    """Return the picture below the name, the cue to its right."""
    wide, tall = size
    room = max(cue.height, tall)
    picture = Box.sized(0.0, name.height + (room - tall) / 2, wide, tall)
    cue_top = name.height + (room - cue.height) / 2
    return _Places(lefts[0], 0.0, lefts[1], cue_top, picture, name.height + room)


def _painted(
    item: CardLine,
    look: Look,
    name: Paragraph,
    cue: Paragraph,
    drawing: Drawing | None,
    places: _Places,
    left: float,
    top: float,
) -> tuple[Node, ...]:
    target = f"{CARDS_FILE}#{item.target}"
    linked = name.runs(left + places.name_left, top + places.name_top)
    body: tuple[Node, ...] = (
        link_element(linked, target, name.leading),
        *nodes(cue, left + places.cue_left, top + places.cue_top),
    )
    label = Element("Lbl", nodes(_number(item, look), left, top + places.name_top))
    pictured = () if drawing is None else (_figure(drawing, places.picture, left, top, look),)
    return (Element("LI", (label, Element("LBody", (*pictured, Element("P", body))))),)


def _number(item: CardLine, look: Look) -> Paragraph:
    spans = plain_span(item.number, "bold", look.theme.part(item.part).colour)
    return set_paragraph(look, spans, 2 * BADGE, look.measures.heading)


def _figure(drawing: Drawing, place: Box, left: float, top: float, look: Look) -> Element:
    box = Box.sized(left + place.left, top + place.top, place.width, place.height)
    stroke = Stroke(look.theme.colours.rule, KEYLINE, join="miter")
    frame = Shape(Path.box(box), stroke=stroke)
    return Element("Figure", (Placed(drawing, box), frame), alt=drawing.alt, box=box)
