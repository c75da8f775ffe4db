"""Every instruction of the source article stands in the guide, in our own words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from builder.model import Card, Guide
from tests.content.guide import guide
from tests.content.source_map import Instruction, missing_places, read_source_map, stands

MAP = read_source_map()
INSTRUCTION_LINES = {8, 10, 13, 15, 17, 19, 21, 24, *range(26, 32), 33, 35, 39, 41, 43, 45, 47} | {
    50,
    52,
    54,
    56,
    58,
    60,
    62,
    66,
}
"""The lines of the article that tell the reader to do, or to mind, something."""


def test_map_covers_the_article() -> None:
    assert len(MAP) >= 50
    assert {instruction.line for instruction in MAP} == INSTRUCTION_LINES


@pytest.mark.parametrize("instruction", MAP, ids=lambda each: f"line {each.line}: {each.says}")
def test_instruction_stands_in_the_guide(instruction: Instruction) -> None:
    missing = [place for place in instruction.places if not stands(guide(), place)]
    assert missing == []


def test_nearly_every_instruction_stands_on_a_card_face() -> None:
    """Two lines are about purpose and one about why; they are told in chapters only."""
    only_told = [each.says for each in MAP if all(place.part == "chapter" for place in each.places)]
    assert len(only_told) == 3, only_told


def test_each_mapped_step_is_missed_when_it_is_removed() -> None:
    mapped = {
        (place.card, int(place.part.removeprefix("step ")))
        for each in MAP
        for place in each.places
        if place.part.startswith("step ")
    }
    assert len(mapped) >= 60
    kept = [at for at in sorted(mapped) if not _missed(*at)]
    assert kept == []


def test_each_mapped_caution_is_missed_when_it_is_removed() -> None:
    mapped = {
        place.part.removeprefix("caution ")
        for row in MAP
        for place in row.places
        if place.part.startswith("caution ")
    }
    assert mapped
    for gone in sorted(mapped):
        cautions = tuple(each for each in guide().cautions if each.id != gone)
        missing = missing_places(_without_steps_guarded_by(gone, cautions), MAP)
        assert any(place.part == f"caution {gone}" for _, place in missing), gone


def _missed(card_id: str, number: int) -> bool:
    missing = missing_places(_without_step(card_id, number), MAP)
    return any(place.card == card_id and place.part == f"step {number}" for _, place in missing)


def _without_step(card_id: str, number: int) -> Guide:
    def cut(card: Card) -> Card:
        steps = card.steps[: number - 1] + card.steps[number:]
        return card.model_copy(update={"steps": steps}) if card.id == card_id else card

    return _with_cards(cut(card) for card in guide().cards)


def _without_steps_guarded_by(gone: str, cautions: tuple[object, ...]) -> Guide:
    def cut(card: Card) -> Card:
        steps = tuple(
            step.model_copy(update={"caution": None}) if step.caution == gone else step
            for step in card.steps
        )
        named = tuple(name for name in card.cautions if name != gone)
        return card.model_copy(update={"steps": steps, "cautions": named})

    return _with_cards((cut(card) for card in guide().cards), cautions=cautions)


def _with_cards(cards: Iterator[Card], **changes: object) -> Guide:
    """Return the guide with other cards; made anew, so that nothing remembers the old ones."""
    fields = {name: getattr(guide(), name) for name in type(guide()).model_fields}
    return Guide.model_construct(**(fields | {"cards": tuple(cards)} | changes))
