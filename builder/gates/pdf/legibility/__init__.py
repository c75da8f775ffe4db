"""Whether what a PDF prints can be read: contrast, ground, lines of text, lines of pictures."""

from builder.gates.pdf.legibility.gate import check_legibility

__all__ = ["check_legibility"]
