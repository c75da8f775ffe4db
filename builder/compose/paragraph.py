"""Inline markup set in lines: where each run and each link stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.compose.look import Look
from builder.drawing import Element, Link, Node, TextRun
from builder.geometry import Box
from builder.templating import Tag
from builder.typeset import Line, StyledSpan, break_lines
from builder.units import pt_to_mm

FONTS = {"strong": "bold", "em": "italic"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of one size, ``leading`` (mm) apart; ``cap`` is the height of its capitals (mm)."""

    lines: tuple[Line, ...]
    size_pt: float
    leading: float
    cap: float

    @property
    def height(self) -> float:
        return len(self.lines) * self.leading

    @property
    def width(self) -> float:
        return max((line.width for line in self.lines), default=0.0)

    def baseline(self, top: float, index: int = 0) -> float:
        """Return where line ``index`` stands when the paragraph starts at ``top``.

        Capitals are centred in their line, so that text looks centred in a panel.
        """
        return top + index * self.leading + (self.leading + self.cap) / 2

    def nodes(self, left: float, top: float) -> tuple[Node, ...]:
        """Return the runs of all lines, those of one link gathered in its element."""
        runs = tuple(self._runs(left, top))
        if all(not link for _, link in runs):
            return tuple(run for run, _ in runs)
        return tuple(_linked(runs, self.leading))

    def _runs(self, left: float, top: float) -> Iterator[tuple[TextRun, str]]:
        for index, line in enumerate(self.lines):
            baseline = self.baseline(top, index)
            for piece in line.pieces:
                yield (
                    TextRun(
                        left + piece.x,
                        baseline,
                        piece.width,
                        piece.words,
                        piece.font,
                        self.size_pt,
                        piece.colour,
                    ),
                    piece.link,
                )


def _linked(runs: tuple[tuple[TextRun, str], ...], leading: float) -> Iterator[Node]:
    at = 0
    while at < len(runs):
        run, target = runs[at]
        end = at + 1
        while end < len(runs) and runs[end][1] == target:
            end += 1
        together = tuple(run for run, _ in runs[at:end])
        if target:
            yield link_element(together, target, leading)
        else:
            yield from together
        at = end


def link_element(runs: tuple[TextRun, ...], target: str, leading: float) -> Element:
    """Return ``runs`` as one link; each run's line answers a click."""
    boxes = tuple(
        Box(run.x, run.baseline - leading * 0.8, run.x + run.width, run.baseline + leading * 0.2)
        for run in runs
    )
    words = " ".join(run.text for run in runs)
    return Element("Link", runs, link=Link(target, words, boxes))


def inline_spans(tag: Tag, look: Look, font: str, colour: str) -> tuple[StyledSpan, ...]:
    """Return the text inside ``tag`` as spans, its white space run together."""
    spans = list(_spans(tag, look, font, colour, ""))
    return _trimmed(spans)


def plain_span(text: str, font: str, colour: str, link: str = "") -> tuple[StyledSpan, ...]:
    return (StyledSpan(text, font, colour, link),)


def set_paragraph(
    look: Look, spans: tuple[StyledSpan, ...], measure: float, size_pt: float
) -> Paragraph:
    """Return ``spans`` broken into lines of at most ``measure`` (mm).

    Raises:
        TooWide: a word is wider than the measure.
    """
    lines = break_lines(look.family, spans, measure, size_pt)
    cap = pt_to_mm(size_pt) * look.family.font(spans[0].font if spans else "regular").cap_height
    return Paragraph(lines, size_pt, look.leading(size_pt), cap)


def _spans(tag: Tag, look: Look, font: str, colour: str, link: str) -> Iterator[StyledSpan]:
    for child in tag.children:
        if isinstance(child, str):
            yield StyledSpan(child, font, colour, link)
            continue
        inner = FONTS.get(child.name, font)
        if child.name == "a":
            href = child.attributes.get("href", "")
            yield from _spans(child, look, inner, look.theme.colours.link, href)
        else:
            yield from _spans(child, look, inner, colour, link)


def _trimmed(spans: list[StyledSpan]) -> tuple[StyledSpan, ...]:
    """Return ``spans`` with single spaces, none at either end."""
    result: list[StyledSpan] = []
    spaced = True
    for span in spans:
        text = " ".join(span.text.split())
        if span.text[:1].isspace() and not spaced:
            text = " " + text
        if span.text[-1:].isspace() and text.strip():
            text += " "
        spaced = text.endswith(" ") if text else spaced
        if text:
            result.append(StyledSpan(text, span.font, span.colour, span.link))
    if result and result[-1].text.endswith(" "):
        last = result.pop()
        result.append(StyledSpan(last.text.rstrip(), last.font, last.colour, last.link))
    return tuple(span for span in result if span.text)
