"""Characters that need no ink, that another is drawn for, or that nobody can see: one table."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

SOFT_HYPHEN = "\u00ad"

IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
"""Characters without ink (Default_Ignorable_Code_Point of Unicode 16)."""

DIRECTING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of what follows: what is read is not what was typed
(Unicode Technical Standard 55)."""

TWINS = {
    "\u2010": "-",
    "\u2011": "-",
    "\u202f": "\u2009",
    "\u00b5": "\u03bc",
    "\u03bc": "\u00b5",
    SOFT_HYPHEN: "-",
}
"""What is drawn for a character that a type lacks: it differs by meaning, not by form."""


class Shifted(NamedTuple):
    """A character that stands lower or higher, as one that stands on the line."""

    char: str
    script: Literal["sub", "sup"]


SHIFTED = {
    **{low: Shifted(c, "sub") for low, c in zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+−=()", strict=True)},
    **{up: Shifted(c, "sup") for up, c in zip("⁰⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", "0456789+−=()n", strict=True)},
}
"""What is drawn for these, smaller, where a type lacks them."""


def drawn_as(char: str) -> str:
    """Return the character whose form ``char`` has, or itself."""
    shifted = SHIFTED.get(char)
    return shifted.char if shifted else TWINS.get(char, char)


_ALIKE = {ord(char): drawn_as(char) for char in (*TWINS, *SHIFTED) if char != "\u03bc"}


def alike(text: str) -> str:
    """Return ``text`` in a form that is the same for texts that look alike: to compare them."""
    return text if text.isascii() else inked(text).translate(_ALIKE)


def inked(text: str) -> str:
    """Return ``text`` without the characters that need no ink."""
    return text if text.isascii() else IGNORABLE.sub("", text)
