"""The Makefile: what it installs, what it does not install again, what it says when it cannot."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from tests.support.made import ROOT

LOCKS = ("requirements.txt", "requirements-dev.txt")
FAKE = """\
#!/bin/sh
case "$*" in
  *version_info*) exit {old} ;;
  *ensurepip*) exit {bare} ;;
  *--version*) echo "Python 3.9.2" ;;
  *) echo "ran: $*" ;;
esac
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project folder with Makefile and lock files, as after a first ``make test``."""
    for name in ("Makefile", *LOCKS):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    for at, name in enumerate([*LOCKS, ".venv/bin/python", ".venv/.run", ".venv/.test"]):
        path = tmp_path / name
        path.touch()
        os.utime(path, (1_000_000 + at, 1_000_000 + at))
    return tmp_path


def make(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    plain = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    return subprocess.run(
        ["make", "--no-print-directory", *arguments], cwd=project, check=False,
        env=plain | {"LC_ALL": "C"}, capture_output=True, text=True,
    )  # fmt: skip


@pytest.mark.parametrize("target", ["pdf", "epub", "all", "test", "check", "bench", "wheel"])
def test_a_second_run_installs_nothing(project: Path, target: str) -> None:
    planned = make(project, "--dry-run", target)
    assert planned.returncode == 0, planned.stderr
    assert ".venv/bin/" in planned.stdout
    assert "pip install" not in planned.stdout
    assert "-m venv" not in planned.stdout


@pytest.mark.parametrize(("target", "lock"), [("pdf", LOCKS[0]), ("test", LOCKS[1])])
def test_a_new_lock_file_is_installed(project: Path, target: str, lock: str) -> None:
    os.utime(project / lock)
    planned = make(project, "--dry-run", target).stdout
    assert f"--require-hashes -r {lock}" in planned
    assert "-m venv" not in planned


def test_the_first_run_makes_the_environment_and_installs_the_lock_file(project: Path) -> None:
    shutil.rmtree(project / ".venv")
    planned = make(project, "--dry-run", "pdf").stdout
    venv, install = planned.index("-m venv"), planned.index("--require-hashes")
    assert venv < install < planned.index("-m builder build")


def fake_python(folder: Path, **exits: int) -> str:
    path = folder / "python-fake"
    path.write_text(FAKE.format(**exits))
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return f"PYTHON={path}"


@pytest.mark.parametrize(
    ("exits", "advice"),
    [
        ({"old": 0, "bare": 1}, "install the package python3-venv"),
        ({"old": 1, "bare": 0}, "needs Python 3.11 or newer; Python 3.9.2 was found"),
    ],
)
def test_a_machine_that_lacks_something_is_told_in_one_line(
    project: Path, exits: dict[str, int], advice: str
) -> None:
    shutil.rmtree(project / ".venv")
    run = make(project, "pdf", fake_python(project, **exits))
    assert run.returncode != 0
    assert "ran:" not in run.stdout
    ours = [line for line in run.stderr.splitlines() if not line.startswith("make")]
    assert len(ours) == 1
    assert advice in ours[0]


def test_without_a_target_the_targets_are_listed(project: Path) -> None:
    listed = make(project).stdout
    for target in ("pdf", "epub", "all", "test", "check", "bench", "golden", "wheel", "clean"):
        assert f"make {target} " in listed


@pytest.mark.parametrize("words", [("pdf", "tea"), ("tea",), ("all", "tea")])
def test_a_guide_as_a_word_of_its_own_is_told_how_to_name(
    project: Path, words: tuple[str, ...]
) -> None:
    run = make(project, "--dry-run", *words)
    assert run.returncode != 0
    assert run.stdout == ""
    target = words[0] if len(words) > 1 else "pdf"
    assert f"make {target} GUIDE=tea" in run.stderr


def test_clean_leaves_what_was_built(project: Path) -> None:
    built = project / "output" / "tea" / "cards.pdf"
    built.parent.mkdir(parents=True)
    built.touch()
    assert make(project, "clean").returncode == 0
    assert built.exists()
    assert not (project / ".venv").exists()


def test_an_environment_of_another_place_is_made_anew(project: Path) -> None:
    python = project / ".venv" / "bin" / "python"
    python.write_text("#!/bin/sh\n")
    python.chmod(0o755)
    (project / ".venv" / ".made-in").write_text(f"{project}\n")
    assert make(project, "pdf", "PYTHON=false").stdout == ""
    assert python.exists()
    (project / ".venv" / ".made-in").write_text("/elsewhere\n")
    run = make(project, "pdf", "PYTHON=false")
    assert "Making .venv anew" in run.stdout
    assert not python.exists()


def test_the_command_goes_with_its_folder(project: Path, tmp_path: Path) -> None:
    python = project / ".venv" / "bin" / "python"
    python.write_text('#!/bin/sh\necho "$PYTHONPATH $*"\n')
    python.chmod(0o755)
    assert make(project, ".venv/bin/cardbook").returncode == 0
    moved = tmp_path / "another place"
    (project / ".venv").rename(moved)
    ran = subprocess.run(
        [moved / "bin" / "cardbook", "check"], check=True, capture_output=True, text=True
    )
    assert ran.stdout.endswith("-m builder check\n")
    assert str(moved) in ran.stdout
