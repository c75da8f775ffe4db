"""A card says more than its title: what stands in its chapter is on no card."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Finding, InFile
from builder.model import Card, Guide
from builder.model.prose import ProseList, texts_in

HINT = "write them under 'steps' above: the chapter stands in the e-book alone"


def check_bare(guide: Guide) -> Iterator[Finding]:
    """Yield a finding for each card without words, and a warning for steps in a chapter.

    A card without steps may be meant so; one with nothing but its title is not.
    """
    for card in guide.cards:
        if card.steps or card.tips:
            continue
        if not (card.cue or card.illustration or guide.cautions_on(card)):
            yield _bare(card, guide)
        elif listed := _first_list(card):
            fact = f"card {card.id!r} has no steps, and its chapter has a list"
            at = _place(card, guide, listed)
            yield Finding(at, "bare-card", fact, f"if these are the steps, {HINT}", "warning")


def _bare(card: Card, guide: Guide) -> Finding:
    listed = _first_list(card)
    at = _place(card, guide, listed) if listed else guide.places.at("cards", card.id)
    fact = f"card {card.id!r} says nothing but its title"
    hint = HINT if listed else "write what to do under 'steps', or what to know under 'cue'"
    return Finding(at, "bare-card", fact, hint)


def _first_list(card: Card) -> ProseList | None:
    lists = (block for block in card.body.sheet.blocks if isinstance(block, ProseList))
    return next(lists, None)


def _place(card: Card, guide: Guide, listed: ProseList) -> InFile:
    first = next((span for text in texts_in((listed,)) for span in text.spans), None)
    start = guide.places.written("cards", card.id, "body")
    return card.body.place(first.at if first else 0, start)
