"""Finished lines: which words stand how far from the left edge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from builder.drawing import TextRun, Word
from builder.model.bars import SCRIPT
from builder.units import pt_to_mm

RISES = {"": 0.0, "sub": -0.14, "sup": 0.34}
"""How much higher a script stands than the line (type sizes of the words around it)."""


class Piece(NamedTuple):
    """Words of one style side by side on a line.

    Attributes:
        x: from the line's left edge to the first letter (mm).
        width: to the end of the last word (mm).
        touches: no space parts it from the piece before: a bold word and its comma.
        script: sub or sup, where it stands lower or higher, and smaller.
    """

    x: float
    width: float
    words: tuple[Word, ...]
    font: str
    colour: str
    link: str = ""
    touches: bool = False
    script: str = ""

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


class Line(NamedTuple):
    """One line, ragged right; ``width`` (mm) is that of its text."""

    pieces: tuple[Piece, ...]
    width: float

    @property
    def text(self) -> str:
        return "".join(
            piece.text if piece.touches else " " + piece.text for piece in self.pieces
        ).removeprefix(" ")

    def runs(self, x: float, baseline: float, size_pt: float) -> tuple[TextRun, ...]:
        """Return the line painted from ``x`` on ``baseline`` (mm), in the size it was set in."""
        return tuple(
            TextRun(
                x + piece.x,
                baseline - RISES[piece.script] * pt_to_mm(size_pt),
                piece.width,
                piece.words,
                piece.font,
                size_pt * SCRIPT if piece.script else size_pt,
                piece.colour,
                bool(piece.script),
            )
            for piece in self.pieces
        )


def plain_line(
    width: float, words: Sequence[Word], font: str, colour: str, link: str, script: str = ""
) -> Line:
    """Return the line of a single piece, ``width`` mm long."""
    return Line((Piece(0.0, width, tuple(words), font, colour, link, script=script),), width)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines under one another.

    Attributes:
        leading: from one baseline to the next (mm).
        cap: height of a capital letter (mm), centred in the leading, so that text looks
            centred in a panel of its height.
    """

    lines: tuple[Line, ...]
    size_pt: float
    leading: float
    cap: float

    @property
    def height(self) -> float:
        """The room it takes (mm): as many leadings as lines."""
        return len(self.lines) * self.leading

    @property
    def width(self) -> float:
        """The length of its longest line (mm)."""
        return max((line.width for line in self.lines), default=0.0)

    @property
    def first_baseline(self) -> float:
        """From the top edge to the first baseline (mm)."""
        return (self.leading + self.cap) / 2

    def baseline(self, top: float, index: int = 0) -> float:
        """Return where line ``index`` stands when the paragraph starts at ``top`` (mm)."""
        return top + self.first_baseline + index * self.leading

    def runs(self, left: float, top: float) -> tuple[TextRun, ...]:
        return tuple(
            run
            for index, line in enumerate(self.lines)
            for run in line.runs(left, self.baseline(top, index), self.size_pt)
        )
