"""What was refused once though its author did nothing wrong, or blamed the wrong place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from builder.build import written
from builder.diagnostics import ContentError, Finding
from builder.edition import Options
from builder.model.card_size import card_format
from builder.store.project import Project
from tests.ordinary.guides import Draft, picture_of
from tests.ordinary.run import build_of

CUE, SHORT = "Pour boiling water on the leaves, and wait.", "Do not hold the lid with bare fingers."
LONG = "Donaudampfschifffahrtsgesellschaftskapitän."
PAPER = ("cards", "quick", "epub")


def tea() -> Draft:
    """Return the guide of the README."""
    guide = {
        "title": "A Pot of Tea",
        "description": "One card that shows how to make a pot of tea without a scald.",
        "language": "en-GB",
        "identifier": "https://example.org/guides/tea",
        "edition": {"version": "0.1", "date": "2026-11-22"},
        "creators": [{"name": "Your Name", "role": "author"}],
        "reviews": [],
        "parts": [{"id": "brew", "title": "Brew", "cards": ["pour"]}],
        "quick_reference": {"rule": "Boil, pour, wait."},
    }
    caution = {
        "id": "scald",
        "level": "warning",
        "kind": "technique",
        "hazard": "Boiling water and steam come out of the spout and the lid.",
        "consequence": "Both can scald a hand in a second.",
        "avoid": "Hold the pot by its handle and pour away from you.",
        "short": SHORT,
    }
    steps = ["Put a spoonful of leaves for each cup into the pot."]
    card = {
        "title": "Pour the tea",
        "cue": CUE,
        "minutes": 4,
        "steps": [*steps, {"text": "Pour the boiling water on.", "caution": "scald"}],
        "tips": ["Warm the pot first."],
    }
    return Draft(0, guide, [caution], {"pour": card}, {"pour": ""}, options=Options(only=PAPER))


def _review(draft: Draft) -> None:
    draft.guide["reviews"] = [
        {
            "name": "Eva Holm",
            "credential": "Physiotherapist",
            "date": "2026-11-15",
            "covers": "the cautions",
        }
    ]


def _rights(draft: Draft) -> None:
    draft.guide["rights"] = (
        "This guide may be copied and shared by anybody for any purpose. You must name the author. "
        "If you change it, you must say so and share it alike."
    )


def _safe(draft: Draft) -> None:
    draft.cautions = []
    draft.cards["pour"]["steps"] = ["Pour."]
    draft.options = Options(only=(*PAPER, "kindle"))


def _rule_is_cue(draft: Draft) -> None:
    draft.guide["quick_reference"]["rule"] = CUE


def _cue_is_short(draft: Draft) -> None:
    draft.cards["pour"]["cue"] = SHORT


def _step_is_title(draft: Draft) -> None:
    draft.cards["pour"]["steps"][0] = draft.cards["pour"]["title"]


def _step_is_part(draft: Draft) -> None:
    draft.cards["pour"]["steps"][0] = "Brew"


def _no_cue(draft: Draft) -> None:
    del draft.cards["pour"]["cue"]


def _long_title(draft: Draft) -> None:
    draft.guide["title"] = "The Complete and Illustrated Handbook of Tea"
    draft.guide["subtitle"] = "A Book"


def _longest_title(draft: Draft) -> None:
    draft.guide["title"] = ("The Complete and Unabridged Illustrated Handbook of Tea, " * 3)[:118]
    draft.guide["subtitle"] = ("for beginners and for all others who like it hot " * 4)[:158]


def _wide_picture(draft: Draft) -> None:
    _pictured(draft, 8.0)


def _tall_picture(draft: Draft) -> None:
    _pictured(draft, 0.125)


def _pictured(draft: Draft, shape: float) -> None:
    drawn = picture_of(Random(1), "svg", shape)
    draft.pictures = {"pot.svg": drawn, "pot.yaml": b"alt: A pot.\n"}
    draft.cards["pour"]["illustration"] = "pot"


def _forty_cards(draft: Draft) -> None:
    names = [f"card-{number}" for number in range(1, 41)]
    draft.guide["parts"][0]["cards"] = names
    draft.cards = dict.fromkeys(names, draft.cards["pour"])
    draft.chapters = dict.fromkeys(names, "")


def _one_sentence(draft: Draft) -> None:
    draft.cards = {"pour": {"title": "Pour", "steps": ["Pour."]}}
    draft.cautions = []


def _fifteen_steps(draft: Draft) -> None:
    draft.cards["pour"]["steps"] = ["Put a spoonful of leaves for each cup into the pot."] * 15
    draft.cautions = []


def _fence(draft: Draft) -> None:
    draft.chapters["pour"] = "```sh\nkettle --on\n```\n"


Change = Callable[[Draft], None]
FINE: tuple[Change, ...] = (
    _review,
    _rights,
    _safe,
    _rule_is_cue,
    _cue_is_short,
    _step_is_title,
    _step_is_part,
    _no_cue,
    _long_title,
    _longest_title,
    _wide_picture,
    _tall_picture,
    _forty_cards,
    _one_sentence,
    _fifteen_steps,
    _fence,
)


@pytest.mark.parametrize("change", FINE)
def test_what_is_all_right_is_built_at_once(change: Change, tmp_path: Path) -> None:
    draft = tea()
    change(draft)
    outcome = build_of(draft, Project(output=tmp_path))
    assert (outcome.faults, outcome.turns) == ([], 1)


def _found(draft: Draft, folder: Path) -> Iterator[str]:
    with pytest.raises(ContentError) as refused:
        written(draft.write(folder / "tea"), draft.options, Project(output=folder / "output"))
    yield from map(_told, refused.value.findings)


def _told(finding: Finding) -> str:
    place = finding.place.partition("/tea/")[2] or finding.place
    return f"{place}: {finding.code}"


def test_a_word_of_a_caution_without_room_is_told_where_it_is_written(tmp_path: Path) -> None:
    draft = tea()
    draft.cautions[0]["short"] = LONG
    assert list(_found(draft, tmp_path)) == ["cautions.yaml:7:3: fit-word-too-wide"]


def test_a_compound_has_room_once_it_has_a_hyphen(tmp_path: Path) -> None:
    """As the hint tells."""
    draft = tea()
    draft.cautions[0]["short"] = LONG.replace("gesellschafts", "-Gesellschafts-")
    assert build_of(draft, Project(output=tmp_path)).faults == []


def test_a_card_too_narrow_for_our_own_words_tells_how_wide_it_must_be(tmp_path: Path) -> None:
    draft = tea()
    draft.options = Options(only=("cards",), card=card_format("44x90"))
    assert list(_found(draft, tmp_path)) == ["--card: fit-card-too-narrow"]
    draft.options = Options(only=("cards",), card=card_format("45x90"))
    assert build_of(draft, Project(output=tmp_path)).faults == []


def test_a_title_longer_than_the_limit_is_told_in_the_guide(tmp_path: Path) -> None:
    draft = tea()
    draft.guide["title"] = "Tea and more " * 11
    assert list(_found(draft, tmp_path)) == ["guide.yaml:1:1: too-long"]


def test_an_empty_heading_is_told_in_the_card(tmp_path: Path) -> None:
    draft = tea()
    draft.chapters["pour"] = "##\n\nText.\n"
    (only,) = _found(draft, tmp_path)
    assert only.startswith("cards/01-pour.md:")
