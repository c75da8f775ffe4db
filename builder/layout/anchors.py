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
    for tag in _walk(root):
        href, target = tag.attributes.get("href", ""), tag.attributes.get("target", "")
        if tag.name == "a" and href.startswith("#"):
            place = _place(href[1:], guide)
            if place:
                tag.attributes["href"] = f"{file}#{place}"
            else:
                yield _nowhere(tag, href[1:], guide)
        if target and not _place(target, guide):
            yield _nowhere(tag, target, guide)


def _place(name: str, guide: Guide) -> str:
    """Return the anchor that ``name`` means, which is one itself or a card's id, or nothing."""
    if name == TITLE:
        return TITLE
    try:
        return anchor(guide, guide.card_called(name))
    except KeyError:
        number = name.removeprefix("card-")
    cards = len(guide.cards)
    known = number.isdecimal() and 0 < int(number) <= cards and name == f"card-{int(number)}"
    return name if known else ""


def _walk(tag: Tag) -> Iterator[Tag]:
    yield tag
    for child in tag.tags():
        yield from _walk(child)


def _nowhere(tag: Tag, target: str, guide: Guide) -> Finding:
    fact = f"a link leads to {target!r}, which is no card"
    known = [TITLE, *(name for card in guide.cards for name in (card.id, anchor(guide, card)))]
    return Finding(tag.at, "markup-value", fact, nearest(target, known))
