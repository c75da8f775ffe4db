"""The words of the guide: ours, plain, fair, British, and short enough for their faces."""

from __future__ import annotations

import re

import pytest

from builder.model import Card, Caution
from tests.content.grade import reading_grade, syllables
from tests.content.guide import all_texts, chapter, face_texts, guide
from tests.content.runs import shared_runs

CARDS = guide().cards
TECHNIQUE_CARDS = [card for card in CARDS if card.pressure != "none"]
TEXTS = tuple(all_texts(guide()))
by_id = pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
by_place = pytest.mark.parametrize(
    "text", [text for _, text in TEXTS], ids=[where for where, _ in TEXTS]
)

HIGHEST_GRADE = 6.0
"""Flesch and Kincaid; a reader of 11 years."""
CLAIM = re.compile(
    r"\b(toxins?|detox\w*|flush\w*|cleans\w*|lactic|circulat\w*|immun\w*|cur(?:e|es|ed|ing)"
    r"|heal(?:s|ed)?|treat(?:s|ed|ing|ments?)?|medical\w*|therap\w*|drain\w*|lymph\w*"
    r"|blood pressure|breaks? down)\b",
    re.IGNORECASE,
)
"""Claims that no evidence carries, and words that promise health care."""
TONE = re.compile(
    r"\b(simply|just|easily|obviously|foreplay|erotic|sensual|sexy|intimate"
    r"|he|she|him|her|his|hers|guys?|ladies|normal people|suffers?|victims?)\b",
    re.IGNORECASE,
)
"""Belittling, suggestive, gendered or ableist address."""
AMERICAN = re.compile(
    r"\b(colors?|centers?|fibers?|gray|favorite|mold|program|pajamas|behavior|towards"
    r"|\w+(?:ize|izes|ized|izing))\b",
    re.IGNORECASE,
)
NOT_AMERICAN = {"size", "sizes"}


@by_place
def test_words_are_our_own(text: str) -> None:
    assert shared_runs(text) == []


def test_a_copied_sentence_is_noticed() -> None:
    assert shared_runs("First, apply sufficient oil to the whole leg.") == [
        "apply sufficient oil to the whole leg"
    ]


@by_place
def test_no_claims_and_a_fair_tone(text: str) -> None:
    assert CLAIM.findall(text) == []
    assert TONE.findall(text) == []
    assert set(AMERICAN.findall(text)) <= NOT_AMERICAN


def test_word_lists_catch_what_they_are_for() -> None:
    assert CLAIM.findall("It flushes toxins out and heals you.") == ["flushes", "toxins", "heals"]
    assert CLAIM.findall("Keep a healthy heel on the cushion.") == []
    assert TONE.findall("Just do it, she said.") == ["Just", "she"]
    assert AMERICAN.findall("Organize the colors") == ["Organize", "colors"]


@by_place
def test_reading_age_is_about_eleven(text: str) -> None:
    if len(text.split()) >= 40:
        assert reading_grade(text) <= HIGHEST_GRADE


def test_reading_grade_by_hand() -> None:
    """Twelve words, thirteen syllables, two sentences."""
    text = "Hold the leg with both hands. Slide gently up to the knee."
    words, sentences, beats = 12, 2, 13
    assert sum(map(syllables, re.findall("[A-Za-z]+", text))) == beats
    by_hand = 0.39 * words / sentences + 11.8 * beats / words - 15.59
    assert reading_grade(text) == pytest.approx(by_hand)
    hard = "Subcutaneous vasculature necessitates considerable precautionary consideration."
    assert reading_grade(hard) > 2 * HIGHEST_GRADE


@by_id
def test_front_fits(card: Card) -> None:
    assert len(card.title) <= 28
    assert 40 <= len(str(card.cue or "")) <= 80


@by_id
def test_back_fits(card: Card) -> None:
    steps = [str(step.text) for step in card.steps]
    fewest = 2 if card is guide().screening_card else 4
    assert fewest <= len(steps) <= 6
    assert max(map(len, steps)) <= 75
    assert sum(map(len, steps)) <= 380
    assert len(card.tips) <= 2
    assert all(len(str(tip)) <= 80 for tip in card.tips)
    assert len([step for step in card.steps if step.caution]) <= 2


@by_id
def test_chapter_is_a_short_chapter(card: Card) -> None:
    assert 150 <= len(chapter(card).split()) <= 350
    headings = re.findall(r"^#+", card.body.source, re.MULTILINE)
    assert set(headings) <= {"##"}


@pytest.mark.parametrize("card", TECHNIQUE_CARDS, ids=lambda card: card.id)
def test_technique_card_says_what_where_and_which_way(card: Card) -> None:
    assert card.zones
    assert card.direction != "none"
    assert card.illustration
    assert 1 <= len(guide().cautions_on(card)) <= 3


def test_guides_own_numbers_stay_small() -> None:
    """The quick reference is one page, and the screening card one card."""
    grave = [caution for caution in guide().cautions if caution.on_quick_reference]
    assert 1 <= len(grave) <= 6
    screened = [caution for caution in guide().cautions if caution.on_screening_card]
    assert 1 <= len(screened) <= 6


def test_back_of_knee_is_guarded_wherever_hands_come_near() -> None:
    near = {"calf", "calf-inner", "calf-outer", "knee-back", "thigh", "thigh-outer"}
    cards = [card for card in TECHNIQUE_CARDS if near & set(card.zones)]
    assert len(cards) == 12
    for card in cards:
        assert "knee-back" in {caution.id for caution in guide().cautions_on(card)}, card.id
        assert "knee-back" in {step.caution for step in card.steps} or card.id == "oil", card.id


def test_groin_is_guarded_wherever_hands_work_the_thigh() -> None:
    for name in (
        "warm-up-leg",
        "finishing-sweeps",
        "ask-before-thigh",
        "warm-thigh",
        "thumbs-thigh",
        "knead-thigh",
        "wring-thigh",
    ):
        cautions = guide().cautions_on(guide().card_called(name))
        assert "groin" in {caution.id for caution in cautions}, name


@pytest.mark.parametrize("caution", guide().cautions, ids=lambda caution: caution.id)
def test_signal_words_mean_what_the_standard_says(caution: Caution) -> None:
    consequence = str(caution.consequence).casefold()
    match caution.level:
        case "danger":
            assert " will " in consequence
        case "warning" | "caution":
            assert " could " in consequence
            assert " will " not in consequence
        case "notice":
            assert not re.search(r"\b(hurt|injur\w*|pain|bruise|harm)\b", consequence)


@by_id
def test_face_texts_end_as_sentences(card: Card) -> None:
    for text in face_texts(card):
        assert text[-1] in ".?!", text
        assert text[0].isupper(), text
