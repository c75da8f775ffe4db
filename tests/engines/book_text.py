"""What a book says, to be looked for in what others made of it."""

from __future__ import annotations

import html
import re

from tests.engines.spoilt import Files


def lost_words(read: str, files: Files) -> list[str]:
    """Return the words of the book ``files`` that ``read``, text with its lines, lacks."""
    pages = [content.decode() for name, content in files.items() if _is_read(name)]
    words = {word for page in pages for word in re.findall(r"\w+", text_of(page))}
    whole = read + re.sub(r"[-\u00ad\u2010]\s*\n", "", read)
    return [f"lost word: {word}" for word in sorted(words) if word not in whole]


def _is_read(name: str) -> bool:
    """Tell whether a file is a page that somebody reads: not the one that menus are made of."""
    return name.endswith(".xhtml") and not name.endswith("/nav.xhtml")


def text_of(page: str) -> str:
    """Return what a page of the book says."""
    return html.unescape(re.sub(r"<[^>]+>", " ", page[page.index("<body") :]))
