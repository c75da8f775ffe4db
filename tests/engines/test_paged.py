"""Every page of both books in foliate-js: by day, by night and with text twice as large."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.engines.conftest import Book
from tests.engines.engine import Device, Engine
from tests.engines.once import once
from tests.engines.paged import DARK, DEVICES, LARGE, LIGHT, Paged, faults, read_paged
from tests.engines.spoilt import Files, Spoil, both, cut, edit, empty, lose, packed, style

Reading = Callable[[Book, Device], Paged]


@pytest.fixture
def reading(engine: Engine, shared: Path) -> Reading:
    """A way to read a whole book; each reading is done once."""

    def read(book: Book, device: Device) -> Paged:
        name = f"paged-{book.name}-{device.name}"
        return once(shared, name, lambda folder: read_paged(engine, book.path, device, folder))

    return read


@pytest.mark.parametrize("device", DEVICES, ids=lambda device: device.name)
def test_every_page_is_whole(reading: Reading, book: Book, device: Device) -> None:
    read = reading(book, device)
    wrong = faults(read)
    assert not wrong, "\n".join(wrong)
    _assert_all_was_read(read, book)


def test_pages_of_pixels_are_whole(engine: Engine, pixel_book: Book, tmp_path: Path) -> None:
    some = ["safety", "card-oil", "card-order", "quick-reference"]
    read = read_paged(engine, pixel_book.path, LIGHT, tmp_path, only=some)
    assert len(read.sections) == len(some)
    assert sum(len(section["pictures"]) for section in read.sections) > 30
    assert faults(read) == []


def _assert_all_was_read(read: Paged, book: Book) -> None:
    sections = {section["name"]: section for section in read.sections}
    assert sorted(sections) == sorted(book.pages)
    for name, section in sections.items():
        text = book.files[name].decode()
        assert len(section["pictures"]) == len(re.findall("<img ", text)), name
        assert len(section["cautions"]) == len(re.findall("data-caution=", text)), name
        assert section["pages"] == len(section["shots"]) > 0, name


def test_larger_text_takes_more_pages_and_night_the_same(reading: Reading, book: Book) -> None:
    pages = {device.name: len(reading(book, device).inks) for device in DEVICES}
    assert pages["large"] > 1.7 * pages["light"]
    assert pages["dark"] == pages["light"] > 15


OIL, OIL_PICTURE = "EPUB/text/card-oil.xhtml", "EPUB/images/oil.svg"
CALLOUT = '<section class="callout'
BLANK = '<div style="break-before: column; break-after: column; height: 9em"></div>'
SHEET = (
    ".sheet { position: relative; height: 0 } .sheet::after { content: ''; position: absolute;"
    " left: 0; width: 100%; height: 9em; background: #fff }"
)
DEFECTS: dict[str, tuple[Spoil, str]] = {
    "blank page": (edit(OIL, "<figure", f"{BLANK}<figure"), "blank"),
    "picture not in the book": (edit(OIL, "images/oil.svg", "images/nil.svg"), "missing picture"),
    "picture of nothing": (empty(OIL_PICTURE), "empty picture"),
    "picture broken": (cut(OIL_PICTURE, 2000), "missing picture"),
    "picture hidden": (style("figure img { visibility: hidden }"), "missing picture"),
    "picture shrunk": (style(".sign { width: 2px }"), "lost picture"),
    "caution not shown": (style(".callout { display: none }"), "is hidden"),
    "caution in no colour": (style(".callout { color: #fff }"), "no signal word"),
    "caution see-through": (style(".callout { opacity: 0 }"), "is covered"),
    "caution cut": (style(".callout { height: 4em; overflow: hidden }"), "is clipped"),
    "caution out of its frame": (style(".callout { height: 4em }"), "is clipped"),
    "caution off the page": (style(".callout p { margin-left: -90em }"), "text over the edge"),
    "caution under a sheet": (
        both(edit(OIL, CALLOUT, f'<div class="sheet"></div>{CALLOUT}'), style(SHEET)),
        "is covered",
    ),
    "signal word alone": (
        style(".callout .signal + p { break-before: column }"),
        "alone at the foot",
    ),
    "caution parted": (
        style(".callout, .callout p + p { break-before: column }"),
        "is parted",
    ),
    "word wider than the page": (style("p { white-space: nowrap }"), "text over the edge"),
    "numbers over the edge": (style("ol { padding: 0 }"), "in the margins"),
    "style sheet not in the book": (edit(OIL, "css/book.css", "css/books.css"), "own type"),
    "type not in the book": (lose("fonts/"), "own type"),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_is_seen(engine: Engine, real_book: Book, tmp_path: Path, defect: str) -> None:
    spoil, word = DEFECTS[defect]
    wrong = _read_oil(engine, spoil(real_book.files), LIGHT, tmp_path)
    assert any(word in fault for fault in wrong), wrong


def test_ink_lost_only_by_night_is_seen(engine: Engine, real_book: Book, tmp_path: Path) -> None:
    spoilt = style(".signal { color: #111 }")(real_book.files)
    assert not any("signal" in fault for fault in _read_oil(engine, spoilt, LIGHT, tmp_path))
    assert any("signal" in fault for fault in _read_oil(engine, spoilt, DARK, tmp_path))


def test_text_cut_only_when_large_is_seen(engine: Engine, real_book: Book, tmp_path: Path) -> None:
    spoilt = style(".callout { height: 220px }")(real_book.files)
    assert not any("clipped" in fault for fault in _read_oil(engine, spoilt, LIGHT, tmp_path))
    assert any("is clipped" in fault for fault in _read_oil(engine, spoilt, LARGE, tmp_path))


def _read_oil(engine: Engine, files: Files, device: Device, folder: Path) -> list[str]:
    book = packed(files, folder / "spoilt.epub")
    return faults(read_paged(engine, book, device, folder, only=["card-oil"]))
