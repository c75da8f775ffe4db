"""What keeps a card's prose from becoming a chapter: links and notes that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markdown_it.token import Token

from builder.diagnostics import Finding, InFile
from builder.model import Card, Guide
from builder.outputs.epub.links import Links
from builder.outputs.epub.markdown import Prose

LINKS = "link to https://…, http://…, mailto:…, or to a card as #its-id"


def prose_findings(guide: Guide, links: Links, prose: Mapping[str, Prose]) -> Iterator[Finding]:
    """Yield what is wrong in ``prose`` (by card id) as the Markdown parser understands it.

    The reader of the files looks for links as an author writes them; this is the last word.
    """
    for card in guide.cards:
        yield from _in_prose(prose[card.id], _first_line(card, guide), links)


def _first_line(card: Card, guide: Guide) -> InFile:
    """Return where line 0 of the body stands; the guide knows where its first words do."""
    at = guide.places.written("cards", card.id, "body")
    blank = len(card.body) - len(card.body.lstrip())
    return InFile(at.file, max(1, at.line - card.body.count("\n", 0, blank)))


def _in_prose(prose: Prose, start: InFile, links: Links) -> Iterator[Finding]:
    known = {note.label for note in prose.notes}
    for token, line in prose.phrases():
        yield from _in_phrase(token, start._replace(line=start.line + line), links, known)
    for note in prose.unused_notes:
        at = start._replace(line=start.line + note.line)
        message = f"nothing refers to the note [^{note.label}]"
        yield Finding(at, "unused-note", message, f"write [^{note.label}] where it belongs")


def _in_phrase(token: Token, at: InFile, links: Links, notes: set[str]) -> Iterator[Finding]:
    href = str(token.attrs.get("href", ""))
    if token.type == "link_open" and links.resolved(href) is None:
        yield Finding(at, "bad-link", f"the link {href!r} leads nowhere", LINKS)
    if token.type == "note_reference" and token.content not in notes:
        message = f"there is no note [^{token.content}]"
        yield Finding(at, "unknown-note", message, f"add a line [^{token.content}]: …")
