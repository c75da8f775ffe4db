"""A picture of the author's own goes the whole way into pages and book."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from builder.diagnostics import ContentError
from builder.pipeline import Options, Project, build
from tests.rules.guides import BASE, made_guide

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
    with ZipFile(tmp_path / "output" / "guide" / "guide.epub") as book:
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
