"""The theme: what a guide changes is checked where it is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.diagnostics import ContentError
from builder.model.contrast import contrast, faint_pairs, pairs
from builder.model.theme import Theme
from builder.reading import read_guide, read_theme
from tests.rules.guides import BASE, VOCABULARY, made_guide
from tests.support.made import ROOT

TEMPLATES = ROOT / "templates"
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def theme_with(folder: Path, written: str) -> Theme:
    (made_guide(BASE, folder / "g") / "theme.yaml").write_text(written, encoding="utf-8")
    guide = read_guide(folder / "g", shown_as="g", vocabulary=VOCABULARY).guide
    return read_theme(TEMPLATES / "theme.yaml", "templates/theme.yaml", guide)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("type: {step: 0}", "g/theme.yaml:1:8: error: 'step' is 0, must be at least 0.05"),
        ("parts: []", "g/theme.yaml:1:1: error: 'parts' has no value"),
        (
            "type:\n  body: 11",
            "g/theme.yaml:1:1: error: 'body_floor' is 11.5, must be at most 'body', which is 11",
        ),
        (
            "quick_reference: {picture: 9}",
            "'picture_floor' is 11, must be at most 'picture', which is 9",
        ),
        (
            'parts: [{colour: "#7a3b5d", tint: "#f6ebf1", pattern: dot}]',
            "'pattern' is 'dot', must be one of plain, stripes, dots, bars, grid, waves",
        ),
        ("colours: {ink: black}", "'ink' is 'black', must be a colour such as #1d2528"),
        ("card: {gap: -1}", "'gap' is -1, must be at least 0"),
        ("quick_reference: {sign: 0}", "'sign' is 0, must be at least 4"),
    ],
)
def test_a_number_out_of_range_is_a_finding(tmp_path: Path, written: str, found: str) -> None:
    with pytest.raises(ContentError) as refused:
        theme_with(tmp_path, written)
    (finding,) = refused.value.findings
    assert found in str(finding)


def test_the_default_theme_can_be_read_by_all(tmp_path: Path) -> None:
    theme = theme_with(tmp_path, "type: {step: 0.5}")
    assert len(list(pairs(theme))) == 3 + 2 * len(theme.levels) + 3 * len(theme.parts) + 2
    assert list(faint_pairs(theme)) == []


@pytest.mark.parametrize("level", ["danger", "warning", "caution", "notice"])
def test_the_ground_of_every_level_is_checked(tmp_path: Path, level: str) -> None:
    with pytest.raises(ContentError, match=f"on levels.{level}.ground #444444"):
        theme_with(tmp_path, f'levels: {{{level}: {{ground: "#444444"}}}}')


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert contrast("#959595", "#ffffff") == pytest.approx(2.995, abs=0.005)


@given(COLOURS, COLOURS)
def test_contrast_has_no_direction_and_stays_in_its_range(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1.0 <= contrast(one, other) <= 21.0
