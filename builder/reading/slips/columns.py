"""Lines that stand at a wrong column, or start or join with the wrong sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.reading.slips.line import (
    BULLET,
    KEY,
    LONGEST_LINE,
    ODD_BLANKS,
    Lines,
    Slip,
    as_item,
    changed,
    indent_of,
    line_of,
    needs_quotes,
    quoted,
)
from builder.reading.source import character_name

BELOW = re.compile(r" +[a-z][a-z_-]* *: +\S+\s*")
"""A key with one word, such as ``caution: scald``."""
BLANK_HEAD = re.compile(
    rf"(?P<indent>[ {ODD_BLANKS}]*)(?:[ {ODD_BLANKS}-]*{KEY}:|-)?[ {ODD_BLANKS}]*"
)
"""All of a line that only structures it."""


def odd_blanks(lines: Lines, at: int) -> Iterator[Slip]:
    """A blank that is no space, where a line is indented or behind its colon or dash."""
    head = BLANK_HEAD.match(lines[at])
    start = head[0] if head else ""
    odd = re.search(f"[{ODD_BLANKS}]", start)
    if not head or not odd:
        return
    fact = f"{_blank_name(odd[0])} stands here where YAML wants a space"
    rest = re.sub(f"[{ODD_BLANKS}]", " ", start[head.end("indent") :]) + lines[at][len(start) :]
    before, _ = _columns(lines, at)
    for tab in (2, 4, 8, 0):
        width = sum(tab if char == "\t" else 1 for char in head["indent"])
        indent = next((column for column in before if abs(column - width) <= 1), width)
        hint = "type a space in its place"
        if odd.start() < head.end("indent"):
            hint = f"start the line at column {indent + 1}, with spaces before it"
        yield Slip(at, at, (" " * indent + rest,), fact, hint, odd.start())


def _columns(lines: Lines, at: int) -> tuple[list[int], set[int]]:
    """Return where lines above start, from 0, the nearest first, and keys in the item above."""
    before = [each for each in lines[:at] if each.strip()]
    inner = {len(head) for each in before[-1:] for head in re.findall(r"^ *- +", each)}
    own = indent_of(lines[at])
    columns = {*map(indent_of, before), *inner}
    return sorted(columns, key=lambda each: (abs(each - own), each not in inner)), inner


def _blank_name(char: str) -> str:
    return "a tab" if char == "\t" else f"the blank {character_name(char)}"


def text_with_keys(lines: Lines, at: int) -> Iterator[Slip]:
    """A key below a text: ``- Pour.`` and then ``caution: scald``."""
    below = BELOW.fullmatch(lines[at])
    start = _start_of_item(lines, at) if below else None
    item = line_of(lines[start]) if start is not None else None
    if start is None or item is None or item["key"] or item["value"][0] in "[{":
        return
    head = item["indent"] + item["dashes"]
    told = " ".join([item["value"], *map(str.strip, lines[start + 1 : at])])
    value = told if told[0] in "\"'" or not needs_quotes(told) else quoted(told)
    rest = " " * len(head) + lines[at].strip()
    fact = "this text has a key below it, so it needs a key of its own"
    hint = f"start it with 'text:': {(item['dashes'] + 'text: ' + value)[:LONGEST_LINE]}"
    yield Slip(start, at, (f"{head}text: {value}", rest), fact, hint, len(head))


def _start_of_item(lines: Lines, at: int) -> int | None:
    indent = indent_of(lines[at])
    for start in range(at - 1, -1, -1):
        if re.match(r" *- +\S", lines[start]) and indent_of(lines[start]) <= indent:
            return start
        if BELOW.fullmatch(lines[start]) or not lines[start].strip():
            return None
    return None


def list_marks(lines: Lines, at: int) -> Iterator[Slip]:
    """Items that start with a star, a bullet or a number."""
    if not BULLET.fullmatch(lines[at]):
        return
    first = last = at
    while first and BULLET.fullmatch(lines[first - 1]):
        first -= 1
    while last + 1 < len(lines) and BULLET.fullmatch(lines[last + 1]):
        last += 1
    items = tuple(as_item(line) for line in lines[first : last + 1])
    fact = "an item of a list starts with '- '"
    hint = f"start each item so: {items[at - first].strip()[:LONGEST_LINE]}"
    yield Slip(first, last, items, fact, hint, indent_of(lines[first]))


def no_blank(lines: Lines, at: int) -> Iterator[Slip]:
    """A key whose colon is no colon and a space."""
    match = re.fullmatch(rf"( *(?:- +)*{KEY})(:|：| *= *)((?!//)\S.*)", lines[at])
    wide = re.fullmatch(rf"( *(?:- +)*{KEY})(：)\s*(.+)", lines[at])
    found = wide or match
    if found:
        line = f"{found[1]}: {found[3]}"
        fact = "a key ends in a colon and a space"
        yield changed(at, line, fact, "write", len(found[1]))


def beside_its_column(lines: Lines, at: int) -> Iterator[Slip]:
    """A key that stands beside the column of those before it."""
    if not re.match(r" *(- +)?[a-z][a-z_-]* *:(?: |$)| *- ", lines[at]):
        return
    own, (columns, inner) = indent_of(lines[at]), _columns(lines, at)
    above = next((line_of(each) for each in reversed(lines[:at]) if each.strip()), None)
    is_text = above and above["dashes"] and not above["key"]
    if is_text and not lines[at].lstrip().startswith("- "):
        return
    for column in columns:
        what = "an item" if lines[at].lstrip().startswith("- ") else "a key"
        fact = f"{what} cannot start at column {own + 1} here"
        hint = f"start it at column {column + 1}"
        if column in inner and min(columns) < own:
            hint += f" if it belongs to the item above, else at column {min(columns) + 1}"
        if column != own:
            yield Slip(at, at, (" " * column + lines[at].strip(),), fact, hint, own)


def loose_line(lines: Lines, at: int) -> Iterator[Slip]:
    """A line of a text that stands at the column of the items, not further in."""
    above = line_of(lines[at - 1]) if at else None
    own = line_of(lines[at])
    if not above or not above["dashes"] or not own or own["dashes"] or own["key"]:
        return
    column = above.start("value")
    if indent_of(lines[at]) <= indent_of(lines[at - 1]):
        fact = "this line is no item, and does not stand further in than the one above"
        hint = (
            f"start it with '- ' if it is an item; if it goes on, start it at column {column + 1}"
        )
        yield Slip(at, at, (" " * column + own["value"],), fact, hint, own.start("value"))


def foreign_comment(lines: Lines, at: int) -> Iterator[Slip]:
    """Comments of other languages."""
    match = re.fullmatch(r"( *)(?://|<!--)\s*(.*?)(?:-->)?\s*", lines[at])
    if match:
        line = f"{match[1]}# {match[2]}"
        yield changed(at, line, "a comment starts with # here", "write", len(match[1]))
