"""Texts that want quotes: what YAML makes of their signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.reading.slips.line import (
    KEY,
    QUOTES,
    STARTS,
    Lines,
    Slip,
    changed,
    indent_of,
    line_of,
    quoted,
    requoted,
)

CURLY = {"“": "”", "”": "”", "„": "“", "«": "»", "‘": "’", "‚": "‘", "»": "«"}
IN_BRACKETS = re.compile(r"(?:: |, |\[|\{)(?P<text>[^\s\"'\[{][^,:\[\]{}]* #[^,\[\]{}]*)")
"""A text without quotes with a number sign, in a list or mapping in brackets."""


def curly_quotes(lines: Lines, at: int) -> Iterator[Slip]:
    """Typographic quotes in place of YAML's."""
    line = line_of(lines[at])
    value = line["value"] if line else ""
    if line and len(value) > 1 and CURLY.get(value[0]) == value[-1]:
        fact = f"{value[0]} is no quote of YAML"
        yield requoted(line, at, value[1:-1], fact)


def inner_quotes(lines: Lines, at: int) -> Iterator[Slip]:
    """Quotes inside quotes, and a text that only begins with some."""
    line = line_of(lines[at])
    value = line["value"] if line else ""
    if not line or value[:1] not in ("'", '"'):
        return
    closed = len(value) > 1 and value[-1] == value[0]
    inner = value[1:-1] if closed else value
    if "\\" in value and closed:
        fact = "a backslash in double quotes starts no such sign"
    else:
        fact = f"YAML ends the text at the second {value[0]}, before its own end"
    if value.count(value[0]) == 1:
        fact = f"the {value[0]} that stands here is not closed"
    yield requoted(line, at, inner, fact)


def unfinished(lines: Lines, at: int) -> Iterator[Slip]:
    """A quote or a bracket that is opened and not closed."""
    line = line_of(lines[at])
    value = line["value"] if line else ""
    for opened, closed in (("[", "]"), ("{", "}"), ('"', '"')):
        body = value[1:]
        if line and value.startswith(opened) and closed not in body and ": " not in body[:0]:
            whole = lines[at].rstrip() + closed
            fact = f"the {opened} that stands here is not closed"
            yield changed(at, whole, fact, "close it", line.start("value"))


def first_sign(lines: Lines, at: int) -> Iterator[Slip]:
    """A text that starts with a sign of YAML's."""
    line = line_of(lines[at])
    value = line["value"] if line else ""
    if line and (line["key"] or line["dashes"]) and value[0] in STARTS:
        fact = f"a text can start with {value[0]} only in quotes"
        yield requoted(line, at, value, fact)


def cut_by_comment(lines: Lines, at: int) -> Iterator[Slip]:
    """A number sign in a text of several lines, or in brackets."""
    fact = "YAML ends this text at ' #' and takes the rest of the line for a comment"
    line = line_of(lines[at])
    if not line or " #" not in line["value"] or line["value"][0] in "\"'":
        return
    if line["value"][0] not in "[{":
        yield requoted(line, at, line["value"], fact)
        yield from _joined(lines, at, fact)
        return
    for match in IN_BRACKETS.finditer(lines[at]):
        start, end = match.span("text")
        yield changed(
            at, lines[at][:start] + quoted(match["text"]) + lines[at][end:], fact, QUOTES, start
        )


def colon_in_text(lines: Lines, at: int) -> Iterator[Slip]:
    """A colon or a number sign in a text."""
    line = line_of(lines[at])
    value = line["value"] if line else ""
    if not line or value[0] in "\"'[{":
        return
    if re.search(r":(\s|$)", lines[at]):
        fact = "this text holds a colon and a space, which YAML reads as a key"
        if (line["key"] or line["dashes"]) and re.search(r":(\s|$)", value):
            yield requoted(line, at, value, fact)
        yield from _joined(lines, at, fact)


def _joined(lines: Lines, at: int, fact: str) -> Iterator[Slip]:
    """The same in a text of several lines: all of it belongs into the quotes."""
    first = re.compile(rf" *(?:- |{KEY} *: )")
    above = (each for each in range(at - 1, -1, -1) if first.match(lines[each]))
    start = next((each for each in above if indent_of(lines[each]) < indent_of(lines[at])), at)
    last = at
    while last + 1 < len(lines) and _goes_on(lines[start], lines[last + 1]):
        last += 1
    line = line_of(lines[start])
    if line and start < last:
        text = " ".join([line["value"], *map(str.strip, lines[start + 1 : last + 1])])
        yield requoted(line, start, text, fact)._replace(last=last)


def _goes_on(first: str, line: str) -> bool:
    words = line.strip()
    return bool(words) and indent_of(line) > indent_of(first) and not words.startswith("- ")
