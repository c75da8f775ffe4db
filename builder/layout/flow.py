"""Blocks measured and stacked in a column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import assert_never

from builder.drawing import Artifact, Element, Node, Role, Shape
from builder.geometry import Box, Path
from builder.layout.blocks import (
    Block,
    CalloutBlock,
    ContentsLine,
    CueBlock,
    Facts,
    FigureBlock,
    Group,
    Heading,
    ProseBlock,
    SmallPrint,
    StepBlock,
    Tip,
)
from builder.layout.callout import lay_callout
from builder.layout.fit import sizes_down
from builder.layout.laid import Laid
from builder.layout.look import Look
from builder.layout.paragraph import Spans, inline_spans, lay_text, nodes, plain_span, set_paragraph
from builder.layout.picture import legend_height, lowest
from builder.typeset import PROSE, TITLE, Paragraph, Rules, TooWide

FACT_MARK = " · "
NUMBER_GAP = 1.6
TIP_BAR = 1.0
TIP_INDENT = 3.5
LIST_GAP = 0.55
"""Gap before a further step, as a share of the gap between blocks."""
LEAST_GUARD_GAP = 0.9
"""Least gap between a caution and the step that it guards (mm)."""


def lay_block(block: Block, look: Look, measure: float) -> Laid:
    """Return ``block`` measured for a column ``measure`` (mm) wide.

    The height of a figure is what it needs beyond the least height of all pictures, such as its
    legend: the picture takes what others leave.
    """
    sizes, colours = look.measures, look.theme.colours
    match block:
        case Heading():
            return _lay_heading(block, look, measure)
        case FigureBlock():
            return _lay_figure(block, look, measure)
        case CueBlock():
            spans = inline_spans(block.words, look, "bold", colours.ink)
            return lay_text(_set_down(look, spans, measure, sizes.cue))
        case Facts():
            return _lay_facts(block, look, measure)
        case CalloutBlock():
            return lay_callout(block, look, measure)
        case StepBlock():
            return _lay_step(block, look, measure)
        case Tip():
            return _lay_tip(block, look, measure)
        case ProseBlock():
            spans = inline_spans(block.words, look, "regular", colours.ink)
            return lay_text(set_paragraph(look, spans, measure, look.body_pt))
        case SmallPrint():
            spans = inline_spans(block.words, look, "regular", colours.quiet)
            return lay_text(set_paragraph(look, spans, measure, sizes.small))
        case Group():
            return _lay_group(block, look, measure)
        case ContentsLine():
            return _lay_entry(block, look, measure)
        case _:
            assert_never(block)


def _lay_figure(block: FigureBlock, look: Look, measure: float) -> Laid:
    more = lowest(block, look, measure) - look.measures.picture_floor
    return Laid(legend_height(block, look, measure) + more, lambda _l, _t: (), kind="figure")


def gap_before(laid: Laid, above: Laid | None, look: Look) -> float:
    """Return the white space (mm) between two neighbours in a column."""
    if above is None:
        return 0.0
    gap = look.measures.block_gap
    if laid.kind == "entry":
        return 0.0
    if laid.kind == above.kind == "item":
        return gap * LIST_GAP
    return gap


def block_height(laid: Laid, look: Look) -> float:
    """Return the least height of a block (mm): a picture may shrink, but not to nothing."""
    return laid.height + (look.measures.picture_floor if laid.kind == "figure" else 0.0)


def stacked_height(column: Iterable[Laid], look: Look) -> float:
    """Return the least height (mm) of ``column`` with its gaps."""
    total, above = 0.0, None
    for laid in column:
        total += gap_before(laid, above, look) + block_height(laid, look)
        above = laid
    return total


def gathered(loose: Iterable[Node]) -> tuple[Element | Artifact, ...]:
    """Return ``loose`` nodes with neighbouring list items put into one list."""
    return tuple(_gathered(loose))


def _gathered(loose: Iterable[Node]) -> Iterator[Element | Artifact]:
    items: list[Node] = []
    for node in loose:
        if isinstance(node, Element) and node.role == "LI":
            items.append(node)
            continue
        if items:
            yield Element("L", tuple(items))
            items = []
        if not isinstance(node, Element | Artifact):
            node = Artifact((node,))
        yield node
    if items:
        yield Element("L", tuple(items))


def _lay_heading(block: Heading, look: Look, measure: float) -> Laid:
    colour = look.theme.colours.ink
    spans = inline_spans(block.words, look, "bold", colour)
    text = _set_down(look, spans, measure, look.measures.title, TITLE)
    role: Role = "H1" if block.level == 1 else "H2"

    def paint(left: float, top: float) -> tuple[Node, ...]:
        return (Element(role, nodes(text, left, top)),)

    return Laid(text.height, paint)


def _set_down(
    look: Look, spans: Spans, measure: float, size_pt: float, rules: Rules = PROSE
) -> Paragraph:
    """Return ``spans`` at ``size_pt`` or, where a word has no room, as small as text may be.

    Raises:
        TooWide: a word is wider than the measure even so.
    """
    sizes = look.measures
    for size in sizes_down(size_pt, sizes.body_floor, sizes.step):
        with suppress(TooWide):
            return set_paragraph(look, spans, measure, size, rules)
    return set_paragraph(look, spans, measure, min(size_pt, sizes.body_floor), rules)


def _lay_facts(block: Facts, look: Look, measure: float) -> Laid:
    colour = look.theme.colours.quiet
    mark = plain_span(FACT_MARK, "regular", colour)
    facts = [mark + inline_spans(fact, look, "regular", colour) for fact in block.facts]
    spans = sum(facts, ())[len(mark) :]
    text = set_paragraph(look, spans, measure, look.measures.tab)
    return lay_text(text)


def _lay_step(block: StepBlock, look: Look, measure: float) -> Laid:
    colours, part = look.theme.colours, look.theme.part(look.part)
    number = set_paragraph(
        look, plain_span(block.number, "bold", part.colour), measure, look.body_pt
    )
    indent = _indent(number, look)
    text = set_paragraph(
        look,
        inline_spans(block.words, look, "regular", colours.ink),
        measure - indent,
        look.body_pt,
    )
    guard = lay_callout(block.callout, look, measure) if block.callout else None
    gap = max(LEAST_GUARD_GAP, look.measures.block_gap * LIST_GAP)
    above = guard.height + gap if guard else 0.0

    def paint(left: float, top: float) -> tuple[Node, ...]:
        label = Element("Lbl", nodes(number, left, top + above))
        body = Element("LBody", nodes(text, left + indent, top + above))
        before = guard.paint(left, top) if guard else ()
        return (*before, Element("LI", (label, body)))

    return Laid(above + text.height, paint, kind="block" if guard else "item")


def _indent(number: Paragraph, look: Look) -> float:
    """Return where text beside ``number`` starts (mm): the theme's indent, wide enough."""
    return max(look.measures.indent, number.width + NUMBER_GAP)


def _lay_tip(block: Tip, look: Look, measure: float) -> Laid:
    part = look.theme.part(look.part)
    spans = (
        *plain_span(f"{block.label} ", "bold", part.colour),
        *inline_spans(block.words, look, "regular", look.theme.colours.ink),
    )
    text = set_paragraph(look, spans, measure - TIP_INDENT, look.body_pt)

    def paint(left: float, top: float) -> tuple[Node, ...]:
        bar = Box(left, top + 0.6, left + TIP_BAR, top + text.height - 0.2)
        return (
            Artifact((Shape(Path.box(bar, TIP_BAR / 2), fill=part.colour),)),
            Element("P", nodes(text, left + TIP_INDENT, top)),
        )

    return Laid(text.height, paint)


def _lay_group(block: Group, look: Look, measure: float) -> Laid:
    part = look.theme.part(block.part)
    spans = inline_spans(block.words, look, "bold", part.colour)
    text = set_paragraph(look, spans, measure, look.measures.small)
    return lay_text(text)


def _lay_entry(block: ContentsLine, look: Look, measure: float) -> Laid:
    ink, size, target = look.theme.colours.ink, look.measures.body_floor, f"#{block.target}"
    number = set_paragraph(look, plain_span(block.number, "bold", ink, target), measure, size)
    indent = _indent(number, look)
    words = plain_span(block.words, "regular", ink, target)
    text = set_paragraph(look, words, measure - indent, size)
    says = f"{block.number} {block.words}"

    def paint(left: float, top: float) -> tuple[Node, ...]:
        label = Element("Lbl", nodes(number, left, top, says))
        body = Element("LBody", nodes(text, left + indent, top))
        return (Element("LI", (label, body)),)

    return Laid(text.height, paint, kind="entry")
