"""The head of a face: number, part and title."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from builder.drawing import Artifact, Element, Node, Shape, TextRun
from builder.geometry import Box
from builder.layout.blocks import Face
from builder.layout.fit import sizes_down
from builder.layout.laid import Laid
from builder.layout.look import Look
from builder.layout.measures import HEAD_PADDING
from builder.layout.paragraph import Spans, plain_span, set_paragraph
from builder.layout.signs import BAND_FRAME, band, on_band, part_pattern, tinted
from builder.model.theme import PartLook
from builder.typeset import Paragraph, TooWide

PATTERN_SHARE = 0.24
"""Part of the tab that carries the pattern; its words stand on the plain rest."""
PATTERN_INSET = 1.6
MARK_GAP = 2.0
"""Least white space between the words of a head and the revision (mm)."""
PLAIN_RADIUS = 0.95
BADGE_SHAPE = 1.35
"""Width of the block behind a front's number over its height."""
BACK_TITLE = 1.15
"""Size of the title on a back over that of the tab's words."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a face; ``marked`` if it had room for the face's revision."""

    laid: Laid
    marked: bool


def lay_header(face: Face, look: Look, measure: float) -> Head | None:
    """Return the head of ``face``, or nothing where it has neither tab nor band.

    Raises:
        TooWide: a word or the number is wider than its room even at the size of captions.
    """
    layout = look.measures
    if face.side == "back":
        return _lay_back(face, look, Box(0.0, 0.0, measure, layout.header_back))
    if face.tab:
        return _lay_front(face, look, Box(0.0, 0.0, measure, layout.header))
    return None


def _lay_front(face: Face, look: Look, box: Box) -> Head:
    part, layout = look.theme.part(face.part), look.measures
    number = _number(face, look, look.measures.number, box.width)
    width = max(box.height * BADGE_SHAPE, number.width + 2 * layout.gap)
    tab = Box(width + layout.gap / 2, 0.0, box.right, box.height)
    pattern = Box(tab.right - tab.width * PATTERN_SHARE, 0.0, tab.right, box.height)
    edge = _edge(framed=part.tint == look.theme.colours.paper)
    room = Box(tab.left + layout.gap, edge, pattern.left - layout.gap, box.height - edge)
    spans = plain_span(face.tab, "bold", part.colour)
    words, mark = _with_mark(face, spans, room, look, look.measures.tab)
    grown = _grown(words, box, edge)
    tab, pattern = (each._replace(bottom=grown) for each in (tab, pattern))
    room = room._replace(bottom=grown - edge)

    def paint(left: float, top: float) -> tuple[Node, ...]:
        badge = _at(Box(0.0, 0.0, width, grown), left, top)
        block = band(badge, layout.radius, part.colour, look.theme)
        ground = tinted(_at(tab, left, top), layout.radius, part, look.theme)
        signs = _pattern(part, _at(pattern.inset(PATTERN_INSET), left, top), look)
        text = words.runs(left + room.left, top + (grown - words.height) / 2)
        marked = () if mark is None else (Artifact(_at_right(mark, _at(room, left, top))),)
        return (
            Artifact((block, ground, *signs)),
            Element("P", (*_centred(number, badge), *text)),
            *marked,
        )

    return Head(Laid(grown, paint), mark is not None)


def _with_mark(
    face: Face, spans: Spans, room: Box, look: Look, size_pt: float
) -> tuple[Paragraph, Paragraph | None]:
    """Return the words of a head, and the revision to their right if both have room."""
    if face.mark:
        colour = spans[0].colour
        mark = set_paragraph(look, plain_span(face.mark, "regular", colour), room.width,
                             look.measures.small)  # fmt: skip
        left = Box(room.left, room.top, room.right - mark.width - MARK_GAP, room.bottom)
        if words := _fitting(spans, left, look, size_pt):
            return words, mark
    return _fitting(spans, room, look, size_pt) or _least(spans, room, look), None


def _fitting(spans: Spans, room: Box, look: Look, size_pt: float) -> Paragraph | None:
    """Return ``spans`` at the largest size, from ``size_pt`` down to captions, that fits."""
    sizes = look.measures
    for size in sizes_down(size_pt, sizes.small, sizes.step):
        with suppress(TooWide):
            text = set_paragraph(look, spans, room.width, size)
            if text.height <= room.height:
                return text
    return None


def _least(spans: Spans, room: Box, look: Look) -> Paragraph:
    """Return ``spans`` in the size of captions, on as many lines as they need.

    Raises:
        TooWide: a word is wider than the room even so.
    """
    return set_paragraph(look, spans, room.width, look.measures.small)


def _grown(words: Paragraph, box: Box, edge: float) -> float:
    """Return the height of a head (mm): that of ``box``, or what its words need in its edges."""
    needed = words.height + 2 * edge
    return box.height if needed <= box.height else needed + HEAD_PADDING


def _edge(*, framed: bool) -> float:
    """Return what words keep off the edge of their ground (mm): its frame, and white inside it."""
    return BAND_FRAME + HEAD_PADDING / 2 if framed else 0.0


def _at_right(text: Paragraph, room: Box) -> tuple[TextRun, ...]:
    return text.runs(room.right - text.width, room.centre.y - text.height / 2)


def _pattern(part: PartLook, box: Box, look: Look) -> tuple[Shape, ...]:
    """Return the pattern of a part; a plain block is outlined where bands are."""
    if part.pattern == "plain":
        return (band(box, PLAIN_RADIUS, part.colour, look.theme),)
    return part_pattern(part, box)


def _lay_back(face: Face, look: Look, box: Box) -> Head:
    """Return the band of a back; it repeats the front and is decoration for a reader."""
    part, layout = look.theme.part(face.part), look.measures
    number, inset = None, layout.gap * 1.5
    if face.number:
        number = _number(face, look, look.measures.title, box.width)
        inset = max(box.height * 1.2, number.width + 2 * layout.gap)
    words = on_band(part.colour, look.theme)
    signed = 0.0 if part.pattern == "plain" else layout.back_pattern
    edge = _edge(framed=look.theme.bands == "outlined")
    room = Box(inset, edge, box.right - layout.gap - signed, box.height - edge)
    pattern = Box(box.right - signed, 0.0, box.right, box.height)
    spans = plain_span(face.title, "bold", words)
    title, mark = _with_mark(face, spans, room, look, look.measures.tab * BACK_TITLE)
    grown = _grown(title, box, edge)
    box, pattern = (each._replace(bottom=grown) for each in (box, pattern))
    room = room._replace(bottom=grown - edge)

    def paint(left: float, top: float) -> tuple[Node, ...]:
        ground = band(_at(box, left, top), layout.radius, part.colour, look.theme)
        inner = _at(pattern.inset(PATTERN_INSET), left, top)
        signs = part_pattern(part, inner, words) if signed else ()
        runs = title.runs(left + inset, top + (box.height - title.height) / 2)
        if number is not None:
            runs = (*_centred(number, _at(Box(0.0, 0.0, inset, box.height), left, top)), *runs)
        marked = () if mark is None else (Artifact(_at_right(mark, _at(room, left, top))),)
        return (Artifact((ground, *signs, *runs)), *marked)

    return Head(Laid(box.height, paint), mark is not None)


def _number(face: Face, look: Look, size_pt: float, measure: float) -> Paragraph:
    """Return the card's number for the band of its part."""
    colour = on_band(look.theme.part(face.part).colour, look.theme)
    spans = plain_span(face.number, "bold", colour)
    return set_paragraph(look, spans, measure, size_pt)


def _centred(text: Paragraph, box: Box) -> tuple[TextRun, ...]:
    return text.runs(box.centre.x - text.width / 2, box.centre.y - text.height / 2)


def _at(box: Box, left: float, top: float) -> Box:
    return Box(box.left + left, box.top + top, box.right + left, box.bottom + top)
