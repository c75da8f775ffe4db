"""Whether a picture of a page shows what the PDF shows."""

from __future__ import annotations

import io
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageChops, ImageStat

from builder.gates.pdf.opened import OpenedPage

FINER = 2
"""PDFium sets letters on whole pixels. Drawn twice as fine and made smaller they stand where they
belong: of the real cards at 300 dots an inch, the mean difference falls from 1.3 to 0.4 of 255."""
SQUARE = 24
"""Pixels: 2 mm at 300 dots an inch, about a letter."""


class Difference(NamedTuple):
    """How far a picture is from a page, from 0, which is alike, to 255.

    Attributes:
        mean: over all pixels.
        worst: over the pixels of the square of ``SQUARE`` that differs most.
    """

    mean: float
    worst: float


def difference(png: bytes, page: OpenedPage) -> Difference:
    """Return how far ``png`` is from ``page``, as PDFium paints it."""
    with Image.open(io.BytesIO(png)) as opened:
        picture = opened.convert("RGB")
    painted = _painted(page, picture.size)
    off = ImageChops.difference(picture, painted)
    squares = off.convert("L").reduce(SQUARE).tobytes()
    return Difference(sum(ImageStat.Stat(off).mean) / 3, max(squares))


def _painted(page: OpenedPage, size: tuple[int, int]) -> Image.Image:
    """Return ``page`` as a picture of just ``size`` (pixels)."""
    width, height = (side * FINER for side in size)
    bitmap = pdfium.PdfBitmap.new_native(width, height, pdfium_c.FPDFBitmap_BGR)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    pdfium_c.FPDF_RenderPageBitmap(bitmap, page.handle, 0, 0, width, height, 0, pdfium_c.FPDF_ANNOT)
    picture: Image.Image = bitmap.to_pil().convert("RGB").reduce(FINER)
    return picture
