"""The quick reference laid out: title, rule, cautions, then the cards in columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import assert_never

from builder.diagnostics import Position
from builder.layout.blocks import CalloutBlock, Group
from builder.layout.callout import lay_callout
from builder.layout.columns import Line, balanced_columns, holding
from builder.layout.laid import Laid
from builder.layout.look import Look
from builder.layout.page import Band, BandedPage, lay_banner, lay_heading, lay_title
from builder.layout.paragraph import inline_spans, lay_text, plain_span, set_paragraph
from builder.layout.setting import each, set_for
from builder.layout.signs import on_band
from builder.model import Text
from builder.outputs.quick.blocks import CardLine, QuickSheet
from builder.outputs.quick.item import TEXT_GAP, lay_item, picture_slot

ITEM_GAP = 2.1
"""White space above a line (mm, as all that follows)."""
GROUP_GAP = 3.2
CALLOUT_GAP = 1.8
RULE_PADDING = (TEXT_GAP, 1.7)
"""White space beside and above the words of the rule."""
BLOCK_GAP = 3.2


@dataclass(frozen=True, slots=True)
class LaidSheet:
    """The sheet on one page, or on both sides of it."""

    pages: tuple[BandedPage, ...]

    @property
    def spare(self) -> float:
        """Room left on the fullest page (mm); negative: too full."""
        return min(page.spare for page in self.pages)


def lay_sheet(sheet: QuickSheet, look: Look, columns: int, sides: int = 1) -> LaidSheet:
    """Return the sheet, measured at the look's size, on at most so many ``sides``.

    Title, rule and cautions stand on the first side, whom to call on each.

    Raises:
        ContentError: ``fit-word-too-wide`` or ``missing-glyph``, at the item or at the sheet.
    """
    measure = look.measures.width - 2 * look.measures.margin
    width = _column_width(look, columns)
    bands = [partial(_title_band, sheet, look, measure)]
    if sheet.rule is not None:
        bands.append(partial(_rule_band, sheet.rule, look, measure))
    if sheet.callouts:
        bands.append(partial(_callout_band, sheet, look, measure))
    bands.append(partial(_foot_band, sheet, look, measure))
    *opening, foot = each(partial(_set_band, band, sheet.at) for band in bands)
    lines = each(item_lines(sheet, look, width))
    pages: list[BandedPage] = []
    while lines or not pages:
        shell = BandedPage((*opening, Band(0.0, ()), foot), BLOCK_GAP, look.measures)
        last = len(pages) + 1 >= sides
        held = len(lines) if last else holding(lines, columns, shell.spare)
        band = _item_band(lines[:held], look, columns)
        pages.append(replace(shell, bands=(*opening, band, foot)))
        opening, lines = [], lines[held:]
    return LaidSheet(tuple(pages))


def _set_band(band: Callable[[], Band], at: Position) -> Band:
    with set_for(at):
        return band()


def _title_band(sheet: QuickSheet, look: Look, measure: float) -> Band:
    return Band.of(lay_title(sheet.title, sheet.subtitle, look, measure))


def _rule_band(rule: Text, look: Look, measure: float) -> Band:
    return Band.of(lay_rule(rule, look, measure))


def lay_rule(rule: Text, look: Look, measure: float) -> Laid:
    """Return the one sentence that counts, on a band of colour."""
    colour = on_band(look.theme.colours.link, look.theme)
    spans = inline_spans(rule, look, "bold", colour, links=colour)
    return lay_banner(spans, "P", RULE_PADDING, look, measure)


def _callout_band(sheet: QuickSheet, look: Look, measure: float) -> Band:
    """Return the cautions in rows of two, read from left to right."""
    gutter = look.measures.gutter / 2
    width = (measure - gutter) / 2
    placed, top = [], 0.0
    for index in range(0, len(sheet.callouts), 2):
        pair = sheet.callouts[index : index + 2]
        row = each(partial(_callout, callout, look, width, sheet.at) for callout in pair)
        placed += [(at * (width + gutter), top, laid) for at, laid in enumerate(row)]
        top += max(laid.height for laid in row) + CALLOUT_GAP
    return Band(top - CALLOUT_GAP, tuple(placed))


def _callout(callout: CalloutBlock, look: Look, width: float, at: Position) -> Laid:
    with set_for(at, callout):
        return lay_callout(callout, look, width)


def _column_width(look: Look, columns: int) -> float:
    sizes = look.measures
    return (sizes.width - 2 * sizes.margin - sizes.gutter * (columns - 1)) / columns


def _item_band(lines: Sequence[Line], look: Look, columns: int) -> Band:
    gutter, width = look.measures.gutter, _column_width(look, columns)
    placed, height = [], 0.0
    for column, chosen in enumerate(balanced_columns(lines, columns)):
        top = 0.0
        for index, (gap, laid) in enumerate(chosen):
            top += gap if index else 0.0
            placed.append((column * (width + gutter), top, laid))
            top += laid.height
        height = max(height, top)
    return Band(height, tuple(placed))


def item_lines(sheet: QuickSheet, look: Look, width: float) -> Iterator[Callable[[], Line]]:
    """Yield what makes the lines of all parts; each item answers for its own words."""
    slot = picture_slot(sheet.items, look)
    return (partial(_line, line, look, width, slot) for line in sheet.lines)


def _line(line: Group | CardLine, look: Look, width: float, slot: float) -> Line:
    match line:
        case Group():
            colour = look.theme.part(line.part).colour
            spans = inline_spans(line.words, look, "bold", colour)
            return GROUP_GAP, lay_heading(spans, colour, look, width)
        case CardLine():
            with set_for(line.at):
                return ITEM_GAP, lay_item(line, look, width, slot)
        case _:
            assert_never(line)


def _foot_band(sheet: QuickSheet, look: Look, measure: float) -> Band:
    colours, sizes = look.theme.colours, look.measures
    placed, top = [], 0.0
    if sheet.emergency is not None:
        spans = inline_spans(sheet.emergency, look, "regular", colours.ink)
        text = set_paragraph(look, spans, measure, look.body_pt)
        placed.append((0.0, 0.0, lay_text(text)))
        top = text.height
    stamp = set_paragraph(
        look, plain_span(sheet.stamp, "regular", colours.quiet), measure, sizes.small
    )
    placed.append((measure - stamp.width, top, lay_text(stamp)))
    return Band(top + stamp.height, tuple(placed))
