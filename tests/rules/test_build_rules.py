"""Each rule past reading: a folder of content or templates gives exactly its findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.build import check
from builder.diagnostics import ContentError, Finding
from builder.rules import codes
from builder.store.project import Project
from tests.rules.guides import BASE, EXPECTED, RULES, made_guide
from tests.support.made import with_pictures

STEPS = ("theme", "words", "templating", "drawing", "compose", "wording", "agreement", "press")
CODES = tuple(code for step in STEPS for code in codes(step))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project, with a folder for pictures that no build looks at."""
    return Project(output=with_pictures(tmp_path_factory.mktemp("output")))


def findings_of(
    rule: Path, folder: Path, project: Project, patch: pytest.MonkeyPatch
) -> tuple[Finding, ...]:
    """Return what a check of the guide of ``rule`` finds, seen from beside its folder."""
    made_guide(rule, folder / "guide")
    patch.chdir(folder)
    try:
        return check(Path("guide"), project)
    except ContentError as error:
        return error.findings


def test_there_are_rules() -> None:
    assert len(CODES) >= 16


def test_the_base_guide_breaks_no_rule(
    tmp_path: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert findings_of(BASE, tmp_path, project, monkeypatch) == ()


@pytest.mark.golden
@pytest.mark.parametrize("code", CODES)
def test_a_folder_gives_exactly_its_findings(
    code: str,
    tmp_path: Path,
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    findings = findings_of(RULES / code, tmp_path, project, monkeypatch)
    assert {finding.code for finding in findings} == {code}
    text = "".join(f"{finding}\n" for finding in findings)
    expected = RULES / code / EXPECTED
    if request.config.getoption("--update-golden"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")
