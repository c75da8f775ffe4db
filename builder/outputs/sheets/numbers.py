"""What it takes to make one set of cards, counted."""

from __future__ import annotations

from dataclasses import dataclass

from builder.outputs.sheets.impose import Sheets
from builder.press.job import Duplex


@dataclass(frozen=True, slots=True)
class Numbers:
    """What the sheets of a set come to.

    Attributes:
        cards: pieces to seal, title and continuation cards among them.
        sheets: of paper.
        cuts: straight cuts through paper, of all sheets, one sheet at a time.
        duplex: how the two sides are printed.
        file: the name of the file to print.
    """

    cards: int
    sheets: int
    cuts: int
    duplex: Duplex = "long"
    file: str = "cards-print.pdf"


def numbers_of(sheets: Sheets, duplex: Duplex, file: str) -> Numbers:
    """Return what ``sheets``, printed from ``file`` as ``duplex`` says, come to."""
    return Numbers(sheets.cards, sheets.sheets, sheets.cuts, duplex, file)
