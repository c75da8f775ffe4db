"""The proof page of the real guide: all of it is told, in one file that can still be sent."""

from __future__ import annotations

from tests.outputs.proof.conftest import outcome_of, proved
from tests.support.made import REAL, Made

MOST_BYTES = 6_600_000


def test_the_real_guide_is_told_in_one_file(real: Made) -> None:
    page = proved(*outcome_of(real, REAL))
    alts = [str(image.get("alt")) for image in page.all("//figure/img")]
    assert len(page.content) < MOST_BYTES
    assert page.tree.get("lang") == "en-GB"
    illustrated = [card for card in real.guide.cards if card.illustration]
    assert len(illustrated) > 10
    for card in illustrated:
        told = f"Card {real.guide.number_of(card)}, front: {card.title}. "
        (alt,) = [alt for alt in alts if alt.startswith(told)]
        assert alt == told + real.guide.illustrations[str(card.illustration)].alt
