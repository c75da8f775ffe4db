"""A whole text on one endless line: where each word of it stands, in ems."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from builder.typeset.binding import BONDS, WHITE, parts_of, words_of
from builder.typeset.font import Font
from builder.typeset.lines import Line, Piece


class Style(NamedTuple):
    """How a stretch of words looks; for ``link`` see ``StyledSpan``."""

    font: Font
    colour: str
    link: str


class Stretch(NamedTuple):
    """The words from ``first`` to before ``after``, all of one style.

    Attributes:
        touches: no space parts it from the stretch before.
    """

    first: int
    after: int
    style: Style
    touches: bool


class Row(NamedTuple):
    """Words placed one after another.

    Attributes:
        words: whole words, or the parts of compounds.
        starts: where each word starts, and where the last one ends (em).
        ends: where the word before each index ends (em); the first is 0.
        seams: indices of words that go on with the compound begun before them.
    """

    words: Sequence[str]
    starts: Sequence[float]
    ends: Sequence[float]
    stretches: Sequence[Stretch]
    seams: frozenset[int] = frozenset()

    def line(self, first: int, after: int, scale: float) -> Line:
        """Return the words from ``first`` to before ``after`` as a line; an em is ``scale`` mm."""
        width = (self.ends[after] - self.starts[first]) * scale
        stretches = self.stretches
        if len(stretches) > 1:
            stretches = [part for part in stretches if part.first < after and first < part.after]
        pieces = [self._piece(stretch, first, after, scale) for stretch in stretches]
        return Line(tuple(pieces), width)

    def _piece(self, stretch: Stretch, first: int, after: int, scale: float) -> Piece:
        """Return what of ``stretch`` stands on the line from ``first`` to before ``after``."""
        font, colour, link = stretch.style
        a, b = max(first, stretch.first), min(after, stretch.after)
        texts = self._joined(a, b) if self.seams else self.words[a:b]
        start = self.starts[a]
        return Piece(
            (start - self.starts[first]) * scale,
            (self.ends[b] - start) * scale,
            tuple(map(font.words.__getitem__, texts)),
            font.name,
            colour,
            link,
            stretch.touches and a > first,
        )

    def _joined(self, first: int, after: int) -> list[str]:
        texts = [self.words[first]]
        for index in range(first + 1, after):
            if index in self.seams:
                texts[-1] += self.words[index]
            else:
                texts.append(self.words[index])
        return texts


def row_of(spans: Iterable[tuple[str, Style]]) -> Row:
    """Return the words of ``spans`` side by side.

    A space has the font of the span it is written in; of several in a row the first counts.

    Raises:
        MissingCharacter: a font cannot print a character.
    """
    words: list[str] = []
    starts: list[float] = []
    ends = [0.0]
    stretches: list[Stretch] = []
    gap = 0.0
    for text, style in spans:
        space = style.font.space
        if not gap and text[:1] in WHITE:
            gap = space
        found = words_of(text)
        if found:
            first = len(words)
            pen = ends[-1] + gap if first else 0.0
            places = list(accumulate(map(style.font.spaced.__getitem__, found), initial=pen))
            starts += places[:-1]
            ends += [place - space for place in places[1:]]
            words += found
            stretches.append(Stretch(first, len(words), style, first > 0 and not gap))
            gap = 0.0
        if not gap and text[-1:] in WHITE:
            gap = space
    starts.append(ends[-1])
    return Row(words, starts, ends, stretches)


def split(row: Row) -> Row:
    """Return ``row`` with its compounds cut into the parts that a line may end after.

    Parts are placed so that any of them side by side keep the kerning between them.
    """
    words: list[str] = []
    starts: list[float] = []
    ends = [0.0]
    seams: list[int] = []
    stretches: list[Stretch] = []
    for stretch in row.stretches:
        first = len(words)
        for index in range(stretch.first, stretch.after):
            word = row.words[index]
            parts = parts_of(word) if BONDS[word] == "compound" else [word]
            seams += range(len(words) + 1, len(words) + len(parts))
            starts.append(row.starts[index])
            starts += _part_starts(parts, row.ends[index + 1], stretch.style.font)
            ends += _part_ends(parts, row.starts[index], stretch.style.font)
            ends.append(row.ends[index + 1])
            words += parts
        stretches.append(stretch._replace(first=first, after=len(words)))
    starts.append(ends[-1])
    return Row(words, starts, ends, stretches, frozenset(seams))


def _part_starts(parts: Sequence[str], end: float, font: Font) -> list[float]:
    """Return where the parts after the first start, in a compound that ends at ``end``."""
    rests = ("".join(parts[index:]) for index in range(1, len(parts)))
    return [end - font.words[rest].advance for rest in rests]


def _part_ends(parts: Sequence[str], start: float, font: Font) -> list[float]:
    """Return where the parts before the last end, in a compound that starts at ``start``."""
    heads = ("".join(parts[:index]) for index in range(1, len(parts)))
    return [start + font.words[head].advance for head in heads]
