"""Reads a finished EPUB back with other libraries than wrote it, and says what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from builder.diagnostics import Finding, in_file_order
from builder.gates.epub import (
    access,
    allowed,
    contrast,
    metadata,
    navigation,
    pictures,
    references,
    roles,
    seen,
    structure,
    style,
)
from builder.gates.epub.opened import PACKAGE, OpenedBook
from builder.model import Guide

__all__ = ["check_epub"]

Edition = Literal["pixels", "vector"]
"""Both hold the same text; they show its pictures as pixels or as outlines."""


def check_epub(book: OpenedBook, guide: Guide, edition: Edition = "vector") -> tuple[Finding, ...]:
    """Return what is wrong with the ``book`` of ``guide``.

    What EPUBCheck and Ace look for besides is theirs; these rules take about as long as writing
    the book and run in every build.
    """
    if book.broken:
        return in_file_order(book.broken)
    if PACKAGE not in book.trees:
        message = f"the book has no package at {PACKAGE}"
        return (Finding(book.at(PACKAGE), "epub-manifest", message),)
    findings = [*_structure(book, guide), *_pages(book, guide), *_style(book)]
    if edition == "pixels":
        findings += pictures.check_pixels(book, book.size)
    return in_file_order(findings)


def _structure(book: OpenedBook, guide: Guide) -> Iterator[Finding]:
    yield from structure.check_archive(book)
    yield from allowed.check_allowed(book)
    yield from structure.check_manifest(book)
    yield from navigation.check_contents(book)
    yield from navigation.check_landmarks(book)
    yield from structure.check_cover(book)
    yield from navigation.check_page_list(book, len(guide.cards))
    yield from structure.check_links(book)
    yield from structure.check_ids(book)
    yield from structure.check_labels(book)
    yield from navigation.check_order(book)
    yield from navigation.check_old_ways(book)
    yield from navigation.check_breaks(book)
    yield from metadata.check_start(book)
    yield from metadata.check_edition(book, guide)
    yield from metadata.check_metadata(book)


def _pages(book: OpenedBook, guide: Guide) -> Iterator[Finding]:
    yield from access.check_alternatives(book)
    yield from access.check_headings(book)
    yield from access.check_tables(book)
    yield from access.check_language(book, guide.language)
    yield from roles.check_roles(book)
    yield from roles.check_filled(book)
    yield from roles.check_names(book)
    yield from roles.check_signals(book, guide)
    yield from references.check_references(book)
    yield from roles.check_steps(book, guide)


def _style(book: OpenedBook) -> Iterator[Finding]:
    yield from style.check_style(book)
    yield from style.check_use(book)
    yield from seen.check_seen(book)
    yield from contrast.check_contrast(book)
    yield from style.check_glyphs(book)
    yield from pictures.check_pictures(book)
