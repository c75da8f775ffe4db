"""A card and its picture: what they may not say differently, and what cannot be compared."""

from __future__ import annotations

from typing import Any

import pytest

from builder.diagnostics import Places
from builder.figures import disagreements
from builder.figures.limb.agreement import way_of
from builder.figures.limb.planning import read_plan
from builder.figures.posterior_leg import POSTERIOR_LEG
from builder.model import Card
from tests.figures.support import illustration

UP = [[200, 0.0], [380, 0.0]]
ACROSS = [[300, -0.8], [300, 0.8]]
ROUND = [[300, 0.5], [350, 0.0], [300, -0.5], [250, 0.0], [298, 0.45]]


def card(**changes: Any) -> Card:
    values = {"zones": ("calf",), "pressure": "firm", "direction": "toward-heart"} | changes
    return Card(id="knead", title="Knead", illustration="p", **values)


def stroke(path: list[list[float]], **keys: Any) -> dict[str, Any]:
    return {"path": path, "pressure": "firm", "hands": "thumbs", **keys}


def messages(written: Card, *strokes: dict[str, Any]) -> list[str]:
    picture = illustration(strokes=list(strokes))
    return [finding.message for finding in disagreements(written, picture, Places())]


@pytest.mark.parametrize(
    ("path", "keys", "way"),
    [
        (UP, {}, "toward-heart"),
        (UP[::-1], {}, "away"),
        (ACROSS, {}, "across"),
        (ROUND, {}, "around"),
        (UP, {"direction": "around"}, "around"),
    ],
)
def test_the_way_of_a_stroke(path: list[list[float]], keys: dict[str, Any], way: str) -> None:
    picture = illustration(strokes=[stroke(path, **keys)])
    plan, findings = read_plan(picture, Places(), POSTERIOR_LEG.limb)
    assert not findings
    assert way_of(plan.strokes[0]) == way


def test_a_card_that_says_what_its_picture_shows_is_left_alone() -> None:
    assert messages(card(), stroke(UP)) == []
    assert messages(card(), stroke(UP), stroke(UP[::-1], pressure="none")) == []
    assert messages(card(), stroke(UP), stroke(ACROSS, pressure="light")) == []


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pressure": "light"}, "the card's pressure is 'light', the picture's strokes are 'firm'"),
        ({"direction": "across"}, "the card's direction is 'across', the picture's strokes go "
                                  "'toward-heart'"),
        ({"zones": ("thigh",)}, "stroke 1 of the picture lies in none of the card's zones"),
    ],
)  # fmt: skip
def test_each_difference_is_told(changes: dict[str, Any], message: str) -> None:
    assert messages(card(**changes), stroke(UP)) == [message]


@pytest.mark.parametrize(("pressure", "count"), [("light", 0), ("medium", 1), ("firm", 1)])
def test_beside_a_stroke_toward_the_heart_only_a_light_one_may_go_away(
    pressure: str, count: int
) -> None:
    differences = messages(card(), stroke(UP), stroke(UP[::-1], pressure=pressure))
    message = "the card's direction is 'toward-heart', the picture's strokes go 'toward-heart', "
    assert differences == [f"{message}'away'"] * count


def test_what_cannot_be_compared_is_not() -> None:
    assert messages(card(pressure="light")) == []
    assert messages(card(pressure="light"), stroke(UP, pressure="none")) == []
    assert messages(card(zones=("wallpaper",)), stroke(UP)) == []
