"""What holds words together, by their form alone: no language is known here."""

from __future__ import annotations

import re

from builder.characters import IGNORABLE, SOFT_HYPHEN

WHITE = " \t\n\r\f\v"
"""Characters between words; every other space (U+00A0, U+2009, …) is part of its word."""

AFTER_LETTER = 0.08
"""What it costs to leave a lone letter (a, I, y) at the end of a line, in squared measures."""

_INVISIBLE = IGNORABLE.pattern[1:-1]
_WORD = re.compile(f"[{_INVISIBLE}]*[^{WHITE}{_INVISIBLE}][^{WHITE}]*")
_LETTER = re.compile(r"[^\w\s]?[^\W\d_]")
_NUMBER = re.compile(r"[^\w\s]*\d(?:[\d.,:/×x–-]*\d)?[½¼¾]?|[½¼¾]")
_INSIDE = re.compile(r"(?<=[^\W\d_]{2}[-‐/–—])(?=[^\W\d_]{2})|(?<=[\u00ad\u200b])(?=.)")


def words_of(text: str) -> list[str]:
    """Return the words of ``text``; no-break spaces stay inside theirs."""
    if text.isascii():
        return text.split()
    return [word.rstrip(SOFT_HYPHEN) for word in _WORD.findall(text)]


def keeps_next(word: str) -> bool:
    """Tell whether ``word`` is a number, which stays with what it counts."""
    return _NUMBER.fullmatch(word) is not None


def toll_after(word: str) -> float:
    """Return what it costs to end a line after ``word``, in squared measures."""
    return AFTER_LETTER if _LETTER.fullmatch(word) else 0.0


def parts_of(word: str) -> tuple[str, ...]:
    """Return ``word`` cut where a line may end inside it, or nothing if none may.

    That is after a hyphen, slash or dash with two letters on both sides of it, and after a
    zero-width space or a soft hyphen. Ranges and fractions of figures stay whole.
    """
    parts = _INSIDE.split(word)
    return tuple(parts) if len(parts) > 1 else ()
