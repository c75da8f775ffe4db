"""What is needed, in tiles beside one another: how many, of what, and its picture."""

from __future__ import annotations

from collections.abc import Sequence

from builder.drawing import Artifact, Element, Node, Placed, Shape, Stroke
from builder.geometry import Box, Path
from builder.layout.laid import Laid
from builder.layout.look import Look
from builder.layout.page import Band
from builder.layout.paragraph import inline_spans, nodes, plain_span, set_paragraph
from builder.outputs.advice.blocks import Need
from builder.outputs.advice.pictures import ICON_HEIGHT, ICON_WIDTH
from builder.typeset import Paragraph

TILE_PADDING = 2.0
"""White space inside a tile (mm)."""
TILE_GAP = 3.6
FRAME = 0.5


def needs_band(needs: Sequence[Need], look: Look, measure: float) -> Band:
    """Return what is needed, in tiles of one height beside one another."""
    width = (measure - TILE_GAP * (len(needs) - 1)) / len(needs)
    texts = [_need_texts(need, look, width - 2 * TILE_PADDING) for need in needs]
    height = max(sum(text.height for text in below) for _, *below in texts)
    height += ICON_HEIGHT + 2 * TILE_PADDING
    placed = [
        (at * (width + TILE_GAP), 0.0, _lay_need(need, set_texts, look, width, height))
        for at, (need, set_texts) in enumerate(zip(needs, texts, strict=True))
    ]
    return Band(height, tuple(placed))


def _need_texts(need: Need, look: Look, measure: float) -> list[Paragraph]:
    """Return the number, the name and what else is to be known of a thing."""
    ink, layout = look.theme.colours.ink, look.measures
    link = look.theme.colours.link
    return [
        set_paragraph(look, plain_span(need.count, "bold", link), measure, layout.title),
        set_paragraph(look, inline_spans(need.name, look, "bold", ink), measure, look.body_pt),
        set_paragraph(look, inline_spans(need.detail, look, "regular", ink), measure, look.body_pt),
    ]


def _lay_need(
    need: Need, texts: Sequence[Paragraph], look: Look, width: float, height: float
) -> Laid:
    count, name, detail = texts
    drawing = look.drawings[need.figure]

    def paint(left: float, top: float) -> tuple[Node, ...]:
        tile = Box.sized(left, top, width, height)
        ground = _tile(tile, look)
        x, y = left + TILE_PADDING, top + TILE_PADDING
        icon = Box.sized(left + width - TILE_PADDING - ICON_WIDTH, y, ICON_WIDTH, ICON_HEIGHT)
        level = y + (ICON_HEIGHT - count.height) / 2
        below = y + ICON_HEIGHT
        label: tuple[Node, ...] = nodes(name, x, below)  # what is not counted goes by its name
        words = [Element("P", nodes(detail, x, below + name.height))]
        if need.count:
            words.insert(0, Element("P", label))
            label = nodes(count, x, level)
        item = Element("LI", (Element("Lbl", label), Element("LBody", tuple(words))))
        return (Artifact((ground, Placed(drawing, icon))), item)

    return Laid(height, paint, kind="item")


def _tile(box: Box, look: Look) -> Shape:
    """Return the ground of a tile; where it is no other than the paper, it is framed."""
    colours, outline = look.theme.colours, Path.box(box, look.measures.radius)
    framed = colours.panel == colours.paper
    return Shape(outline, colours.panel, Stroke(colours.rule, FRAME) if framed else None)
