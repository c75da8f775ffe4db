"""Text of several styles, or with compounds that a line may end in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from builder.typeset.binding import WHITE, bond_of, parts_of, words_of
from builder.typeset.font import Font
from builder.typeset.lines import Line, Piece
from builder.typeset.measured import AFTER_HYPHEN, AFTER_LETTER, Measured
from builder.typeset.optimum import Cut, Rules

Style = tuple[Font, str, str]
"""Font, colour, link."""


class Fragment(NamedTuple):
    """A word, or as much of it as has one style and never parts.

    Attributes:
        gap: the space before it (em), 0 where it touches what comes before.
        start, end: its place on an endless line (em).
        toll: what it costs to break before it, in squared measures.
        parts: a line may end before it.
        bound: only a number before it keeps a line from ending there.
    """

    text: str
    style: Style
    gap: float
    start: float
    end: float
    toll: float
    parts: bool = True
    bound: bool = False


class MixedText(Measured):
    """Fragments in any styles."""

    def __init__(self, spans: Iterable[tuple[str, Style]], rules: Rules) -> None:
        self._fragments = tuple(_fragments(_words(spans), rules.split_compounds))
        total = self._fragments[-1].end if self._fragments else 0.0
        super().__init__(len(self._fragments), total, rules)

    def _cut(self, bound: bool) -> Cut:
        whole = self._fragments
        at = [0, *(i for i, f in enumerate(whole) if i and f.parts and not (bound and f.bound))]
        return Cut(
            [whole[i].start for i in at],
            [0.0, *(whole[i - 1].end for i in at[1:]), whole[-1].end],
            [*(whole[i].toll for i in at), 0.0],
            [*at, len(whole)],
        )

    def _line(self, first: int, after: int, scale: float) -> Line:
        fragments = self._fragments[first:after]
        width = (fragments[-1].end - fragments[0].start) * scale
        return Line(tuple(_pieces(fragments, scale)), width)


class _Word(NamedTuple):
    text: str
    style: Style
    gap: float


def _words(spans: Iterable[tuple[str, Style]]) -> Iterator[_Word]:
    """Yield the words of all spans, each with the space before it.

    A space has the font of the span it is written in; of several in a row the first counts.
    """
    gap = 0.0
    first = True
    for text, style in spans:
        space = style[0].space
        if text[:1] in WHITE and not gap:
            gap = space
        for word in words_of(text):
            yield _Word(word, style, 0.0 if first else gap)
            gap, first = space, False
        if text[-1:] not in WHITE:
            gap = 0.0


def _fragments(words: Iterable[_Word], split: bool) -> Iterator[Fragment]:
    """Yield ``words`` placed one after another on an endless line, compounds cut if ``split``."""
    pen, before = 0.0, ""
    for text, style, gap in words:
        start = pen + gap
        pen = start + style[0].words[text].advance
        bond = bond_of(before) if gap else "none"
        toll = AFTER_LETTER if bond == "letter" else 0.0
        word = Fragment(text, style, gap, start, pen, toll, gap > 0, bond == "number")
        if split and bond_of(text) == "compound":
            yield from _split(word)
        else:
            yield word
        before = text if gap else before + text


def _split(word: Fragment) -> Iterator[Fragment]:
    """Yield the parts of a compound, placed so that any of them side by side keep their kerning."""
    measured = word.style[0].words
    parts = parts_of(word.text)
    for index, part in enumerate(parts):
        start = word.end - measured["".join(parts[index:])].advance
        end = word.start + measured["".join(parts[: index + 1])].advance
        if index == 0:
            yield word._replace(text=part, end=end)
        else:
            yield Fragment(part, word.style, 0.0, start, end, AFTER_HYPHEN)


def _pieces(fragments: Sequence[Fragment], scale: float) -> Iterator[Piece]:
    """Yield runs of fragments that share style and word space."""
    first = 0
    for index in range(1, len(fragments) + 1):
        if index < len(fragments) and _continues(fragments[index - 1], fragments[index]):
            continue
        touches = first > 0 and not fragments[first].gap
        yield _piece(fragments[first:index], fragments[0].start, scale, touches)
        first = index


def _continues(left: Fragment, right: Fragment) -> bool:
    return right.style == left.style and right.gap in (0.0, right.style[0].space)


def _piece(fragments: Sequence[Fragment], origin: float, scale: float, touches: bool) -> Piece:
    font, colour, link = fragments[0].style
    texts = [fragments[0].text]
    for fragment in fragments[1:]:
        if fragment.gap:
            texts.append(fragment.text)
        else:
            texts[-1] += fragment.text
    start, end = fragments[0].start, fragments[-1].end
    words = tuple(map(font.words.__getitem__, texts))
    x, width = (start - origin) * scale, (end - start) * scale
    return Piece(x, width, words, font.name, colour, link, touches)
