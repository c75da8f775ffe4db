"""The package, installed away from the checkout: what it builds is what the checkout builds.

``python -m tests.whole.from_wheel DIR`` leaves the wheel in DIR.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.made import PLANT, REAL, ROOT

PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")


@dataclass(frozen=True)
class Installed:
    """An environment that holds the package, with nothing of the checkout in reach.

    Attributes:
        folder: the virtual environment.
    """

    folder: Path

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    def cardbook(self, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.run(cwd, str(self.folder / "bin" / "cardbook"), *arguments)

    def run(self, cwd: Path, *command: str) -> subprocess.CompletedProcess[str]:
        """Run ``command`` in folder ``cwd`` with no setting but a home and the system's path."""
        bare = {"HOME": str(self.folder), "PATH": os.defpath}
        return subprocess.run(
            command, cwd=cwd, env=bare, check=False, capture_output=True, text=True
        )


def main(folder: Path) -> int:
    """Leave the wheel in ``folder``, install the locked libraries and it, compare two guides."""
    with TemporaryDirectory() as name:
        place = Path(name)
        wheel = wheel_of(ROOT, place)
        folder.mkdir(exist_ok=True)
        shutil.copy(wheel, folder)
        installed = locked(place / "venv", wheel)
        unlike = [name for guide in (REAL, PLANT) for name in _unlike(guide, installed, place)]
    verdict = "does not build as the checkout does:" if unlike else "builds as the checkout does"
    sys.stdout.write("\n".join([f"{wheel.name} {verdict}", *unlike, ""]))
    return int(bool(unlike))


def wheel_of(source: Path, folder: Path) -> Path:
    """Return the wheel of ``source``, a checkout or what was packed of one, made in ``folder``."""
    plain = ("--no-build-isolation", "--no-deps", "--wheel-dir", str(folder))
    subprocess.run([*PIP, "wheel", *plain, str(source)], check=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def locked(folder: Path, wheel: Path) -> Installed:
    """Return a new environment in ``folder`` with the locked libraries and ``wheel``."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    installed = Installed(folder)
    pip = [str(installed.python), *PIP[1:], "install"]
    libraries = str(ROOT / "requirements.txt")
    subprocess.run([*pip, "--require-hashes", "-r", libraries], check=True)
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True)
    return installed


def _unlike(guide: Path, installed: Installed, place: Path) -> list[str]:
    """Return the files of ``guide`` that package and checkout build differently."""
    copy = shutil.copytree(guide, place / "guides" / guide.name)
    run = installed.cardbook(place, "build", str(copy.relative_to(place)), "--quiet")
    assert run.returncode == 0, run.stderr
    ours = place / "checkout"
    command = [sys.executable, "-m", "builder", "build", str(guide), "--output", str(ours)]
    subprocess.run([*command, "--quiet"], cwd=ROOT, check=True)
    return differing(copy.parent / "output" / guide.name, ours / guide.name)


def differing(one: Path, other: Path) -> list[str]:
    """Return the files that one of two folders lacks or holds with other bytes."""
    ones, others = _content(one), _content(other)
    assert len(ones) > 8
    names = ones.keys() | others.keys()
    return [f"{one.name}/{name}" for name in sorted(names) if ones.get(name) != others.get(name)]


def _content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
