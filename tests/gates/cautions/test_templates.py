"""No template can leave a caution out: each block is deleted once, and the build refuses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.backends.epub import write_epub
from builder.diagnostics import ContentError
from builder.outputs.cards.document import compose_cards
from builder.outputs.epub.book import compose_book
from builder.outputs.quick.document import compose_quick_reference
from builder.templating import Templates
from tests.gates.cautions.planted import BOOK, CARDS, QUICK, composed
from tests.support.editions import edition_of
from tests.support.made import ROOT

TEMPLATES = ROOT / "templates"
BLOCK = re.compile(
    r"<callout .*?</callout>"
    r"|<paragraph><strong>\{\{ emergency.*?</paragraph>"
    r"|<emergency>.*?</emergency>"
    r"|\{\{ (?:callout|brief|emergency_line)\([^}]*\}\}"
    r"|\{\{ caution\.(?:word|short|hazard|consequence|avoid) \}\}"
)
"""What of a template prints a caution or a part of it."""


def blocks() -> list[tuple[str, int, int]]:
    """Return name, start and end of every such block in the templates."""
    return [
        (file.relative_to(TEMPLATES).as_posix(), block.start(), block.end())
        for file in sorted(TEMPLATES.rglob("*.j2"))
        for block in BLOCK.finditer(file.read_text("utf-8"))
    ]


def test_there_are_blocks_in_every_template_with_cautions() -> None:
    names = [name for name, _, _ in blocks()]
    assert len(names) >= 15
    assert {
        "card/front.block.j2", "card/back.block.j2", "quick/quick-reference.block.j2",
        "book/safety.xhtml.j2", "book/chapter.xhtml.j2", "book/quick-reference.xhtml.j2",
        "book/parts.xhtml.j2",
    } <= set(names)  # fmt: skip


@pytest.mark.parametrize(("name", "start", "end"), blocks())
def test_a_template_cannot_leave_a_block_out(
    name: str, start: int, end: int, tmp_path: Path
) -> None:
    text = (TEMPLATES / name).read_text("utf-8")
    own = tmp_path / name
    own.parent.mkdir(parents=True)
    own.write_text(text[:start] + text[end:], encoding="utf-8")
    assert refused(tmp_path, name.partition("/")[0]) & REFUSED


REFUSED = {"caution-not-on-face", "caution-missing", "caution-elsewhere", "caution-late"}


def refused(folder: Path, kind: str) -> set[str]:
    """Return the codes with which a build with the templates in ``folder`` would end."""
    made = composed()
    edition = made.edition
    templates = Templates([(folder, "own"), (TEMPLATES, "templates")], edition.words)
    parts = (edition.guide, edition.theme, templates, edition.words, edition.family, made.drawings)
    try:
        match kind:
            case "card":
                proof = made.proof(CARDS, made.written(compose_cards(edition_of(*parts)).document))
            case "quick":
                quick = compose_quick_reference(edition_of(*parts))
                proof = made.proof(QUICK, made.written(quick.document))
            case _:
                proof = made.proof(BOOK, write_epub(compose_book(edition_of(*parts))))
    except ContentError as error:
        return {finding.code for finding in error.findings}
    return {finding.code for finding in proof.findings}
