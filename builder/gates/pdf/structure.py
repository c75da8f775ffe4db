"""What a tagged PDF must hold for those who listen to it, read with pikepdf.

These rules go beyond what validators of PDF/UA look at. A finding's line is the number of the page,
or 1 where the whole file is meant. The module is not imported by its package: pikepdf is needed
where outputs are proved, not where they are made.
"""

from __future__ import annotations

import io

import pikepdf

from builder.diagnostics import Finding, in_file_order
from builder.gates.pdf import structure_links, structure_marks, structure_roles
from builder.gates.pdf.structure_tree import TaggedFile

RULES = (
    structure_links.check_title,
    structure_roles.check_languages,
    structure_roles.check_roles,
    structure_roles.check_headings,
    structure_roles.check_lists,
    structure_roles.check_tables,
    structure_roles.check_figures,
    structure_roles.check_sections,
    structure_roles.check_empty,
    structure_roles.check_replaced,
    structure_links.check_links,
    structure_links.check_targets,
    structure_links.check_places,
    structure_links.check_bookmarks,
    structure_marks.check_marks,
    structure_marks.check_unmarked,
    structure_marks.check_letters,
    structure_marks.check_parents,
    structure_marks.check_holders,
    structure_marks.check_annotations,
)
"""One function a rule."""


def check_structure(pdf: bytes, *, name: str) -> tuple[Finding, ...]:
    """Return what is wrong with the structure of ``pdf``, which is called ``name``."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        file = TaggedFile(opened, name)
        return in_file_order(finding for rule in RULES for finding in rule(file))
