"""Both books in MuPDF, the engine that forgives least in style sheets and pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pymupdf
import pytest
from PIL import Image

from tests.engines.book_text import lost_words
from tests.engines.conftest import Book
from tests.engines.ink import Corners, ink
from tests.engines.once import once
from tests.engines.paged import LEAST_IN_PICTURE
from tests.engines.spoilt import Files, Spoil, edit, empty, lose, only, packed, style

VERSION = "1.28"
WIDTH, HEIGHT, TYPE = 402, 543, 12
"""pt: 1072 x 1448 px at 192 dpi."""
DPI = 96
LEAST_INK = 0.0005
"""MuPDF keeps nothing together: a page may end up with a short last line, but not with less."""
MOST_BLACK = 0.3
"""Share of a picture's place; what MuPDF cannot paint becomes black."""


@dataclass(frozen=True)
class Drawn:
    """A book as MuPDF draws it: ink by page, ink and black by picture, words."""

    inks: tuple[float, ...]
    pictures: tuple[tuple[float, float], ...]
    text: str


def drawn(book: Path) -> Drawn:
    inks, pictures, text = [], [], []
    with pymupdf.open(book) as opened:
        opened.layout(width=WIDTH, height=HEIGHT, fontsize=TYPE)
        for page in opened:
            shot = _shot(page)
            inks.append(ink(shot))
            text.append(page.get_text())
            for picture in page.get_image_info():
                place = _place(picture["bbox"])
                pictures.append((ink(shot, place), _black(shot, place)))
    return Drawn(tuple(inks), tuple(pictures), "\n".join(text))


def _shot(page: pymupdf.Page) -> Image.Image:
    raster = page.get_pixmap(dpi=DPI, colorspace=pymupdf.csGRAY)
    return Image.frombytes("L", (raster.width, raster.height), raster.samples)


def _place(box: tuple[float, float, float, float]) -> Corners:
    """Return a box in pt as whole pixels."""
    left, top, right, bottom = (round(edge * DPI / 72) for edge in box)
    return left, top, right, bottom


def _black(shot: Image.Image, place: Corners) -> float:
    levels = shot.crop(place).histogram()
    return sum(levels[:8]) / max(1, sum(levels))


def faults(read: Drawn, files: Files) -> list[str]:
    pages = [files[name].decode() for name in files if name.endswith(".xhtml")]
    wanted = sum(len(re.findall("<img ", page)) for page in pages)
    wrong = [f"page {at}: blank" for at, share in enumerate(read.inks, 1) if share < LEAST_INK]
    if len(read.pictures) != wanted:
        wrong.append(f"missing pictures: {wanted - len(read.pictures)} of {wanted}")
    for at, (share, black) in enumerate(read.pictures, 1):
        if share < LEAST_IN_PICTURE:
            wrong.append(f"picture {at}: empty")
        if black > MOST_BLACK:
            wrong.append(f"picture {at}: black, {black:.0%}")
    return wrong + lost_words(read.text, files)


def test_every_page_is_whole(book: Book, shared: Path) -> None:
    assert pymupdf.mupdf_version.startswith(VERSION)
    read = once(shared, f"mupdf-{book.name}", lambda _: drawn(book.path))
    assert len(read.inks) > 15
    assert len(read.text) > 3000
    wrong = faults(read, book.files)
    assert not wrong, "\n".join(wrong)


def test_every_page_of_pixels_is_whole(pixel_book: Book) -> None:
    read = drawn(pixel_book.path)
    wrong = faults(read, pixel_book.files)
    assert not wrong, "\n".join(wrong)


OIL, OIL_PICTURE = "EPUB/text/card-oil.xhtml", "EPUB/images/oil.svg"
GRADIENT = (
    '<defs><linearGradient id="g"><stop stop-color="#fff"/></linearGradient></defs>'
    '<rect width="9999" height="9999" fill="url(#g)"/></svg>'
)
DEFECTS: dict[str, tuple[Spoil, str]] = {
    "blank page": (
        edit(OIL, '<p class="facts"', '<p style="page-break-after: always">x</p><p style="color:'
             ' #fff; page-break-after: always">x</p><p class="facts"'),
        "blank",
    ),
    "picture not in the book": (lose("images/oil.svg"), "missing pictures"),
    "picture of nothing": (empty(OIL_PICTURE), "empty"),
    "picture with a gradient": (edit(OIL_PICTURE, "</svg>", GRADIENT), "black"),
    "text hidden": (style(".callout { display: none }"), "lost word"),
}  # fmt: skip


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_is_seen(real_book: Book, tmp_path: Path, defect: str) -> None:
    spoil, word = DEFECTS[defect]
    few = only(real_book.files, "card-oil")
    assert faults(drawn(packed(few, tmp_path / "few.epub")), few) == []
    spoilt = spoil(few)
    wrong = faults(drawn(packed(spoilt, tmp_path / "spoilt.epub")), spoilt)
    assert any(word in fault for fault in wrong), wrong
