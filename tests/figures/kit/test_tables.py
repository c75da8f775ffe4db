"""Every table beside a figure is read; what is not as it should be is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

import builder.figures
from builder.figures.kit import tables
from builder.figures.kit.tables import read_table
from builder.figures.limb.modelling import Modelling
from builder.figures.limb.outline import Outline

ROOT = Path(builder.figures.__file__).parent
LEG = "builder.figures.posterior_leg"
READ_BY = {
    "kit/hand/hand.toml": ("builder.figures.kit.hand.anatomy", "MEASURES"),
    "kit/hand/poses.toml": ("builder.figures.kit.hand.spec", "POSES"),
    "person/giver.toml": ("builder.figures.person.parts", "GIVER"),
    "person/receiver.toml": ("builder.figures.person.receiver", "RECEIVER"),
    "position/asking.toml": ("builder.figures.position.picture", "ASKING"),
    "posterior_leg/linen.toml": ("builder.figures.posterior_leg.linen", "LINEN"),
    "posterior_leg/modelling.toml": ("builder.figures.posterior_leg.setting", "FORM"),
    "posterior_leg/outline.toml": ("builder.figures.posterior_leg", "POSTERIOR_LEG"),
    "posture/panels.toml": ("builder.figures.posture.picture", "PANELS"),
}


def test_every_table_is_read_by_somebody() -> None:
    files = {file for file in ROOT.rglob("*.toml") if file.parent.name != "words"}
    assert {file.relative_to(ROOT).as_posix() for file in files} == READ_BY.keys()


@pytest.mark.parametrize(("module", "name"), READ_BY.values())
def test_what_is_read_is_typed(module: str, name: str) -> None:
    assert getattr(__import__(module, fromlist=[name]), name)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('name = "leg"', "name = 3"),
        ('name = "leg"', ""),
        ('name = "leg"', 'name = "leg"\ncolour = "red"'),
        ("heights = [-160, 1180]", "heights = [-160]"),
        ("heights = [-160, 1180]", 'heights = [-160, "1180"]'),
        ('kind = "never-press"', 'kind = "sometimes-press"'),
        ("[landmarks]", "[landmarks"),
    ],
    ids=["type", "missing", "unknown", "too short", "text", "word", "syntax"],
)
def test_a_mistake_in_a_table_is_refused(
    before: str, after: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (ROOT / "posterior_leg" / "outline.toml").read_text("utf-8")
    assert before in text
    (tmp_path / "outline.toml").write_text(text.replace(before, after, 1), "utf-8")
    monkeypatch.setattr(tables, "files", lambda _: tmp_path)
    with pytest.raises(ValueError, match=r"outline|Outline|table"):
        read_table(Outline, LEG, "outline.toml")


def test_lists_become_tuples_all_the_way_down() -> None:
    form = read_table(Modelling, LEG, "modelling.toml")
    assert hash(form.masses[0].outline)
    assert form.knobs == ((78.0, -0.8), (69.0, 0.8))
