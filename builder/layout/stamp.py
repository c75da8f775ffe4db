"""The revision stamp: by it a printed card is known to be out of date."""

from __future__ import annotations

import hashlib

from builder.model import Card, Guide

STAMP_DIGITS = 6
"""Hex digits of a revision stamp: 16 million, enough to tell editions of one card apart."""


def stamp(guide: Guide, card: Card) -> str:
    """Return the revision stamp of ``card``: a hash of all its faces say, version, date.

    The prose of its chapter is not on the card: it leaves the stamp as it is.
    """
    following = guide.card_after(card)
    texts = [
        card.model_dump_json(exclude={"body"}),
        f"{guide.number_of(card)} {guide.part_of(card).title}",
        following.title if following else "",
        *(caution.model_dump_json() for caution in guide.cautions_on(card)),
    ]
    if line := guide.emergency_on(card):
        texts.append(line.model_dump_json())
    if card.illustration:
        texts.append(guide.illustrations[card.illustration].model_dump_json())
    return _stamp(guide, texts)


def set_stamp(guide: Guide) -> str:
    """Return the revision stamp of the whole guide, its prose included.

    Size and sealing of the cards, what the gate of wording is told, and how catalogues sort names
    are no part of that.
    """
    names = {"creators": {"__all__": {"file_as"}}}
    apart = dict.fromkeys(("folder", "places", "card", "lamination", "wording"), True) | names
    return _stamp(guide, [guide.model_dump_json(exclude=apart)])


def digest_of(stamped: str) -> str:
    """Return the part of a stamp that changes with what is said: all but version and date."""
    return stamped.partition(" ")[0]


def _stamp(guide: Guide, texts: list[str]) -> str:
    digest = hashlib.sha256("\n".join(texts).encode()).hexdigest()[:STAMP_DIGITS]
    return f"{digest} · {guide.edition.version} · {guide.edition.date}"
