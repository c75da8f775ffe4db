"""The import contract is kept, and it bites: planted imports break it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

from tests.support.made import ROOT

LINT = Path(sys.executable).with_name("lint-imports")
PLANTS = {
    "sideways": ("layout/paragraph.py", "from builder.reading import read_guide", "Floors"),
    "upwards": ("geometry.py", "from builder.model import Guide", "Floors"),
    "a writer that knows templates": (
        "backends/svg.py", "from builder.templating import Templates", "Writers",
    ),
    "a library out of place": ("layout/look.py", "import reportlab", "ReportLab"),
    "an output that another does not need": (
        "outputs/quick/page.py", "from builder.outputs.cards import CARDS", "Outputs",
    ),
    "the clock": ("build.py", "import time", "clock"),
}  # fmt: skip


def linted(folder: Path) -> subprocess.CompletedProcess[str]:
    settings = os.environ | {"PYTHONPATH": str(folder), "COLUMNS": "200"}
    return subprocess.run(
        [str(LINT), "--no-cache", "--no-logo"], cwd=folder, env=settings, check=False,
        capture_output=True, text=True,
    )  # fmt: skip


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "builder", tmp_path / "builder", ignore=shutil.ignore_patterns("*.pyc"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def test_the_contract_is_kept(copy: Path) -> None:
    run = linted(copy)
    assert run.returncode == 0, run.stdout
    assert "0 broken" in run.stdout


def test_a_new_module_must_be_given_a_floor(copy: Path) -> None:
    (copy / "builder" / "attic.py").write_text('"""On no floor."""\n')
    run = linted(copy)
    assert run.returncode != 0
    assert "attic" in run.stdout


@pytest.mark.parametrize(("file", "line", "contract"), PLANTS.values(), ids=list(PLANTS))
def test_a_forbidden_import_breaks_it(copy: Path, file: str, line: str, contract: str) -> None:
    with (copy / "builder" / file).open("a", encoding="utf-8") as module:
        module.write(f"\n{line}\n")
    run = linted(copy)
    assert run.returncode != 0
    broken = [row for row in run.stdout.splitlines() if row.partition(" BROKEN")[1]]
    assert any(contract in row for row in broken), run.stdout


def test_every_output_is_in_the_contract_of_outputs() -> None:
    contract = ConfigParser()
    contract.read(ROOT / ".importlinter", encoding="utf-8")
    listed = set(contract["importlinter:contract:outputs"]["modules"].split())
    rooms = {path.parent.name for path in (ROOT / "builder" / "outputs").glob("*/__init__.py")}
    assert len(rooms) >= 10
    assert listed == {f"builder.outputs.{room}" for room in rooms}
