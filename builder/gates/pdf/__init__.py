"""Reads a finished PDF back with other libraries than wrote it, and says what is wrong with it."""

from builder.gates.pdf.printed import PrintedFile, PrintedPage, PrintedRun, read_pdf, read_runs
from builder.gates.pdf.rules import SAFETY_ON_SHEETS, TypeBars, check_pdf
from builder.gates.pdf.sheets import check_sheets
from builder.gates.pdf.shop import check_shop

__all__ = [
    "SAFETY_ON_SHEETS",
    "PrintedFile",
    "PrintedPage",
    "PrintedRun",
    "TypeBars",
    "check_pdf",
    "check_sheets",
    "check_shop",
    "read_pdf",
    "read_runs",
]
