"""The guide as a value: numbers, parts, and which caution must stand on which card."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from builder.model import (
    CARD_SIZES,
    Card,
    CardFormat,
    Caution,
    FigureWords,
    Guide,
    Part,
    Release,
    Step,
    Text,
    Vocabulary,
    card_format,
)

LEVELS = ("danger", "warning", "caution", "notice")


def guide(cards: tuple[Card, ...], cautions: tuple[Caution, ...] = ()) -> Guide:
    half = len(cards) // 2
    parts = tuple(
        Part(id=name, title=name, cards=tuple(card.id for card in some))
        for name, some in (("one", cards[:half]), ("two", cards[half:]))
    )
    edition = Release(version="1.0", date="2026-11-22")
    return Guide(
        id="g", title="G", description="D", language="en", identifier="https://example.org/g",
        edition=edition, parts=parts, cards=cards, cautions=cautions,
    )  # fmt: skip


def caution(name: str, **keys: Any) -> Caution:
    texts = {"hazard": "H", "consequence": "C", "avoid": "A", "short": "S"}
    return Caution(**{"id": name, "level": "warning", "kind": "technique", **texts, **keys})


CARDS = (
    Card(id="a", title="A"),
    Card(id="b", title="B", zones=("calf",)),
    Card(id="c", title="C", steps=(Step(text=Text.parse("T"), caution="named"),)),
    Card(id="d", title="D", cautions=("named",), zones=("calf", "knee")),
)


def standing(caution_: Caution) -> str:
    """Return the ids of the cards on which ``caution_`` stands."""
    made = guide(CARDS, (caution_,))
    return "".join(card.id for card in made.cards if caution_ in made.cautions_on(card))


@pytest.mark.parametrize(
    ("keys", "cards"),
    [
        ({}, ""),
        ({"zones": ("calf",)}, "bd"),
        ({"zones": ("knee", "hip")}, "d"),
        ({"zones": ("calf",), "cards": ("c",)}, "c"),
        ({"zones": ("calf",), "cards": ()}, ""),
        ({"cards": "all"}, "abcd"),
        ({"kind": "stop"}, "a"),
        ({"kind": "ask", "zones": ("knee",)}, "ad"),
        ({"kind": "adapt", "zones": ("knee",)}, "d"),
        ({"kind": "stop", "cards": ("b",)}, "ab"),
    ],
)
def test_a_caution_stands_where_zone_card_or_kind_calls_for_it(
    keys: dict[str, Any], cards: str
) -> None:
    assert standing(caution("free", **keys)) == cards


def test_a_caution_stands_where_a_card_or_step_names_it() -> None:
    assert standing(caution("named")) == "cd"
    assert standing(caution("named", cards=("a",))) == "acd"


@settings(deadline=None)
@given(st.lists(st.sampled_from(LEVELS), max_size=8))
def test_the_gravest_caution_stands_first(levels: list[str]) -> None:
    cautions = tuple(caution(str(n), level=level, cards="all") for n, level in enumerate(levels))
    made = guide(CARDS, cautions)
    on_card = made.cautions_on(made.cards[1])
    assert len(on_card) == len(cautions)
    assert [LEVELS.index(each.level) for each in on_card] == sorted(map(LEVELS.index, levels))


def test_numbers_count_through_the_parts() -> None:
    made = guide(CARDS)
    assert [made.number_of(card) for card in made.cards] == [1, 2, 3, 4]
    assert [card.id for part in made.parts for card in made.cards_of(part)] == list("abcd")
    assert [made.part_of(card).id for card in made.cards] == ["one", "one", "two", "two"]
    assert made.card_after(CARDS[1]) is CARDS[2]
    assert made.card_after(CARDS[3]) is None
    assert made.screening_card is CARDS[0]
    assert made.card_called("c") is CARDS[2]


@pytest.mark.parametrize(
    ("level", "written", "stands"),
    [("danger", None, True), ("warning", None, True), ("caution", None, False),
     ("notice", None, False), ("danger", False, False), ("notice", True, True)],
)  # fmt: skip
def test_grave_cautions_stand_on_the_quick_reference(
    level: str, written: bool | None, stands: bool
) -> None:
    assert caution("x", level=level, quick_reference=written).on_quick_reference is stands


def test_cautions_of_steps_come_in_the_order_of_the_steps() -> None:
    steps = tuple(Step(text=Text.parse("T"), caution=name) for name in ("y", None, "x", "y"))
    card = Card(id="a", title="A", steps=steps)
    made = guide((card,), (caution("x"), caution("y"), caution("z")))
    assert [each.id for each in made.cautions_guarding_steps(card)] == ["y", "x"]


def test_a_step_may_be_text_alone() -> None:
    card = Card.model_validate({"id": "a", "title": "A", "steps": ("*Go*.", {"text": "Stop."})})
    assert [str(step.text) for step in card.steps] == ["Go.", "Stop."]
    assert card.steps[0].text.spans[0].emphasis


@pytest.mark.parametrize("size", CARD_SIZES)
def test_a_named_size_gives_width_and_height(size: Any) -> None:
    card = CardFormat.named(size)
    assert (card.width, card.height) == CARD_SIZES[size]
    assert card.width < card.height
    assert CardFormat.model_validate({"size": size}) == card


def test_sizes_in_inches_are_in_mm() -> None:
    assert CARD_SIZES["4x6in"] == pytest.approx((101.6, 152.4))
    assert CARD_SIZES["3x5in"] == pytest.approx((76.2, 127.0))


def test_lengths_of_the_authors_own_are_taken_as_they_are() -> None:
    assert CardFormat.model_validate({"width": 80, "height": 120.5}).height == 120.5
    assert (CardFormat().width, CardFormat().height) == (99.0, 132.0)


@pytest.mark.parametrize(
    "written", [{"size": "a8"}, {"size": 5}, {"size": ["a6"]}, {"width": 10}, {"wide": 80}]
)
def test_other_sizes_are_refused(written: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        CardFormat.model_validate(written)


@pytest.mark.parametrize("size", CARD_SIZES)
def test_a_written_name_means_its_size(size: Any) -> None:
    assert card_format(f" {size.upper()} ") == CardFormat.named(size)


@given(st.integers(400, 4200), st.integers(400, 4200), st.sampled_from(["x", " × ", "X"]))
def test_written_lengths_are_millimetres(width: int, height: int, times: str) -> None:
    card = card_format(f"{width / 10}{times}{height / 10}")
    assert (card.width, card.height) == (width / 10, height / 10)


def test_written_lengths_may_be_inches() -> None:
    card = card_format("2.5x3.5in")
    assert (card.width, card.height) == pytest.approx((63.5, 88.9))


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("a8", "'a8' is no card size: write WIDTHxHEIGHT in mm, or one of 99x132, 66x99"),
        ("80", "is no card size"),
        ("80x-5", "is no card size"),
        ("nanx80", "is no card size"),
        ("39.9x80", "a card cannot be 39.9 × 80 mm: a side is 40 to 420 mm long"),
        ("80x421", "cannot be 80 × 421 mm"),
        ("4x6", "cannot be 4 × 6 mm"),
    ],
)
def test_what_is_no_card_size_is_said_in_words(written: str, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        card_format(written)


def test_values_do_not_change() -> None:
    with pytest.raises(ValidationError):
        CARDS[0].title = "Z"  # type: ignore[misc]  # the types forbid it too


def test_keys_that_a_files_place_gives_are_not_written() -> None:
    assert Card.written_keys()[0] == "title"
    assert not {"id", "body"} & set(Card.written_keys())
    assert not {"id", "cards", "places", "folder"} & set(Guide.written_keys())
    assert "id" in Caution.written_keys()


def test_a_vocabulary_knows_the_zones_of_every_figure() -> None:
    figures = {"leg": FigureWords(zones=frozenset("ab")), "arm": FigureWords(zones=frozenset("bc"))}
    assert Vocabulary(figures).zones == frozenset("abc")
    assert Vocabulary().zones == frozenset()
    assert Vocabulary().covers("✓")
