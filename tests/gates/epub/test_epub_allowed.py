"""What the lint must let pass, and the parts of it that reckon."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from builder.backends.epub import write_epub
from builder.gates.epub import check_epub
from builder.gates.epub.opened import open_book
from builder.typeset import characters_in
from tests.gates.epub.edits import Edit, Files, css, files_in, packed, sub
from tests.support.books import book_of, leg_drawings, leg_guide

FONTS = sorted((Path(__file__).parents[3] / "fonts").rglob("*.ttf"))
KNEAD = "EPUB/text/card-knead.xhtml"


@pytest.fixture(scope="module")
def files() -> Files:
    return files_in(write_epub(book_of(leg_guide(), leg_drawings())))


def messages(files: Files) -> list[str]:
    return [
        finding.message for finding in check_epub(open_book(packed(files), "leg.epub"), leg_guide())
    ]


@pytest.mark.parametrize(
    "rule",
    [
        "h1 { color: #0f7f8f; }",
        "dt { color: #0f7f8f; font-size: 1.2em; }",
        ".cue { font-size: 1.5em; color: #0f7f8f; }",
        ".cue { font-size: 150%; color: #0f7f8f; }",
        ".cue { font-size: 2rem; color: #0f7f8f; }",
        "dd { background-color: #fff; color: #111; }",
        "dl { color: #eeeeee; } dd, dt, dfn { color: inherit; background-color: #222222; }"
        " a { color: #eeeeee; background-color: #222222; }",
        "figure { border: 1px solid #78848a; }",
        "html { font-family: serif; }",
        "p { line-height: 1.5; font-size: larger; }",
        "img { width: 2em; height: 2em; }",
    ],
)
def test_a_style_that_everyone_can_read_passes(rule: str, files: Files) -> None:
    assert messages(css(rule)(files)) == []


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("dd { color: #0f7f8f; }", "text in #0f7f8f has 3.86:1 on sepia, less than 4.5:1"),
        ("h3 { color: #0f7f8f; font-weight: normal; }", "3.86:1 on sepia"),
        ("dd { color: #767676; }", "text in #767676 has 3.72:1 on sepia, less than 4.5:1"),
        ("dd { background-color: #fff; }", "stands on #fff in a colour that the reader chooses"),
        ("dl { background-color: #fff; color: #999; }", "text in #999 has 2.85:1 on #fff"),
        ("dd { border-top: 1px solid #ddd; }", "the line #ddd of 'dd' has 1.36:1 on white"),
        ("dd { color: teal; }", "the contrast of 'color: teal' cannot be reckoned"),
    ],
)
def test_contrast_is_reckoned(rule: str, words: str, files: Files) -> None:
    assert any(words in message for message in messages(css(rule)(files)))


def test_a_gentle_style_of_one_element_is_reckoned_too(files: Files) -> None:
    pale: Edit = sub(KNEAD, "<h1 ", '<h1 style="color: #cccccc" ')
    assert any("text in #cccccc" in message for message in messages(pale(files)))


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.name)
def test_the_characters_of_a_font_are_those_that_fonttools_finds(font: Path) -> None:
    content = font.read_bytes()
    assert characters_in(content) == frozenset(map(chr, TTFont(BytesIO(content)).getBestCmap()))


def test_there_are_fonts() -> None:
    assert len(FONTS) > 3


@pytest.mark.parametrize("content", [b"", b"\0" * 40, b"OTTO\0\1" + b"\0" * 26])
def test_what_is_no_font_has_no_characters(content: bytes) -> None:
    assert characters_in(content) == frozenset()
