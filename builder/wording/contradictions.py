"""Steps that say another pressure or another way than their card does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.diagnostics import Finding
from builder.model import Guide
from builder.wording.texts import Said
from builder.wording.usage import Usage


def check_contradictions(guide: Guide, texts: Iterable[Said], usage: Usage) -> Iterator[Finding]:
    """Yield the steps and cues whose words contradict ``pressure`` or ``direction`` of their card.

    Only what a list names is compared, and nothing in a sentence that denies something: "never
    press hard" contradicts no light stroke.
    """
    cards = {card.id: card for card in guide.cards}
    for said in texts:
        if said.kind not in ("step", "cue") or usage.denials.search(said.text):
            continue
        card = cards[said.owner]
        for key, value in (("pressure", card.pressure), ("direction", card.direction)):
            words = usage.contradicts.get(key, {}).get(value)
            found = words.search(said.text) if words else None
            if found:
                message = f"{found[0]!r} contradicts the card's {key}, which is {value!r}"
                hint = f"change the words or the {key}"
                yield Finding(said.at, "words-disagree", message, hint, "warning")
