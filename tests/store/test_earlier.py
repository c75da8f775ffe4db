"""What stays of earlier builds is named apart, and only if it is theirs."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from builder.build import build
from builder.cli import main
from builder.edition import Options
from builder.store.earlier import Earlier, earlier_outputs
from builder.store.project import Project
from tests.rules.guides import BASE, made_guide

PAGES = {"cards.pdf", "quick-reference.pdf", "quick-reference-card.pdf"}


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    return made_guide(BASE, tmp_path / "guide")


def inventory_after(guide: Path, *only: str) -> dict[str, Any]:
    output = guide.parent / "output"
    built = build(guide, Options(only=only, output=output), Project())
    inventory: dict[str, Any] = json.loads((built.folder / "build.json").read_bytes())
    return inventory


def digests(guide: Path) -> dict[str, str]:
    outputs = (guide.parent / "output" / "guide").iterdir()
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in outputs}


def changed(guide: Path) -> None:
    card = guide / "cards" / "01-warm-up.md"
    card.write_text(card.read_text("utf-8").replace("title: ", "title: Now ", 1), "utf-8")


def test_a_build_of_all_kinds_keeps_nothing(guide: Path) -> None:
    assert "kept" not in inventory_after(guide, "cards", "quick", "epub")
    again = inventory_after(guide, "cards", "quick", "epub")
    assert "kept" not in again
    assert set(again["outputs"]) == {*PAGES, "guide.epub", "cautions.json"}


def test_outputs_of_an_earlier_build_are_named_with_their_stamp(guide: Path) -> None:
    first = inventory_after(guide, "cards", "quick", "epub")
    changed(guide)
    second = inventory_after(guide, "cards", "quick")
    assert second["stamp"] != first["stamp"]
    assert second["kept"] == {
        "guide.epub": {
            "sha256": first["outputs"]["guide.epub"],
            "stamp": first["stamp"],
            "content": first["contents"]["guide.epub"],
        }
    }
    third = inventory_after(guide, "cards", "quick")
    assert third["kept"] == second["kept"]
    fourth = inventory_after(guide, "epub")
    assert set(fourth["kept"]) == PAGES
    assert {entry["stamp"] for entry in fourth["kept"].values()} == {second["stamp"]}


def test_every_output_in_the_folder_is_named_once_with_its_digest(guide: Path) -> None:
    inventory_after(guide, "cards", "quick")
    inventory = inventory_after(guide, "epub")
    kept = {name: entry["sha256"] for name, entry in inventory["kept"].items()}
    saved = digests(guide)
    del saved["build.json"]
    assert inventory["outputs"] | kept == saved
    assert not inventory["outputs"].keys() & kept.keys()


def test_the_summary_tells_what_stays(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = ["build", str(guide), "--output", str(guide.parent / "output"), "--only"]
    assert main([*base, "epub"]) == 0
    assert "earlier" not in capsys.readouterr().out
    assert main([*base, "pdf"]) == 0
    assert "guide/guide.epub  left from an earlier build\n" in capsys.readouterr().out


def test_files_of_a_person_are_not_named(tmp_path: Path) -> None:
    mine = {"altered.pdf": b"made", "book.epub": b"made"}
    for name, content in mine.items():
        (tmp_path / name).write_bytes(content)
    made = {name: hashlib.sha256(content).hexdigest() for name, content in mine.items()}
    inventory = {"outputs": {**made, "gone.pdf": made["altered.pdf"]}, "stamp": "abc"}
    (tmp_path / "build.json").write_text(json.dumps(inventory))
    (tmp_path / "altered.pdf").write_bytes(b"altered")
    (tmp_path / "notes.txt").write_bytes(b"mine")
    expected = {"book.epub": Earlier(made["book.epub"], "abc")}
    assert earlier_outputs(tmp_path, ()) == expected
    assert earlier_outputs(tmp_path, {"book.epub"}) == {}


MADE = hashlib.sha256(b"made").hexdigest()


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"[]", b"3", b"[" * 100_000, b'{"outputs": [], "kept": "x", "stamp": "a"}']
    + [
        json.dumps(inventory).encode()
        for inventory in (
            {"outputs": {"book.epub": MADE}},
            {"outputs": {"book.epub": MADE}, "stamp": 3},
            {"outputs": {"book.epub": 3}, "stamp": "a"},
            {"outputs": {"../book.epub": MADE, "": MADE, ".": MADE, "a\0": MADE}, "stamp": "a"},
            {"kept": {"book.epub": MADE}},
            {"kept": {"book.epub": {"sha256": MADE}}},
        )
    ],
)
def test_an_inventory_of_another_form_names_nothing(content: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "guide"
    folder.mkdir()
    for place in (tmp_path, folder):
        (place / "book.epub").write_bytes(b"made")
    (folder / "build.json").write_bytes(content)
    assert earlier_outputs(folder, ()) == {}
