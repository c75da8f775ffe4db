"""Lines of a list put into columns as even as can be."""

from __future__ import annotations

from collections.abc import Sequence

from builder.layout.laid import Laid

HALVINGS = 50
"""Halvings of the search for the least height: 300 mm are narrowed down to less than 1e-12 mm."""

Line = tuple[float, Laid]
"""The gap above a line of a column (mm), and the line."""


def balanced_columns(lines: Sequence[Line], columns: int) -> list[Sequence[Line]]:
    """Return ``lines`` in at most ``columns``, in order, the tallest as short as can be.

    A heading (``kind`` block) never ends a column that another follows. Columns are filled from
    the first on: where those of one height have room for all lines, filling each as far as it
    goes finds that out, so halving finds the least such height.
    """
    low, high = 0.0, column_height(lines)
    best: list[Sequence[Line]] = [lines]
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        filled = _filled(lines, columns, middle)
        if filled is None:
            low = middle
        else:
            best, high = filled, middle
    return best


def holding(lines: Sequence[Line], columns: int, height: float) -> int:
    """Return how many of ``lines`` stand in ``columns`` of at most ``height`` (mm)."""
    end = 0
    for _ in range(columns):
        if end < len(lines):
            end = _longest(lines, end, height)
    return end


def column_height(lines: Sequence[Line]) -> float:
    """Return the height (mm) of a column; its first line has no gap above."""
    return sum(gap + laid.height for gap, laid in lines) - (lines[0][0] if lines else 0.0)


def _filled(lines: Sequence[Line], columns: int, height: float) -> list[Sequence[Line]] | None:
    """Return ``lines`` in columns of at most ``height`` (mm), or nothing if they need more room."""
    full: list[Sequence[Line]] = []
    start = 0
    while start < len(lines):
        end = _longest(lines, start, height)
        if end == start or len(full) == columns:
            return None
        full.append(lines[start:end])
        start = end
    return full


def _longest(lines: Sequence[Line], start: int, height: float) -> int:
    """Return where the longest column from ``start`` ends that ``height`` has room for."""
    end, filled = start, -lines[start][0]
    for at in range(start, len(lines)):
        gap, laid = lines[at]
        filled += gap + laid.height
        if filled > height:
            break
        if laid.kind != "block" or at + 1 == len(lines):
            end = at + 1
    return end
