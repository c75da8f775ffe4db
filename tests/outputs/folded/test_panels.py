"""The quick reference on panels: all of it, in order, inside the margins, as large as it goes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.diagnostics import ContentError
from builder.drawing import Drawing, Element, Placed, TextRun
from builder.drawing.page import leaves
from builder.geometry import Box
from builder.model import CardFormat, Guide, Text, card_format
from builder.outputs.folded.panels import Panels, compose_panels
from builder.templating import Templates
from builder.units import pt_to_mm
from tests.support.editions import edition_of
from tests.support.faces import family, guide, theme
from tests.support.made import ROOT
from tests.support.words import fixed_words
from tests.support.written import elements

TEXT_MARGIN, FRAME_MARGIN = 5.0, 6.35
SAFETY = 2.0
"""Least x-height of cautions (mm)."""


def pictured() -> Guide:
    """Return the guide with a picture on every card."""
    cards = [card.model_copy(update={"illustration": "pot"}) for card in guide().cards]
    return guide().model_copy(update={"cards": tuple(cards)})


def panels(card: CardFormat, *counts: int, of: Guide | None = None) -> Panels:
    chosen = (of or pictured()).model_copy(update={"card": card})
    templates = Templates([(ROOT / "templates", "templates")], fixed_words("de"))
    drawings = {"pot": Drawing("pot", 80.0, 60.0, (), alt="A pot.")}
    return compose_panels(
        edition_of(chosen, theme(), templates, fixed_words("de"), family(), drawings),
        counts or (2, 4, 8, 16),
    )


def text_of(made: Panels) -> str:
    runs = [leaf.text for page in made.document.pages for leaf in leaves(page.body)
            if isinstance(leaf, TextRun)]  # fmt: skip
    return " ".join(" ".join(runs).split())


@settings(max_examples=15)
@given(st.integers(55, 190), st.integers(85, 220))
def test_all_is_there_in_order_and_inside_the_margins(width: int, height: int) -> None:
    made = panels(CardFormat(width=width, height=height))
    text, place = text_of(made), 0
    wanted = [caution for caution in guide().cautions if caution.on_quick_reference]
    assert wanted
    for caution in wanted:
        assert " ".join(str(caution.short).split()) in text
    for card in guide().cards:
        place = text.find(" ".join(card.title.split()), place)
        assert place >= 0, card.title
    inner = Box(0, 0, width, height)
    for page in made.document.pages:
        assert (page.width, page.height) == (width, height)
        for leaf in leaves(page.body):
            if isinstance(leaf, TextRun):
                assert leaf.x >= TEXT_MARGIN
                assert leaf.x + leaf.width <= width - TEXT_MARGIN + 1e-6
                assert TEXT_MARGIN < leaf.baseline < height - TEXT_MARGIN
            elif isinstance(leaf, Placed):
                assert inner.inset(FRAME_MARGIN).holds(leaf.box, 1e-6)


@pytest.mark.parametrize("size", ["99x132", "66x99", "a6", "a7"])
def test_no_type_is_below_its_floor(size: str) -> None:
    made = panels(card_format(size))
    regular = family().font("regular").x_height
    assert made.size_pt >= theme().quick_reference.body_floor
    checked = 0
    for page in made.document.pages:
        for section in elements(page.body):
            if section.role == "Sect":
                for leaf in leaves((section,)):
                    assert isinstance(leaf, TextRun)
                    assert pt_to_mm(leaf.size_pt) * regular >= SAFETY
                    checked += 1
    assert checked


def test_title_and_cautions_open_the_first_panel() -> None:
    first = panels(card_format("99x132")).document.pages[0]
    roles = [part.role for part in first.body if isinstance(part, Element)]
    assert roles[0] == "H1"
    assert "Sect" in roles


def test_the_first_count_that_holds_everything_is_taken() -> None:
    card = card_format("66x99")
    (least, *_) = [count for count in range(2, 17) if _held(card, count)]
    assert len(panels(card, 16, least).document.pages) == 16
    assert len(panels(card, 2, least, 16).document.pages) == least


def _held(card: CardFormat, count: int) -> bool:
    try:
        return panels(card, count).picture > 0
    except ContentError:
        return False


def test_pictures_give_way_before_the_guide_is_refused() -> None:
    """Shorter and shorter cards first lose their pictures, then find no room at all."""
    fits = []
    for height in range(90, 60, -2):
        try:
            picture = panels(CardFormat(width=74, height=height), 3).picture
            fits.append("pictures" if picture else "words")
            assert not picture or picture >= theme().quick_reference.picture_floor
        except ContentError:
            fits.append("nothing")
    assert list(dict.fromkeys(fits)) == ["pictures", "words", "nothing"]


def test_more_panels_have_larger_type_or_larger_pictures() -> None:
    few, many = (panels(card_format("66x99"), count) for count in (3, 12))
    assert (many.size_pt, many.picture) > (few.size_pt, few.picture)


def test_what_has_no_room_is_a_finding_with_numbers() -> None:
    with pytest.raises(ContentError) as refused:
        panels(card_format("66x99"), 1, 2)
    (finding,) = refused.value.findings
    assert finding.code == "fit-quick-reference"
    assert "mm too long for 2 panels of 66 × 99 mm at 11.5 pt" in finding.message
    assert finding.position == guide().places.at("guide", "quick_reference")


def test_a_word_wider_than_a_panel_is_blamed_on_its_card() -> None:
    first, *rest = pictured().cards
    wide = first.model_copy(update={"cue": Text.parse("Umtopfanleitung" * 5)})
    longest = pictured().model_copy(update={"cards": (wide, *rest)})
    with pytest.raises(ContentError) as refused:
        panels(card_format("66x99"), of=longest)
    (finding,) = refused.value.findings
    assert finding.code == "fit-word-too-wide"
    assert finding.position == guide().places.at("cards", first.id)


def test_whom_to_call_stands_on_the_cover_or_at_the_end() -> None:
    emergency = guide().emergency
    assert emergency is not None
    for size in ("99x132", "66x99", "a7"):
        pages = panels(card_format(size)).document.pages
        numbered = [
            any(emergency.number in leaf.text for leaf in leaves(page.body)
                if isinstance(leaf, TextRun))
            for page in pages
        ]  # fmt: skip
        assert numbered[0] != numbered[-1]
        assert not any(numbered[1:-1])


def test_wide_panels_have_two_columns_of_lines() -> None:
    """The cover has one; on the panel after it the cards go on at the top of the next column."""
    made = panels(CardFormat(width=148, height=120), 2)
    second = made.document.pages[1]
    numbers = [part for part in elements(second.body) if part.role == "Lbl"]
    lefts = [leaf.x for leaf in leaves(numbers) if isinstance(leaf, TextRun)]
    assert lefts == sorted(lefts)
    assert len(set(lefts)) == 2
