"""The line below a finding, as a terminal shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.cli.excerpt import excerpt
from builder.diagnostics import InFile


def lines(
    folder: Path, content: str | bytes, line: int, column: int, *, room: int = 60, to: str = "utf-8"
) -> list[str]:
    file = folder / "guide.yaml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return excerpt(InFile(str(file), line, column), room, to)


@pytest.mark.parametrize(
    ("content", "line", "column", "expected"),
    [
        ("a: 1\nbc: 2\n", 2, 5, ["    2 | bc: 2", "      |     ^"]),
        ("\ufeffa: 1\r\nbc: 2", 1, 1, ["    1 | a: 1", "      | ^"]),
        ("a\u2028b: 2", 2, 3, ["    2 | b: 2", "      |   ^"]),
        ("\tx: 1", 1, 2, ["    1 |     x: 1", "      |     ^"]),
        ("指圧: x", 1, 5, ["    1 | 指圧: x", "      |       ^"]),
        ("e\u0301e\u0301: x", 1, 5, ["    1 | e\u0301e\u0301: x", "      |   ^"]),
        ("a: \x1b[31m\u202ex", 1, 9, ["    1 | a: \\x1b[31m\\u202ex", "      |            ^"]),
        (b"a: \xff\xfe x", 1, 4, ["    1 | a: \\xff\\xfe x", "      |    ^"]),
        ("a: 1", 1, 99, ["    1 | a: 1", "      |     ^"]),
    ],
)  # fmt: skip
def test_the_caret_stands_below_the_character(
    tmp_path: Path, content: str | bytes, line: int, column: int, expected: list[str]
) -> None:
    assert lines(tmp_path, content, line, column) == expected


def test_a_terminal_that_lacks_a_letter_has_its_caret_in_place(tmp_path: Path) -> None:
    assert lines(tmp_path, "größe: x", 1, 8, to="ascii") == [
        "    1 | gr\\xf6\\xdfe: x",
        "      |              ^",
    ]


@pytest.mark.parametrize("letter", ["x", "圧"])
@pytest.mark.parametrize("column", [1, 2, 30, 150, 299, 300, 301])
@pytest.mark.parametrize("room", [10, 40, 61])
def test_a_long_line_is_cut_around_the_caret(
    tmp_path: Path, letter: str, column: int, room: int
) -> None:
    long = letter * (column - 1) + "!" + letter * (300 - column)
    source, caret = lines(tmp_path, long, 1, column, room=room)
    wide = {"圧": 2}
    place = caret.index("^")
    cells = "".join(character * wide.get(character, 1) for character in source)
    assert len(cells) <= max(room, 32)
    assert cells[place] == "!"
    assert source.endswith("...") == (column < 290)
    assert source.startswith("    1 | ...") == (column > 10)


@pytest.mark.parametrize(
    ("content", "line"), [("a: 1", 2), ("", 1), ("a: 1\n  \n", 2), (b"\x89PNG\r\n\0\0", 1)]
)
def test_what_has_no_line_to_show_shows_none(
    tmp_path: Path, content: str | bytes, line: int
) -> None:
    assert lines(tmp_path, content, line, 1) == []


@pytest.mark.parametrize("name", ["gone.yaml", ".", "--paper", "gone/cards.pdf", "x" * 300, "a\0b"])
def test_what_is_no_file_shows_none(tmp_path: Path, name: str) -> None:
    assert excerpt(InFile(f"{tmp_path}/{name}"), 80, "utf-8") == []
    assert excerpt(InFile(name), 80, "utf-8") == []


def test_a_line_as_long_as_a_file_costs_little(tmp_path: Path) -> None:
    source, _ = lines(tmp_path, "x" * 5_000_000 + "!" + "x" * 5_000_000, 1, 5_000_001)
    assert "!" in source
