"""Paths step by step."""

from __future__ import annotations

from collections.abc import Iterator

from builder.geometry import Path

COORDINATES_OF = {"M": 2, "L": 2, "C": 6, "Z": 0}
"""How many floats each path operator takes."""


def segments(path: Path) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Yield each operator of ``path`` with its coordinates."""
    at = 0
    for op in path.ops:
        count = COORDINATES_OF[op]
        yield op, path.coords[at : at + count]
        at += count
