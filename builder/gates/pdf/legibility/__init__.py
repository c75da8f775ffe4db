"""Whether what a PDF prints can be read: contrast, ground, lines of text, lines of pictures."""

from builder.gates.pdf.legibility.bars import ON_CARDS, ON_SHEETS, LegibilityBars
from builder.gates.pdf.legibility.gate import check_legibility

__all__ = ["ON_CARDS", "ON_SHEETS", "LegibilityBars", "check_legibility"]
