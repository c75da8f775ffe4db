"""Findings only: everything is composed and checked, nothing is written to disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from builder.diagnostics import Finding, in_file_order
from builder.model import Guide
from builder.pipeline.build import written
from builder.pipeline.options import Options
from builder.store.project import Project


def check(folder: Path, project: Project) -> tuple[Finding, ...]:
    """Return the warnings about the guide in ``folder``.

    Its wording is asked for too, and whether cards and their pictures teach the same.
    Pictures that an earlier build kept are used; none are kept.

    Raises:
        ContentError: findings that stop a build.
    """
    from builder.wording import check_wording

    built = written(folder, Options(), project, pictures="read")
    guide = built.guide
    return in_file_order((*built.findings, *check_wording(guide), *_disagreements(guide)))


def _disagreements(guide: Guide) -> Iterator[Finding]:
    """Yield what cards say otherwise than their pictures; loads the polygon libraries."""
    from builder.figures.agreement import check_agreement

    for card in guide.cards:
        if card.illustration:
            picture = guide.illustrations[card.illustration]
            yield from check_agreement(card, picture, guide.places)
