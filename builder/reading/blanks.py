"""A key that is written says something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from builder.diagnostics import Finding
from builder.reading.draft import Draft, Entry, named
from builder.reading.syntax import Path

NAME = re.compile(r"[^\W\d][\w -]*")


def check_blanks(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each value that is nothing, and for parts without cards."""
    for entry in draft.entries():
        if entry.document.has_blanks:
            yield from (no_value(entry, path) for path in _blanks(entry.written, ()))
    if draft.guide:
        yield from (no_value(draft.guide, path) for path in _empty_lists(draft.guide.written))


def no_value(entry: Entry, path: Path) -> Finding:
    """Return the finding that the value at ``path`` says nothing."""
    hint = "write a value, or delete the line if the key is optional"
    return entry.finding(path, "empty-value", f"{named(path)} has no value", hint)


def _blanks(written: Any, path: Path) -> Iterator[Path]:
    match written:
        case None:
            yield path
        case str() if not written.strip():
            yield path
        case tuple():
            for place, below in enumerate(written):
                yield from _blanks(below, (*path, place))
        case dict():
            for key, below in written.items():
                if below is not None or NAME.fullmatch(key):  # else the key itself is told
                    yield from _blanks(below, (*path, key))


def _empty_lists(guide: Any) -> Iterator[Path]:
    parts = guide.get("parts")
    if parts == ():
        yield ("parts",)
    for place, part in enumerate(parts if isinstance(parts, tuple) else ()):
        if isinstance(part, dict) and part.get("cards") == ():
            yield ("parts", place, "cards")
