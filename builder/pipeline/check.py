"""Findings only: everything is composed and checked, nothing is written to disk."""

from __future__ import annotations

from pathlib import Path

from builder.diagnostics import Finding
from builder.pipeline.build import Options, written
from builder.pipeline.project import Project


def check(folder: Path, project: Project) -> tuple[Finding, ...]:
    """Return the warnings about the guide in ``folder``.

    Pictures that an earlier build kept are used; none are kept.

    Raises:
        ContentError: findings that stop a build.
    """
    return written(folder, Options(), project, pictures="read").findings
