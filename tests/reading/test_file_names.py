"""Whoever follows the hint of a file's name has a file that is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.reading.file_names import Misnamed, card_file, picture_file
from builder.reading.folder import CARD_FILE, ILLUSTRATION_FILE, read_folder

CALLED = re.compile(r"'([^']+)'")


@pytest.mark.parametrize(
    ("file", "right"),
    [
        ("pot.JPG", "pot.jpg"), ("pot.jpeg", "pot.jpg"), ("pot.Jpg", "pot.jpg"),
        ("pot.PNG", "pot.png"), ("Pot.svg", "pot.svg"), ("IMG_2041.JPG", "img-2041.jpg"),
        ("Leg Map (draft).SVG", "leg-map-draft.svg"), ("Café.png", "cafe.png"),
        ("pot.yml", "pot.yaml"), ("DSC00012.jpe", "dsc00012.jpg"), ("湯.png", "leg-map.png"),
    ],
)  # fmt: skip
def test_a_picture_is_told_its_right_name(file: str, right: str) -> None:
    misnamed = picture_file(file)
    assert isinstance(misnamed, Misnamed)
    assert (misnamed.code, misnamed.hint) == ("bad-file-name", f"call it '{right}'")
    assert ILLUSTRATION_FILE.fullmatch(right)


@pytest.mark.parametrize(
    ("file", "word", "right"),
    [("pot.webp", "WebP", "pot.jpg"), ("pot.HEIC", "HEIC", "pot.jpg"), ("a.gif", "GIF", "a.jpg"),
     ("Pot 1.tiff", "TIFF", "pot-1.jpg"), ("pot.pdf", "PDF", "pot.svg"),
     ("pot.ai", "Illustrator", "pot.svg"), ("pot.svgz", "packed SVG", "pot.svg")],
)  # fmt: skip
def test_another_kind_of_picture_is_told_how_to_save_it(file: str, word: str, right: str) -> None:
    misnamed = picture_file(file)
    assert isinstance(misnamed, Misnamed)
    assert misnamed.code == "picture-format"
    assert word in misnamed.message
    assert right in CALLED.findall(misnamed.hint)
    assert all(ILLUSTRATION_FILE.fullmatch(name) for name in CALLED.findall(misnamed.hint))


@pytest.mark.parametrize(
    ("file", "right"),
    [("7 Knead.md", "07-knead.md"), ("07_Knead.MD", "07-knead.md"), ("12-Knead!.md", "12-knead.md"),
     ("3.knead.markdown", "03-knead.md")],
)  # fmt: skip
def test_a_card_is_told_its_right_name(file: str, right: str) -> None:
    misnamed = card_file(file)
    assert isinstance(misnamed, Misnamed)
    assert misnamed.hint == f"call it '{right}'"
    assert CARD_FILE.fullmatch(right)


@pytest.mark.parametrize("file", ["notes.txt", "pot", "pot.docx", ".md"])
def test_what_is_no_card_and_no_picture_is_a_stray_file(file: str) -> None:
    assert picture_file(file) is None


def test_a_picture_that_is_called_wrongly_is_not_missing_too(tmp_path: Path) -> None:
    folder = tmp_path / "tea"
    (folder / "illustrations").mkdir(parents=True)
    (folder / "cards").mkdir()
    (folder / "guide.yaml").write_text("title: Tea\n")
    (folder / "cautions.yaml").write_text("[]\n")
    (folder / "illustrations" / "pot.yaml").write_text("alt: A pot.\n")
    (folder / "illustrations" / "pot.JPG").write_bytes(b"")
    (finding,) = read_folder(folder, "tea").findings
    assert str(finding.position) == "tea/illustrations/pot.JPG:1:1"
    assert finding.hint == "call it 'pot.jpg'"
    (folder / "illustrations" / "pot.JPG").rename(folder / "illustrations" / "pot.jpg")
    assert read_folder(folder, "tea").findings == ()
