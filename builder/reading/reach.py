"""A caution that stands on no card guards nobody at work."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Finding
from builder.model import Caution, Guide


def check_reach(guide: Guide) -> Iterator[Finding]:
    """Yield a warning for each caution that neither a zone, a card nor a step calls for.

    ``cards: []`` says that a caution is meant for the safety chapter alone.
    """
    waiting = [caution for caution in guide.cautions if _waits_for_a_card(caution)]
    if not waiting:
        return
    zones = {zone for card in guide.cards for zone in card.zones}
    named = {caution for card in guide.cards for caution in card.cautions}
    named |= {step.caution for card in guide.cards for step in card.steps if step.caution}
    for caution in waiting:
        if caution.id not in named and zones.isdisjoint(caution.zones):
            yield _unreached(caution, guide)


def _waits_for_a_card(caution: Caution) -> bool:
    return caution.cards is None and not caution.on_screening_card


def _unreached(caution: Caution, guide: Guide) -> Finding:
    return Finding(
        guide.places.at("cautions", caution.id),
        "caution-on-no-card",
        f"caution {caution.id!r} stands on no card",
        "name it on a card or a step, give it the zone of one, or write 'cards: []'",
        "warning",
    )
