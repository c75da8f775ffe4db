"""What holds words together: which of them are measured as one, which should not part."""

from __future__ import annotations

import re
from typing import Literal

WHITE = " \t\n\r\f\v"
"""Characters between words; every other space (U+00A0, U+2009, …) is part of its word."""

Bond = Literal["", "letter", "number", "compound"]
"""How a word clings: a lone letter and a number to the next word; a compound may be parted
inside; most not at all.
"""

_WORD = re.compile(f"[^{WHITE}]+")
_LETTER = re.compile(r"[^\w\s]?[^\W\d_]")
_NUMBER = re.compile(r"[^\w\s]*\d(?:[\d.,:/×x–-]*\d)?[½¼¾]?|[½¼¾]")
_INSIDE = re.compile(r"(?<=[^\W\d_]{2}[-‐/–—])(?=[^\W\d_]{2})|(?<=\u200b)(?=.)")


def words_of(text: str) -> list[str]:
    """Return the words of ``text``; no-break spaces stay inside theirs."""
    return text.split() if text.isascii() else _WORD.findall(text)


class _Bonds(dict[str, Bond]):
    def __missing__(self, word: str) -> Bond:
        bond = self[word] = _bond_of(word)
        return bond


BONDS = _Bonds()
"""How each word met so far clings, by its form alone: no language is known here."""


def _bond_of(word: str) -> Bond:
    if _LETTER.fullmatch(word):
        return "letter"
    if _NUMBER.fullmatch(word):
        return "number"
    return "compound" if _INSIDE.search(word) else ""


def parts_of(word: str) -> list[str]:
    """Return ``word`` cut where a line may end inside it.

    That is after a hyphen, slash or dash with two letters on both sides of it, and after a
    zero-width space. Ranges and fractions of figures stay whole.
    """
    return _INSIDE.split(word)
