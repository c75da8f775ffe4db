"""A face laid out: header, column, footer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from builder.compose.cards.blocks import Block, Face, Figure
from builder.compose.cards.flow import gap_before, gathered, lay_block, stacked_height
from builder.compose.cards.footer import lay_footer
from builder.compose.cards.picture import paint_picture, tallest
from builder.compose.laid import Laid
from builder.compose.look import Look
from builder.compose.paragraph import (
    plain_span,
    set_paragraph,
)
from builder.compose.signs import part_pattern
from builder.diagnostics import ContentError, Finding
from builder.drawing import Artifact, Element, Node, OnDemand, Page, Shape, TextRun
from builder.geometry import Box, Path
from builder.model.guide import CardFormat
from builder.typeset import Paragraph, TooWide

MOST_EXTRA_GAP = 2.2
"""White space (mm) that a face with room to spare may add between two blocks."""
PATTERN_SHARE = 0.24
"""Part of the tab that carries the pattern; its words stand on the plain rest."""
KEYLINE = 0.26
BADGE_SHAPE = 1.35
"""Width of the block behind the number over its height."""
PATTERN_INSET = 1.6


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts of a face (mm)."""

    header: Box
    column: Box
    footer: Box


@dataclass(frozen=True, slots=True)
class Measured:
    """A face whose blocks know their heights at the type size of ``look``."""

    face: Face
    look: Look
    card: CardFormat
    frame: Frame
    column: tuple[Laid, ...]
    footer: Laid | None

    @property
    def spare(self) -> float:
        """Room left over (mm) with pictures as small as they may be; negative: too long."""
        return self.frame.column.height - stacked_height(self.column, self.look)


def frame_of(card: CardFormat, look: Look, face: Face, footer: Laid | None) -> Frame:
    """Return where header, column and footer of ``face`` lie."""
    layout = look.theme.card
    safe = Box(0.0, 0.0, card.width, card.height).inset(layout.margin)
    head = layout.header_back if face.side == "back" else layout.header if face.tab else 0.0
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


def measure_face(face: Face, card: CardFormat, look: Look) -> Measured:
    """Return ``face`` with its blocks measured at the size of ``look``.

    Raises:
        ContentError: ``fit-word-too-wide``, a word is wider than the card.
    """
    look = look.of_part(face.part)
    try:
        footer = lay_footer(face, look, card.width - 2 * look.theme.card.margin)
        frame = frame_of(card, look, face, footer)
        column = tuple(lay_block(block, look, frame.column.width) for block in face.blocks)
    except TooWide as error:
        fact = f"the word {error.word!r} is {error.by_mm:.1f} mm wider than its line"
        hint = "words are never broken: choose a shorter one, or add a space or hyphen"
        raise ContentError([Finding(face.at, "fit-word-too-wide", fact, hint)]) from error
    return Measured(face, look, card, frame, column, footer)


def compose_face(name: str, label: str, measured: Measured) -> Page:
    """Return a measured face as a page, its body composed on demand; its content must fit."""
    body = OnDemand(partial(_body, measured))
    return Page(name, measured.card.width, measured.card.height, body, label=label)


def _body(measured: Measured) -> Iterator[Element | Artifact]:
    face, look, frame, footer = measured.face, measured.look, measured.frame, measured.footer
    yield from _header(face, frame.header, look)
    yield from gathered(_placed(face.blocks, measured.column, frame.column, look))
    if footer is not None:
        yield from gathered(footer.paint(frame.footer.left, frame.footer.top))


def _placed(
    blocks: Sequence[Block], column: Sequence[Laid], slot: Box, look: Look
) -> Iterator[Node]:
    """Yield the nodes of ``column`` from the top of ``slot`` down; figures share what is left."""
    free = slot.height - stacked_height(column, look)
    heights = _figure_heights(blocks, slot.width, free, look)
    free -= sum(heights.values()) - look.theme.card.picture_min * len(heights)
    extra = _extra_gap(column, free)
    top, above = slot.top, None
    for block, laid in zip(blocks, column, strict=True):
        top += gap_before(laid, above, look)
        if above is not None and laid.kind != "entry":
            top += extra
        if isinstance(block, Figure):
            box = Box(slot.left, top, slot.right, top + heights[block.name])
            yield from paint_picture(block, box, look)
            top = box.bottom
        else:
            yield from laid.paint(slot.left, top)
            top += laid.height
        above = laid


def _figure_heights(
    blocks: Sequence[Block], measure: float, free: float, look: Look
) -> dict[str, float]:
    """Return the height (mm) of each picture: an even share of the room, if it can use that."""
    figures = [block for block in blocks if isinstance(block, Figure)]
    share = look.theme.card.picture_min + free / len(figures) if figures else 0.0
    return {figure.name: min(share, tallest(figure, measure, look)) for figure in figures}


def _extra_gap(column: Sequence[Laid], free: float) -> float:
    gaps = sum(1 for laid in column[1:] if laid.kind != "entry")
    return min(MOST_EXTRA_GAP, max(0.0, free) / (gaps + 1)) if gaps else 0.0


def _header(face: Face, box: Box, look: Look) -> Iterator[Element | Artifact]:
    if box.height <= 0:
        return
    if face.side == "front":
        yield from _front_header(face, box, look)
    else:
        yield from _back_header(face, box, look)


def _number(face: Face, look: Look, size_pt: float, measure: float) -> Paragraph:
    """Return the card's number, white, for the block of its part's colour."""
    spans = plain_span(face.number, "bold", look.theme.colours.paper)
    return set_paragraph(look, spans, measure, size_pt)


def _centred(text: Paragraph, box: Box) -> tuple[TextRun, ...]:
    return text.runs(box.centre.x - text.width / 2, box.centre.y - text.height / 2)


def _front_header(face: Face, box: Box, look: Look) -> Iterator[Element | Artifact]:
    part, layout = look.theme.part(face.part), look.theme.card
    number = _number(face, look, look.theme.type.number, box.width)
    width = max(box.height * BADGE_SHAPE, number.width + 2 * layout.gap)
    badge = Box(box.left, box.top, box.left + width, box.bottom)
    tab = Box(badge.right + layout.gap / 2, box.top, box.right, box.bottom)
    pattern = Box(tab.right - tab.width * PATTERN_SHARE, tab.top, tab.right, tab.bottom)
    words = set_paragraph(
        look,
        plain_span(face.tab, "bold", part.colour),
        tab.width - pattern.width - 2 * layout.gap,
        look.theme.type.tab,
    )
    block = Shape(Path.box(badge, layout.radius), fill=part.colour)
    ground = Shape(Path.box(tab, layout.radius), fill=part.tint)
    text = words.runs(tab.left + layout.gap, tab.centre.y - words.height / 2)
    yield Artifact((block, ground, *part_pattern(part, pattern.inset(PATTERN_INSET))))
    yield Element("P", (*_centred(number, badge), *text))


def _back_header(face: Face, box: Box, look: Look) -> Iterator[Element | Artifact]:
    """Yield the band of a back; it repeats the front and is decoration for a reader."""
    part, layout = look.theme.part(face.part), look.theme.card
    runs: tuple[TextRun, ...] = ()
    inset = layout.gap * 1.5
    if face.number:
        number = _number(face, look, look.theme.type.title, box.width)
        inset = max(box.height * 1.2, number.width + 2 * layout.gap)
        runs = _centred(number, Box(box.left, box.top, box.left + inset, box.bottom))
    title = set_paragraph(
        look,
        plain_span(face.title, "bold", look.theme.colours.paper),
        box.width - inset - layout.gap,
        look.theme.type.tab * 1.15,
    )
    runs += title.runs(box.left + inset, box.centre.y - title.height / 2)
    yield Artifact((Shape(Path.box(box, layout.radius), fill=part.colour), *runs))
