"""One line of YAML, and what may stand in its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

ODD_BLANKS = "\t\xa0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
"""What looks like a space or like nothing, and is no space to YAML."""
STARTS = frozenset("*&!%@`>|[]{},?\"'-")
"""With these YAML starts something of its own."""
BULLET = re.compile(r"(?P<indent> *)(?:[*•‣▪·–—+]|[0-9]+[.)]|[a-z]\))\s+(?P<value>\S.*)")
KEY = r"[A-Za-z_][A-Za-z0-9_-]*"
LINE = re.compile(
    rf"(?P<indent> *)(?P<dashes>(?:- +)*)(?P<key>(?:{KEY}|\"[^\"]*\")\s*: +)?(?P<value>\S.*?)\s*"
)
ITEM = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +)+)(?P<key>(?!))?(?P<value>\S.*?)\s*")
LONGEST_LINE = 120
"""Characters of a mended line that a hint repeats."""

QUOTES = "put the whole text in quotes"


class Slip(NamedTuple):
    """Lines that may stand in place of others, counted from 0.

    Attributes:
        first, last: the lines that are replaced.
        lines: what may stand there.
        fact: what is wrong.
        hint: what to do.
        column: where the finding points in ``first``, from 0.
    """

    first: int
    last: int
    lines: tuple[str, ...]
    fact: str
    hint: str
    column: int = 0


Lines = Sequence[str]


def line_of(line: str) -> re.Match[str] | None:
    """Return what stands in a line; an item that starts with a capital is a text with a colon."""
    match = LINE.fullmatch(line)
    if match and match["dashes"] and (match["key"] or "a")[0].isupper():
        return ITEM.fullmatch(line)
    return match


def quoted(text: str) -> str:
    """Return ``text`` in quotes, so that YAML reads it as it is."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def as_item(line: str) -> str:
    """Return ``line`` as an item of a list, without the mark that it starts with."""
    match = BULLET.fullmatch(line)
    value = match["value"] if match else line.strip()
    return f"{line[: indent_of(line)]}- {quoted(value) if needs_quotes(value) else value}"


def needs_quotes(value: str) -> bool:
    return value[0] in STARTS or bool(re.search(r":(\s|$)|\s#", value))


def requoted(line: re.Match[str], at: int, text: str, fact: str) -> Slip:
    head = (line["dashes"] or "") + (line["key"] or "")
    whole = line["indent"] + head + quoted(text)
    return changed(at, whole, fact, QUOTES, line.start("value"))


def changed(at: int, line: str, fact: str, what: str, column: int) -> Slip:
    shown = line.strip()
    hint = f"{what}: {shown}" if len(shown) <= LONGEST_LINE else what
    return Slip(at, at, (line,), fact, hint, column)


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
