"""A face laid out: header, column, footer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from builder.drawing import Artifact, Element, Node, OnDemand, Page
from builder.geometry import Box
from builder.layout.blocks import Block, Face, FigureBlock
from builder.layout.flow import block_height, gap_before, gathered, lay_block, stacked_height
from builder.layout.laid import Laid
from builder.layout.look import Look
from builder.layout.picture import paint_picture, tallest
from builder.layout.setting import each, set_for
from builder.model import CardFormat
from builder.outputs.cards.footer import lay_footer
from builder.outputs.cards.header import lay_header

MOST_EXTRA_GAP = 2.2
"""White space (mm) that a face with room to spare may add between two blocks."""


Figures = tuple[FigureBlock | None, ...]
"""The pictures among the blocks of a face, in their places. A finished face keeps no other markup:
for 1,000 cards it would take 5 MB until the last page is written."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts of a face (mm)."""

    header: Box
    column: Box
    footer: Box


@dataclass(frozen=True, slots=True)
class MeasuredFace:
    """A face whose blocks know their heights at the type size of ``look``."""

    face: Face
    look: Look
    card: CardFormat
    frame: Frame
    column: tuple[Laid, ...]
    header: Laid | None
    footer: Laid | None

    @property
    def spare(self) -> float:
        """Room left over (mm) with pictures as small as they may be; negative: too long."""
        return self.frame.column.height - stacked_height(self.column, self.look)


def measure_face(face: Face, card: CardFormat, look: Look) -> MeasuredFace:
    """Return ``face`` with all its parts measured at the size of ``look``.

    Raises:
        ContentError: ``fit-word-too-wide``, a word is wider than the card; ``missing-glyph``, a
            font cannot print a character.
    """
    look = look.of_part(face.part)
    measure = card.width - 2 * look.measures.margin
    with set_for(face.at):
        head = lay_header(face, look, measure)
        header = head.laid if head else None
        told_below = face.mark and not (head and head.marked)
        below = replace(face, stamp=face.mark) if told_below and not face.stamp else face
        footer = lay_footer(below, look, measure)
    column = tuple(each(partial(_laid, block, face, look, measure) for block in face.blocks))
    frame = _frame(card, look, header, footer)
    return MeasuredFace(face, look, card, frame, column, header, footer)


def _laid(block: Block, face: Face, look: Look, measure: float) -> Laid:
    with set_for(face.at, block):
        return lay_block(block, look, measure)


def _frame(card: CardFormat, look: Look, header: Laid | None, footer: Laid | None) -> Frame:
    """Return where header, column and footer lie."""
    layout = look.measures
    safe = Box(0.0, 0.0, card.width, card.height).inset(layout.margin)
    head = header.height if header else 0.0
    foot = footer.height if footer else 0.0
    return Frame(
        header=Box(safe.left, safe.top, safe.right, safe.top + head),
        column=Box(
            safe.left,
            safe.top + (head + layout.gap if head else 0.0),
            safe.right,
            safe.bottom - (foot + layout.gap if foot else 0.0),
        ),
        footer=Box(safe.left, safe.bottom - foot, safe.right, safe.bottom),
    )


def compose_face(name: str, label: str, measured: MeasuredFace) -> Page:
    """Return a measured face as a page, its body composed on demand; its content must fit."""
    figures = tuple(
        block if isinstance(block, FigureBlock) else None for block in measured.face.blocks
    )
    ends = (measured.header, measured.footer)
    body = OnDemand(partial(_body, figures, measured.column, ends, measured.frame, measured.look))
    return Page(name, measured.card.width, measured.card.height, body, label=label)


def _body(
    figures: Figures,
    column: tuple[Laid, ...],
    ends: tuple[Laid | None, Laid | None],
    frame: Frame,
    look: Look,
) -> Iterator[Element | Artifact]:
    header, footer = ends
    if header is not None:
        yield from gathered(header.paint(frame.header.left, frame.header.top))
    yield from gathered(_placed(figures, column, frame.column, look))
    if footer is not None:
        yield from gathered(footer.paint(frame.footer.left, frame.footer.bottom - footer.height))


def _placed(blocks: Figures, column: Sequence[Laid], slot: Box, look: Look) -> Iterator[Node]:
    """Yield the nodes of ``column`` from the top of ``slot`` down; figures share what is left."""
    heights = _heights(blocks, column, slot, look)
    extra = _extra_gap(column, slot.height - _total(column, heights, look))
    top, above = slot.top, None
    for block, laid, height in zip(blocks, column, heights, strict=True):
        top += gap_before(laid, above, look)
        if above is not None and laid.kind != "entry":
            top += extra
        if block is not None:
            yield from paint_picture(block, Box(slot.left, top, slot.right, top + height), look)
        else:
            yield from laid.paint(slot.left, top)
        top, above = top + height, laid


def _heights(blocks: Figures, column: Sequence[Laid], slot: Box, look: Look) -> tuple[float, ...]:
    """Return the height of each block (mm); pictures share what the others leave, if they can."""
    figures = sum(1 for laid in column if laid.kind == "figure")
    share = (slot.height - stacked_height(column, look)) / max(1, figures)
    return tuple(
        min(block_height(laid, look) + share, tallest(block, slot.width, look))
        if block is not None
        else laid.height
        for block, laid in zip(blocks, column, strict=True)
    )


def _total(column: Sequence[Laid], heights: Sequence[float], look: Look) -> float:
    gaps = sum(gap_before(laid, last, look) for last, laid in pairwise(column))
    return sum(heights) + gaps


def _extra_gap(column: Sequence[Laid], free: float) -> float:
    gaps = sum(1 for laid in column[1:] if laid.kind != "entry")
    return min(MOST_EXTRA_GAP, max(0.0, free) / (gaps + 1)) if gaps else 0.0


@dataclass(frozen=True, slots=True)
class CardGround:
    """Colour over the whole width of a card, from its top edge down to ``bottom`` (mm)."""

    colour: str
    bottom: float


def ground_of(measured: MeasuredFace) -> CardGround | None:
    """Return the ground of a face: down to the foot of its head, or, without a head, all of it.

    A face that spares ink has none.
    """
    theme, face = measured.look.theme, measured.face
    part, foot = theme.part(face.part), measured.frame.header.bottom
    if measured.header is None:
        ground = CardGround(theme.colours.panel, measured.card.height)
    else:
        ground = CardGround(part.colour if face.side == "back" else part.tint, foot)
    spared = theme.bands == "outlined" or ground.colour == theme.colours.paper
    return None if spared else ground
