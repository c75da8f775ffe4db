"""How finely a written picture keeps its coordinates."""

from __future__ import annotations

from builder.drawing import Drawing

UNITS_PER_MM = 50.0
"""Steps of 0.02 mm: a third of the 0.06 mm that an eye resolves at 200 mm."""
LEAST_ACROSS = 1000.0
"""A sign of a few mm may be shown as large as a picture, and must not look coarse there."""


def units_per_mm(drawing: Drawing) -> float:
    """Return how many whole steps make a mm of ``drawing`` at its design size."""
    return max(UNITS_PER_MM, LEAST_ACROSS / max(drawing.width, drawing.height))
