"""A card file to its YAML front matter followed by its Markdown body."""

from __future__ import annotations

import re

from builder.reading.source import Source

FENCE = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)


def front_matter(shown: str, text: str) -> Source | None:
    """Return the stretch of a card file that is YAML, or nothing where no fences enclose it."""
    opening = FENCE.match(text)
    closing = FENCE.search(text, opening.end()) if opening else None
    if not opening or not closing:
        return None
    return Source(shown, text, opening.end(), closing.start())


def body_start(source: Source) -> int:
    """Return the index of the body's first line that says something, or the end of the file."""
    fence = FENCE.match(source.text, source.end)
    at = fence.end() if fence else source.end
    blank = len(source.text) - at - len(source.text[at:].lstrip())
    return source.text.rfind("\n", 0, at + blank) + 1 if blank else at
