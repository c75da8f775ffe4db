"""Which values of an entry stand where a rule looks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from builder.reading.syntax import Path

EACH: Final = "*"
"""Stands in a pattern for every index of a list and every key of a mapping."""


def texts_at(written: Any, pattern: tuple[str, ...], path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield each text at ``pattern`` with its path; what has another shape is passed over."""
    if not pattern:
        if isinstance(written, str):
            yield path, written
        return
    key, rest = pattern[0], pattern[1:]
    if key == EACH:
        for name, below in _children(written):
            yield from texts_at(below, rest, (*path, name))
    elif isinstance(written, dict) and key in written:
        yield from texts_at(written[key], rest, (*path, key))


def all_texts(written: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every text below ``written`` with its path, in the order it is written."""
    if isinstance(written, str):
        yield path, written
    for name, below in _children(written):
        yield from all_texts(below, (*path, name))


def _children(written: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(written, tuple):
        yield from enumerate(written)
    elif isinstance(written, dict):
        yield from written.items()
