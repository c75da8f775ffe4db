"""The cards that changed since an earlier build."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from builder.drawing import Document, Page, Section
from builder.edition import Edition
from builder.outputs.sheets.headings import led_by_first
from builder.store.earlier import Outdated, outdated_since


def only_changed(edition: Edition, cards: Document) -> Document:
    """Return ``cards`` without those that are as the earlier build printed them.

    Raises:
        RequestError: there is no earlier build to compare with.
    """
    return only_cards(cards, {card.anchor for card in outdated_cards(edition)})


def outdated_cards(edition: Edition) -> tuple[Outdated, ...]:
    """Return what of the earlier build that was named is out of date.

    Raises:
        RequestError: there is no such build.
    """
    earlier = edition.options.changed_since
    return () if earlier is None else outdated_since(edition.guide, earlier)


def only_cards(document: Document, anchors: Collection[str]) -> Document:
    """Return ``document`` with those cards alone whose first page is named in ``anchors``.

    The first of them is the first heading.
    """
    return led_by_first(replace(document, children=tuple(_kept(document.children, anchors))))


def _kept(children: tuple[Section | Page, ...], anchors: Collection[str]) -> Iterator[Section]:
    for child in children:
        if isinstance(child, Page):
            continue
        if isinstance(child.children[0], Page):
            if child.children[0].name in anchors:
                yield child
        else:
            yield from _kept(child.children, anchors)
