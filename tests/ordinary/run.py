"""Builds an ordinary guide, follows hints, and tells how it went."""

from __future__ import annotations

import shutil
import tempfile
import traceback
from dataclasses import dataclass, field, replace
from pathlib import Path

from builder.build import written
from builder.diagnostics import ContentError, Finding
from builder.store.project import Project
from tests.ordinary.guides import Draft, draft
from tests.ordinary.hints import follow, places

MOST_TURNS = 8
"""How often an author builds again before giving up."""
EXPECTED_WARNINGS = frozenset(
    {
        "bare-card",  # a list in a chapter may be the steps, or not
        "review-outdated",
        "fit-folded",
        "sheet-no-label",
        "seal-too-narrow",
        "pouch-too-small",
    }
)


@dataclass
class Outcome:
    """How the guide of ``seed`` came out.

    Attributes:
        turns: builds until one made everything.
        followed: the findings whose hints were followed.
        faults: what should not have been; none if all is well.
    """

    seed: int
    turns: int = 0
    followed: list[Finding] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def run(seed: int, project: Project, only: tuple[str, ...] = ("all",)) -> Outcome:
    """Build the guide of ``seed`` until everything is made; nothing is kept but pictures."""
    guide = draft(seed)
    guide.options = replace(guide.options, only=only)
    return build_of(guide, project)


def build_of(guide: Draft, project: Project) -> Outcome:
    """Build ``guide`` until everything is made, and change it as the hints tell."""
    outcome = Outcome(guide.seed)
    while outcome.turns < MOST_TURNS and not outcome.faults:
        outcome.turns += 1
        if _built(guide, project, outcome):
            return outcome
    outcome.faults = outcome.faults or [f"not mended in {MOST_TURNS} turns"]
    return outcome


def _built(guide: Draft, project: Project, outcome: Outcome) -> bool:
    folder = Path(tempfile.mkdtemp(prefix="ordinary-"))
    try:
        made = guide.write(folder / "guide")
        built = written(made, replace(guide.options, output=project.output), project)
        _look_at_warnings(built.findings, outcome)
    except ContentError as error:
        errors = [finding for finding in error.findings if finding.severity == "error"]
        _follow(errors, guide, outcome)
        return False
    except Exception:
        outcome.faults.append(traceback.format_exc())
        return False
    finally:
        shutil.rmtree(folder)
    return True


def _look_at_warnings(findings: tuple[Finding, ...], outcome: Outcome) -> None:
    for finding in findings:
        if finding.code not in EXPECTED_WARNINGS or not places(finding, "guide"):
            outcome.faults.append(str(finding))


def _follow(findings: list[Finding], guide: Draft, outcome: Outcome) -> None:
    for finding in findings:
        if places(finding, "guide") and follow(finding, guide):
            outcome.followed.append(finding)
            return
    outcome.faults += [str(finding) for finding in findings[:3]]
