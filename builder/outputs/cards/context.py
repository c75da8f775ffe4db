"""What the card templates are given: words and values, never places."""

from __future__ import annotations

from typing import Any

from builder.layout.anchors import anchor
from builder.layout.stamp import digest_of, set_stamp, stamp
from builder.model import Card, Caution, Guide, Text
from builder.model.numbers import number_text
from builder.model.words import Words

FRONT_CAUTIONS = 2
"""Cautions on a front: with more, the picture of a 99 × 132 mm card gets under half its width."""


def card_context(guide: Guide, card: Card, words: Words) -> dict[str, Any]:
    """Return the values of the templates ``card/front`` and ``card/back`` for ``card``."""
    front = front_cautions(guide, card)
    return {
        "guide": guide,
        "card": card,
        "number": str(guide.number_of(card)),
        "part": guide.part_of(card),
        "part_index": guide.part_index(card),
        "facts": _facts(card, words),
        "front_cautions": front,
        "back_cautions": back_cautions(guide, card, front),
        "cautions": guide.cautions_by_id,
        "emergency": guide.emergency_on(card),
        "following": _entry(guide, guide.card_after(card)),
        "stamp": stamp(guide, card),
        "mark": digest_of(stamp(guide, card)),
    }


def title_context(guide: Guide) -> dict[str, Any]:
    """Return the values of the templates ``card/title-front`` and ``card/title-back``."""
    return {
        "guide": guide,
        "cover": "cover" if "cover" in guide.illustrations else None,
        "contents": [
            {"title": part.title, "cards": [_entry(guide, card) for card in guide.cards_of(part)]}
            for part in guide.parts
        ],
        "imprint": _imprint(guide),
        "unseen": len(guide.unseen_cautions),
        "stamp": set_stamp(guide),
        "mark": digest_of(set_stamp(guide)),
    }


def front_cautions(guide: Guide, card: Card) -> tuple[Caution, ...]:
    """Return the cautions of the card's front: the gravest, and others that guard no step.

    The screening card's front has one more, since its picture says the same.
    """
    room = FRONT_CAUTIONS + (1 if card is guide.screening_card else 0)
    guarding = guide.cautions_guarding_steps(card)
    first, *rest = guide.cautions_on(card) or (None,)
    others = [caution for caution in rest if caution not in guarding]
    return (first, *others[: room - 1]) if first else ()


def back_cautions(guide: Guide, card: Card, front: tuple[Caution, ...]) -> tuple[Caution, ...]:
    """Return the cautions that open the back: those on no front and before no step."""
    placed = {*front, *guide.cautions_guarding_steps(card)}
    return tuple(caution for caution in guide.cautions_on(card) if caution not in placed)


def _entry(guide: Guide, card: Card | None) -> dict[str, str] | None:
    if card is None:
        return None
    number = str(guide.number_of(card))
    return {"number": number, "title": card.title, "anchor": anchor(guide, card)}


def _facts(card: Card, words: Words) -> list[str | Text]:
    facts: list[str | Text] = []
    if card.pressure != "none":
        facts.append(words.card.pressure[card.pressure])
    if card.direction != "none":
        facts.append(words.card.direction[card.direction])
    if card.repeats:
        facts.append(card.repeats)
    if card.minutes is not None:
        minutes = number_text(card.minutes, words.sheet.decimal)
        facts.append(f"{minutes} {words.card.minutes.of(card.minutes)}")
    return facts


def _imprint(guide: Guide) -> str:
    makers = ", ".join(creator.name for creator in guide.creators)
    return " · ".join(part for part in (makers, guide.rights) if part)
