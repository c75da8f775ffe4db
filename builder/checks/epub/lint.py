"""All rules of the book, one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from builder.checks.epub import access, structure
from builder.checks.epub.cautions import check_cautions
from builder.checks.epub.opened import OpenedBook, open_book
from builder.diagnostics import Finding, in_file_order
from builder.model import Guide


def check_epub(content: bytes, guide: Guide, name: str) -> tuple[Finding, ...]:
    """Return what is wrong with the EPUB ``content`` of ``guide``; ``name`` is its file's name.

    What EPUBCheck and Ace look for besides is theirs; these rules cost a few milliseconds and
    run in every build.
    """
    book = open_book(content, name)
    if book.broken:
        return in_file_order(book.broken)
    return in_file_order(_findings(book, guide))


def _findings(book: OpenedBook, guide: Guide) -> Iterator[Finding]:
    yield from structure.check_archive(book)
    yield from structure.check_manifest(book)
    yield from structure.check_contents(book)
    yield from structure.check_landmarks(book)
    yield from structure.check_cover(book)
    yield from structure.check_page_list(book, len(guide.cards))
    yield from structure.check_links(book)
    yield from structure.check_ids(book)
    yield from structure.check_labels(book)
    yield from access.check_alternatives(book)
    yield from access.check_headings(book)
    yield from access.check_tables(book)
    yield from access.check_language(book, guide.language)
    yield from access.check_pictures(book)
    yield from check_cautions(book, guide)
