"""Lengths: inside the builder a bare ``float`` length is in millimetres.

The only module that knows what an inch is.
"""

MM_PER_INCH = 25.4
PT_PER_INCH = 72.0
PT_PER_MM = PT_PER_INCH / MM_PER_INCH
MM_PER_PT = MM_PER_INCH / PT_PER_INCH


def mm_to_pt(length: float) -> float:
    """Return ``length`` (mm) in PostScript points of 1/72 inch."""
    return length * PT_PER_MM


def pt_to_mm(length_pt: float) -> float:
    """Return ``length_pt`` (points of 1/72 inch) in mm."""
    return length_pt * MM_PER_PT


def inch_to_mm(length_in: float) -> float:
    """Return ``length_in`` (inches) in mm."""
    return length_in * MM_PER_INCH


def mm_to_inch(length: float) -> float:
    """Return ``length`` (mm) in inches."""
    return length / MM_PER_INCH
