"""Reads a finished PDF back with other libraries than wrote it, and says what is wrong with it."""

from builder.gates.pdf.legibility import check_legibility
from builder.gates.pdf.opened import OpenedPage, OpenedPdf
from builder.gates.pdf.printed import PrintedRun
from builder.gates.pdf.rules import check_pages
from builder.gates.pdf.sheets import check_sheets
from builder.gates.pdf.shop import check_shop

__all__ = [
    "OpenedPage",
    "OpenedPdf",
    "PrintedRun",
    "check_legibility",
    "check_pages",
    "check_sheets",
    "check_shop",
]
