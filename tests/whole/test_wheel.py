"""The package carries all that it needs: installed elsewhere, it does what the checkout does."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from email import message_from_bytes
from pathlib import Path
from zipfile import ZipFile

import pytest

from builder import __version__
from tests.support.made import PICTURES, PLANT, REAL, ROOT, Made
from tests.whole.from_wheel import PIP, Installed, differing, wheel_of

OWN = ("fonts", "templates")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheel_of(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in an environment of its own, which borrows the libraries of this one."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    pip = [*PIP, "--python", str(folder / "bin" / "python")]
    subprocess.run([*pip, "install", "--no-deps", "--no-index", str(wheel)], check=True)
    return Installed(folder)


def of_package() -> set[str]:
    """Return the files of the checkout that belong into the package, as it names them."""
    code = (path.relative_to(ROOT) for path in files(ROOT / "builder"))
    own = ("builder" / path.relative_to(ROOT) for name in OWN for path in files(ROOT / name))
    return {path.as_posix() for path in (*code, *own)}


def files(folder: Path) -> list[Path]:
    return [
        path for path in folder.rglob("*") if path.is_file() and path.parent.name != "__pycache__"
    ]


def test_the_wheel_holds_every_file_and_no_other(wheel: Path) -> None:
    names = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert names == of_package()
    assert {"builder/py.typed", "builder/rules/too-long.toml", "builder/fonts/fonts.toml"} < names


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    archive = ZipFile(wheel)
    (name,) = (name for name in archive.namelist() if name.endswith("/METADATA"))
    metadata = message_from_bytes(archive.read(name))
    assert (metadata["Name"], metadata["Version"]) == ("cardbook", __version__)
    assert metadata["Author"]
    assert metadata.get_all("Project-URL")
    assert "Typing :: Typed" in metadata.get_all("Classifier", [])
    assert {f"fonts/{path.name}" for path in (ROOT / "fonts").glob("*.txt")} < set(
        metadata.get_all("License-File", [])
    )


def test_the_same_wheel_comes_of_the_packed_sources(wheel: Path, tmp_path: Path) -> None:
    pack = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)]
    subprocess.run(pack, cwd=ROOT, check=True, capture_output=True)
    (packed,) = tmp_path.glob("*.tar.gz")
    assert wheel_of(packed, tmp_path).read_bytes() == wheel.read_bytes()


def test_nothing_of_the_checkout_is_used(installed: Installed, tmp_path: Path) -> None:
    script = (
        "import builder; from builder.store.project import Project as P\n"
        "print(builder.__file__, P().templates, P().fonts, P().output, sep='\\n')"
    )
    run = installed.run(tmp_path, str(installed.python), "-c", script)
    assert run.returncode == 0, run.stderr
    *own, output = run.stdout.splitlines()
    assert len(own) == 3
    assert all(Path(path).is_relative_to(installed.folder.resolve()) for path in own)
    assert output == "output"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--version"], f"cardbook {__version__}\n"),
        (["explain"], "too-long"),
        (["explain", "caution-late"], "caution-late"),
        (["doctor"], "as pinned"),
        (["calibrate"], "output/calibration.pdf"),
        (["calibrate", "--language", "de"], "output/calibration.pdf"),
    ],
    ids=["version", "codes", "code", "doctor", "sheet", "sheet in German"],
)
def test_a_command_works_in_any_folder(
    arguments: list[str], message: str, installed: Installed, tmp_path: Path
) -> None:
    run = installed.cardbook(tmp_path, *arguments)
    assert run.returncode == 0, run.stderr
    assert message in run.stdout
    assert [path.name for path in files(tmp_path)] == ["calibration.pdf"] * ("output" in message)


def test_a_guide_that_lies_anywhere_is_checked(installed: Installed, tmp_path: Path) -> None:
    run = installed.cardbook(tmp_path, "check", str(shutil.copytree(PLANT, tmp_path / "Ö" / "p")))
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    card = sorted((tmp_path / "Ö" / "p" / "cards").iterdir())[0]
    card.write_text(card.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    run = installed.cardbook(tmp_path / "Ö", "check", "p")
    assert run.returncode == 1
    assert f"p/cards/{card.name}:" in run.stdout + run.stderr


@pytest.mark.slow
def test_a_guide_is_built_byte_for_byte_as_in_the_checkout(
    installed: Installed, real: Made, plant: Made, tmp_path: Path
) -> None:
    """One guide is found by its name and has its pictures, the other by path and draws them."""
    kept = real.built.folder.parent / PICTURES / REAL.name
    shutil.copytree(kept, tmp_path / "output" / PICTURES / REAL.name)
    shutil.copytree(REAL, tmp_path / "content" / REAL.name)
    shutil.copytree(PLANT, tmp_path / "elsewhere" / PLANT.name)
    for made, around, arguments in (
        (real, tmp_path, []),
        (plant, tmp_path / "elsewhere", [f"elsewhere/{PLANT.name}"]),
    ):
        run = installed.cardbook(tmp_path, "build", *arguments, "--quiet")
        assert run.returncode == 0, run.stderr
        name = made.built.folder.name
        assert differing(around / "output" / name, made.built.folder) == []


def test_the_comparison_sees_one_changed_letter_and_a_lost_file(
    plant: Made, tmp_path: Path
) -> None:
    copy = shutil.copytree(plant.built.folder, tmp_path / "copy")
    page = copy / "cards.pdf"
    page.write_bytes(page.read_bytes().replace(b"%%EOF", b"%%EOG"))
    (copy / "build.json").unlink()
    assert differing(copy, plant.built.folder) == ["copy/build.json", "copy/cards.pdf"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build"], "no guide was named; give the folder of one: there is none in content"),
        (["check", "leg"], "no guide is called 'leg'; give the folder of one"),
        (["build", ".", "--output", "OWN"], "would mix with the templates in"),
    ],
    ids=["no name", "no such name", "among our own files"],
)
def test_what_cannot_be_asked_of_it_is_told(
    arguments: list[str], message: str, installed: Installed, tmp_path: Path
) -> None:
    (own,) = installed.folder.glob("lib/python*/site-packages/builder/templates")
    asked = [str(own) if word == "OWN" else word for word in arguments]
    run = installed.cardbook(tmp_path, *asked)
    assert (run.returncode, run.stdout) == (2, "")
    assert message in run.stderr
