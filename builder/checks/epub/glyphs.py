"""The rule of characters: the book's own fonts have every one that its pages show."""

from __future__ import annotations

from collections.abc import Iterator

from builder.checks.epub.cmap import characters_in
from builder.checks.epub.opened import Element, OpenedBook
from builder.diagnostics import Finding

FONTS = ("font/ttf", "font/otf", "application/font-sfnt", "application/vnd.ms-opentype")


def check_glyphs(book: OpenedBook) -> Iterator[Finding]:
    """Each character is in each font, or a reader's other font stands out among the words."""
    for item in book.items:
        if item.media_type in FONTS and item.path in book.members:
            known = characters_in(book.members[item.path])
            if known is None:
                yield Finding(book.at(item.path), "epub-character", "the font cannot be read")
            else:
                yield from _lacking(book, known, item.path)


def _lacking(book: OpenedBook, known: frozenset[int], font: str) -> Iterator[Finding]:
    for path, page in book.pages():
        lacking = {ord(c) for text in page.itertext() for c in str(text)} - known
        for code in sorted(lacking - set(map(ord, "\n\t\r"))):
            at = book.at(path, _with(page, chr(code)))
            message = f"{font} has no {chr(code)!r} (U+{code:04X})"
            yield Finding(at, "epub-character", message)


def _with(page: Element, character: str) -> Element | None:
    """Return the first element that holds ``character`` itself."""
    texts = ((element, (element.text, *(c.tail for c in element))) for element in page.iter("*"))
    holding = (e for e, parts in texts if any(part and character in part for part in parts))
    return next(holding, None)
