"""The quick reference laid out: title, rule, cautions, then the cards in columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import assert_never

from builder.diagnostics import Position
from builder.drawing import Artifact, Element, Node, Page, Shape, Stroke
from builder.geometry import Box, Path
from builder.layout.blocks import Group
from builder.layout.callout import lay_callout
from builder.layout.columns import Line, balanced_columns
from builder.layout.flow import gathered
from builder.layout.laid import Laid
from builder.layout.look import Look
from builder.layout.paragraph import (
    inline_spans,
    nodes,
    plain_span,
    set_paragraph,
)
from builder.layout.setting import each, set_for
from builder.layout.signs import band, on_band
from builder.model.theme import QuickLayout
from builder.outputs.quick.blocks import Item, Sheet
from builder.outputs.quick.item import TEXT_GAP, lay_item, picture_slot
from builder.templating import Tag
from builder.typeset import Paragraph

ITEM_GAP = 2.1
"""White space above a line (mm, as all that follows)."""
GROUP_GAP = 3.2
CALLOUT_GAP = 1.8
RULE_PADDING = 1.7
BLOCK_GAP = 3.2
TITLE_GAP = 6.0
"""Least room (mm) between the title and the subtitle beside it."""
RULE_DROP = 0.3
"""Middle of the rule under a heading, below its text (mm)."""
RULE_WIDTH = 0.5


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the page over its whole width, painted from a top edge."""

    height: float
    laid: tuple[tuple[float, float, Laid], ...]

    def painted(self, left: float, top: float) -> Iterator[Node]:
        for dx, dy, laid in self.laid:
            yield from laid.paint(left + dx, top + dy)


def page_of(
    name: str, layout: QuickLayout, bands: Sequence[Band], gap: float, most_extra: float
) -> Page:
    """Return ``bands`` on a page from top to bottom, the last at its foot.

    Args:
        layout: size and margin of the page.
        gap: white between two bands (mm).
        most_extra: what of the room to spare may be added to each (mm).
    """
    extra = min(most_extra, max(0.0, spare_of(layout, bands, gap)) / max(1, len(bands) - 1))
    body: list[Element | Artifact] = []
    top = layout.margin
    for index, each_band in enumerate(bands):
        if index == len(bands) - 1:
            top = layout.height - layout.margin - each_band.height
        body += gathered(each_band.painted(layout.margin, top))
        top += each_band.height + gap + extra
    return Page(name, layout.width, layout.height, tuple(body), label="1")


def spare_of(layout: QuickLayout, bands: Sequence[Band], gap: float) -> float:
    """Return the room (mm) that ``bands`` leave on a page, less than 0 if they are too tall."""
    room = layout.height - 2 * layout.margin
    return room - sum(band.height for band in bands) - gap * (len(bands) - 1)


def lay_sheet(sheet: Sheet, look: Look, columns: int) -> tuple[Band, ...]:
    """Return the bands of the sheet from top to bottom, measured at the look's size.

    Raises:
        ContentError: ``fit-word-too-wide`` or ``missing-glyph``, at the item or at the sheet.
    """
    layout = look.theme.quick_reference
    measure = layout.width - 2 * layout.margin
    bands = [partial(title_band, sheet.title, sheet.subtitle, look, measure)]
    if sheet.rule is not None:
        bands.append(partial(rule_band, sheet.rule, look, measure))
    if sheet.callouts:
        bands.append(partial(_callout_band, sheet, look, measure))
    bands.append(partial(_item_band, sheet, look, measure, columns))
    bands.append(partial(_foot_band, sheet, look, measure))
    return tuple(each(partial(_set_band, band, sheet.at) for band in bands))


def _set_band(band: Callable[[], Band], at: Position) -> Band:
    with set_for(at):
        return band()


def title_band(words: str, aside: str, look: Look, measure: float) -> Band:
    """Return title and subtitle on one line, or under one another where they would touch."""
    colours, layout = look.theme.colours, look.theme.quick_reference
    title = set_paragraph(look, plain_span(words, "bold", colours.ink), measure, layout.title)
    side = set_paragraph(look, plain_span(aside, "regular", colours.quiet), measure, layout.heading)
    beside = len(title.lines) == 1 and title.width + TITLE_GAP + side.width <= measure
    height = title.height if beside else title.height + side.height

    def paint(left: float, top: float) -> tuple[Node, ...]:
        level = title.baseline(0.0) - side.baseline(0.0) if beside else title.height
        indent = measure - side.width if beside else 0.0
        return (
            Element("H1", nodes(title, left, top)),
            Element("P", nodes(side, left + indent, top + level)),
        )

    return Band(height, ((0.0, 0.0, Laid(height, paint)),))


def rule_band(rule: Tag, look: Look, measure: float) -> Band:
    """Return the one sentence that counts, on a band of colour."""
    colours, layout = look.theme.colours, look.theme.quick_reference
    words = on_band(colours.link, look.theme)
    spans = inline_spans(rule, _linked_in(words, look), "bold", words)
    text = set_paragraph(look, spans, measure - 2 * TEXT_GAP, layout.heading)
    height = text.height + 2 * RULE_PADDING

    def paint(left: float, top: float) -> tuple[Node, ...]:
        box = Box.sized(left, top, measure, height)
        ground = band(box, look.theme.card.radius, colours.link, look.theme)
        centred = left + (measure - text.width) / 2
        return (Artifact((ground,)), Element("P", nodes(text, centred, top + RULE_PADDING)))

    return Band(height, ((0.0, 0.0, Laid(height, paint)),))


def _linked_in(colour: str, look: Look) -> Look:
    """Return ``look`` with links in ``colour``: on the band theirs would be that of the ground."""
    colours = look.theme.colours.model_copy(update={"link": colour})
    return replace(look, theme=look.theme.model_copy(update={"colours": colours}))


def _callout_band(sheet: Sheet, look: Look, measure: float) -> Band:
    """Return the cautions in rows of two, read from left to right."""
    gutter = look.theme.quick_reference.gutter / 2
    width = (measure - gutter) / 2
    placed, top = [], 0.0
    for index in range(0, len(sheet.callouts), 2):
        row = [lay_callout(callout, look, width) for callout in sheet.callouts[index : index + 2]]
        placed += [(at * (width + gutter), top, laid) for at, laid in enumerate(row)]
        top += max(laid.height for laid in row) + CALLOUT_GAP
    return Band(top - CALLOUT_GAP, tuple(placed))


def _item_band(sheet: Sheet, look: Look, measure: float, columns: int) -> Band:
    gutter = look.theme.quick_reference.gutter
    width = (measure - gutter * (columns - 1)) / columns
    lines = each(item_lines(sheet, look, width))
    placed, height = [], 0.0
    for column, chosen in enumerate(balanced_columns(lines, columns)):
        top = 0.0
        for index, (gap, laid) in enumerate(chosen):
            top += gap if index else 0.0
            placed.append((column * (width + gutter), top, laid))
            top += laid.height
        height = max(height, top)
    return Band(height, tuple(placed))


def item_lines(sheet: Sheet, look: Look, width: float) -> Iterator[Callable[[], Line]]:
    """Yield what makes the lines of all parts; each item answers for its own words."""
    slot = picture_slot(sheet.items, look)
    return (partial(_line, line, look, width, slot) for line in sheet.lines)


def _line(line: Group | Item, look: Look, width: float, slot: float) -> Line:
    match line:
        case Group():
            return GROUP_GAP, _lay_heading(line, look, width)
        case Item():
            with set_for(line.at):
                return ITEM_GAP, lay_item(line, look, width, slot)
        case _:
            assert_never(line)


def _lay_heading(group: Group, look: Look, width: float) -> Laid:
    """Return the name of a part over a rule of its colour."""
    colour = look.theme.part(group.part).colour
    spans = inline_spans(group.words, look, "bold", colour)
    text = set_paragraph(look, spans, width, look.theme.quick_reference.heading)

    def paint(left: float, top: float) -> tuple[Node, ...]:
        y = top + text.height + RULE_DROP
        rule = Path.polyline([(left, y), (left + width, y)])
        line = Shape(rule, stroke=Stroke(colour, RULE_WIDTH, cap="butt"))
        return (Artifact((line,)), Element("H2", nodes(text, left, top)))

    return Laid(text.height + 2 * RULE_DROP, paint, kind="block")


def _foot_band(sheet: Sheet, look: Look, measure: float) -> Band:
    colours, sizes = look.theme.colours, look.theme.type
    placed, top = [], 0.0
    if sheet.emergency is not None:
        spans = inline_spans(sheet.emergency, look, "regular", colours.ink)
        text = set_paragraph(look, spans, measure, look.body_pt)
        placed.append((0.0, 0.0, _plain(text)))
        top = text.height
    stamp = set_paragraph(
        look, plain_span(sheet.stamp, "regular", colours.quiet), measure, sizes.small
    )
    placed.append((measure - stamp.width, top, _plain(stamp)))
    return Band(top + stamp.height, tuple(placed))


def _plain(text: Paragraph) -> Laid:
    def paint(left: float, top: float) -> tuple[Node, ...]:
        return (Element("P", nodes(text, left, top)),)

    return Laid(text.height, paint)
