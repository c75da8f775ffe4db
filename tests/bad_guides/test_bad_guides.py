"""Ten bad guides, one for each group of rules: each gives exactly the findings beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.build import check
from builder.diagnostics import ContentError, Finding
from builder.store.project import Project

HERE = Path(__file__).parent
GOOD = "good"
EXPECTED = ".expected.txt"
"""Beside the folder: a guide holds nothing that is not its own."""
CODES = {
    "structure": {"missing-key", "duplicate-key", "unknown-key", "wrong-type", "bad-value",
                  "no-front-matter", "card-in-no-part"},
    "references": {"unknown-card", "unknown-caution", "unknown-illustration", "unknown-source",
                   "unknown-term", "unknown-note"},
    "cautions": {"caution-on-no-card"},
    "wording": {"step-opening", "step-one-action", "word-choice", "health-claim", "signal-word"},
    "pictures": {"figure-pressure-in-zone", "figure-wrong-direction", "figure-hand-in-zone",
                 "figure-zone-hidden", "picture-unsafe", "picture-unsupported"},
    "agreement": {"picture-disagrees"},
    "layout": {"fit-too-long"},
    "templates": {"markup-unknown-tag", "markup-loose-text", "markup-value",
                  "caution-not-on-face"},
    "look": {"theme-contrast"},
    "printing": {"sheet-no-room", "pouch-too-small", "seal-too-narrow"},
}  # fmt: skip
"""The rules that each guide breaks."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(output=tmp_path_factory.mktemp("output"))


def findings_of(name: str, project: Project, patch: pytest.MonkeyPatch) -> tuple[Finding, ...]:
    """Return what a check of the guide ``name`` finds, seen from beside its folder."""
    patch.chdir(HERE)
    try:
        return check(Path(name), project)
    except ContentError as error:
        return error.findings


def test_there_are_ten_bad_guides() -> None:
    folders = {each.name for each in HERE.iterdir() if (each / "guide.yaml").exists()}
    assert folders == {GOOD, *CODES}
    assert len(CODES) == 10


def test_the_good_guide_has_no_findings(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    assert findings_of(GOOD, project, monkeypatch) == ()


@pytest.mark.golden
@pytest.mark.parametrize("name", CODES)
def test_a_bad_guide_gives_exactly_its_findings(
    name: str,
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    findings = findings_of(name, project, monkeypatch)
    assert {finding.code for finding in findings} == CODES[name]
    text = "".join(f"{finding}\n" for finding in findings)
    expected = HERE / f"{name}{EXPECTED}"
    if request.config.getoption("--update-golden"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")
