"""A printer profile as a file: TOML, written with the meaning of each value beside it."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from builder.diagnostics import ContentError, Finding, InFile, nearest
from builder.press.job import PAPERS, TURNS, Margins, PrinterProfile

HEADING = "# How a printer prints, measured on a test sheet of cardbook."
LINE = re.compile(r"\(at line (\d+), column (\d+)\)")
TOML_END = "(at end of document)"

BARE = r"[A-Za-z0-9_-]+"
KEY_NAME = rf"(?:{BARE}|\"[^\"\n]*\"|'[^'\n]*')"
DOTTED = rf"{KEY_NAME}(?:[ \t]*\.[ \t]*{KEY_NAME})*"
TABLE_HEADING = re.compile(rf"[ \t]*\[{{1,2}}[ \t]*({DOTTED})[ \t]*\]")
ENTRY = re.compile(rf"[ \t]*({DOTTED})[ \t]*=[ \t]*(\{{)?")
INNER = re.compile(rf"[{{,][ \t]*({DOTTED})[ \t]*=")

KeyPath = tuple[str, ...]


class _Key(NamedTuple):
    """One value of the file.

    Attributes:
        path: its table, if any, and its name.
        field: its name in ``PrinterProfile``, or in its margins.
        meaning: the comment beside it.
        least, most: its range, of a number.
        words: what it may be, of a word from a closed set.
    """

    path: tuple[str, ...]
    field: str
    meaning: str
    least: float = -math.inf
    most: float = math.inf
    words: tuple[str, ...] = ()


WORDS = (
    _Key(("name",), "name", "yours to choose"),
    _Key(("paper",), "paper", "the page it was measured on", words=tuple(PAPERS)),
    _Key(("duplex",), "duplex", "how the sheet was turned over", words=TURNS),
)
NUMBERS = (
    _Key(("back", "x"), "x", "mm to the right, seen from the back", -15, 15),
    _Key(("back", "y"), "y", "mm down", -15, 15),
    _Key(("back", "angle"), "angle_deg", "degrees clockwise, about the middle", -5, 5),
    _Key(("scale", "x"), "scale_x", "across", 0.9, 1.1),
    _Key(("scale", "y"), "scale_y", "down", 0.9, 1.1),
)
EDGES = tuple(
    _Key(("margins", edge), edge, f"mm at the {edge} edge, seen from the front", 0, 50)
    for edge in ("left", "top", "right", "bottom")
)
KEYS = {key.path: key for key in (*WORDS, *NUMBERS, *EDGES)}
TABLES = {
    "back": "How far the back lands from its place behind the front.",
    "scale": "Printed length over true length, on both sides.",
    "margins": "What the printer leaves white.",
}
DIGITS = {"angle_deg": 4, "scale_x": 5, "scale_y": 5}
"""Decimals that are kept; 3 of all others. At the edge of a page none is worth 0.01 mm."""


def write_profile(profile: PrinterProfile) -> str:
    """Return ``profile`` as TOML; the same profile gives the same text."""
    lines = [HEADING, "# Use it with: cardbook build --printer FILE", ""]
    words = [(key, getattr(profile, key.field)) for key in WORDS]
    lines += _aligned([(key, _quoted(value)) for key, value in words if value])
    for table, meaning in TABLES.items():
        keys = [key for key in KEYS.values() if key.path[0] == table]
        lines += ["", f"[{table}]  # {meaning}"]
        lines += _aligned([(key, _number(_value(profile, key), key)) for key in keys])
    return "\n".join(lines) + "\n"


def _value(profile: PrinterProfile, key: _Key) -> float:
    holder = profile.margins if key in EDGES else profile
    return float(getattr(holder, key.field))


def _number(value: float, key: _Key) -> str:
    rounded = round(value, DIGITS.get(key.field, 3)) + 0.0  # no minus before a zero
    return f"{rounded}"


def _quoted(text: str) -> str:
    """Return ``text`` as a basic string of TOML."""
    spelt = (
        f"\\{char}" if char in '"\\' else char if char.isprintable() else f"\\U{ord(char):08x}"
        for char in text
    )  # fmt: skip
    return f'"{"".join(spelt)}"'


def _aligned(entries: list[tuple[_Key, str]]) -> list[str]:
    lines = [(f"{key.path[-1]} = {value}", _comment(key)) for key, value in entries]
    width = max((len(entry) for entry, _ in lines), default=0)
    return [f"{entry:{width}}  # {comment}" for entry, comment in lines]


def _comment(key: _Key) -> str:
    return f"{key.meaning}: {', '.join(key.words)}" if key.words else key.meaning


def parse_profile(text: str, file_name: str) -> PrinterProfile:
    """Return the profile that ``text`` describes; what it does not say is as of a perfect printer.

    Args:
        text: TOML.
        file_name: what the findings call the file.

    Raises:
        ContentError: ``profile-syntax``, ``profile-key`` or ``profile-value``.
    """
    try:
        written = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # of syntax, of a number or a list without end
        raise ContentError([_syntax(str(error), text, file_name)]) from error
    file = _File(file_name, _places_of(text))
    values = dict(_leaves(written, ()))
    findings = [finding for path, value in values.items() for finding in file.faults(path, value)]
    if findings:
        raise ContentError(findings)
    named = {KEYS[path].field: _plain(value) for path, value in values.items()}
    margins = Margins(**{key.field: named.pop(key.field) for key in EDGES if key.field in named})
    return PrinterProfile(**named, margins=margins)


def _syntax(message: str, text: str, file_name: str) -> Finding:
    place = LINE.search(message)
    line, column = (int(place[1]), int(place[2])) if place else (text.count("\n") + 1, 1)
    fact = (message[: place.start()] if place else message.replace(TOML_END, "")).strip()
    hint = "the file is TOML: lines such as x = 0.5, under headings such as [back]"
    position = InFile(file_name, line, column)
    return Finding(position, "profile-syntax", fact[:1].lower() + fact[1:], hint)


def _leaves(written: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[tuple[Any, Any]]:
    """Yield every value with its path; tables that no profile has are values too."""
    for name, value in written.items():
        below = (*path, name)
        if isinstance(value, dict) and below in {(table,) for table in TABLES}:
            yield from _leaves(value, below)
        else:
            yield below, value


def _plain(value: str | float) -> Any:
    return value if isinstance(value, str) else float(value)


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    places: Mapping[tuple[str, ...], tuple[int, int]]

    def faults(self, path: tuple[str, ...], value: Any) -> Iterator[Finding]:
        """Yield what is wrong with one value."""
        key = KEYS.get(path)
        if path[0] in TABLES and len(path) == 1:
            fact = f"{path[0]!r} is {_shown(value)}, must be a heading with keys below it"
            yield Finding(self._at(path), "profile-value", fact, f"write [{path[0]}]")
            return
        if key is None:
            yield self._unknown(path)
            return
        wanted, holds = _rule(key)
        if not holds(value):
            name = ".".join(path)
            fact = f"{name!r} is {_shown(value)}, must be {wanted}"
            hint = nearest(value.lower(), key.words) if isinstance(value, str) else ""
            yield Finding(self._at(path), "profile-value", fact, hint)

    def _unknown(self, path: tuple[str, ...]) -> Finding:
        names = [".".join(known) for known in KEYS] + list(TABLES)
        name = ".".join(path)
        hint = nearest(name, names) or f"known: {', '.join(names[: len(KEYS)])}"
        return Finding(self._at(path), "profile-key", f"no key is called {name!r}", hint)

    def _at(self, path: tuple[str, ...]) -> InFile:
        for length in range(len(path), 0, -1):
            if path[:length] in self.places:
                return InFile(self.name, *self.places[path[:length]])
        return InFile(self.name)


def _rule(key: _Key) -> tuple[str, Callable[[Any], bool]]:
    """Return what a value must be, in words and as a test."""
    if key.words:
        return f"one of {', '.join(key.words)}", lambda value: value in key.words
    if key in WORDS:
        return "a text", lambda value: isinstance(value, str)
    wanted = f"a number from {key.least:g} to {key.most:g}"
    return wanted, lambda value: _is_number(value) and key.least <= value <= key.most


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


LONGEST = 40


def _shown(value: Any) -> str:
    text = repr(value) if isinstance(value, str) else str(value)
    text = text.lower() if isinstance(value, bool) else text
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _places_of(text: str) -> Mapping[KeyPath, tuple[int, int]]:
    """Return line and column (from 1) of every key of ``text``, which is well formed.

    Texts over several lines may hold what looks like a key; the first place of each counts.
    """
    places: dict[KeyPath, tuple[int, int]] = {}
    for path, line, column in _keys(text):
        places.setdefault(path, (line, column))
    return places


def _keys(text: str) -> Iterator[tuple[KeyPath, int, int]]:
    table: KeyPath = ()
    for number, line in enumerate(text.splitlines(), 1):
        heading = TABLE_HEADING.match(line)
        if heading:
            table = _names(heading[1])
            yield table, number, heading.start(1) + 1
            continue
        entry = ENTRY.match(line)
        if entry:
            path = (*table, *_names(entry[1]))
            yield path, number, entry.start(1) + 1
            if entry[2]:
                for inner in INNER.finditer(line, entry.end() - 1):
                    yield (*path, *_names(inner[1])), number, inner.start(1) + 1


def _names(dotted: str) -> KeyPath:
    return tuple(name.strip("\"'") for name in re.findall(KEY_NAME, dotted))
