"""The fixed words of the outputs in one language: every text that the program itself prints."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from builder.model.base import Value
from builder.model.caution import Level
from builder.model.words.book import BookWords
from builder.model.words.laminate import LaminateWords
from builder.model.words.phrase import Each, Plural, Word, filled
from builder.model.words.printed import CalibrateWords, CardWords, FoldedWords, SheetWords
from builder.model.words.proof import ProofWords

__all__ = [
    "BookWords",
    "CalibrateWords",
    "CardWords",
    "FoldedWords",
    "LaminateWords",
    "Plural",
    "ProofWords",
    "SheetWords",
    "Words",
    "filled",
]


class Words(Value):
    """All of them, by the output that says them."""

    signal: Each[Level, Word]
    card: CardWords
    book: BookWords
    calibrate: CalibrateWords
    sheet: SheetWords
    laminate: LaminateWords
    folded: FoldedWords
    proof: ProofWords

    @model_validator(mode="after")
    def _told_apart(self) -> Self:
        """Refuse signal words that are alike: they say how grave a caution is.

        Raises:
            ValueError: two levels have the same.
        """
        if len({word.casefold() for word in self.signal.values()}) < len(self.signal):
            message = "each level of 'signal' must have a word of its own"
            raise ValueError(message)
        return self
