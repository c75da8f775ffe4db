"""Text of one style: the common case, kept fast."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from builder.typeset.binding import Bond
from builder.typeset.font import Font
from builder.typeset.lines import Line, Piece
from builder.typeset.measured import AFTER_LETTER, Measured
from builder.typeset.optimum import Cut, Rules


class PlainText(Measured):
    """Whole words of one style with one word space between neighbours.

    Args:
        style: colour and link.
    """

    def __init__(
        self, words: Sequence[str], font: Font, style: tuple[str, str], rules: Rules
    ) -> None:
        self._words, self._font, self._style = words, font, style
        total = sum(map(font.spaced.__getitem__, words)) - font.space if words else 0.0
        super().__init__(len(words), total, rules)

    @property
    def has_compound(self) -> bool:
        """Whether a word of it may be parted inside."""
        return not self._font.compounds.isdisjoint(self._words)

    def _cut(self, bound: bool) -> Cut:
        words, font = self._words, self._font
        starts = list(accumulate(map(font.spaced.__getitem__, words), initial=0.0))
        space = font.space
        ends = [start - space for start in starts]
        at: Sequence[int] = range(len(starts))
        tolls = [0.0] * len(starts)
        if not font.bonds.keys().isdisjoint(words):
            bonds = list(map(font.bonds.get, words))
            tolls[1:] = [AFTER_LETTER if bond == "letter" else 0.0 for bond in bonds]
            if bound and "number" in bonds[:-1]:
                return _bound(Cut(starts, ends, tolls, at), bonds)
        return Cut(starts, ends, tolls, at)

    def _line(self, first: int, after: int, scale: float) -> Line:
        font, (colour, link) = self._font, self._style
        words = tuple(map(font.words.__getitem__, self._words[first:after]))
        width = sum([word.advance for word in words]) + (len(words) - 1) * font.space
        width *= scale
        return Line((Piece(0.0, width, words, font.name, colour, link),), width)


def _bound(cut: Cut, bonds: Sequence[Bond | None]) -> Cut:
    """Return ``cut`` with each number and the word after it as one unit."""
    last = len(bonds)
    kept = [i for i in cut.at if i in (0, last) or bonds[i - 1] != "number"]
    return Cut(
        [cut.starts[i] for i in kept],
        [cut.ends[i] for i in kept],
        [cut.tolls[i] for i in kept],
        kept,
    )
