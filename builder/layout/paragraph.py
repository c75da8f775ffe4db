"""Inline markup set in lines: where each run and each link stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from builder.drawing import Element, Link, Node, TextRun
from builder.geometry import Box
from builder.layout.laid import Kind, Laid
from builder.layout.look import Look
from builder.model import Span, Text
from builder.model.bars import PARTING
from builder.typeset import PROSE, Family, Line, Paragraph, Rules, StyledSpan
from builder.typeset import set_paragraph as set_lines

RECURRING = 256
"""How many paragraphs are kept: those that recur do so on the same card or the next."""

Spans = tuple[StyledSpan, ...]


def set_paragraph(
    look: Look, spans: Spans, measure: float, size_pt: float, rules: Rules = PROSE
) -> Paragraph:
    """Return ``spans`` broken into lines of at most ``measure`` (mm) that an eye can follow.

    Raises:
        TooWide: a word is wider than the measure.
    """
    sizes = look.measures
    return _set_once(look.family, spans, measure, size_pt, sizes.leading, rules, sizes.characters)


@lru_cache(maxsize=RECURRING)
def _set_once(
    family: Family,
    spans: Spans,
    measure: float,
    size_pt: float,
    leading: float,
    rules: Rules,
    most: float,
) -> Paragraph:
    """Set a paragraph that recurs, such as a caution, a tab or the number of a step, only once.

    On 1,000 cards that is every third. One whose lines have more than ``most`` characters is
    made narrower until none has.
    """
    text = set_lines(family, spans, measure, size_pt, leading=leading, rules=rules)
    longest = max(text.lines, key=characters, default=None)
    if longest is None or (count := characters(longest)) <= most:
        return text
    return _set_once(family, spans, longest.width * most / count, size_pt, leading, rules, most)


def characters(line: Line) -> int:
    """Return how many stand between middle dots."""
    return max(map(len, line.text.split(PARTING)))


def nodes(paragraph: Paragraph, left: float, top: float, says: str = "") -> tuple[Node, ...]:
    """Return the runs of all lines, those of one link gathered in its element.

    ``says`` is what the links are for, by default their words.
    """
    runs = paragraph.runs(left, top)
    links = [piece.link for line in paragraph.lines for piece in line.pieces]
    if not any(links):
        return runs
    return tuple(_linked(zip(runs, links, strict=True), paragraph.leading, says))


def lay_text(text: Paragraph, kind: Kind = "block") -> Laid:
    """Return a paragraph as a block."""

    def paint(left: float, top: float) -> tuple[Node, ...]:
        return (Element("P", nodes(text, left, top)),)

    return Laid(text.height, paint, kind)


def _linked(runs: Iterator[tuple[TextRun, str]], leading: float, says: str) -> Iterator[Node]:
    for target, together in groupby(runs, key=lambda item: item[1]):
        stretch = tuple(run for run, _ in together)
        if target:
            yield link_element(stretch, target, leading, says)
        else:
            yield from stretch


def link_element(runs: tuple[TextRun, ...], target: str, leading: float, says: str = "") -> Element:
    """Return ``runs`` as one link; each run's line answers a click.

    ``says`` is what the link is for, by default its words.
    """
    boxes = tuple(
        Box(run.x, run.baseline - leading * 0.8, run.x + run.width, run.baseline + leading * 0.2)
        for run in runs
    )
    words = says or " ".join(run.text for run in runs)
    return Element("Link", runs, link=Link(target, words, boxes))


def inline_spans(words: Text, look: Look, font: str, colour: str, links: str = "") -> Spans:
    """Return ``words`` as spans: in ``font`` and ``colour`` where nothing is marked.

    ``links`` is the colour of links, by default the theme's.
    """
    link = links or look.theme.colours.link
    return tuple(
        StyledSpan(
            span.text,
            font_of(span, font),
            link if span.href else colour,
            span.href,
            span.script,
        )
        for span in words.spans
    )


def font_of(span: Span, font: str) -> str:
    """Return the face for ``span``, which is ``font`` where nothing is marked."""
    match span.strong, span.emphasis:
        case True, True:
            return "bold-italic"
        case True, False:
            return "bold"
        case False, True:
            return "italic"
        case _:
            return font


def plain_span(text: str, font: str, colour: str, link: str = "") -> Spans:
    """Return ``text`` as one span."""
    return (StyledSpan(text, font, colour, link),)
