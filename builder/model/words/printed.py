"""The fixed words of cards, sheets, the folded quick reference and the printer's test sheet."""

from __future__ import annotations

from typing import Annotated, Literal

from builder.model.base import Value
from builder.model.card import Direction, Pressure
from builder.model.words.phrase import Each, MarkedWord, Plural, PluralBlanks, Word, blanks

PaperName = Literal["common", "a4", "letter"]
Turn = Literal["long", "short", "manual"]
Sides = Literal["front", "back", "both"]


class CardWords(Value):
    """What cards say beside the guide's own words; the book shares them."""

    card: Word
    continued: Word
    steps: Word
    tips: Word
    tip: Word
    next: Word
    last: Word
    contents: Word
    not_reviewed: Word
    reviewed_by: Word
    unseen: Word
    back: Word
    edition: Word
    pressure: Each[Pressure, Word]
    direction: Each[Direction, str]
    minutes: Annotated[Plural, PluralBlanks()]


class TurnedWords(Value):
    """How a stack is turned over by hand, with the numbers of the pages."""

    front: Annotated[str, blanks("fronts", "backs")]
    back: Word


class SidedWords(Value):
    """Words of a sheet whose sides say different things."""

    front: Word
    back: Word


class DuplexWords(Value):
    """How the sheets are printed, by the way the printer turns them over."""

    long: Word
    short: Word
    manual: TurnedWords
    fold: Word
    none: SidedWords


class SheetWords(Value):
    """What stands at the edges of sheets; ``decimal`` is the mark in numbers of every output."""

    title: Word
    sheet: Word
    of: Word
    side: Each[Sides, Word]
    scale: Word
    corner: Annotated[str, blanks("radius")]
    hole: Word
    decimal: Word
    duplex: DuplexWords


class FoldedWords(Value):
    """How the quick reference is folded: ``n`` is the number of the step."""

    title: Word
    print: Word
    both: Word
    cut: Annotated[str, blanks("n")]
    behind: Annotated[str, blanks("n")]
    middle: Annotated[str, blanks("n")]
    fan: Annotated[str, blanks("n")]
    seal: Annotated[str, blanks("cards")]


class TrialWords(Value):
    """The steps of the test sheet that are the same for all printers."""

    crosses: MarkedWord
    read: MarkedWord
    rulers: MarkedWord
    edges: MarkedWord
    write: MarkedWord


class ProvedWords(Value):
    """The steps of the proof of a profile."""

    crosses: MarkedWord
    rulers: MarkedWord
    frame: MarkedWord
    again: MarkedWord


class CalibrateWords(Value):
    """What the test sheet for a printer says, and what its pictures show."""

    title: Word
    proof_title: Word
    subject: Word
    paper: Each[PaperName, Word]
    back_title: Word
    back_note: Word
    print: Each[Turn, MarkedWord]
    turn: Each[Turn, MarkedWord]
    steps: TrialWords
    proof: ProvedWords
    ring: Word
    scales: Annotated[str, blanks("across", "down")]
    ruler: Annotated[str, blanks("letter")]
    edge: Annotated[str, blanks("letter")]
    frame: Word
    crosses: Word
    example: Word
    pictured: Annotated[str, blanks("reading")]
