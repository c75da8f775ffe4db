"""A card file: where its keys end, where its chapter starts, whatever editor saved it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.diagnostics import InFile
from builder.reading.source import SourceText, body_start, character_name, decode, front_matter

LINES = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"])), max_size=6)


def split(text: str) -> tuple[str, str]:
    source = front_matter("a.md", text)
    assert source is not None
    return source.yaml, source.text[body_start(source) :]


@pytest.mark.parametrize(
    ("text", "yaml", "body"),
    [
        ("---\na: b\n---\nText.\n", "a: b\n", "Text.\n"),
        ("---\na: b\n---", "a: b\n", ""),
        ("---\na: b\n---\n", "a: b\n", ""),
        ("---  \na: b\n--- \t\n\n \n\nText.", "a: b\n", "Text."),
        ("---\na: b\n---\n\n    code\n", "a: b\n", "    code\n"),
        ("---\na: b\n---\nText.\n\n---\n\nMore.\n", "a: b\n", "Text.\n\n---\n\nMore.\n"),
        ("---\na: b --- c\n  ---\n---\nText.", "a: b --- c\n  ---\n", "Text."),
        ("---\n---\n", "", ""),
        ("---\na: b\n---\n \n\t\n", "a: b\n", ""),
    ],
)
def test_is_split_at_its_fences(text: str, yaml: str, body: str) -> None:
    assert split(text) == (yaml, body)


@pytest.mark.parametrize("text", ["", "Text.", "---\na: b\n", "\n---\na: b\n---\n", "----\n---\n"])
def test_without_fences_is_no_card(text: str) -> None:
    assert front_matter("a.md", text) is None


@settings(deadline=None)
@given(LINES, st.integers(0, 3), LINES)
def test_the_body_starts_at_its_first_line_that_says_something(
    keys: list[str], blank: int, lines: list[str]
) -> None:
    yaml = "".join(f"k: {line}\n" for line in keys)
    body = "\n".join(lines)
    text = f"---\n{yaml}---\n" + "\n" * blank + body
    source = front_matter("a.md", text)
    assert source is not None
    assert source.yaml == yaml
    at = source.position(body_start(source))
    filled = [line for line in lines if line.strip()]
    if filled:
        assert text.split("\n")[at.line - 1] == filled[0]
        assert at.column == 1


@pytest.mark.parametrize(
    "content",
    [b"a\nb\n", b"a\r\nb\r\n", b"a\rb\r", b"\xef\xbb\xbfa\nb\n"],
)
def test_every_editors_line_breaks_are_one(content: bytes) -> None:
    assert decode(content, "a.md") == ("a\nb\n", ())


@pytest.mark.parametrize(
    ("content", "position"),
    [
        (b"\xff", (1, 1)),
        (b"a\nb\xc3\xa9\xe9c", (2, 3)),
        (b"\xc3", (1, 1)),
        (b"a\xed\xa0\x80", (1, 2)),
    ],
)
def test_a_byte_that_is_not_utf8_is_found_at_its_place(
    content: bytes, position: tuple[int, int]
) -> None:
    _, (finding,) = decode(content, "a.md")
    assert (finding.code, finding.position) == ("not-utf8", InFile("a.md", *position))


@pytest.mark.parametrize(
    "char", ["\0", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\ufeff", "\ufffd", "\ufffe"]
)
def test_an_invisible_character_is_found_at_its_place(char: str) -> None:
    _, (finding,) = decode(f"a\nbc{char}d".encode(), "a.md")
    assert (finding.code, finding.position) == ("bad-character", InFile("a.md", 2, 3))
    assert f"U+{ord(char):04X}" in finding.message


@pytest.mark.parametrize("char", ["\t", "\xa0", "é", "\u200d", "—", "漢", "\U0001f590"])
def test_a_character_that_can_be_seen_or_meant_is_left_alone(char: str) -> None:
    assert decode(f"a{char}b".encode(), "a.md") == (f"a{char}b", ())


def test_characters_have_names_that_can_be_looked_up() -> None:
    assert character_name("✓") == "U+2713 CHECK MARK"
    assert character_name("\x07") == "U+0007"


@settings(deadline=None)
@given(st.text(st.sampled_from("ab\n")), st.data())
def test_positions_count_lines_and_columns_from_one(text: str, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(text)))
    position = SourceText.whole("a.md", text).position(index)
    before = text.split("\n")[: position.line - 1]
    assert sum(len(line) + 1 for line in before) + position.column - 1 == index
