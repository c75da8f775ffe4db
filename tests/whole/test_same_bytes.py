"""The same guide gives the same bytes on every machine."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.support.made import PICTURES, REAL, ROOT, Made

PARTS = ("builder", "content", "fonts", "templates")
UNLIKE = shutil.ignore_patterns("__pycache__")


def built_elsewhere(project: Path, cwd: Path, output: Path, **settings: str) -> dict[str, str]:
    """Copy the project to ``project``, build there in another process, return digests by name."""
    for part in PARTS:
        shutil.copytree(ROOT / part, project / part, ignore=UNLIKE)
    cwd.mkdir(parents=True, exist_ok=True)
    guide = os.path.relpath(project / "content" / REAL.name, cwd)
    subprocess.run(
        [sys.executable, "-m", "builder", "build", guide, "--output", str(output), "--quiet"],
        cwd=cwd, check=True, env=os.environ | {"PYTHONPATH": str(project)} | settings,
    )  # fmt: skip
    return digests(output / REAL.name)


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_two_builds_give_the_same_bytes(real: Made, tmp_path: Path) -> None:
    """Pictures are drawn anew here and taken from the cache there; all else differs too."""
    expected = digests(real.built.folder)
    assert len(expected) > 8
    cold = built_elsewhere(
        tmp_path / "a", tmp_path / "a", tmp_path / "a" / "output",
        TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONHASHSEED="1",
    )  # fmt: skip
    assert cold == expected
    output = tmp_path / "Ort mit Ö" / "out"
    shutil.copytree(tmp_path / "a" / "output" / PICTURES, output / PICTURES)
    warm = built_elsewhere(
        tmp_path / "Ort mit Ö" / "b", tmp_path / "elsewhere" / "deep", output,
        TZ="America/Caracas", LC_ALL="de_DE.UTF-8", PYTHONHASHSEED="4711",
    )  # fmt: skip
    assert warm == expected


def test_the_comparison_sees_one_changed_letter(tmp_path: Path, real: Made) -> None:
    shutil.copytree(real.built.folder, tmp_path / "copy")
    page = tmp_path / "copy" / "cards.pdf"
    page.write_bytes(page.read_bytes().replace(b"%%EOF", b"%%EOG"))
    changed = digests(tmp_path / "copy").items() ^ digests(real.built.folder).items()
    assert {name for name, _ in changed} == {"cards.pdf"}


def test_the_inventory_names_every_file_with_its_digest(real: Made) -> None:
    inventory = json.loads(real.path("build.json").read_text("utf-8"))
    saved = digests(real.built.folder)
    del saved["build.json"], saved["index.html"]  # which shows the inventory itself
    assert inventory["outputs"] == saved
    assert inventory["guide"] == REAL.name
    assert {"reportlab", "EbookLib", "cardbook"} <= set(inventory["engines"])
    assert len(inventory["faces"]) == 2 * (len(real.guide.cards) + 1)


def test_no_output_tells_where_it_was_built(real: Made) -> None:
    for path in real.built.folder.iterdir():
        content = path.read_bytes()
        assert content
        for place in (str(ROOT), str(real.built.folder.parent), str(Path.home())):
            assert place == "/" or place.encode() not in content
