"""Rules of access: what a page shows can also be heard, resized and found."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Finding
from builder.gates.epub.opened import (
    PACKAGE,
    XHTML,
    XML_LANG,
    Element,
    OpenedBook,
    words_of,
)
from builder.model.bars import COLUMNS

LONGEST_ALT = 140
DECORATION = "sign"
"""Class of pictures that repeat the word beside them and are silent."""
LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"
HEADINGS = tuple(f"{XHTML}h{level}" for level in range(1, 7))


def check_alternatives(book: OpenedBook) -> Iterator[Finding]:
    """Every picture has a text of at most 140 characters that is not its caption again."""
    for path, tree in book.pages():
        for image in tree.iter(f"{XHTML}img"):
            alt = image.get("alt")
            problem = _alt_problem(alt, image.get("class") == DECORATION)
            if not problem and alt and _caption(image).startswith(alt.rstrip(".")):
                problem = "a picture's alt only repeats its caption"
            if problem:
                yield Finding(book.at(path, image), "epub-alt", problem)


def _alt_problem(alt: str | None, decoration: bool) -> str:
    if alt is None:
        return "a picture has no alt"
    if decoration:
        return "a sign is read out as well as the word beside it" if alt else ""
    if not alt.strip():
        return "a picture has an empty alt"
    if len(alt) > LONGEST_ALT:
        return f"a picture's alt has {len(alt)} characters, over {LONGEST_ALT}"
    return ""


def _caption(image: Element) -> str:
    figure = next(image.iterancestors(f"{XHTML}figure"), None)
    caption = figure.find(f"{XHTML}figcaption") if figure is not None else None
    return words_of(caption) if caption is not None else ""


def check_headings(book: OpenedBook) -> Iterator[Finding]:
    """Each page has one first heading, and skips no level downward."""
    for path, tree in book.pages():
        level = 0
        for heading in tree.iter(*HEADINGS):
            own = int(heading.tag[-1])
            if own > level + 1 or (own == 1 and level):
                message = f"a heading of level {own} follows one of level {level}"
                yield Finding(book.at(path, heading), "epub-heading", message)
            level = own
        if not level:
            yield Finding(book.at(path), "epub-heading", "the page has no heading")


def check_tables(book: OpenedBook) -> Iterator[Finding]:
    """Every table is named, fits a phone, and names columns and rows in ``th`` with ``scope``."""
    for path, tree in book.pages():
        for table in tree.iter(f"{XHTML}table"):
            for problem in _table_problems(table):
                yield Finding(book.at(path, table), "epub-table", problem)


def _table_problems(table: Element) -> Iterator[str]:
    rows = list(table.iter(f"{XHTML}tr"))
    cells = [sum(map(_columns, row)) for row in rows]
    heads = {head.get("scope") for row in rows[:1] for head in row}
    firsts = {row[0].get("scope") for row in rows[1:] if len(row)}
    if heads != {"col"} or firsts != {"row"}:
        yield "a table has no headers of columns and rows"
    if len(set(cells)) > 1 or max(cells, default=0) > COLUMNS:
        yield f"a table has rows of up to {max(cells)} cells; a phone shows {COLUMNS}"
    if not (table.get("aria-labelledby") or table.find(f"{XHTML}caption") is not None):
        yield "a table has no name"


def _columns(cell: Element) -> int:
    spanned = cell.get("colspan", "")
    return int(spanned) if spanned.isdecimal() and spanned.isascii() and len(spanned) < 3 else 1


def check_language(book: OpenedBook, language: str) -> Iterator[Finding]:
    """All that can say a language says the guide's, or voices read it with the wrong sounds."""
    for path, page in book.pages():
        if page.get("lang") != language or page.get(XML_LANG) != language:
            yield _foreign(book, path, language, None)
    for path, tree in book.trees.items():
        for element in tree.iter("*"):
            languages = (element.get("lang"), element.get(XML_LANG), _named(element))
            if any(word not in (None, language) for word in languages):
                yield _foreign(book, path, language, element)
    said_by_package = [words_of(item) for item in book.trees[PACKAGE].iter(LANGUAGE)]
    if said_by_package != [language]:
        yield _foreign(book, PACKAGE, language, None)


def _named(element: Element) -> str | None:
    return words_of(element) if element.tag == LANGUAGE else None


def _foreign(book: OpenedBook, path: str, language: str, element: Element | None) -> Finding:
    return Finding(book.at(path, element), "epub-language", f"the language is not {language}")
