"""What a tagged PDF must hold for those who listen to it, read with pikepdf.

These rules go beyond what validators of PDF/UA look at. Only our own writer can break them, so that
they are proved here and not in every build. A finding's line is the number of the page, or 1 where
the whole file is meant.
"""

from __future__ import annotations

import io

import pikepdf

from builder.diagnostics import Finding, in_file_order
from tests.gates.structure import links, marks, roles
from tests.gates.structure.tree import TaggedFile

RULES = (
    links.check_title,
    roles.check_languages,
    roles.check_roles,
    roles.check_headings,
    roles.check_lists,
    roles.check_tables,
    roles.check_figures,
    roles.check_sections,
    roles.check_empty,
    roles.check_replaced,
    links.check_links,
    links.check_targets,
    links.check_places,
    links.check_bookmarks,
    marks.check_marks,
    marks.check_unmarked,
    marks.check_letters,
    marks.check_parents,
    marks.check_holders,
    marks.check_annotations,
)
"""One function a rule."""


def check_structure(pdf: bytes, *, name: str) -> tuple[Finding, ...]:
    """Return what is wrong with the structure of ``pdf``, which is called ``name``."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        file = TaggedFile(opened, name)
        return in_file_order(finding for rule in RULES for finding in rule(file))
