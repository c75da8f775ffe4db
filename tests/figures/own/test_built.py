"""A picture of the author's own goes the whole way into pages and book."""

import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import page as validator
import pytest
from PIL import Image

from builder.build import build
from builder.diagnostics import ContentError
from builder.edition import Options
from builder.store.project import Project
from tests.rules.guides import BASE, made_guide
from tests.support.epubcheck import EXPLAINED, epubcheck_messages

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 87 56">{}</svg>'
GROUND = '<rect width="87" height="56" fill="tan"/>'


def built(folder: Path, inner: str) -> dict[str, bytes]:
    guide = folder / "guide"
    if not guide.exists():
        made_guide(BASE, guide)
    (guide / "illustrations" / "leg.yaml").write_text("alt: The back of the leg.\n")
    (guide / "illustrations" / "leg.svg").write_text(SVG.format(inner))
    project = Project(output=folder / "output")
    made = build(guide, Options(), project)
    assert made.findings == ()
    return made.files


def test_an_own_picture_stands_in_pages_and_book(tmp_path: Path) -> None:
    files = built(tmp_path, GROUND)
    assert files["cards.pdf"].startswith(b"%PDF")
    with ZipFile(tmp_path / "output" / "guide" / "guide-vector.epub") as book:
        pictures = [book.read(name) for name in book.namelist() if name.endswith("leg.svg")]
    assert any(b"#d2b48c" in picture for picture in pictures)


def test_another_file_of_the_same_name_is_drawn_anew(tmp_path: Path) -> None:
    first = built(tmp_path, GROUND)
    again = built(tmp_path, GROUND)
    other = built(tmp_path, GROUND.replace("tan", "teal"))
    assert first == again
    assert first["cards.pdf"] != other["cards.pdf"]


def test_an_own_picture_that_harms_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as refused:
        built(tmp_path, "<script/>")
    assert [finding.code for finding in refused.value.findings] == ["picture-unsafe"]


def photograph(size: tuple[int, int]) -> Image.Image:
    shade = Image.radial_gradient("L").resize(size)
    return Image.merge("RGB", (shade, shade.point(lambda grey: grey // 2), shade))


def built_of_pixels(folder: Path, size: tuple[int, int], suffix: str) -> dict[str, bytes]:
    guide = made_guide(BASE, folder / "guide")
    for name in ("leg", "cover"):
        (guide / "illustrations" / f"{name}.yaml").write_text("alt: The back of the leg.\n")
        photograph(size).save(guide / "illustrations" / f"{name}{suffix}")
    made = build(guide, Options(), Project(output=folder / "output"))
    assert made.findings == ()
    return made.files


@pytest.mark.parametrize("suffix", [".png", ".jpg"])
def test_a_photograph_stands_in_pages_book_and_cover(tmp_path: Path, suffix: str) -> None:
    files = built_of_pixels(tmp_path, (900, 600), suffix)
    for profile in ("ua1", "2a"):
        verdict = validator.validate_pdf_bytes(files["cards.pdf"], profile=profile)
        assert [failure.message for failure in verdict.failures] == []
    with ZipFile(BytesIO(files["guide.epub"])) as book:
        picture = Image.open(BytesIO(book.read(f"EPUB/images/leg{suffix}")))
        cover, pages = book.read("EPUB/cover.jpg"), book.namelist()
        chapters = [book.read(name).decode() for name in pages if name.endswith(".xhtml")]
    assert picture.size == (900, 600)
    assert Image.open(BytesIO(cover)).size == (1600, 2560)
    assert any(f'src="../images/leg{suffix}"' in chapter for chapter in chapters)


def test_photographs_are_kept_between_builds(tmp_path: Path) -> None:
    first = built_of_pixels(tmp_path / "one", (900, 600), ".jpg")
    kept = tmp_path / "one" / "output" / ".cache"
    shutil.copytree(kept, tmp_path / "two" / "output" / ".cache")
    assert built_of_pixels(tmp_path / "two", (900, 600), ".jpg") == first


def test_a_book_of_photographs_is_sound(tmp_path: Path) -> None:
    built_of_pixels(tmp_path, (900, 600), ".png")
    messages = epubcheck_messages(tmp_path / "output" / "guide" / "guide.epub", tmp_path)
    assert set(messages) <= EXPLAINED


def test_a_coarse_photograph_is_refused_with_its_numbers(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as refused:
        built_of_pixels(tmp_path, (600, 400), ".jpg")
    findings = refused.value.findings
    assert {finding.code for finding in findings} == {"picture-resolution"}
    assert "600 x 400 pixels printed 86 mm wide are 177 dots an inch" in findings[0].message
    assert "678 pixels" in findings[0].hint
