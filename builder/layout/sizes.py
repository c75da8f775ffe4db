"""Sizes that give way in steps."""

from __future__ import annotations

from collections.abc import Iterator

TOLERANCE = 1e-6
"""What sums of floats may be off by and still count as fitting: far below what a press can show."""


def sizes_down(size: float, floor: float, step: float) -> Iterator[float]:
    """Yield ``size``, then every smaller one, ``step`` apart, that is not below ``floor``."""
    for index in range(max(0, int((size - floor) / step + TOLERANCE)) + 1):
        yield size - step * index


def has_room(spare: float) -> bool:
    """Tell whether what leaves ``spare`` (mm) of its room over has room enough."""
    return spare >= -TOLERANCE
