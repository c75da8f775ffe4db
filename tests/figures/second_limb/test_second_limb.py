"""A limb that the package knows nothing of is a figure once its folder is named in one row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builder import figures
from builder.diagnostics import ContentError, Finding, Places
from builder.drawing import Drawing
from builder.edition import read
from builder.figures import Palette, disagreements, draw
from builder.figures.posterior_leg import POSTERIOR_LEG
from builder.model import Card, Illustration
from builder.store.drawings import draw_all
from builder.store.project import Project
from tests.figures.second_limb import FOREARM
from tests.rules.guides import BASE, made_guide

UP = {"path": ["belly", [1000, 0.0]], "pressure": "firm", "hands": "thumbs"}
HAND = {"hand": "left", "pose": "wrap", "at": "belly", "rotate": 14, "arm_from": "outer"}


@pytest.fixture(autouse=True)
def row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "FIGURES", (*figures.FIGURES, FOREARM))
    monkeypatch.setattr("builder.edition.FIGURES", figures.FIGURES)


def forearm(**values: Any) -> Illustration:
    return Illustration(name="arm", alt="A forearm.", figure="forearm", **values)


def drawn(language: str = "en", **values: Any) -> Drawing:
    return draw(forearm(**values), Palette(), Places(), language)


def refused(**values: Any) -> tuple[Finding, ...]:
    with pytest.raises(ContentError) as error:
        drawn(**values)
    return tuple(error.value.findings)


def test_it_is_drawn_with_hands_strokes_and_zones() -> None:
    bare, worked = drawn(), drawn(strokes=(UP,), hands=(HAND,), zones=("wrist",))
    assert len(bare.shapes) > 10
    assert len(worked.shapes) > len(bare.shapes) + 20
    fills = {shape.fill for shape in worked.shapes}
    assert {Palette().arrow, Palette().giver.base, Palette().stop_tint} <= fills
    for shape in worked.shapes:
        box = shape.path.bounds
        assert min(box.left, box.top) >= 0
        assert box.right <= worked.width
        assert box.bottom <= worked.height


def test_it_looks_like_itself_and_not_like_the_leg() -> None:
    assert FOREARM.limb.outline.bounds != POSTERIOR_LEG.limb.outline.bounds
    assert FOREARM.limb.outline.area < POSTERIOR_LEG.limb.outline.area / 4
    assert FOREARM.limb.outline.is_valid


def test_the_other_one_is_its_mirror() -> None:
    left, right = (drawn(side=side, strokes=(UP,)) for side in ("left", "right"))
    a, b = ([each for each in d.shapes if each.fill == Palette().arrow] for d in (left, right))
    assert a[0].path.bounds.left == pytest.approx(left.width - b[0].path.bounds.right, abs=0.03)


def test_it_is_described_in_the_language_of_the_guide() -> None:
    values: dict[str, Any] = {
        "strokes": (UP,),
        "hands": (HAND,),
        "zones": ("wrist",),
        "side": "right",
    }
    assert drawn(**values).description == (
        "The palm side of the right forearm of a person lying on their back, hand to the left and "
        "elbow to the right. One hand lies across the forearm. An arrow shows "
        "firm pressure across the thick of the forearm. The wrist is hatched and carries a "
        "prohibition sign: never press there."
    )
    german = drawn("de", **values).description
    assert german.startswith("Die Innenseite des rechten Unterarms")
    assert "Eine Hand liegt quer über dem Unterarm" in german


@pytest.mark.parametrize(
    ("values", "code", "words"),
    [
        (
            {"strokes": ({**UP, "path": ["wrist", "belly"]},)},
            "figure-pressure-in-zone",
            "on the wrist",
        ),
        (
            {"strokes": ({**UP, "path": [[1000, 0.0], [880, 0.0]]},)},
            "figure-wrong-direction",
            "a firm stroke runs toward the hand",
        ),
        ({"hands": ({**HAND, "at": [900, 1.9]},)}, "figure-bad-value", "is off the forearm"),
        ({"zones": ("knee-back",)}, "figure-unknown-name", "zone 'knee-back' is not known"),
        ({"drape": "left"}, "figure-drape-side", "the drape lies on the left forearm"),
    ],
)
def test_its_own_harm_rules_bite(values: dict[str, Any], code: str, words: str) -> None:
    findings = refused(**values)
    assert [finding.code for finding in findings if words in finding.message] == [code]


def test_a_card_is_compared_with_it() -> None:
    card = Card(
        id="arm", title="Arm", illustration="arm", zones=("wrist",), pressure="light",
        direction="toward-heart",
    )  # fmt: skip
    codes = [each.code for each in disagreements(card, forearm(strokes=(UP,)), Places())]
    assert codes == ["picture-disagrees"] * 2


def test_a_guide_may_show_it(tmp_path: Path) -> None:
    guide = made_guide(BASE, tmp_path / "guide")
    (guide / "illustrations" / "leg.yaml").write_text(
        "figure: forearm\nalt: A forearm.\nstrokes:\n"
        "  - {path: [belly, [1000, 0.0]], pressure: light}\n",
        "utf-8",
    )
    edition = read(guide, Project(), "guide")
    drawing = draw_all(edition.guide, edition.theme, None)["leg"]
    assert drawing.description.startswith("The palm side of the left forearm")
