"""Where everything stands in the book: file names and anchors.

All pages lie in one folder, so a page's file name is also the link to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from builder.model import Card, Guide, Part
from builder.model.address import address_fault

FOLDER = "text"
TITLE_PAGE = "title.xhtml"
CONTENTS = "contents.xhtml"
NAV = "nav.xhtml"
SAFETY = "safety.xhtml"
QUICK_REFERENCE = "quick-reference.xhtml"
PICTURES = "pictures.xhtml"
GLOSSARY = "glossary.xhtml"
SOURCES = "sources.xhtml"
ABOUT = "about.xhtml"


@dataclass(frozen=True)
class Links:
    """The links of one guide's book."""

    guide: Guide

    @cached_property
    def _terms(self) -> dict[str, str]:
        words = self.guide.glossary
        return {word.casefold(): slug for word, slug in zip(words, slugs(words), strict=True)}

    @cached_property
    def _cards(self) -> frozenset[str]:
        return frozenset(card.id for card in self.guide.cards)

    def term(self, word: str) -> str:
        """Return the link to the glossary's entry, or nothing."""
        slug = self._terms.get(word.casefold())
        return f"{GLOSSARY}#{term_anchor(slug)}" if slug else ""

    def resolved(self, href: str) -> str | None:
        """Return where an author's link leads in the book; ``#`` and a card's id is its page."""
        if not href.startswith("#") and not address_fault(href):
            return href
        name = href.removeprefix("#")
        return card_page(name) if href.startswith("#") and name in self._cards else None


def card_page(card: Card | str) -> str:
    """Return the file of the chapter of ``card`` (or its id)."""
    return f"card-{card if isinstance(card, str) else card.id}.xhtml"


def part_page(part: Part) -> str:
    """Return the file of the part's title page."""
    return f"part-{part.id}.xhtml"


def term_anchor(slug: str) -> str:
    """Return where the glossary says what the term means."""
    return f"term-{slug}"


def source_link(source_id: str) -> str:
    """Return the link to the entry of a source."""
    return f"{SOURCES}#source-{source_id}"


def picture_link(name: str) -> str:
    """Return the link to a picture in words."""
    return f"{PICTURES}#picture-{name}"


def slugs(words: Iterable[str] | Mapping[str, str]) -> tuple[str, ...]:
    """Return a name in plain letters for each of ``words``, no two alike."""
    taken: list[str] = []
    for word in words:
        slug = _slug(word)
        while slug in taken:
            slug += "-2"
        taken.append(slug)
    return tuple(taken)


def _slug(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "word"
