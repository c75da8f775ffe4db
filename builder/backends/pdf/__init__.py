"""Finished pages become the bytes of a tagged, archival PDF.

ReportLab numbers the objects, reads and cuts the fonts, and writes the file. Pages, pictures and
structure are handed to it ready made: its own painting would neither tag them nor be quick enough.
"""

from builder.backends.pdf.drawings import encode_drawing
from builder.backends.pdf.faces import EncodedFaces
from builder.backends.pdf.fonts import FontFamily, FontSource
from builder.backends.pdf.purpose import PrintShop
from builder.backends.pdf.writer import write_pdf, write_shop_pdf

__all__ = [
    "EncodedFaces",
    "FontFamily",
    "FontSource",
    "PrintShop",
    "encode_drawing",
    "write_pdf",
    "write_shop_pdf",
]
