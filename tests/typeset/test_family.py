"""The font files are the ones pinned, and what the builder says of them is true."""

import io
import shutil
import tomllib
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from builder.diagnostics import MachineError
from builder.typeset import FACES, load_family, load_profile

FONTS = Path(__file__).parents[2] / "fonts"
FAMILY = load_family(FONTS)


def opened(face: str) -> TTFont:
    return TTFont(io.BytesIO(FAMILY.font(face).data))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "fonts"
    shutil.copytree(FONTS, copy)
    load_family(copy)
    return copy


def test_every_font_in_the_folder_is_pinned() -> None:
    files = {file.file for file in FAMILY.files.values()}
    assert len(files) == 4
    assert files == {path.name for path in FONTS.glob("*.ttf")}


def test_no_two_faces_share_a_postscript_name() -> None:
    assert len({FAMILY.font(face).postscript_name for face in FACES}) == 4


@pytest.mark.parametrize("face", FACES)
def test_names_and_version_are_those_in_the_file(face: str) -> None:
    names = opened(face)["name"]
    assert FAMILY.font(face).postscript_name == names.getDebugName(6)
    assert names.getDebugName(5) == f"Version {FAMILY.files[face].version}"


@pytest.mark.parametrize("face", FACES)
def test_faces_are_static_truetype_that_may_be_embedded(face: str) -> None:
    file = opened(face)
    assert {"glyf", "GPOS"} <= set(file.keys())
    assert not {"fvar", "CFF ", "CFF2"} & set(file.keys())
    assert file["OS/2"].fsType == 0


@pytest.mark.parametrize("face", FACES)
def test_measures_are_those_in_the_file(face: str) -> None:
    file, font = opened(face), FAMILY.font(face)
    em = file["head"].unitsPerEm
    assert font.units_per_em == em
    assert font.x_height == file["OS/2"].sxHeight / em
    assert font.cap_height == file["OS/2"].sCapHeight / em
    assert font.ascent == file["hhea"].ascent / em
    assert font.descent == file["hhea"].descent / em
    assert font.space == file["hmtx"][file.getBestCmap()[32]][0] / em == FAMILY.space(face)


def test_the_known_height_of_a_small_x() -> None:
    assert [FAMILY.font(face).x_height for face in FACES] == [0.496] * 4


def test_the_licence_lies_beside_and_reserves_no_name() -> None:
    licence = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "with Reserved Font Name" not in licence


def test_the_readme_names_every_pinned_file() -> None:
    readme = (FONTS / "README.md").read_text(encoding="utf-8")
    pinned = tomllib.loads((FONTS / "fonts.toml").read_text(encoding="utf-8"))
    files = [entry["file"] for entry in pinned["font"] + pinned["profile"]]
    assert len(files) == 6
    assert [file for file in files if file not in readme] == []


def test_a_changed_font_stops_the_load(folder: Path) -> None:
    path = folder / "AtkinsonHyperlegibleNext-Bold.ttf"
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    with pytest.raises(MachineError, match=r"Bold\.ttf is not the file that fonts\.toml pins"):
        load_family(folder)


def test_a_missing_font_stops_the_load(folder: Path) -> None:
    (folder / "AtkinsonHyperlegibleNext-Italic.ttf").unlink()
    with pytest.raises(MachineError, match=r"Italic\.ttf is missing"):
        load_family(folder)


def test_an_unreadable_font_stops_the_load(folder: Path) -> None:
    path = folder / "AtkinsonHyperlegibleNext-Italic.ttf"
    path.unlink()
    path.mkdir()
    with pytest.raises(MachineError, match=r"Italic\.ttf cannot be read"):
        load_family(folder)


def test_a_folder_without_an_inventory_stops_the_load(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match=r"fonts\.toml is missing"):
        load_family(tmp_path)


@pytest.mark.parametrize("text", ["[[font]\n", "[[font]]\nname = 3\n", "\x00"])
def test_a_damaged_inventory_stops_the_load(folder: Path, text: str) -> None:
    (folder / "fonts.toml").write_text(text, encoding="utf-8")
    with pytest.raises(MachineError, match=r"fonts\.toml is damaged"):
        load_family(folder)


def test_an_inventory_without_a_face_stops_the_load(folder: Path) -> None:
    path = folder / "fonts.toml"
    text = path.read_text(encoding="utf-8").replace('name = "bold-italic"', 'name = "other"')
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MachineError, match="lists no font 'bold-italic'"):
        load_family(folder)


def test_the_profile_is_an_srgb_display_profile() -> None:
    profile = load_profile(FONTS)
    assert profile.name == "sRGB"
    assert (profile.data[12:20], profile.data[36:40]) == (b"mntrRGB ", b"acsp")
    assert int.from_bytes(profile.data[:4]) == len(profile.data)


def test_the_profile_of_the_press_is_a_cmyk_printer_profile() -> None:
    profile = load_profile(FONTS, "FOGRA39")
    assert (profile.data[12:20], profile.data[36:40]) == (b"prtrCMYK", b"acsp")
    assert int.from_bytes(profile.data[:4]) == len(profile.data)


def test_an_unknown_or_changed_profile_stops_the_load(folder: Path) -> None:
    with pytest.raises(MachineError, match="lists no profile 'CMYK'"):
        load_profile(folder, "CMYK")
    (folder / "sRGB.icc").write_bytes(b"")
    with pytest.raises(MachineError, match=r"sRGB\.icc is not the file"):
        load_profile(folder)
