"""Strokes that name hands bring them along, where the data places none."""

from typing import Any

import pytest

from builder.diagnostics import ContentError, Places
from builder.figures import Palette, draw
from builder.figures.kit.hand.spec import HandSpec
from builder.figures.limb.pairs import PAIRS
from builder.figures.limb.plan import Plan
from builder.figures.limb.planning import CONTACT, read_plan
from builder.figures.posterior_leg import POSTERIOR_LEG
from tests.figures.support import illustration

CALF = {"path": [[200, 0.0], "calf.mid", [380, 0.0]], "pressure": "light"}


def plan_of(*strokes: dict[str, Any], **more: Any) -> Plan:
    picture = illustration(strokes=strokes, **more)
    plan, findings = read_plan(picture, Places(), POSTERIOR_LEG.limb)
    assert findings == []
    return plan


def hands_of(*strokes: dict[str, Any], **more: Any) -> list[HandSpec]:
    return [hand.spec for hand in plan_of(*strokes, **more).hands]


def test_each_word_for_hands_has_a_pair() -> None:
    assert set(PAIRS) == set(CONTACT)


@pytest.mark.parametrize("word", PAIRS)
def test_each_word_puts_hands_on_the_leg_that_pass_the_checker(word: str) -> None:
    stroke = {**CALF, "hands": word}
    assert len(hands_of(stroke)) == (1 if word in ("thumb", "left", "right") else 2)
    alone = draw(illustration(strokes=[CALF]), Palette(), Places())
    drawn = draw(illustration(strokes=[stroke]), Palette(), Places())
    assert len(drawn.shapes) > len(alone.shapes) + 10


def test_a_stroke_that_names_no_hands_brings_none() -> None:
    assert hands_of(CALF) == []


def test_hands_placed_in_the_data_are_all_there_are() -> None:
    placed = {"hand": "right", "pose": "flat", "at": [300, 0.0]}
    (hand,) = hands_of({**CALF, "hands": "thumbs"}, hands=[placed])
    assert hand.pose == "flat"


def test_strokes_of_one_word_share_a_pair() -> None:
    thumbs = {**CALF, "hands": "thumbs"}
    assert [spec.hand for spec in hands_of(thumbs, thumbs)] == ["left", "right"]
    assert len(hands_of(thumbs, {**CALF, "hands": "fingertips"})) == 4


@pytest.mark.parametrize(("side", "planned"), [("left", "left"), ("right", "right")])
def test_a_word_for_one_hand_means_that_hand(side: str, planned: str) -> None:
    """A picture of the right leg is planned as one of the left and mirrored, hands and all."""
    other = "left" if side == "right" else "right"
    (spec,) = hands_of({**CALF, "hands": "left"}, side=side, drape=other)
    assert spec.hand == planned


def test_a_long_stroke_starts_from_its_hands_and_they_keep_off_the_knee() -> None:
    long = {"path": ["ankle", "calf.mid", "knee-back", "thigh.mid", "buttock"], "hands": "flat",
            "pressure": "medium", "ease_over": "knee-back"}  # fmt: skip
    (left, right) = hands_of(long, frame={"from": 10, "to": 950})
    assert 150 < left.at[1] < 315
    assert left.at[1] == right.at[1]
    through = {**long, "path": [[440, 0.0], "thigh.mid", "buttock"]}
    assert all(spec.at[1] > 600 for spec in hands_of(through, frame={"from": 10, "to": 950}))


def test_hands_across_lie_under_their_arrow() -> None:
    across = {"path": [[300, -0.6], [300, 0.8]], "pressure": "medium", "hands": "hands"}
    plan = plan_of(across)
    assert [stroke.over for stroke in plan.strokes] == [True]
    assert {hand.spec.pose for hand in plan.hands} == {"wrap"}


def test_a_pair_that_cannot_lie_is_refused_at_its_stroke() -> None:
    knee = {"path": [[450, 0.0], [500, 0.0]], "pressure": "none", "hands": "hands"}
    with pytest.raises(ContentError) as refused:
        draw(illustration(strokes=[knee], frame={"from": 300, "to": 700}), Palette(), Places())
    assert {finding.code for finding in refused.value.findings} == {"figure-hand-in-zone"}
