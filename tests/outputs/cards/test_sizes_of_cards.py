"""Cards of many sizes: lengths give way, text does not; all is printed, or said to have no room."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from builder.diagnostics import ContentError, InFile
from builder.drawing import Drawing, Label, Placed, TextRun
from builder.drawing.page import leaves
from builder.geometry import Box, Point
from builder.layout.blocks import FigureBlock
from builder.layout.measures import as_designed, on_card
from builder.layout.picture import DISC, lowest
from builder.model import CARD_SIZES, CardFormat, CardSize, Guide
from builder.model.bars import FRAME_MARGIN
from builder.outputs.cards.document import CardSet, compose_cards
from builder.reading import read_guide
from builder.templating import Templates
from tests.support.editions import edition_of
from tests.support.faces import CARD, family, guide, look, theme
from tests.support.made import REAL, ROOT
from tests.support.words import fixed_words

LENGTHS = ("margin", "header", "header_back", "gap", "block_gap", "radius", "sign", "picture")
SIDES = st.integers(400, 2600).map(lambda tenths: tenths / 10)


@cache
def real() -> Guide:
    return read_guide(REAL, shown_as=REAL.name).guide


def pictures(given_guide: Guide) -> dict[str, Drawing]:
    """Return a picture for each name, three of its spots named."""
    spots = tuple(Label(Point(x, 30.0), "Knee") for x in (10.0, 40.0, 70.0))
    return {name: Drawing(name, 80.0, 60.0, (), labels=spots) for name in given_guide.illustrations}


def made(card: CardFormat, given_guide: Guide | None = None) -> CardSet:
    chosen = (given_guide or guide()).model_copy(update={"card": card})
    phrases = fixed_words(chosen.language.partition("-")[0])
    templates = Templates([(ROOT / "templates", "templates")], phrases)
    return compose_cards(
        edition_of(chosen, theme(), templates, phrases, family(), pictures(chosen))
    )


@given(SIDES, SIDES)
def test_lengths_give_way_and_text_does_not(width: float, height: float) -> None:
    card, whole = CardFormat(width=width, height=height), as_designed(theme())
    scaled = on_card(theme(), card)
    smaller = width < CARD.width or height < CARD.height
    for name in LENGTHS:
        before, after = getattr(whole, name), getattr(scaled, name)
        assert after <= before if smaller else after >= before
    assert scaled.margin >= FRAME_MARGIN
    assert (scaled.safety, scaled.body_floor) == (13.25, 11.5)
    assert scaled.body >= whole.body
    assert scaled.small >= whole.small
    assert scaled.number > scaled.title > scaled.cue > scaled.body_floor


def test_the_card_that_a_theme_is_made_for_changes_nothing() -> None:
    assert on_card(theme(), CARD) == as_designed(theme())
    own = theme().card.model_copy(update={"width": 66.0, "height": 99.0})
    pocket = theme().model_copy(update={"card": own})
    assert on_card(pocket, CardFormat.named("66x99")) == as_designed(pocket)


@pytest.mark.parametrize("size", sorted(CARD_SIZES))
def test_the_real_guide_fits_every_named_size(size: CardSize) -> None:
    card_set = made(CardFormat.named(size), real())
    pages = card_set.document.pages
    assert {(page.width, page.height) for page in pages} == {CARD_SIZES[size]}
    assert len(pages) % 2 == 0
    assert all(fit.spare >= 0 for fit in card_set.fits)


def test_a_card_too_small_for_its_cautions_is_refused_in_words_and_numbers() -> None:
    with pytest.raises(ContentError) as refused:
        made(CardFormat(width=58, height=70), real())
    for finding in refused.value.findings:
        assert finding.code == "fit-too-long"
        assert "mm (about" in finding.message
        assert "a larger card than 58 × 70 mm" in finding.hint


def test_a_large_card_has_large_type() -> None:
    small, large = made(CARD), made(CardFormat(width=148, height=210))
    assert large.fits[0].size_pt >= small.fits[0].size_pt * 1.4


@settings(max_examples=25)
@given(SIDES, SIDES)
def test_any_card_is_printed_inside_its_margin_or_refused(width: float, height: float) -> None:
    try:
        card_set = made(CardFormat(width=width, height=height))
    except ContentError as refused:
        codes = {finding.code for finding in refused.findings}
        assert codes <= {"fit-too-long", "fit-word-too-wide", "fit-card-too-narrow"}
        assert min(width, height) < 90
        return
    safe = Box(0, 0, width, height).inset(5.0)
    for page in card_set.document.pages:
        for leaf in leaves(page.body):
            if isinstance(leaf, TextRun):
                assert safe.left <= leaf.x
                assert leaf.x + leaf.width <= safe.right + 1e-6
                assert safe.top < leaf.baseline < safe.bottom
            elif isinstance(leaf, Placed):
                assert safe.holds(leaf.box, 1e-6)


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 80), st.integers(0, 60)), min_size=2, max_size=6))
def test_the_lowest_picture_keeps_its_discs_apart_if_it_can(spots: list[tuple[int, int]]) -> None:
    closest = min(Point(*one).to(Point(*other)).length for one, other in combinations(spots, 2))
    assume(closest > 0)
    labels = tuple(Label(Point(*spot), "Knee") for spot in spots)
    drawing, measure = Drawing("leg", 80.0, 60.0, (), labels=labels), 53.0
    small = on_card(theme(), CardFormat.named("66x99"))
    height = lowest(
        FigureBlock("leg", InFile("t")),
        replace(look(), measures=small, drawings={"leg": drawing}),
        measure,
    )
    assert small.picture_floor <= height
    filling = measure * 60 / 80
    assert height == pytest.approx(filling) or closest * height / 60 >= 2 * DISC - 1e-6
