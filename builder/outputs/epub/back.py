"""Quick reference, pictures in words, glossary, sources, and what there is to know of the book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.layout.stamp import set_stamp
from builder.model import Card, Caution, Source, Text
from builder.model.caution import SEVERITY
from builder.outputs.epub.callouts import Callouts, emergency_line
from builder.outputs.epub.links import (
    ABOUT,
    GLOSSARY,
    PICTURES,
    QUICK_REFERENCE,
    SAFETY,
    SOURCES,
    card_page,
    slugs,
    source_link,
    term_anchor,
)
from builder.outputs.epub.manuscript import Anchor, Manuscript, PageDraft
from builder.outputs.epub.pictures import described_pictures
from builder.outputs.epub.xhtml import Xhtml, inline

ISBN = "urn:isbn:"


@dataclass(frozen=True, slots=True)
class Cue:
    """A line of the quick reference."""

    card: Anchor
    text: Xhtml


@dataclass(frozen=True, slots=True)
class CueGroup:
    """The cues of one part."""

    title: str
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary with the cards that use it."""

    word: str
    anchor: str
    meaning: Xhtml
    cards: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A source with the cautions that rest on it."""

    anchor: str
    title: str
    url: str
    year: str
    cautions: tuple[Anchor, ...]


def quick_draft(manuscript: Manuscript) -> PageDraft:
    """Return all cues on one page, after the cautions that a quick reference must carry."""
    quick = manuscript.guide.quick_reference
    cautions = sorted(
        (caution for caution in manuscript.guide.cautions if caution.on_quick_reference),
        key=lambda caution: SEVERITY.index(caution.level),
    )
    return PageDraft(
        href=QUICK_REFERENCE,
        title=quick.title,
        toc_title=quick.title,
        template="book/quick-reference.xhtml.j2",
        matter="backmatter",
        context={
            "rule": inline(quick.rule, manuscript.links),
            "groups": tuple(_cue_groups(manuscript)),
            "emergency": emergency_line(manuscript.guide.emergency, manuscript.links),
            "callouts": Callouts(manuscript).each(cautions),
        },
    )


def pictures_draft(manuscript: Manuscript) -> PageDraft:
    """Return the page of the long descriptions."""
    title = manuscript.words.book.pictures
    return PageDraft(
        href=PICTURES,
        title=title,
        toc_title=title,
        template="book/pictures.xhtml.j2",
        matter="backmatter",
        context={"pictures": described_pictures(manuscript)},
    )


def glossary_draft(manuscript: Manuscript) -> PageDraft:
    """Return the page of the terms, each with links to the cards that use it."""
    title = manuscript.words.book.glossary
    return PageDraft(
        href=GLOSSARY,
        title=title,
        toc_title=title,
        template="book/glossary.xhtml.j2",
        matter="backmatter",
        meaning="glossary",
        landmark=title,
        context={"entries": tuple(_entries(manuscript))},
    )


def sources_draft(manuscript: Manuscript) -> PageDraft:
    """Return the page of the sources, each with links to the cautions that rest on it."""
    title = manuscript.words.book.sources
    return PageDraft(
        href=SOURCES,
        title=title,
        toc_title=title,
        template="book/sources.xhtml.j2",
        matter="backmatter",
        context={
            "sources": tuple(_reference(item, manuscript) for item in manuscript.guide.sources)
        },
    )


def about_draft(manuscript: Manuscript) -> PageDraft:
    """Return the page of edition, makers, reviews and access."""
    title = manuscript.words.book.about
    return PageDraft(
        href=ABOUT,
        title=title,
        toc_title=title,
        template="book/about.xhtml.j2",
        matter="backmatter",
        context={
            "stamp": set_stamp(manuscript.guide),
            "isbn": _isbn(manuscript.guide.identifier),
            "unseen": tuple(
                inline(caution.short, manuscript.links)
                for caution in manuscript.guide.unseen_cautions
            ),
            "described": bool(described_pictures(manuscript)),
        },
    )


def _isbn(identifier: str) -> str:
    """Return the number of a book that has one, as its author wrote it, or nothing."""
    return identifier[len(ISBN) :] if identifier.lower().startswith(ISBN) else ""


def _cue_groups(manuscript: Manuscript) -> Iterator[CueGroup]:
    """Yield the cards with their cues by part, of the parts that the guide chose."""
    guide = manuscript.guide
    for part in guide.quick_parts:
        cues = tuple(
            Cue(_numbered(card, manuscript), inline(card.cue, manuscript.links))
            for card in guide.cards_of(part)
        )
        yield CueGroup(part.title, cues)


def _numbered(card: Card, manuscript: Manuscript) -> Anchor:
    return Anchor(card_page(card), card.title, str(manuscript.guide.number_of(card)))


def _entries(manuscript: Manuscript) -> Iterator[Term]:
    """Yield the glossary in alphabetical order."""
    guide = manuscript.guide
    words = list(zip(guide.glossary, slugs(guide.glossary), strict=True))
    for word, slug in sorted(words, key=lambda pair: (pair[1], pair[0])):
        cards = [card for card in guide.cards if word.casefold() in _terms_of(card, manuscript)]
        yield Term(
            word,
            term_anchor(slug),
            inline(guide.glossary[word], manuscript.links),
            tuple(_numbered(card, manuscript) for card in cards),
        )


def _terms_of(card: Card, manuscript: Manuscript) -> set[str]:
    """Return the terms that the card's chapter links to, in lower case."""
    cautions = manuscript.guide.cautions_on(card)
    texts = (
        *(step.text for step in card.steps),
        *card.tips,
        *(text for text in (card.cue, card.repeats) if text),
        *(text for caution in cautions for text in _texts(caution)),
        *card.body.sheet.texts(),
    )
    terms = {span.term for text in texts for span in text.spans if span.term}
    return {term.casefold() for term in (*terms, card.technique or "") if term}


def _texts(caution: Caution) -> tuple[Text, ...]:
    return caution.hazard, caution.consequence, caution.avoid, caution.short


def _reference(source: Source, manuscript: Manuscript) -> Reference:
    return Reference(
        anchor=source_link(source.id).partition("#")[2],
        title=source.title,
        url=source.url or "",
        year=str(source.year or ""),
        cautions=tuple(
            Anchor(f"{SAFETY}#caution-{caution.id}", str(caution.short))
            for caution in manuscript.guide.cautions
            if source.id in caution.sources
        ),
    )
