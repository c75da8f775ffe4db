"""What the recipes for newcomers tell to write does what they say."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent, indent
from types import ModuleType
from typing import Any

from builder.drawing import TextRun
from builder.drawing.page import leaves
from builder.edition import Options, read
from builder.layout import blocks, flow
from builder.layout.markup import read_markup
from builder.outputs import output
from builder.outputs.cards import CARDS
from builder.outputs.making import is_asked
from builder.reading import guide as reading
from builder.store.project import Project
from builder.templating import parse_markup
from tests.docs.pages import page
from tests.rules.guides import BASE, made_guide
from tests.support.faces import look
from tests.support.made import changed

SNIPPETS = re.findall(
    r"^   ```python\n(.*?)^   ```$", page("CONTRIBUTING.md"), re.MULTILINE | re.DOTALL
)
BLOCK, CASE, ROW, RULE = map(dedent, SNIPPETS)


def run(source: str, module: ModuleType, **more: Any) -> dict[str, Any]:
    """Return what is known in ``module`` once ``source`` stands at its end."""
    known = {**vars(module), **more}
    exec(compile(source, "CONTRIBUTING.md", "exec"), known)
    return known


def test_a_block_is_read_and_laid() -> None:
    quote = run(BLOCK, blocks)["Quote"]
    tag = parse_markup('<quote by="A. Nurse">Rest <em>well</em>.</quote>', "t", "t")
    block = read_markup(tag, quote)
    assert (block.by, str(block.words)) == ("A. Nurse", "Rest well.")
    source = f"def lay(block, look, measure, colours):\n    match block:\n{indent(CASE, ' ' * 8)}"
    lay = run(source, flow, Quote=quote)["lay"]
    laid = lay(block, look(), 80.0, look().theme.colours)
    runs = [leaf for leaf in leaves(laid.paint(0.0, 0.0)) if isinstance(leaf, TextRun)]
    assert [(run.text.strip(), run.font) for run in runs] == [
        ("Rest well.", "italic"),
        ("A. Nurse", "regular"),
    ]


def test_an_output_is_a_row() -> None:
    parts = dict.fromkeys(("_compose", "_write", "_check"), lambda *_parts: ())
    row = run(ROW, output, CARDS=CARDS, **parts)["POSTER"]
    assert isinstance(row, output.Output)
    assert is_asked(row, Options(only=("poster",)))


def test_a_rule_yields_findings(tmp_path: Path) -> None:
    check = run(RULE, reading, MOST=3)["check_tips"]
    guide = read(made_guide(BASE, tmp_path / "guide"), Project(), "guide").guide
    assert list(check(guide)) == []
    card = guide.cards[-1]
    full = card.model_copy(update={"tips": card.tips[:1] * 4})
    (finding,) = check(changed(guide, cards=(*guide.cards[:-1], full)))
    assert (finding.code, finding.severity) == ("too-many-tips", "warning")
