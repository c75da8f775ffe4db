"""A caution on a card: level told by word, by sign and by colour."""

from __future__ import annotations

from collections.abc import Iterator

from builder.drawing import Artifact, Element, Node, Shape, Stroke
from builder.geometry import CIRCLE_HANDLE, Box, Path
from builder.layout.blocks import CalloutBlock
from builder.layout.laid import Laid
from builder.layout.look import Look
from builder.layout.paragraph import inline_spans, nodes, plain_span, set_paragraph
from builder.layout.signs import divider, level_sign
from builder.model.theme import LevelLook
from builder.typeset import SAFETY

PADDING = 1.1
TEXT_INSET, INSET_OVER_GAP = 2.0, 1.2
"""White space beside the words (mm); where the gaps of the card are small, so much over theirs."""
BORDER = 0.35
SIGN_INSET = 1.1


def lay_callout(block: CalloutBlock, look: Look, measure: float) -> Laid:
    """Return the callout: a panel with the sign, beside it the signal word and the text."""
    name, signal = block.level, block.signal
    level, ink = look.theme.levels[name], look.theme.colours.ink
    panel = look.measures.sign
    spans = (
        *plain_span(f"{signal} ", "bold", ink),
        *inline_spans(block.words, look, "regular", ink),
    )
    inset = min(TEXT_INSET, look.measures.gap * INSET_OVER_GAP)
    text = set_paragraph(look, spans, measure - panel - 2 * inset, look.safety_pt, SAFETY)
    height = max(text.height + 2 * PADDING, panel)

    def paint(left: float, top: float) -> tuple[Node, ...]:
        box = Box.sized(left, top, measure, height)
        side = Box.sized(left, top, panel, height)
        sign = Box.sized(left, top + (height - panel) / 2, panel, panel).inset(SIGN_INSET)
        radius = look.measures.radius
        words = nodes(text, left + panel + inset, top + (height - text.height) / 2)
        return (
            Artifact((*_framed(box, side, level, radius), *level_sign(name, sign, level))),
            Element("Sect", (Element("P", words),), title=signal),
        )

    return Laid(height, paint)


def _framed(box: Box, side: Box, level: LevelLook, radius: float) -> Iterator[Shape]:
    """Yield ground, frame and panel; a heavy frame grows inwards, towards the words.

    A panel that is no other than the ground is told from it by a divider.
    """
    line = Stroke(level.frame_colour, level.frame)
    inner = box.inset(max(0.0, level.frame - BORDER) / 2)
    yield Shape(Path.box(inner, radius), level.ground, line)
    if level.panel != level.ground:
        yield Shape(left_rounded(side, radius), level.panel)
    else:
        yield from divider(level, side.right, inner.top, inner.bottom)


def left_rounded(box: Box, radius: float) -> Path:
    """Return ``box`` with its two left corners rounded by ``radius`` (mm)."""
    left, top, right, bottom = box
    h = radius * (1 - CIRCLE_HANDLE)
    # fmt: off
    return Path("MLLCLCZ", (
        right, top, right, bottom,
        left + radius, bottom,
        left + h, bottom, left, bottom - h, left, bottom - radius,
        left, top + radius,
        left, top + h, left + h, top, left + radius, top,
    ))
    # fmt: on
