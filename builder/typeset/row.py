"""A whole text on one endless line: where each word of it stands, in ems."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from builder.drawing import Word
from builder.model.bars import SCRIPT
from builder.typeset.binding import WHITE, words_of
from builder.typeset.font import Font
from builder.typeset.lines import Line, Piece, plain_line

AFTER_HYPHEN = 0.05
"""What it costs to end a line inside a compound, in squared measures."""


class Style(NamedTuple):
    """How a stretch of words looks; for ``link`` and ``script`` see ``StyledSpan``."""

    font: Font
    colour: str
    link: str
    script: str = ""


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
        starts: where each word starts (em), and one value more.
        ends: where the word before each index ends (em); the first is not used.
        tolls: what it costs to end a line after each word, in squared measures.
        keeps: whether each word keeps the next with it.
        parts: what a line may end after inside each word, if anything.
        seams: indices of words that go on with the compound begun before them.
    """

    words: Sequence[Word]
    starts: Sequence[float]
    ends: Sequence[float]
    tolls: Sequence[float]
    keeps: Sequence[bool]
    parts: Sequence[tuple[str, ...]]
    stretches: Sequence[Stretch]
    seams: frozenset[int] = frozenset()

    def lines(self, places: Iterable[tuple[int, int]], scale: float) -> tuple[Line, ...]:
        """Return a line for each (first word, word after the last); an em is ``scale`` mm."""
        if len(self.stretches) > 1 or self.seams:
            return tuple([self._mixed(first, after, scale) for first, after in places])
        words, starts, ends = self.words, self.starts, self.ends
        font, colour, link, script = self.stretches[0].style
        return tuple(
            [
                plain_line(
                    (ends[j] - starts[i]) * scale, words[i:j], font.name, colour, link, script
                )
                for i, j in places
            ]
        )

    def _mixed(self, first: int, after: int, scale: float) -> Line:
        parts = [part for part in self.stretches if part.first < after and first < part.after]
        pieces = tuple([self._piece(stretch, first, after, scale) for stretch in parts])
        return Line(pieces, (self.ends[after] - self.starts[first]) * scale)

    def _piece(self, stretch: Stretch, first: int, after: int, scale: float) -> Piece:
        """Return what of ``stretch`` stands on the line from ``first`` to before ``after``."""
        font, colour, link, script = stretch.style
        a, b = max(first, stretch.first), min(after, stretch.after)
        words = self._joined(a, b, font) if self.seams else self.words[a:b]
        start = self.starts[a]
        return Piece(
            (start - self.starts[first]) * scale,
            (self.ends[b] - start) * scale,
            tuple(words),
            font.name,
            colour,
            link,
            stretch.touches and a > first,
            script,
        )

    def _joined(self, first: int, after: int, font: Font) -> list[Word]:
        words = [self.words[first]]
        for index in range(first + 1, after):
            if index in self.seams:
                words[-1] = font.words[words[-1].text + self.words[index].text]
            else:
                words.append(self.words[index])
        return words


EMPTY = Row((), (0.0,), (0.0,), (), (), (), ())


def row_of(spans: Iterable[tuple[str, Style]]) -> Row:
    """Return the words of ``spans`` side by side.

    A space has the font of the span it is written in; of several in a row the first counts.

    Raises:
        MissingCharacter: a font cannot print a character.
    """
    rows: list[Row] = []
    gap = 0.0
    for text, style in spans:
        space = style.font.space
        if not gap and text[:1] in WHITE:
            gap = space
        words = words_of(text)
        if words:
            touches = bool(rows) and not gap
            pen = rows[-1].ends[-1] + gap if rows else 0.0
            rows.append(_stretched(words, style, pen, touches))
            gap = 0.0
        if not gap and text[-1:] in WHITE:
            gap = space
    if len(rows) == 1:
        return rows[0]
    return _chained(rows) if rows else EMPTY


def _stretched(texts: Sequence[str], style: Style, pen: float, touches: bool) -> Row:
    """Return the words ``texts``, at least one, starting at ``pen``."""
    font, space = style.font, style.font.space
    entries = map(font.entries.__getitem__, texts)
    words, spaced, tolls, keeps, parts = zip(*entries, strict=True)
    if style.script:
        space *= SCRIPT
        spaced = tuple(advance * SCRIPT for advance in spaced)
        parts = ((),) * len(words)
    starts = list(accumulate(spaced, initial=pen))
    ends = [start - space for start in starts]
    stretches = (Stretch(0, len(words), style, touches),)
    return Row(words, starts, ends, tolls, keeps, parts, stretches)


def _chained(rows: Sequence[Row]) -> Row:
    """Return ``rows``, each placed where it belongs, as one."""
    starts, ends = [0.0], [0.0]
    stretches: list[Stretch] = []
    for row in rows:
        first = len(starts) - 1
        starts[-1:] = row.starts
        ends += row.ends[1:]
        stretches.append(row.stretches[0]._replace(first=first, after=len(starts) - 1))
    return Row(
        [word for row in rows for word in row.words],
        starts,
        ends,
        [toll for row in rows for toll in row.tolls],
        [keeps for row in rows for keeps in row.keeps],
        [parts for row in rows for parts in row.parts],
        stretches,
    )


def split(row: Row) -> Row:
    """Return ``row`` with its compounds cut into the parts that a line may end after.

    Parts are placed so that any of them side by side keep the kerning between them.
    """
    words, starts, ends = list(row.words), list(row.starts), list(row.ends)
    tolls, keeps = list(row.tolls), list(row.keeps)
    added = list(accumulate((max(0, len(parts) - 1) for parts in row.parts), initial=0))
    compounds = [index for index, parts in enumerate(row.parts) if parts]
    for index in reversed(compounds):
        parts, font = row.parts[index], _font_at(row, index)
        words[index : index + 1] = [font.words[part] for part in parts]
        starts[index + 1 : index + 1] = _part_starts(parts, row.ends[index + 1], font)
        ends[index + 1 : index + 1] = _part_ends(parts, row.starts[index], font)
        tolls[index:index] = [AFTER_HYPHEN] * (len(parts) - 1)
        keeps[index:index] = [False] * (len(parts) - 1)
    stretches = [
        stretch._replace(
            first=stretch.first + added[stretch.first], after=stretch.after + added[stretch.after]
        )
        for stretch in row.stretches
    ]
    seams = frozenset(
        index + added[index] + part
        for index in compounds
        for part in range(1, len(row.parts[index]))
    )
    return Row(words, starts, ends, tolls, keeps, [()] * len(words), stretches, seams)


def _font_at(row: Row, index: int) -> Font:
    return next(stretch.style.font for stretch in row.stretches if index < stretch.after)


def _part_starts(parts: Sequence[str], end: float, font: Font) -> list[float]:
    """Return where the parts after the first start, in a compound that ends at ``end``."""
    rests = ("".join(parts[index:]) for index in range(1, len(parts)))
    return [end - font.words[rest].advance for rest in rests]


def _part_ends(parts: Sequence[str], start: float, font: Font) -> list[float]:
    """Return where the parts before the last end, in a compound that starts at ``start``."""
    heads = ("".join(parts[:index]) for index in range(1, len(parts)))
    return [start + font.words[head].advance for head in heads]
