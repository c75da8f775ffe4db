"""What a book says, to be looked for in what others made of it."""

from __future__ import annotations

import html
import re

from tests.engines.spoilt import Files


def lost_words(found: str, files: Files) -> list[str]:
    """Return the words of the book ``files`` that ``found``, text with its lines, lacks."""
    pages = [content.decode() for name, content in files.items() if name.endswith(".xhtml")]
    said = {word for page in pages for word in re.findall(r"\w+", shown(page))}
    whole = found + re.sub(r"[-\u00ad\u2010]\s*\n", "", found)
    return [f"lost word: {word}" for word in sorted(said) if word not in whole]


def shown(page: str) -> str:
    """Return what a page of the book says, without what it hides."""
    body = re.sub(r'<nav[^>]*hidden="hidden".*?</nav>', "", page[page.index("<body") :], flags=re.S)
    return html.unescape(re.sub(r"<[^>]+>", " ", body))
