"""A face laid out: header, column, footer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.compose.cards.blocks import Block, Face, Figure
from builder.compose.cards.flow import gap_before, gathered, lay_block, stacked_height
from builder.compose.laid import Laid
from builder.compose.look import Look
from builder.compose.paragraph import (
    inline_spans,
    link_element,
    nodes,
    plain_span,
    set_paragraph,
)
from builder.compose.signs import part_pattern
from builder.drawing import Artifact, Element, Node, Page, Placed, Shape, Stroke, TextRun
from builder.geometry import Box, Path
from builder.model.guide import CardFormat

MOST_EXTRA_GAP = 2.2
"""White space (mm) that a face with room to spare may add between two blocks."""
PATTERN_SHARE = 0.24
"""Part of the tab that carries the pattern; its words stand on the plain rest."""
KEYLINE = 0.26
BADGE_INSET = 0.6


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

    @property
    def spare(self) -> float:
        """Room left over (mm) with pictures as small as they may be; negative: too long."""
        pictures = sum(1 for laid in self.column if laid.kind == "figure")
        needed = stacked_height(self.column, self.look)
        needed += pictures * self.look.theme.card.picture_min
        return self.frame.column.height - needed


def frame_of(card: CardFormat, look: Look, face: Face) -> Frame:
    """Return where header, column and footer of ``face`` lie."""
    layout = look.theme.card
    safe = Box(0.0, 0.0, card.width, card.height).inset(layout.margin)
    head = layout.header if face.tab or face.side == "back" else 0.0
    foot = layout.footer if face.stamp else 0.0
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
    """Return ``face`` with its blocks measured at the size of ``look``."""
    look = look.of_part(face.part)
    frame = frame_of(card, look, face)
    column = tuple(lay_block(block, look, frame.column.width) for block in face.blocks)
    return Measured(face, look, card, frame, column)


def compose_face(name: str, label: str, measured: Measured) -> Page:
    """Return a measured face as a finished page; its content must fit."""
    face, look, frame = measured.face, measured.look, measured.frame
    body = (
        *_header(face, frame.header, look),
        *gathered(_placed(face.blocks, measured.column, frame.column, look)),
        *_footer(face, frame.footer, look),
    )
    return Page(name, measured.card.width, measured.card.height, body, label=label)


def _placed(
    blocks: Sequence[Block], column: Sequence[Laid], slot: Box, look: Look
) -> Iterator[Node]:
    """Yield the nodes of ``column`` from the top of ``slot`` down; figures share what is left."""
    free = slot.height - stacked_height(column, look)
    pictures = sum(1 for laid in column if laid.kind == "figure")
    room = free / pictures if pictures else 0.0
    extra = 0.0 if pictures else _extra_gap(column, free)
    top, above = slot.top, None
    for block, laid in zip(blocks, column, strict=True):
        top += gap_before(laid, above, look)
        if above is not None and laid.kind != "entry":
            top += extra
        if isinstance(block, Figure):
            box = Box(slot.left, top, slot.right, top + room)
            yield from _picture(block, box, look)
            top += room
        else:
            yield from laid.paint(slot.left, top)
            top += laid.height
        above = laid


def _extra_gap(column: Sequence[Laid], free: float) -> float:
    gaps = sum(1 for laid in column[1:] if laid.kind != "entry")
    return min(MOST_EXTRA_GAP, max(0.0, free) / (gaps + 1)) if gaps else 0.0


def _picture(block: Figure, slot: Box, look: Look) -> Iterator[Node]:
    drawing = look.drawings[block.name]
    box = slot.fitted(drawing.width, drawing.height)
    frame = Shape(Path.box(box), stroke=Stroke(look.theme.colours.rule, KEYLINE, join="miter"))
    yield Element("Figure", (Placed(drawing, box),), alt=drawing.alt, box=box)
    yield Artifact((frame,))


def _header(face: Face, box: Box, look: Look) -> Iterator[Element | Artifact]:
    if box.height <= 0:
        return
    if face.side == "front":
        yield from _front_header(face, box, look)
    else:
        yield from _back_header(face, box, look)


def _badge(face: Face, box: Box, look: Look, size_pt: float) -> tuple[Shape, tuple[TextRun, ...]]:
    """Return the number in its block, white on the colour of the part."""
    part, paper = look.theme.part(face.part), look.theme.colours.paper
    shape = Shape(Path.box(box, look.theme.card.radius), fill=part.colour)
    number = set_paragraph(look, plain_span(face.number, "bold", paper), box.width, size_pt)
    left = box.centre.x - number.width / 2
    return shape, _runs(nodes(number, left, box.centre.y - number.height / 2))


def _front_header(face: Face, box: Box, look: Look) -> Iterator[Element | Artifact]:
    part, layout = look.theme.part(face.part), look.theme.card
    badge = Box(box.left, box.top, box.left + box.height * 1.35, box.bottom)
    shape, number = _badge(face, badge, look, look.theme.type.number)
    tab = Box(badge.right + layout.gap / 2, box.top, box.right, box.bottom)
    pattern = Box(tab.right - tab.width * PATTERN_SHARE, tab.top, tab.right, tab.bottom)
    words = set_paragraph(
        look,
        plain_span(face.tab, "bold", part.colour),
        tab.width - pattern.width - 2 * layout.gap,
        look.theme.type.tab,
    )
    text = nodes(words, tab.left + layout.gap, tab.centre.y - words.height / 2)
    ground = Shape(Path.box(tab, layout.radius), fill=part.tint)
    yield Artifact((shape, ground, *part_pattern(part, pattern.inset(1.6))))
    yield Element("P", (*number, *text))


def _back_header(face: Face, box: Box, look: Look) -> Iterator[Element | Artifact]:
    """Yield the band of a back; it repeats the front and is decoration for a reader."""
    part, layout, paper = look.theme.part(face.part), look.theme.card, look.theme.colours.paper
    band = Shape(Path.box(box, layout.radius), fill=part.colour)
    inset = box.height * 1.2 if face.number else layout.gap * 1.5
    title = set_paragraph(
        look,
        plain_span(face.title, "bold", paper),
        box.width - inset - layout.gap,
        look.theme.type.tab * 1.15,
    )
    runs = _runs(nodes(title, box.left + inset, box.centre.y - title.height / 2))
    if face.number:
        badge = Box(box.left, box.top, box.left + inset, box.bottom).inset(BADGE_INSET)
        _, number = _badge(face, badge, look, look.theme.type.title)
        runs = (*number, *runs)
    yield Artifact((band, *runs))


def _footer(face: Face, box: Box, look: Look) -> Iterator[Element | Artifact]:
    if box.height <= 0:
        return
    colours, size = look.theme.colours, look.theme.type.small
    rule = Path.polyline([(box.left, box.top), (box.right, box.top)])
    yield Artifact((Shape(rule, stroke=Stroke(colours.rule, KEYLINE, cap="butt")),))
    if face.next_words is not None:
        spans = inline_spans(face.next_words, look, "bold", colours.ink)
        text = set_paragraph(look, spans, box.width, size + 1)
        runs = _runs(nodes(text, box.left, box.top + 0.5))
        yield Element("P", _linked(runs, face.next_target, text.leading))
    stamp = set_paragraph(look, plain_span(face.stamp, "regular", colours.quiet), box.width, size)
    left = box.right - stamp.width
    yield Element("P", nodes(stamp, left, box.bottom - stamp.height + 0.4))


def _linked(runs: tuple[TextRun, ...], target: str, leading: float) -> tuple[Node, ...]:
    return (link_element(runs, f"#{target}", leading),) if target else runs


def _runs(nodes: Sequence[Node]) -> tuple[TextRun, ...]:
    return tuple(node for node in nodes if isinstance(node, TextRun))
