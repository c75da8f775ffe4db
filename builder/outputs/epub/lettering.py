"""What the book's own type has no letter for, told by others that look the same.

A reader's other font may lack it too, and show a box in the middle of a number.
"""

from __future__ import annotations

import re

from builder.characters import SHIFTED, SOFT_HYPHEN, TWINS, drawn_as
from builder.typeset import Font

DRAWN = frozenset((*TWINS, *SHIFTED)) - {SOFT_HYPHEN}
WORDS = re.compile(r"<head>.*?</head>|<[^>]*>|([^<]+)", re.DOTALL)
"""Markup, or the words between."""


def lettered(page: str, font: Font) -> str:
    """Return ``page`` (XHTML) with words that ``font`` can show."""
    if page.isascii():
        return page
    lacking = {char for char in DRAWN if char in page and not font.has(char)}
    table = {ord(char): _told(char) for char in lacking if font.has(drawn_as(char))}
    return WORDS.sub(lambda part: (part[1] or part[0]).translate(table if part[1] else {}), page)


def _told(char: str) -> str:
    shifted = SHIFTED.get(char)
    return f"<{shifted.script}>{shifted.char}</{shifted.script}>" if shifted else drawn_as(char)
