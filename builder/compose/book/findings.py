"""What keeps the text of a guide from becoming a book: links, terms and notes that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markdown_it.token import Token

from builder.compose.book.links import Links
from builder.compose.book.markdown import Prose
from builder.diagnostics import Finding, Position, nearest
from builder.model import Card, Guide, Text


def book_findings(guide: Guide, links: Links, prose: Mapping[str, Prose]) -> Iterator[Finding]:
    """Yield what is wrong with the marks in steps, tips and ``prose`` (by card id)."""
    for card in guide.cards:
        yield from _in_texts(card, guide, links)
        body = guide.places.at("cards", card.id, "body")
        yield from _in_prose(prose[card.id], body, links)


def _in_texts(card: Card, guide: Guide, links: Links) -> Iterator[Finding]:
    texts: list[tuple[str, int, Text]] = [
        *(("steps", index, step.text) for index, step in enumerate(card.steps)),
        *(("tips", index, tip) for index, tip in enumerate(card.tips)),
    ]
    for key, index, text in texts:
        at = guide.places.at("cards", card.id, key, index)
        for span in text.spans:
            if span.href and links.resolved(span.href) is None:
                yield _bad_link(span.href, at, links)
            if span.term and not links.knows_term(span.term):
                yield _unknown_term(span.term, at, links)


def _in_prose(prose: Prose, body: Position, links: Links) -> Iterator[Finding]:
    known = {note.label for note in prose.notes}
    for token, line in prose.phrases():
        yield from _in_phrase(token, body._replace(line=body.line + line), links, known)
    for note in prose.unused_notes:
        at = body._replace(line=body.line + note.line)
        message = f"nothing refers to the note [^{note.label}]"
        yield Finding(at, "unused-note", message, f"write [^{note.label}] where it belongs")


def _in_phrase(token: Token, at: Position, links: Links, notes: set[str]) -> Iterator[Finding]:
    match token.type:
        case "link_open" if links.resolved(str(token.attrs.get("href", ""))) is None:
            yield _bad_link(str(token.attrs.get("href", "")), at, links)
        case "term" if not links.knows_term(token.content):
            yield _unknown_term(token.content, at, links)
        case "note_reference" if token.content not in notes:
            message = f"there is no note [^{token.content}]"
            yield Finding(at, "unknown-note", message, f"add a line [^{token.content}]: …")
        case "image":
            message = "a picture in the text"
            yield Finding(at, "picture-in-text", message, "name it as the card's illustration")


def _bad_link(href: str, at: Position, links: Links) -> Finding:
    cards = [f"#{card.id}" for card in links.guide.cards]
    hint = nearest(href, cards) or "link to https://…, mailto:…, or to a card as #its-id"
    return Finding(at, "bad-link", f"the link {href!r} leads nowhere", hint)


def _unknown_term(word: str, at: Position, links: Links) -> Finding:
    hint = nearest(word, links.guide.glossary) or "add it to the glossary in guide.yaml"
    return Finding(at, "unknown-term", f"the term {word!r} is not in the glossary", hint)
