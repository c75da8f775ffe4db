"""Outputs appear together or not at all, and a failed build leaves the last good ones."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.build import build
from builder.diagnostics import ContentError, MachineError
from builder.edition import Options
from builder.store.project import Project
from builder.store.save import save
from tests.support.made import PICTURES, PLANT

FILES = {"cards.pdf": b"new", "book.epub": b"new"}


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.*")
            if path.is_file()}  # fmt: skip


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """An output folder with what an earlier build left."""
    folder = tmp_path / "output" / "guide"
    folder.mkdir(parents=True)
    (folder / "cards.pdf").write_bytes(b"old")
    (folder / "cards-print.pdf").write_bytes(b"kept")
    return folder


def test_a_failing_build_leaves_the_old_output_untouched(tmp_path: Path) -> None:
    guide, output = shutil.copytree(PLANT, tmp_path / PLANT.name), tmp_path / "output"
    build(guide, Options(output=output), Project())
    before = contents(output)
    assert len(before) > 4
    card = guide / "cards" / "02-topf-vorbereiten.md"
    card.write_text(card.read_text("utf-8").replace("zones: [tontopf]", "zones: [tontop]"), "utf-8")
    with pytest.raises(ContentError):
        build(guide, Options(output=output), Project())
    assert contents(output) == before


def test_new_files_take_the_place_of_old_ones_and_others_stay(old: Path) -> None:
    save(old, FILES)
    assert contents(old) == FILES | {"cards-print.pdf": b"kept"}
    assert list(old.parent.iterdir()) == [old]


def test_the_first_build_makes_the_folder(tmp_path: Path) -> None:
    save(tmp_path / "output" / "guide", FILES)
    assert contents(tmp_path / "output" / "guide") == FILES


@pytest.mark.parametrize("failing", [1, 2])
def test_a_write_that_fails_changes_nothing(
    old: Path, failing: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, written, count = contents(old), Path.write_bytes, 0

    def full(path: Path, content: bytes) -> int:
        nonlocal count
        count += 1
        if count == failing:
            raise OSError(28, "No space left on device")
        return written(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(MachineError, match="No space left on device"):
        save(old, FILES)
    assert contents(old) == before
    assert list(old.parent.iterdir()) == [old]


def test_a_swap_that_fails_puts_the_old_folder_back(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, renamed = contents(old), Path.rename

    def refused(path: Path, target: Path) -> Path:
        if target == old and path.name.startswith(".guide-new-"):
            raise OSError(5, "Input/output error")
        return renamed(path, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(MachineError, match="Input/output error"):
        save(old, FILES)
    assert contents(old) == before
    assert list(old.parent.iterdir()) == [old]


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / PICTURES).write_text("a file where the folder of pictures should be")
    built = build(PLANT, Options(output=tmp_path), Project())
    assert built.folder.is_dir()
