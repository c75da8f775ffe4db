"""What changed after a review is told on the title card and in the book."""

from __future__ import annotations

from typing import Any

import pytest

from builder.model import Guide, Review, Text
from builder.outputs.cards.context import title_context
from tests.support.books import book_of, leg_drawings, leg_guide

SAYS = "Cautions changed since the review:"


def reviewed(cautions: dict[str, str]) -> Guide:
    review = Review(
        name="Ann Nurse", credential="registered nurse", date="2026-11-01", covers="cautions",
        cautions=cautions,
    )  # fmt: skip
    return leg_guide(reviews=(review,))


def states(guide: Guide) -> dict[str, str]:
    return {caution.id: caution.state for caution in guide.cautions}


def about(guide: Guide) -> str:
    (page,) = [page for page in book_of(guide, leg_drawings()).pages if "about" in page.path]
    return page.content


def test_without_a_review_nothing_has_changed_since_one() -> None:
    guide = leg_guide(reviews=())
    assert guide.unseen_cautions == ()
    assert SAYS not in about(guide)


def test_a_review_of_all_cautions_leaves_none_unseen() -> None:
    guide = reviewed(states(leg_guide()))
    assert guide.unseen_cautions == ()
    assert title_context(guide)["unseen"] == 0
    assert SAYS not in about(guide)


def test_changed_and_new_cautions_are_told() -> None:
    seen = states(leg_guide())
    seen["clot"] = "c-000000"
    del seen["oil"]
    guide = reviewed(seen)
    assert {caution.id for caution in guide.unseen_cautions} == {"clot", "oil"}
    assert title_context(guide)["unseen"] == 2
    assert f"<p>{SAYS}</p>" in about(guide)
    assert "<li>Hot, swollen leg? Stop.</li>" in about(guide)


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({"hazard": Text.parse("A hot calf.")}, False),
        ({"level": "warning"}, False),
        ({"short": Text.parse("Stop.")}, False),
        ({"zones": ("thigh",)}, True),
        ({"sources": ()}, True),
    ],
)
def test_the_state_is_that_of_the_words(changes: dict[str, Any], same: bool) -> None:
    caution = leg_guide().caution_called("clot")
    assert (caution.model_copy(update=changes).state == caution.state) is same
