"""Each rule of reading: a folder of content gives exactly the findings written beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.diagnostics import InFile
from builder.rules import codes, explain
from tests.rules.guides import BASE, EXPECTED, RULES, findings_of, made_guide

CODES = codes("reading")


def test_there_are_rules() -> None:
    assert len(CODES) >= 36


def test_the_base_guide_breaks_no_rule(tmp_path: Path) -> None:
    assert findings_of(made_guide(BASE, tmp_path / "guide")) == ()


@pytest.mark.golden
@pytest.mark.parametrize("code", CODES)
def test_a_folder_gives_exactly_its_findings(
    code: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    findings = findings_of(made_guide(RULES / code, tmp_path / "guide"))
    text = "".join(f"{finding}\n" for finding in findings)
    expected = RULES / code / EXPECTED
    if request.config.getoption("--update-golden", default=False):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", CODES)
def test_a_folder_shows_its_own_rule(code: str, tmp_path: Path) -> None:
    findings = findings_of(made_guide(RULES / code, tmp_path / "guide"))
    assert code in {finding.code for finding in findings}
    assert {finding.code for finding in findings} <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_finding_names_a_file_of_the_author(code: str, tmp_path: Path) -> None:
    for finding in findings_of(made_guide(RULES / code, tmp_path / "guide")):
        assert isinstance(finding.position, InFile)
        assert finding.position.file == "guide" or finding.position.file.startswith("guide/")


@pytest.mark.parametrize("code", codes())
def test_an_explanation_is_complete(code: str) -> None:
    explanation = explain(code)
    assert explanation is not None
    assert explanation.title.endswith(".")
    assert explanation.why.endswith(".")
    assert explanation.failing != explanation.mended
    assert explanation.raised_by


@pytest.mark.parametrize("code", ["", "no-such-rule", "../rules/bad-id", "bad-id.toml", "/etc"])
def test_what_is_no_code_has_no_explanation(code: str) -> None:
    assert explain(code) is None
