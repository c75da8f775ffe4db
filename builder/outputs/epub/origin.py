"""Where in a guide's own templates a finding of the book's gate was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from builder.diagnostics import Finding, InFile, InMember

FOLDER = "EPUB/"


def traced(
    findings: Iterable[Finding], sources: Mapping[str, tuple[InFile, ...]], own: str
) -> Iterator[Finding]:
    """Yield ``findings``; those about a line that a template of the guide made, at its line.

    Args:
        sources: as of a publication.
        own: the folder of the guide, as findings show it.
    """
    for finding in findings:
        at = _origin(finding, sources)
        if at is not None and at.file.startswith(f"{own}/"):
            yield replace(finding, position=at)
        else:
            yield finding


def _origin(finding: Finding, sources: Mapping[str, tuple[InFile, ...]]) -> InFile | None:
    match finding.position:
        case InMember(_, member, line) if line:
            places = sources.get(member.removeprefix(FOLDER), ())
            return places[min(line, len(places)) - 1] if places else None
        case _:
            return None
