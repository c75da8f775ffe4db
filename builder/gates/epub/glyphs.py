"""The rule of characters: the book's own fonts have every one that its pages show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.diagnostics import Finding
from builder.gates.epub.opened import Element, OpenedBook
from builder.typeset import characters_in

Shown = tuple[str, Element, frozenset[str]]
"""A page by its path and the characters on it."""
BREAKS = frozenset("\n\t\r")
FONTS = ("font/ttf", "font/otf", "application/font-sfnt", "application/vnd.ms-opentype")


def check_glyphs(book: OpenedBook) -> Iterator[Finding]:
    """Each character is in each font, or a reader's other font stands out among the words."""
    shown = tuple(_shown(book))
    for item in book.items:
        if item.media_type in FONTS and item.path in book.members:
            known = characters_in(book.members[item.path])
            if not known:
                yield Finding(book.at(item.path), "epub-character", "the font cannot be read")
            else:
                yield from _lacking(book, shown, known, item.path)


def _shown(book: OpenedBook) -> Iterator[Shown]:
    for path, page in book.pages():
        yield path, page, frozenset("".join(map(str, page.itertext())))


def _lacking(
    book: OpenedBook, shown: Iterable[Shown], known: frozenset[str], font: str
) -> Iterator[Finding]:
    for path, page, characters in shown:
        for character in sorted(characters - known - BREAKS):
            message = f"{font} has no {character!r} (U+{ord(character):04X})"
            yield Finding(book.at(path, _with(page, character)), "epub-character", message)


def _with(page: Element, character: str) -> Element | None:
    """Return the first element that holds ``character`` itself."""
    texts = ((element, (element.text, *(c.tail for c in element))) for element in page.iter("*"))
    holding = (e for e, parts in texts if any(part and character in part for part in parts))
    return next(holding, None)
