"""Pouches: what lies in which, and that no cut in plastic crosses paper."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.geometry import Box
from builder.model import CARD_SIZES, CardFormat, PouchName
from builder.press.pouches import (
    POUCHES,
    Fit,
    Pouch,
    fit_alone,
    fit_together,
    pouch_at_least,
    pouches_for,
)

CLOSE = pytest.approx
INSERTS = {
    "a4": (210.0, 297.0),
    "a5": (148.0, 210.0),
    "a6": (105.0, 148.0),
    "a7": (74.0, 105.0),
    "letter": (222.6, 286.1),
    "credit-card": (48.0, 80.0),
    "business-card": (54.0, 84.0),
    "id": (61.0, 89.0),
}
"""The largest paper that keeps 3 mm of clear edge, reckoned by hand (mm)."""

BY_HAND = {
    "99x132": (("a6", 6.0, 11.0), ("a5", 27.5, 42.0), ("a4", 58.5, 85.5), ("letter", 64.8, 80.05)),
    "66x99": (("a7", 7.0, 6.0), ("a6", 22.5, 27.5), ("a5", 44.0, 58.5), ("a4", 75.0, 102.0)),
    "a6": (("a6", 3.0, 3.0), ("a5", 24.5, 34.0), ("a4", 55.5, 77.5)),
    "a7": (("a7", 3.0, 3.0), ("a6", 18.5, 24.5), ("a5", 40.0, 55.5)),
    "4x6in": (("a5", 26.2, 31.8), ("a4", 57.2, 75.3)),
    "3x5in": (("a6", 17.4, 13.5), ("a5", 38.9, 44.5)),
    "poker": (("a7", 8.5, 11.5), ("a6", 24.0, 33.0)),
    "98x132": (("a6", 6.5, 11.0), ("a5", 28.0, 42.0)),
    "66x98": (("a7", 7.0, 6.5), ("a6", 22.5, 28.0)),
}
"""The first pouches for each named card, the best first, with the plastic beside and above (mm)."""

TOGETHER = {
    ("99x132", "a4"): (2, 2), ("99x132", "letter"): (2, 2), ("99x132", "a5"): (1, 2),
    ("99x132", "a6"): (1, 1), ("66x99", "a4"): (4, 2), ("66x99", "a5"): (2, 2),
    ("66x99", "a6"): (2, 1), ("poker", "a4"): (3, 3), ("a6", "a4"): (2, 1),
}  # fmt: skip
"""Cards beside and below one another."""

lengths = st.floats(40.0, 420.0).map(lambda length: round(length, 2))
cards = st.builds(CardFormat, width=lengths, height=lengths)
seals = st.floats(0.0, 8.0).map(lambda seal: round(seal, 1))
pouches = st.sampled_from(sorted(POUCHES.values(), key=lambda pouch: pouch.name))


def named(size: str) -> CardFormat:
    return CardFormat.model_validate({"size": size})


def test_every_name_that_a_guide_may_write_is_a_pouch() -> None:
    assert set(POUCHES) == set(get_args(PouchName))
    for name, pouch in POUCHES.items():
        assert pouch.name == name
        assert pouch.width < pouch.height
        assert pouch.source


def test_the_table_names_every_card_size() -> None:
    assert set(BY_HAND) == set(CARD_SIZES)


@pytest.mark.parametrize("name", INSERTS)
def test_the_largest_paper_fits_and_no_larger_one(name: PouchName) -> None:
    width, height = INSERTS[name]
    pouch = POUCHES[name]
    for upright in (CardFormat(width=width, height=height), CardFormat(width=height, height=width)):
        fit = fit_alone(pouch, upright, 3.0)
        assert fit is not None
        assert min(fit.beside, fit.above) == CLOSE(3.0)
    for larger in (
        CardFormat(width=width + 0.1, height=height),
        CardFormat(width=width, height=height + 0.1),
    ):
        assert fit_alone(pouch, larger, 3.0) is None


@pytest.mark.parametrize("size", BY_HAND)
def test_the_best_pouches_of_each_card(size: str) -> None:
    fits = pouches_for(named(size), 3.0)
    expected = BY_HAND[size]
    for fit, (name, beside, above) in zip(fits[: len(expected)], expected, strict=True):
        assert fit.pouch.name == name
        assert (fit.beside, fit.above) == CLOSE((beside, above))


@pytest.mark.parametrize(("size", "name"), TOGETHER)
def test_cards_that_share_a_pouch(size: str, name: PouchName) -> None:
    fit = fit_together(POUCHES[name], named(size), 3.0)
    assert fit is not None
    assert sorted((fit.columns, fit.rows)) == sorted(TOGETHER[size, name])


def test_a_pouch_of_credit_cards_holds_no_credit_card() -> None:
    pouch = POUCHES["credit-card"]
    assert fit_alone(pouch, CardFormat(width=53.98, height=85.6), 2.0) is None
    assert fit_alone(pouch, CardFormat(width=50, height=82), 2.0) is not None


def test_a_card_across_lies_in_a_pouch_across() -> None:
    fit = fit_alone(POUCHES["a6"], CardFormat(width=132, height=99), 3.0)
    assert fit is not None
    assert (fit.turned, fit.width, fit.height) == (True, 154.0, 111.0)
    assert (fit.beside, fit.above) == (11.0, 6.0)


def test_a_square_card_lies_either_way_and_takes_the_first() -> None:
    fit = fit_alone(POUCHES["a6"], CardFormat(width=99, height=99), 3.0)
    assert fit is not None
    assert not fit.turned


def test_waste_counts_what_each_card_takes() -> None:
    alone = fit_alone(POUCHES["a6"], named("66x99"), 3.0)
    together = fit_together(POUCHES["a6"], named("66x99"), 3.0)
    assert alone is not None
    assert together is not None
    assert alone.waste == CLOSE(111 * 154 - 66 * 99)
    assert together.waste == CLOSE(111 * 154 / 2 - 66 * 99)


@pytest.mark.parametrize(
    ("size", "name", "cuts"),
    [("99x132", "a6", 4), ("a6", "a6", 0), ("66x99", "a7", 4), ("99x132", "a4", 2 + 4 * 4)],
)
def test_cuts_in_plastic(size: str, name: PouchName, cuts: int) -> None:
    fit = fit_together(POUCHES[name], named(size), 3.0)
    assert fit is not None
    assert fit.plastic_cuts == cuts


def test_an_edge_that_is_right_already_is_not_cut() -> None:
    """96 mm in an A6 pouch leave 7.5 mm, 148 mm leave the 3 mm that are to stay."""
    fit = fit_alone(POUCHES["a6"], CardFormat(width=96, height=148), 3.0)
    assert fit is not None
    assert fit.plastic_cuts == 2


@given(pouches, cards, seals)
@settings(max_examples=200)
def test_paper_and_its_clear_edge_lie_inside_the_pouch(
    pouch: Pouch, card: CardFormat, seal: float
) -> None:
    for fit in filter(None, (fit_alone(pouch, card, seal), fit_together(pouch, card, seal))):
        short, long = sorted((fit.width, fit.height))
        assert (short, long) == (pouch.width, pouch.height)
        assert card.width + 2 * seal <= fit.width + 1e-5
        assert card.height + 2 * seal <= fit.height + 1e-5
        whole = Box(0.0, 0.0, fit.width, fit.height)
        assert all(whole.holds(plastic, 1e-5) for plastic in fit.plastics)
        assert len(fit.papers) == len(fit.plastics) == fit.cards


@given(pouches, st.builds(CardFormat, width=st.floats(40, 90), height=st.floats(40, 110)), seals)
@settings(max_examples=200)
def test_no_cut_in_plastic_crosses_paper_or_comes_nearer_than_the_seal(
    pouch: Pouch, card: CardFormat, seal: float
) -> None:
    fit = fit_together(pouch, card, seal)
    for cut in _cuts(fit) if fit else ():
        assert fit is not None
        assert all(_clearance(cut, paper) >= seal - 1e-5 for paper in fit.papers)


@given(pouches, st.builds(CardFormat, width=st.floats(40, 90), height=st.floats(40, 110)), seals)
@settings(max_examples=200)
def test_twice_the_seal_lies_between_two_papers_and_the_cut_in_the_middle(
    pouch: Pouch, card: CardFormat, seal: float
) -> None:
    fit = fit_together(pouch, card, seal)
    if fit is None:
        return
    for one, other in combinations(fit.papers, 2):
        apart = max(other.left - one.right, one.left - other.right,
                    other.top - one.bottom, one.top - other.bottom)  # fmt: skip
        assert apart >= 2 * seal - 1e-5
    uprights = [a.x for a, b in fit.dividing_cuts if a.x == b.x]
    between = [(a.right + b.left) / 2 for a, b in pairwise(fit.papers[: fit.columns])]
    assert uprights == CLOSE(between)


@given(cards, seals)
@settings(max_examples=200)
def test_the_best_pouch_wastes_least(card: CardFormat, seal: float) -> None:
    fits = pouches_for(card, seal)
    wastes = [fit.waste for fit in fits]
    assert wastes == sorted(wastes)
    assert {fit.pouch.name for fit in fits} == {
        name for name, pouch in POUCHES.items() if fit_alone(pouch, card, seal)
    }


@given(cards, seals)
@settings(max_examples=100)
def test_the_least_pouch_is_large_enough(card: CardFormat, seal: float) -> None:
    fit = fit_alone(pouch_at_least(card, seal), card, seal)
    assert fit is not None
    assert min(fit.beside, fit.above) == CLOSE(seal, abs=1e-5)


def _cuts(fit: Fit) -> list[Box]:
    """Return every straight cut in plastic as a box without breadth."""
    cuts = [Box(*a, *b) for a, b in fit.dividing_cuts]
    for left, top, right, bottom in fit.plastics:
        cuts += [Box(left, top, right, top), Box(left, bottom, right, bottom),
                 Box(left, top, left, bottom), Box(right, top, right, bottom)]  # fmt: skip
    return cuts


def _clearance(cut: Box, paper: Box) -> float:
    """Return how far ``cut`` keeps from ``paper`` (mm), less than 0 where it crosses it."""
    beside = max(paper.left - cut.right, cut.left - paper.right)
    level = max(paper.top - cut.bottom, cut.top - paper.bottom)
    return max(beside, level)
