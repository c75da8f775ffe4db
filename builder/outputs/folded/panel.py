"""What stands on each panel of the folded quick reference, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from builder.drawing import Node, Page
from builder.layout.blocks import CalloutBlock
from builder.layout.callout import lay_callout
from builder.layout.columns import Line, balanced_columns, column_height
from builder.layout.flow import gathered
from builder.layout.look import Look
from builder.layout.page import lay_title
from builder.layout.paragraph import inline_spans, lay_text, plain_span, set_paragraph
from builder.layout.setting import each, set_for
from builder.model import Text
from builder.outputs.quick.blocks import QuickSheet
from builder.outputs.quick.page import BLOCK_GAP, CALLOUT_GAP, item_lines, lay_rule

TIGHT = 0.6
"""Gaps between lines over those of the page; a panel with room to spare widens them again."""
MOST_EXTRA_GAP = 2.5
"""White space (mm) that a panel with room to spare may add between two lines."""
COLUMN = 60.0
"""Least width (mm) of a column on panels that are wide enough for two."""

Columns = tuple[Sequence[Line], ...]


@dataclass(frozen=True, slots=True)
class LaidPanels:
    """Panels filled with lines, those of each in one or more columns."""

    panels: tuple[Columns, ...]
    look: Look

    @property
    def spare(self) -> float:
        """Room left on the fullest panel (mm); negative: too full."""
        return _room(self.look) - max(self._heights())

    @property
    def excess(self) -> float:
        """How much all panels together are too full (mm)."""
        return sum(max(0.0, height - _room(self.look)) for height in self._heights())

    def _heights(self) -> list[float]:
        return [column_height(lines) for columns in self.panels for lines in columns]

    def page(self, index: int) -> Page:
        """Return the panel at ``index`` (from 0), empty if nothing was left for it."""
        layout, last = self.look.measures, index == len(self.panels) - 1
        columns = self.panels[index] if index < len(self.panels) else ()
        body = gathered(_painted(columns, self.look, at_foot=last))
        return Page(f"panel-{index + 1}", layout.width, layout.height, body, label=str(index + 1))


def lay_panels(sheet: QuickSheet, look: Look, count: int) -> LaidPanels:
    """Return ``sheet`` on at most ``count`` panels.

    The first has the title and the cautions, as many as it can hold; what follows is spread evenly.
    Whom to call stands below the cautions, or, without room there, at the foot of the last panel.

    Raises:
        ContentError: ``fit-word-too-wide`` or ``missing-glyph``, at the item or at the sheet.
    """
    room, beside = _room(look), _columns(look)
    opening, items, foot = _opening(sheet, look), _items(sheet, look), _foot(sheet, look)
    if count == 1:
        return LaidPanels((([*opening, *items, *foot],),), look)
    held = max(at for at in range(len(opening) + 1) if column_height(opening[:at]) <= room)
    held = held if beside == 1 else len(opening)
    first, rest = opening[:held], [*opening[held:], *items]
    if not opening[held:] and column_height([*first, *foot[:-1]]) <= room:
        first, foot = [*first, *foot[:-1]], foot[-1:]
    columns = balanced_columns([*rest, *foot], (count - 1) * beside)
    further = (tuple(columns[at : at + beside]) for at in range(0, len(columns), beside))
    return LaidPanels(((first,), *further), look)


def _room(look: Look) -> float:
    layout = look.measures
    return layout.height - 2 * layout.margin


def _measure(look: Look) -> float:
    layout = look.measures
    return layout.width - 2 * layout.margin


def _columns(look: Look) -> int:
    """Return how many columns of lines stand side by side on a panel."""
    gutter = look.measures.gutter
    return max(1, int((_measure(look) + gutter) / (COLUMN + gutter)))


def _column_width(look: Look) -> float:
    gutter, beside = look.measures.gutter, _columns(look)
    return (_measure(look) - gutter * (beside - 1)) / beside


def _opening(sheet: QuickSheet, look: Look) -> list[Line]:
    """Return title, rule and cautions."""
    makers: list[Callable[[], Line]] = [partial(_title_line, sheet, look)]
    if sheet.rule is not None:
        makers.append(partial(_rule_line, sheet.rule, look))
    makers += [partial(_callout_line, callout, look) for callout in sheet.callouts]
    return each(partial(_set_line, make, sheet) for make in makers)


def _foot(sheet: QuickSheet, look: Look) -> list[Line]:
    """Return whom to call, if anybody, and the stamp."""
    makers: list[Callable[[], Line]] = [partial(_stamp_line, sheet.stamp, look)]
    if sheet.emergency is not None:
        makers.insert(0, partial(_emergency_line, sheet.emergency, look))
    return each(partial(_set_line, make, sheet) for make in makers)


def _set_line(make: Callable[[], Line], sheet: QuickSheet) -> Line:
    with set_for(sheet.at):
        return make()


def _items(sheet: QuickSheet, look: Look) -> list[Line]:
    width = _column_width(look)
    lines = each(item_lines(sheet, look, width))
    return [(gap * TIGHT, laid) for gap, laid in lines]


def _title_line(sheet: QuickSheet, look: Look) -> Line:
    title = lay_title(sheet.title, sheet.subtitle, look, _measure(look))
    return 0.0, replace(title, kind="item")


def _rule_line(rule: Text, look: Look) -> Line:
    return BLOCK_GAP, replace(lay_rule(rule, look, _measure(look)), kind="item")


def _callout_line(callout: CalloutBlock, look: Look) -> Line:
    return CALLOUT_GAP, replace(lay_callout(callout, look, _measure(look)), kind="item")


def _emergency_line(emergency: Text, look: Look) -> Line:
    spans = inline_spans(emergency, look, "regular", look.theme.colours.ink)
    text = set_paragraph(look, spans, _column_width(look), look.body_pt)
    return BLOCK_GAP, lay_text(text, "item")


def _stamp_line(stamp: str, look: Look) -> Line:
    spans = plain_span(stamp, "regular", look.theme.colours.quiet)
    size = look.measures.small
    text = set_paragraph(look, spans, _column_width(look), size)
    return CALLOUT_GAP, lay_text(text, "item")


def _painted(columns: Columns, look: Look, *, at_foot: bool) -> Iterator[Node]:
    """Yield the lines of a panel; with ``at_foot`` the very last stands at its foot."""
    layout = look.measures
    for index, lines in enumerate(columns):
        left = layout.margin + index * (_column_width(look) + layout.gutter)
        last = at_foot and index == len(columns) - 1
        yield from _painted_column(lines, left, look, at_foot=last)


def _painted_column(
    lines: Sequence[Line], left: float, look: Look, *, at_foot: bool
) -> Iterator[Node]:
    room, top = _room(look), look.measures.margin
    bottom = top + room
    extra = min(MOST_EXTRA_GAP, (room - column_height(lines)) / max(1, len(lines) - 1))
    for index, (gap, laid) in enumerate(lines):
        top += gap + extra if index else 0.0
        if at_foot and index == len(lines) - 1:
            top = bottom - laid.height
        yield from laid.paint(left, top)
        top += laid.height
