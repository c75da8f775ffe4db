"""Outputs are held to the build that made them: by their bytes, and by what they hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder import packing
from builder.build import build
from builder.cli import main
from builder.edition import Options
from builder.store.project import Project, RequestError
from builder.store.verify import verify
from tests.rules.guides import BASE, made_guide


def built(folder: Path) -> Path:
    guide = made_guide(BASE, folder / "guide")
    options = Options(only=("quick", "epub"), output=folder / "output")
    return build(guide, options, Project()).folder


@pytest.fixture
def outputs(tmp_path: Path) -> Path:
    return built(tmp_path)


def agreements(folder: Path, inventory: Path | None = None) -> dict[str, str]:
    return {each.name: each.agreement for each in verify(folder, inventory)}


def test_what_was_just_made_is_the_same(outputs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert set(agreements(outputs).values()) == {"same"}
    assert main(["verify", str(outputs)]) == 0
    assert "guide.epub" in capsys.readouterr().out


def test_what_another_compressor_packed_has_the_same_content(
    outputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "deflate", None)
    elsewhere = built(tmp_path / "elsewhere")
    agreed = agreements(elsewhere, outputs / "build.json")
    assert agreed.pop("cautions.json") == "same"
    assert set(agreed.values()) == {"same content"}
    assert main(["verify", str(elsewhere), "--against", str(outputs / "build.json")]) == 0


def test_what_was_altered_or_lost_is_lines(
    outputs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (outputs / "quick-reference.pdf").open("ab") as file:
        file.write(b"% more\n")
    (outputs / "guide.epub").unlink()
    agreed = agreements(outputs)
    assert (agreed["quick-reference.pdf"], agreed["guide.epub"]) == ("changed", "missing")
    assert main(["verify", str(outputs)]) == 1
    lines = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines())
    assert (lines["guide.epub"], lines["cautions.json"]) == ("MISSING", "the same bytes")


def test_what_stayed_from_an_earlier_build_is_held_to_it_too(outputs: Path) -> None:
    build(outputs.parents[1] / "guide", Options(only=("quick",), output=outputs.parent), Project())
    kept = json.loads((outputs / "build.json").read_bytes())["kept"]
    assert kept["guide.epub"]["content"]
    assert agreements(outputs)["guide.epub"] == "same"


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"outputs": {"../a": "x"}, "stamp": "a"}'])
def test_a_folder_without_an_inventory_cannot_be_asked(tmp_path: Path, content: str) -> None:
    if content:
        (tmp_path / "build.json").write_text(content)
    with pytest.raises(RequestError):
        verify(tmp_path)
    assert main(["verify", str(tmp_path)]) == 2
