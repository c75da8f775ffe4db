"""Where each key of a TOML text stands: the parser keeps no places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

BARE = r"[A-Za-z0-9_-]+"
NAME = rf"(?:{BARE}|\"[^\"\n]*\"|'[^'\n]*')"
DOTTED = rf"{NAME}(?:[ \t]*\.[ \t]*{NAME})*"
HEADING = re.compile(rf"[ \t]*\[{{1,2}}[ \t]*({DOTTED})[ \t]*\]")
ENTRY = re.compile(rf"[ \t]*({DOTTED})[ \t]*=[ \t]*(\{{)?")
INNER = re.compile(rf"[{{,][ \t]*({DOTTED})[ \t]*=")

Path = tuple[str, ...]


def places_of(text: str) -> Mapping[Path, tuple[int, int]]:
    """Return line and column (from 1) of every key of ``text``, which is well formed.

    Texts over several lines may hold what looks like a key; the first place of each counts.
    """
    places: dict[Path, tuple[int, int]] = {}
    for path, line, column in _keys(text):
        places.setdefault(path, (line, column))
    return places


def _keys(text: str) -> Iterator[tuple[Path, int, int]]:
    table: Path = ()
    for number, line in enumerate(text.splitlines(), 1):
        heading = HEADING.match(line)
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


def _names(dotted: str) -> Path:
    return tuple(name.strip("\"'") for name in re.findall(NAME, dotted))
