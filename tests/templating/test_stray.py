"""A template of a guide that takes the place of none is told, not passed over."""

from __future__ import annotations

from pathlib import Path

from builder.templating import stray_templates
from tests.support.made import ROOT


def strays(folder: Path) -> list[tuple[str, str]]:
    findings = stray_templates(folder, "guide/templates", ROOT / "templates")
    return [(str(each.position), each.hint) for each in findings]


def written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def test_a_misspelt_name_is_told_with_the_right_one(tmp_path: Path) -> None:
    folder = written(tmp_path, **{"card/bakc.block.j2": "", "card/back.block.j2": ""})
    assert strays(folder) == [
        ("guide/templates/card/bakc.block.j2:1:1", "did you mean 'card/back.block.j2'?")
    ]


def test_what_another_template_asks_for_is_read(tmp_path: Path) -> None:
    asking = '{% include "card/mine.block.j2" %}'
    folder = written(tmp_path, **{"card/mine.block.j2": "", "card/back.block.j2": asking})
    assert strays(folder) == []


def test_a_guide_without_templates_and_hidden_files_are_left_alone(tmp_path: Path) -> None:
    assert strays(tmp_path / "none") == []
    assert strays(written(tmp_path, **{".back.block.j2.swp": ""})) == []
