"""Findings only: everything is composed and checked, nothing is written to disk."""

from __future__ import annotations

from pathlib import Path

from builder.checks.wording import check_wording
from builder.diagnostics import Finding, in_file_order
from builder.pipeline.build import Options, written
from builder.pipeline.project import Project


def check(folder: Path, project: Project) -> tuple[Finding, ...]:
    """Return the warnings about the guide in ``folder``, those about its wording among them.

    Pictures that an earlier build kept are used; none are kept.

    Raises:
        ContentError: findings that stop a build.
    """
    built = written(folder, Options(), project, pictures="read")
    return in_file_order((*built.findings, *check_wording(built.guide)))
