"""A guide's folder to a guide, or to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.diagnostics import ContentError, Finding, has_errors, in_file_order
from builder.model import Guide, Vocabulary
from builder.reading.bare import check_bare
from builder.reading.blanks import check_blanks
from builder.reading.characters import check_characters
from builder.reading.draft import Draft, parse_folder
from builder.reading.folder import read_folder
from builder.reading.formats import check_formats
from builder.reading.marks import check_marks
from builder.reading.order import check_ids, check_parts
from builder.reading.pictures import check_pictures
from builder.reading.plain import check_plain
from builder.reading.reach import check_reach
from builder.reading.references import check_references, defined_names
from builder.reading.reviews import check_reviews
from builder.reading.values import shape_guide


@dataclass(frozen=True, slots=True)
class Reading:
    """A guide that can be built, with the warnings about it."""

    guide: Guide
    findings: tuple[Finding, ...]


def read_guide(
    folder: Path, *, shown_as: str | None = None, vocabulary: Vocabulary | None = None
) -> Reading:
    """Return the guide in ``folder``.

    Args:
        folder: its name is the guide's id.
        shown_as: the path of the folder that positions print; by default as it is given.
        vocabulary: what figures and type know; without it, neither figures nor zones nor
            characters are checked.

    Raises:
        ContentError: the guide cannot be built; holds every finding, warnings too.
        MachineError: a file is there and the system does not let us read it.
    """
    path = folder.as_posix() if shown_as is None else shown_as
    draft = parse_folder(read_folder(folder, path.rstrip("/")))
    guide, faults = shape_guide(draft, folder)
    findings = [*draft.folder.findings, *draft.findings, *faults, *_check(draft, vocabulary)]
    if guide and not has_errors(findings):
        findings += [*check_bare(guide), *check_reach(guide), *check_reviews(guide)]
    ordered = in_file_order(findings)
    if guide is None or has_errors(ordered):
        raise ContentError(ordered)
    return Reading(guide, ordered)


def _check(draft: Draft, vocabulary: Vocabulary | None) -> Iterator[Finding]:
    names = defined_names(draft, vocabulary)
    yield from check_plain(draft)
    yield from check_blanks(draft)
    yield from check_formats(draft)
    yield from check_ids(draft)
    yield from check_parts(draft)
    yield from check_pictures(draft)
    yield from check_references(draft, names)
    yield from check_marks(draft, names)
    if vocabulary:
        yield from check_characters(draft, vocabulary.covers)
