"""Names of places in the card set, and links that lead there."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Finding, nearest
from builder.model import Card, Guide
from builder.templating import Tag

TITLE = "title"
"""The page of the title card."""


def anchor(guide: Guide, card: Card) -> str:
    """Return the name that links to ``card`` use in every file."""
    return f"card-{guide.number_of(card)}"


def resolve_links(root: Tag, guide: Guide, file: str = "") -> Iterator[Finding]:
    """Turn links to a card's id into links to its anchor, in ``file`` where it is another one.

    Yields:
        ``markup-value`` for every link that leads to no card.
    """
    known = {anchor(guide, card): f"{file}#{anchor(guide, card)}" for card in guide.cards}
    known |= {card.id: f"{file}#{anchor(guide, card)}" for card in guide.cards}
    known[TITLE] = f"{file}#{TITLE}"
    for tag in _walk(root):
        href = tag.attributes.get("href", "")
        if tag.name == "a" and href.startswith("#"):
            if href[1:] in known:
                tag.attributes["href"] = known[href[1:]]
            else:
                yield _nowhere(tag, href[1:], known)
        target = tag.attributes.get("target", "")
        if target and target not in known:
            yield _nowhere(tag, target, known)


def _walk(tag: Tag) -> Iterator[Tag]:
    yield tag
    for child in tag.tags():
        yield from _walk(child)


def _nowhere(tag: Tag, target: str, known: dict[str, str]) -> Finding:
    fact = f"a link leads to {target!r}, which is no card"
    return Finding(tag.at, "markup-value", fact, nearest(target, known))
