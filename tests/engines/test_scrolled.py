"""Every page of both books in a narrow window, with the size, colours and type of its reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.engines.conftest import Book
from tests.engines.engine import Engine
from tests.engines.once import once
from tests.engines.spoilt import Spoil, edit, lose, style, unpacked

NARROW = 320
"""px, the width that WCAG 1.4.10 asks for."""


def _colours(ground: str, text: str) -> str:
    return f"html, body {{ background: {ground} !important; color: {text} !important }}"


STYLES: Mapping[str, Any] = {
    "large": "html { font-size: 200% }",
    # WCAG 1.4.12.
    "spaced": "* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
    " word-spacing: 0.16em !important } p { margin-bottom: 2em !important }",
    "grounds": {
        "white": _colours("#ffffff", "#111111"),
        "sepia": _colours("#f4ecd8", "#5b4636"),
        "black": _colours("#000000", "#cccccc"),
    },
    # Weaker than the book's own rules, so that it wins only where the book says nothing.
    "type": "body { font-family: monospace }",
    "family": "monospace",
}


def faults(answer: Mapping[str, Any]) -> list[str]:
    wrong = [f"the browser says {what}" for what in answer["wrong"]]
    for page in answer["pages"]:
        wrong += [f"{page['name']}: {fault}" for fault in _faults(page)]
    return wrong


def _faults(page: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"missing picture {source}" for source in page["lost"])
    for way in ("plain", "large", "spaced"):
        if page[way]["over"] > 0 or page[way]["wide"]:
            yield f"scrolls sideways by {page[way]['over']} px ({way}): {page[way]['wide'][:3]}"
    yield from (f"keeps its size: {text}" for text in page["fixed"])
    yield from (f"keeps its type: {text}" for text in page["own"])
    for ground, texts in page["pale"].items():
        yield from (f"pale on {ground}, {text}" for text in texts)


def scroll(engine: Engine, files: Mapping[str, bytes], pages: list[str], at: Path) -> list[str]:
    return faults(engine.scroll(unpacked(dict(files), at), pages, NARROW, STYLES))


def test_no_page_scrolls_sideways_or_withstands_its_reader(
    engine: Engine, book: Book, shared: Path
) -> None:
    assert len(book.pages) > 10
    wrong = once(
        shared, f"scrolled-{book.name}", lambda at: scroll(engine, book.files, book.pages, at)
    )
    assert not wrong, "\n".join(wrong)


QUICK = "EPUB/text/quick-reference.xhtml"
OIL = "EPUB/text/card-oil.xhtml"
DEFECTS: dict[str, tuple[str, Spoil, str]] = {
    "wide table": (QUICK, style("table { width: 30em }"), "scrolls sideways"),
    "table that does not wrap": (QUICK, style("td { white-space: nowrap }"), "scrolls sideways"),
    "words that do not break": (
        QUICK, style("body, th, td { overflow-wrap: normal; letter-spacing: 0.4em }"), "sideways",
    ),
    "picture of fixed width": (OIL, style("figure img { min-width: 400px }"), "scrolls sideways"),
    "type in px": (OIL, style("p { font-size: 16px }"), "keeps its size"),
    "type forced": (OIL, style('p { font-family: "Guide Text" }'), "keeps its type"),
    "black text": (OIL, style("p { color: #111 }"), "pale on black"),
    "white box": (OIL, style(".callout { background: #fff }"), "pale on black"),
    "light grey text": (OIL, style(".cue { color: #888 }"), "pale on sepia"),
    "frame of no colour": (OIL, style(".warning { border-color: #ffe9c0 }"), "pale on white"),
    "picture not in the book": (OIL, edit(OIL, "oil.svg", "nil.svg"), "missing picture"),
    "type not in the book": (OIL, lose("fonts/"), "404"),
}  # fmt: skip


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_is_seen(engine: Engine, real_book: Book, tmp_path: Path, defect: str) -> None:
    page, spoil, word = DEFECTS[defect]
    wrong = scroll(engine, spoil(real_book.files), [page], tmp_path)
    assert any(word in fault for fault in wrong), wrong
