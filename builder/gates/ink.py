"""How much ink a written PDF takes: an estimate from a small raster of its pages.

It compares editions of one guide with each other. What a printer really lays down hangs on its
driver, the paper and the chosen quality.
"""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache

import pypdfium2 as pdfium

from builder.gates.spread import spread

RESOLUTION = 60.0
"""Pixels per inch. A pixel that an edge crosses counts in part, so that a coarse raster will do: at
120 the totals of the real cards are 3 % lower, and the time is four times as long."""
POINTS_PER_INCH = 72.0
FULL = 255.0

Inks = tuple[float, float, float, float]
"""Shares of cyan, magenta, yellow and black, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The ink of one page.

    Attributes:
        page: from 1.
        pages: how many the file has; of a long one only some are measured.
        cyan, magenta, yellow, black: how much of the paper each covers, in percent.
    """

    page: int
    pages: int
    cyan: float
    magenta: float
    yellow: float
    black: float

    @property
    def total(self) -> float:
        """All four together, in percent of one full layer: 400 would be all ink there is."""
        return self.cyan + self.magenta + self.yellow + self.black


def ink_coverage(pdf: bytes, most_pages: int = 60) -> tuple[Coverage, ...]:
    """Return the ink on each page of ``pdf``; of more than ``most_pages``, on so many of them.

    Those are spread evenly from the first to the last. Each pixel is turned into inks as the
    standard turns DeviceRGB into DeviceCMYK, all that the three colours share going into black
    (ISO 32000-1, 10.3.4, with undercolour removal and black generation complete). Paper is white.

    Raises:
        ValueError: ``most_pages`` is less than 1.
    """
    if most_pages < 1:
        message = f"most_pages is {most_pages}, must be at least 1"
        raise ValueError(message)
    with closing(pdfium.PdfDocument(pdf)) as document:
        count = len(document)
        return tuple(_measured(document, page, count) for page in spread(count, most_pages))


def _measured(document: pdfium.PdfDocument, page: int, count: int) -> Coverage:
    pixels = _colours(document, page - 1)
    whole = sum(pixels.values())
    sums = [0.0, 0.0, 0.0, 0.0]
    for colour, times in pixels.items():
        for ink, share in enumerate(_inks(colour)):
            sums[ink] += share * times
    cyan, magenta, yellow, black = (100.0 * value / whole for value in sums)
    return Coverage(page, count, cyan, magenta, yellow, black)


def _colours(document: pdfium.PdfDocument, at: int) -> Counter[int]:
    """Return how often each colour (0xrrggbb above a spare byte's worth) stands on a page."""
    with (
        closing(document[at]) as page,
        closing(page.render(scale=RESOLUTION / POINTS_PER_INCH, prefer_bgrx=True)) as bitmap,
    ):
        return Counter(memoryview(bitmap.buffer).cast("B").cast("I"))


@lru_cache(maxsize=1 << 16)
def _inks(pixel: int) -> Inks:
    """Return the inks of a pixel, blue in its lowest byte."""
    red, green, blue = (1.0 - (pixel >> shift & 0xFF) / FULL for shift in (16, 8, 0))
    black = min(red, green, blue)
    return red - black, green - black, blue - black, black
