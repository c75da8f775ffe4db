"""Lengths as sheets and the page on laminating tell them, so that both tell the same."""

from __future__ import annotations

from math import floor

ROUNDING = 1e-6
"""What a sum of lengths (mm) may lack of a half and still be rounded upward."""


def in_tenths(length: float, decimal: str) -> str:
    """Return ``length`` to a tenth, halves upward, with the ``decimal`` mark of a language."""
    tenths = floor(length * 10 + 0.5 + ROUNDING)
    return f"{tenths / 10:g}".replace(".", decimal)
