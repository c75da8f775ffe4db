"""The quick reference on panels of a card's size, for a sheet that folds down to one card."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from builder.compose.cards.blocks import Callout
from builder.compose.cards.callout import lay_callout
from builder.compose.cards.document import document_of
from builder.compose.cards.flow import gathered
from builder.compose.cards.scale import LEAST_MARGIN, scaled_theme
from builder.compose.laid import Laid
from builder.compose.look import Look
from builder.compose.paragraph import inline_spans, nodes, plain_span, set_paragraph
from builder.compose.quick.blocks import Sheet
from builder.compose.quick.columns import Line, balanced_columns, column_height
from builder.compose.quick.document import quick_sheet
from builder.compose.quick.page import BLOCK_GAP, CALLOUT_GAP, group_lines, rule_band, title_band
from builder.compose.setting import each, set_for
from builder.compose.sizes import has_room, sizes_down
from builder.diagnostics import ContentError, Finding
from builder.drawing import Document, Drawing, Element, Node, Page
from builder.model import Guide
from builder.model.theme import Theme
from builder.templating import Tag, Templates
from builder.typeset import Family, Paragraph

PICTURE_STEP = 1.0
TIGHT = 0.6
"""Gaps between lines over those of the page; a panel with room to spare widens them again."""
MOST_EXTRA_GAP = 2.5
"""White space (mm) that a panel with room to spare may add between two lines."""

Columns = list[Sequence[Line]]


@dataclass(frozen=True, slots=True)
class Panels:
    """The composed panels, one a page, in the order in which they are read.

    Attributes:
        size_pt: of running text.
        picture: height of the pictures (mm); 0 where there was no room for any.
        spare: room left on the fullest panel (mm).
    """

    document: Document
    size_pt: float
    picture: float
    spare: float


def compose_panels(
    guide: Guide,
    theme: Theme,
    templates: Templates,
    words: Mapping[str, Any],
    family: Family,
    drawings: Mapping[str, Drawing],
    counts: Sequence[int],
) -> Panels:
    """Return the quick reference of ``guide`` on panels of its card's size.

    Args:
        counts: how many panels a sheet may have, the most welcome first. The first count that
            holds everything is chosen; only if none does with pictures, they are left out.

    Raises:
        ContentError: as ``compose_quick_reference``; ``fit-quick-reference``, too long for the
            most panels even without pictures.
    """
    sheet = quick_sheet(guide, templates, words, drawings)
    base = _panel_theme(scaled_theme(theme, guide.card), guide)
    refused: tuple[Finding, ...] = ()
    for shown in (drawings, {}):
        look = Look(base, family, shown, base.type.body)
        try:
            count = next(count for count in counts if _fits(sheet, _least(look), count))
        except StopIteration:
            refused = (_too_long(guide, sheet, _least(look), max(counts)),)
        except ContentError as error:
            refused = error.findings
        else:
            return next(_composed(guide, sheet, look, count))
    raise ContentError(refused)


def _panel_theme(theme: Theme, guide: Guide) -> Theme:
    """Return the theme with the sizes of the quick reference, on panels, in force."""
    sheet, sizes = theme.quick_reference, theme.type
    layout = {
        "width": guide.card.width,
        "height": guide.card.height,
        "margin": min(theme.card.margin, LEAST_MARGIN),
        "title": min(sheet.title, sizes.title),
        "heading": min(sheet.heading, sizes.cue),
    }
    card = {"sign": min(sheet.sign, theme.card.sign)}
    return theme.model_copy(
        update={
            "quick_reference": sheet.model_copy(update=layout),
            "type": sizes.model_copy(update={"safety": sheet.body_floor}),
            "card": theme.card.model_copy(update=card),
        }
    )


def _trials(look: Look) -> Iterator[Look]:
    """Yield the look in every size of type and of pictures, the best first."""
    sheet, sizes = look.theme.quick_reference, look.theme.type
    for size in sizes_down(sizes.body, sheet.body_floor, sizes.step):
        for picture in sizes_down(sheet.picture, sheet.picture_floor, PICTURE_STEP):
            yield _at(look, size, picture)
            if not look.drawings:
                break


def _least(look: Look) -> Look:
    sheet = look.theme.quick_reference
    return _at(look, sheet.body_floor, sheet.picture_floor)


def _at(look: Look, size: float, picture: float) -> Look:
    sheet = look.theme.quick_reference.model_copy(update={"picture": picture})
    theme = look.theme.model_copy(update={"quick_reference": sheet})
    return replace(look, theme=theme).at_size(size)


def _fits(sheet: Sheet, look: Look, count: int) -> bool:
    """Tell whether ``count`` panels hold everything.

    Raises:
        ContentError: a word is wider than a panel, or type lacks a character.
    """
    return has_room(_spare(_cut(sheet, look, count), look))


def _composed(guide: Guide, sheet: Sheet, look: Look, count: int) -> Iterator[Panels]:
    """Yield what fits ``count`` panels, the best first."""
    for trial in _trials(look):
        try:
            columns = _cut(sheet, trial, count)
        except ContentError:
            continue
        spare = _spare(columns, trial)
        if has_room(spare):
            picture = trial.theme.quick_reference.picture if trial.drawings else 0.0
            pages = tuple(_page(at, columns, trial) for at in range(count))
            title = f"{guide.title}: {guide.quick_reference.title}"
            document = document_of(guide, title, pages)
            yield Panels(document, trial.body_pt, picture, round(spare, 2))


def _cut(sheet: Sheet, look: Look, count: int) -> Columns:
    """Return what stands on each of ``count`` panels.

    The first has the title and the cautions, as many as it can hold; what follows is spread evenly.
    Whom to call stands below the cautions, or, without room there, at the foot of the last panel.
    """
    room = _room(look)
    opening, items, foot = _opening(sheet, look), _items(sheet, look), _foot(sheet, look)
    if count == 1:
        return [[*opening, *items, *foot]]
    held = max(at for at in range(len(opening) + 1) if column_height(opening[:at]) <= room)
    first, rest = opening[:held], [*opening[held:], *items]
    if not opening[held:] and column_height([*first, *foot[:-1]]) <= room:
        first, foot = [*first, *foot[:-1]], foot[-1:]
    return [first, *balanced_columns([*rest, *foot], count - 1)]


def _room(look: Look) -> float:
    layout = look.theme.quick_reference
    return layout.height - 2 * layout.margin


def _spare(columns: Columns, look: Look) -> float:
    return _room(look) - max(map(column_height, columns))


def _opening(sheet: Sheet, look: Look) -> list[Line]:
    """Return title, rule and cautions."""
    makers: list[Callable[[], Line]] = [partial(_title_line, sheet, look)]
    if sheet.rule is not None:
        makers.append(partial(_rule_line, sheet.rule, look))
    makers += [partial(_callout_line, callout, look) for callout in sheet.callouts]
    return each(partial(_set_line, make, sheet) for make in makers)


def _foot(sheet: Sheet, look: Look) -> list[Line]:
    """Return whom to call, if anybody, and the stamp."""
    makers: list[Callable[[], Line]] = [partial(_stamp_line, sheet.stamp, look)]
    if sheet.emergency is not None:
        makers.insert(0, partial(_emergency_line, sheet.emergency, look))
    return each(partial(_set_line, make, sheet) for make in makers)


def _set_line(make: Callable[[], Line], sheet: Sheet) -> Line:
    with set_for(sheet.at):
        return make()


def _items(sheet: Sheet, look: Look) -> list[Line]:
    measure = _measure(look)
    lines = each(line for group in sheet.groups for line in group_lines(group, look, measure))
    return [(gap * TIGHT, laid) for gap, laid in lines]


def _measure(look: Look) -> float:
    layout = look.theme.quick_reference
    return layout.width - 2 * layout.margin


def _title_line(sheet: Sheet, look: Look) -> Line:
    band = title_band(sheet.title, sheet.subtitle, look, _measure(look))
    return 0.0, Laid(band.height, lambda left, top: tuple(band.painted(left, top)), "item")


def _rule_line(rule: Tag, look: Look) -> Line:
    band = rule_band(rule, look, _measure(look))
    return BLOCK_GAP, Laid(band.height, lambda left, top: tuple(band.painted(left, top)), "item")


def _callout_line(callout: Callout, look: Look) -> Line:
    return CALLOUT_GAP, replace(lay_callout(callout, look, _measure(look)), kind="item")


def _emergency_line(emergency: Tag, look: Look) -> Line:
    spans = inline_spans(emergency, look, "regular", look.theme.colours.ink)
    return BLOCK_GAP, _lay_text(set_paragraph(look, spans, _measure(look), look.body_pt))


def _stamp_line(stamp: str, look: Look) -> Line:
    spans = plain_span(stamp, "regular", look.theme.colours.quiet)
    return CALLOUT_GAP, _lay_text(set_paragraph(look, spans, _measure(look), look.theme.type.small))


def _lay_text(text: Paragraph) -> Laid:
    def paint(left: float, top: float) -> tuple[Node, ...]:
        return (Element("P", nodes(text, left, top)),)

    return Laid(text.height, paint, "item")


def _page(index: int, columns: Columns, look: Look) -> Page:
    """Return the panel at ``index``; the last line of the last one stands at its foot."""
    layout = look.theme.quick_reference
    lines = columns[index] if index < len(columns) else ()
    body = gathered(_painted(lines, look, at_foot=index == len(columns) - 1))
    return Page(f"panel-{index + 1}", layout.width, layout.height, body, label=str(index + 1))


def _painted(lines: Sequence[Line], look: Look, *, at_foot: bool) -> Iterator[Node]:
    margin, room = look.theme.quick_reference.margin, _room(look)
    extra = min(MOST_EXTRA_GAP, (room - column_height(lines)) / max(1, len(lines) - 1))
    top = margin
    for index, (gap, laid) in enumerate(lines):
        top += gap + extra if index else 0.0
        if at_foot and index == len(lines) - 1:
            top = margin + room - laid.height
        yield from laid.paint(margin, top)
        top += laid.height


def _too_long(guide: Guide, sheet: Sheet, look: Look, count: int) -> Finding:
    layout, room = look.theme.quick_reference, _room(look)
    heights = [column_height(lines) for lines in _cut(sheet, look, count)]
    excess = sum(max(0.0, height - room) for height in heights)
    size = f"{layout.width:g} × {layout.height:g} mm"
    fact = (
        f"the quick reference is {excess:.1f} mm too long for {count} panels of {size} "
        f"at {look.body_pt:g} pt"
    )
    hint = "shorten cues, name fewer parts in quick_reference.groups, or take a larger card"
    return Finding(guide.places.at("guide", "quick_reference"), "fit-quick-reference", fact, hint)
