"""Title page, contents, safety chapter, title pages of the parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from builder.model import Card, Kind, Part
from builder.model.caution import SEVERITY
from builder.outputs.epub.callouts import Callout, Callouts, emergency_line
from builder.outputs.epub.links import (
    CONTENTS,
    NAV,
    SAFETY,
    TITLE_PAGE,
    card_page,
    part_page,
)
from builder.outputs.epub.manuscript import Anchor, Manuscript, PageDraft
from builder.outputs.epub.xhtml import inline


@dataclass(frozen=True, slots=True)
class CautionGroup:
    """Cautions that ask for the same thing."""

    kind: Kind
    title: str
    callouts: tuple[Callout, ...]


def title_draft(manuscript: Manuscript) -> PageDraft:
    """Return the title page, which also says whether anyone has reviewed the guide."""
    title = manuscript.words.book.title_page
    return PageDraft(
        href=TITLE_PAGE,
        title=title,
        toc_title=title,
        template="book/title.xhtml.j2",
        matter="frontmatter",
        meaning="titlepage",
        landmark=title,
        context={"subtitle": inline(manuscript.guide.subtitle, manuscript.links)},
    )


def contents_draft(manuscript: Manuscript) -> PageDraft:
    """Return the table of contents as a page to read."""
    title = manuscript.words.book.contents
    return PageDraft(
        href=CONTENTS,
        title=title,
        template="book/contents.xhtml.j2",
        matter="frontmatter",
        meaning="toc",
        landmark=title,
    )


def nav_draft(manuscript: Manuscript) -> PageDraft:
    """Return the page that readers take the ways through the book from.

    It is no page of the text: many readers would show its lists of landmarks and cards.
    """
    title = manuscript.words.book.contents
    return PageDraft(NAV, title, template="book/nav.xhtml.j2", matter="frontmatter")


def safety_draft(manuscript: Manuscript) -> PageDraft:
    """Return the chapter of all cautions, where reading starts."""
    words = manuscript.words.book
    return PageDraft(
        href=SAFETY,
        title=words.safety,
        toc_title=words.safety,
        template="book/safety.xhtml.j2",
        matter="bodymatter",
        meaning="bodymatter",
        landmark=words.start,
        context={
            "emergency": emergency_line(manuscript.guide.emergency, manuscript.links),
            "groups": tuple(_groups(manuscript)),
        },
    )


def part_draft(part: Part, manuscript: Manuscript) -> PageDraft:
    """Return the title page of ``part`` with links to its cards."""
    guide = manuscript.guide
    number = guide.parts.index(part) + 1
    return PageDraft(
        href=part_page(part),
        title=part.title,
        toc_title=part.title,
        template="book/part.xhtml.j2",
        matter="bodymatter",
        context={
            "number": number,
            "intro": inline(part.intro, manuscript.links),
            "cards": tuple(_listed(card, manuscript) for card in guide.cards_of(part)),
        },
    )


def _listed(card: Card, manuscript: Manuscript) -> Anchor:
    return Anchor(card_page(card), card.title, str(manuscript.guide.number_of(card)))


def _groups(manuscript: Manuscript) -> Iterator[CautionGroup]:
    """Yield all cautions by what they ask for, the gravest first in each group."""
    callouts = Callouts(manuscript)
    for kind in get_args(Kind):
        cautions = sorted(
            (caution for caution in manuscript.guide.cautions if caution.kind == kind),
            key=lambda caution: SEVERITY.index(caution.level),
        )
        if cautions:
            title = manuscript.words.book.kinds[kind]
            yield CautionGroup(kind, title, callouts.each(cautions))
