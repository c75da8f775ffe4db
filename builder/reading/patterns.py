"""Which values of an entry stand where a rule looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from builder.reading.syntax import Path

EACH: Final = "*"
"""Stands in a pattern for every index of a list and every key of a mapping."""


def texts_at(written: Any, pattern: tuple[str, ...]) -> list[tuple[Path, str]]:
    """Return each text at ``pattern`` with its path; what has another shape is passed over."""
    reached: list[tuple[Path, Any]] = [((), written)]
    for key in pattern:
        if key == EACH:
            reached = [
                ((*path, name), item) for path, at in reached for name, item in _children(at)
            ]
        else:
            reached = [((*path, key), at[key]) for path, at in reached if _has(at, key)]
    return [(path, text) for path, text in reached if isinstance(text, str)]


def all_texts(written: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every text below ``written`` with its path, in the order it is written."""
    if isinstance(written, str):
        yield path, written
    for name, below in _children(written):
        yield from all_texts(below, (*path, name))


def _has(written: Any, key: str) -> bool:
    return isinstance(written, dict) and key in written


def _children(written: Any) -> Iterable[tuple[str | int, Any]]:
    if isinstance(written, tuple):
        return enumerate(written)
    return written.items() if isinstance(written, dict) else ()
