"""Faces as pictures: what the PDF shows, and words that can still be read."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageDraw

from builder.build import Built, build
from builder.drawing import TextRun
from builder.drawing.page import leaves
from builder.edition import Edition, Options, read
from builder.gates.pdf import OpenedPdf
from builder.outputs import CARDS, PICTURES, SHEETS
from builder.outputs.output import Paged, Written
from builder.outputs.pictures.compared import TEXT, check_picture
from builder.outputs.pictures.pages import DPI
from builder.store.project import Project
from builder.units import mm_to_inch, pt_to_mm
from tests.rules.guides import BASE, made_guide

KINDS = ("svg", "png")


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_guide(BASE, tmp_path_factory.mktemp("pictures") / "guide")


@pytest.fixture(scope="module")
def built(guide: Path) -> Built:
    return build(guide, Options(output=guide.parent / "output", only=("pictures",)), Project())


@pytest.fixture(scope="module")
def edition(guide: Path) -> Edition:
    return read(guide, Project(), "guide")


def written(built: Built, edition: Edition, name: str) -> Written[Paged]:
    made = built.made
    both = OpenedPdf(build_of_cards(built), CARDS.file)
    return Written(name, built.files[name], made.form(PICTURES), edition, {CARDS.file: both})


def build_of_cards(built: Built) -> bytes:
    from builder.backends.pdf import write_pdf
    from tests.support.faces import family

    return write_pdf(built.made.form(CARDS).document, family())


def codes(file: Written[Paged]) -> list[str]:
    return [finding.code for finding in check_picture(file)]


def test_every_face_is_a_picture_of_both_kinds(built: Built) -> None:
    pages = [page.name for page in built.made.form(CARDS).document.pages]
    assert len(pages) >= 6
    pictures = {name for name in built.files if name.startswith("pictures/")}
    assert pictures == {f"pictures/{page}.{kind}" for page in pages for kind in KINDS}
    assert (built.folder / "pictures" / "card-1.svg").stat().st_size > 0
    assert CARDS.file not in built.files


def test_a_picture_has_the_size_of_the_card(built: Built) -> None:
    with Image.open(io.BytesIO(built.files["pictures/card-1.png"])) as picture:
        wanted = tuple(round(mm_to_inch(side) * DPI) for side in (99.0, 132.0))
        assert picture.size == wanted
        assert picture.info["dpi"] == pytest.approx((DPI, DPI), abs=0.01)
    root = ElementTree.fromstring(built.files["pictures/card-1.svg"])
    assert (root.get("width"), root.get("height")) == ("99mm", "132mm")
    assert root.get("id") == "card-1"
    assert root.get("lang") == "en-GB"


def test_pictures_show_and_say_what_the_pdf_does(built: Built, edition: Edition) -> None:
    names = [name for name in built.files if name.startswith("pictures/")]
    assert {finding for name in names for finding in codes(written(built, edition, name))} == set()


def test_a_picture_that_lost_a_shape_is_refused(built: Built, edition: Edition) -> None:
    file = written(built, edition, "pictures/card-1.png")
    other = built.files["pictures/card-2.png"]
    assert codes(file) == []
    assert codes(replace(file, content=other)) == ["picture-unlike"]


def test_a_word_painted_over_is_seen(built: Built, edition: Edition) -> None:
    """Little of the whole, and yet it may be the "not" of a warning."""
    file = written(built, edition, "pictures/card-1-back.png")
    (page,) = (page for page in built.made.form(CARDS).document.pages if page.name == "card-1-back")
    runs = [leaf for leaf in leaves(page.body) if isinstance(leaf, TextRun)]
    run = min((run for run in runs if len(run.text) > 3), key=lambda run: run.width)
    left, top = run.x, run.baseline - pt_to_mm(run.size_pt)
    box = [round(mm_to_inch(side) * DPI) for side in (left, top, left + run.width, run.baseline)]
    with Image.open(io.BytesIO(file.content)) as picture:
        spoilt, out = picture.convert("RGB"), io.BytesIO()
        ImageDraw.Draw(spoilt).rectangle(box, fill="#ffffff")
        spoilt.save(out, "PNG")
    assert codes(replace(file, content=out.getvalue())) == ["picture-unlike"]


def test_words_that_a_picture_lost_are_told(built: Built, edition: Edition) -> None:
    file = written(built, edition, "pictures/card-1-back.svg")
    root = ElementTree.fromstring(file.content)
    texts = list(root.iter(TEXT))
    assert len(texts) > 5
    texts[3].text = ""
    spoilt = replace(file, content=ElementTree.tostring(root))
    assert codes(file) == []
    assert codes(spoilt) == ["picture-text-lost"]


def test_what_no_longer_has_a_card_leaves_the_folder(guide: Path) -> None:
    options = Options(output=guide.parent / "other", only=("pictures",))
    folder = build(guide, options, Project()).folder
    own = folder / "pictures" / "mine.txt"
    own.write_text("kept")
    stale = folder / "pictures" / "card-2.svg"
    assert stale.exists()
    listing = guide / "guide.yaml"
    text = listing.read_text("utf-8")
    listing.write_text(text.replace("[warm-up, knead]", "[warm-up]"), "utf-8")
    card = guide / "cards" / "02-knead.md"
    kept = card.read_text("utf-8")
    card.unlink()
    try:
        build(guide, options, Project())
    finally:
        listing.write_text(text, "utf-8")
        card.write_text(kept, "utf-8")
    assert not stale.exists()
    assert own.read_text() == "kept"


def test_sheets_are_pictured_on_request(guide: Path) -> None:
    options = Options(output=guide.parent / "sheets", only=("sheet-pictures",))
    made = build(guide, options, Project())
    pages = made.made.form(SHEETS).document.pages
    pictures = {name for name in made.files if name.startswith("sheet-pictures/")}
    assert pictures == {f"sheet-pictures/{page.name}.{kind}" for page in pages for kind in KINDS}
    with Image.open(io.BytesIO(made.files["sheet-pictures/sheet-1-front.png"])) as picture:
        assert picture.size == (2480, 3300)
