"""Both books converted by calibre to AZW3 and to PDF: all text and all pictures arrive."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pymupdf
import pytest
import resvg_py
from PIL import Image, ImageChops, ImageStat

from tests.engines.book_text import lost_words, text_of
from tests.engines.conftest import Book
from tests.engines.ink import ink
from tests.engines.once import once
from tests.engines.paged import LEAST_IN_PICTURE
from tests.engines.spoilt import Files, Spoil, edit, empty, lose, only, packed
from tests.engines.tools import need

QUIET = {
    "QT_QPA_PLATFORM": "offscreen",
    "QTWEBENGINE_DISABLE_SANDBOX": "1",
    "QTWEBENGINE_CHROMIUM_FLAGS": "--disable-gpu --disable-background-networking",
    "CALIBRE_NO_NATIVE_FILEDIALOGS": "1",
}
"""No window, no sandbox for root, nothing asked of the network."""


SMALL = (160, 256)
SHAPES, SIDE = 40, 80.0
"""A drawing of so many shapes, so many pt high and wide, is a picture and not a box."""
WRONG = re.compile(r"^.*\b(?:error|failed|could not|cannot|missing|not found in).*$", re.I | re.M)


@dataclass(frozen=True)
class Converted:
    """What a conversion made of a book: its text, how many pictures it shows, complaints."""

    text: str
    pictures: int
    complaints: tuple[str, ...]


def azw3(book: Path, folder: Path) -> Converted:
    """Return what ``book`` is as an AZW3, taken apart again."""
    complaints = _convert(book, folder / "book.azw3")
    _convert(folder / "book.azw3", folder / "back.htmlz")
    with ZipFile(folder / "back.htmlz") as archive:
        page = archive.read("index.html").decode()
        names = set(archive.namelist())
        pictures = re.findall(r'<img[^>]* src="([^"]+)"', page)
        drawn = {name for name in set(pictures) & names if _is_drawn(archive.read(name))}
    return Converted(text_of(page), sum(name in drawn for name in pictures), complaints)


def pdf(book: Path, folder: Path) -> Converted:
    """Return what ``book`` is as a PDF; only pictures of many shapes are counted."""
    complaints = _convert(book, folder / "book.pdf")
    with pymupdf.open(folder / "book.pdf") as opened:
        text = "\n".join(page.get_text() for page in opened)
        pictures = sum(_pictures(page) for page in opened)
    return Converted(text, pictures, complaints)


def _convert(book: Path, to: Path) -> tuple[str, ...]:
    """Write ``book`` as ``to``, in the format of its suffix; return what calibre complains of."""
    need("ebook-convert")
    ran = subprocess.run(
        ["ebook-convert", book, to],
        env=os.environ | QUIET | {"CALIBRE_CONFIG_DIRECTORY": str(to.parent / "calibre")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    output = ran.stdout + ran.stderr
    assert ran.returncode == 0, output
    return tuple(WRONG.findall(output))


def _is_drawn(content: bytes) -> bool:
    if b"<svg" in content[:1000]:
        content = resvg_py.svg_to_bytes(svg_string=content.decode(), width=200)
    with Image.open(BytesIO(content)) as picture:
        return ink(picture.convert("L")) >= LEAST_IN_PICTURE


def _pictures(page: pymupdf.Page) -> int:
    shapes = page.get_drawings()
    clusters = page.cluster_drawings(drawings=shapes)
    return sum(
        min(box.width, box.height) > SIDE
        and sum(box.contains(shape["rect"]) for shape in shapes) >= SHAPES
        for box in clusters
    )


def counted(files: Files, tag: str) -> int:
    return sum(len(re.findall(f"<{tag}[ >]", files[n].decode())) for n in files if ".xhtml" in n)


def test_all_of_the_book_is_in_the_azw3(book: Book, shared: Path) -> None:
    made = once(shared, f"azw3-{book.name}", lambda folder: azw3(book.path, folder))
    assert made.complaints == ()
    assert lost_words(made.text, book.files) == []
    assert made.pictures == counted(book.files, "img") > 10


def test_all_of_the_book_of_pixels_is_in_the_azw3(pixel_book: Book, tmp_path: Path) -> None:
    made = azw3(pixel_book.path, tmp_path)
    assert made.complaints == ()
    assert lost_words(made.text, pixel_book.files) == []
    assert made.pictures == counted(pixel_book.files, "img") > 10


@pytest.mark.parametrize("suffix", ["epub", "azw3", "mobi"])
def test_every_form_of_the_book_has_its_cover(
    pixel_book: Book, tmp_path: Path, suffix: str
) -> None:
    made = tmp_path / f"book.{suffix}"
    if suffix == "epub":
        made.write_bytes(pixel_book.path.read_bytes())
    else:
        assert _convert(pixel_book.path, made) == ()
    run = ["ebook-meta", str(made), f"--get-cover={tmp_path / 'cover'}"]
    subprocess.run(run, env=os.environ | QUIET, capture_output=True, check=True)
    with Image.open(tmp_path / "cover") as cover:
        known = Image.open(BytesIO(pixel_book.files["EPUB/cover.png"])).convert("RGB")
        assert cover.width / cover.height == pytest.approx(1600 / 2560, abs=0.01)
        apart = ImageChops.difference(cover.convert("RGB").resize(SMALL), known.resize(SMALL))
        assert max(ImageStat.Stat(apart).mean) < 5


def test_all_of_the_book_is_in_the_pdf(book: Book, shared: Path) -> None:
    made = once(shared, f"pdf-{book.name}", lambda folder: pdf(book.path, folder))
    assert made.complaints == ()
    assert lost_words(made.text, book.files) == []
    assert made.pictures == counted(book.files, "figure")


OIL = "EPUB/text/card-oil.xhtml"
DEFECTS: dict[str, tuple[Spoil, str]] = {
    "picture not in the book": (lose("images/oil.svg"), "picture"),
    "picture of nothing": (empty("EPUB/images/oil.svg"), "picture"),
    "text not in the book": (edit(OIL, "teaspoon", "spoon"), "lost word: teaspoon"),
}


CUT_AWAY = "Could not find anchor location for ToC entry"
"""Of chapters that a few pages of a book do without; one of them is called "The pictures …"."""


def faults(way: Callable[[Path, Path], Converted], files: Files, few: Files, at: Path) -> list[str]:
    """Return what of the pages ``few`` does not arrive when ``files`` are converted."""
    made = way(packed(files, at / "some.epub"), at)
    wanted = counted(few, "img" if way is azw3 else "figure")
    lost = ["picture lost"] * (wanted - made.pictures)
    complaints = [each for each in made.complaints if not each.startswith(CUT_AWAY)]
    return [*lost_words(made.text, few), *lost, *complaints]


@pytest.mark.parametrize("way", [azw3, pdf], ids=["azw3", "pdf"])
def test_few_pages_arrive_whole(
    real_book: Book, tmp_path: Path, way: Callable[[Path, Path], Converted]
) -> None:
    few = only(real_book.files, "card-oil")
    assert counted(few, "img") >= 1
    assert faults(way, few, few, tmp_path) == []


@pytest.mark.parametrize("defect", DEFECTS)
@pytest.mark.parametrize("way", [azw3, pdf], ids=["azw3", "pdf"])
def test_a_defect_is_seen(
    real_book: Book, tmp_path: Path, way: Callable[[Path, Path], Converted], defect: str
) -> None:
    spoil, word = DEFECTS[defect]
    few = only(real_book.files, "card-oil")
    wrong = faults(way, spoil(few), few, tmp_path)
    assert any(word in fault for fault in wrong), wrong
