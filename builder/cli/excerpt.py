"""The line of an author's file that a finding is about, with a caret below the character."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from itertools import accumulate
from pathlib import Path

from builder.cli.terminal import visible_character
from builder.diagnostics import InFile, Position
from builder.disk import read_file

CUT = "..."
"""Stands where a line goes on beyond the terminal."""
TAB = "    "
LEAST = 24
"""Cells that are used of any terminal; a narrower one breaks the line."""

_END_OF_LINE = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # as YAML counts lines


def excerpt(at: Position, room: int, encoding: str) -> list[str]:
    """Return the line of a text file at ``at`` and its caret; nothing if that cannot be shown.

    Args:
        at: in a file, as the command would open it.
        room: width of the terminal in cells.
        encoding: of the terminal; a character that it lacks is shown by its code.
    """
    if not isinstance(at, InFile) or not (line := _line(Path(at.file), at.line)).strip():
        return []
    gutter = f"{at.line:>5} | "
    part, before = _part(line, at.column - 1, max(LEAST, room - len(gutter)), encoding)
    return [gutter + part, f"{'|':>{len(gutter) - 1}} {'':{before}}^"]


def _line(file: Path, number: int) -> str:
    """Return a line of a text file, or nothing: a picture, no file, no such line."""
    try:
        content = read_file(file)
    except OSError:
        return ""
    if b"\0" in content:
        return ""
    lines = _END_OF_LINE.split(content.decode("utf-8-sig", errors="backslashreplace"))
    return lines[number - 1] if number <= len(lines) else ""


def _part(line: str, at: int, room: int, encoding: str) -> tuple[str, int]:
    """Return what of ``line`` fits into ``room`` cells around a character, and its cell."""
    at = min(at, len(line))
    offset = max(0, at - room)  # what is farther off never fits, and a line may be a whole file
    shapes = [_shape(character, encoding) for character in line[offset : at + room]]
    ends = [0, *accumulate(map(_cells, shapes))]
    here = ends[at - offset]
    if len(shapes) == len(line) and ends[-1] < room:
        return "".join(shapes), here
    room -= 2 * len(CUT) + 1
    left = max(0, min(here - room // 2, ends[-1] - room))
    first, last = bisect_left(ends, left), bisect_right(ends, left + room) - 1
    start = CUT if offset + first else ""
    end = CUT if offset + last < len(line) else ""
    return start + "".join(shapes[first:last]) + end, len(start) + here - ends[first]


def _shape(character: str, encoding: str) -> str:
    """Return what stands for ``character``: what cannot be seen or steers the terminal is told."""
    if character == "\t":
        return TAB
    if not character.isprintable():
        return visible_character(character)
    return character.encode(encoding, errors="backslashreplace").decode(encoding)


def _cells(shape: str) -> int:
    """Return how many cells of a terminal ``shape`` takes."""
    return sum(
        2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in shape
        if unicodedata.category(character) not in ("Mn", "Me")
    )
