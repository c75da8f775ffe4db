"""How much ink a written PDF takes: an estimate from a small raster of its pages.

It compares editions of one guide with each other. What a printer really lays down hangs on its
driver, the paper and the chosen quality.
"""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image, ImageChops, ImageStat

from builder.gates.pdf.opened import OpenedPage, OpenedPdf
from builder.gates.pdf.pages import pixels_of
from builder.gates.sample import sample

RESOLUTION = 60.0
"""Pixels per inch. A pixel that an edge crosses counts in part, so that a coarse raster will do: at
120 the totals of the real cards are 3 % lower, and the time is four times as long."""
POINTS_PER_INCH = 72.0
FULL = 255.0


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


def ink_coverage(pdf: OpenedPdf, most_pages: int = 60) -> tuple[Coverage, ...]:
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
    return tuple(_measured(page, len(pdf)) for page in pdf.pages(sample(len(pdf), most_pages)))


def _measured(page: OpenedPage, count: int) -> Coverage:
    image = pixels_of(page, RESOLUTION / POINTS_PER_INCH)
    inverse = ImageChops.invert(image)
    red, green, blue = inverse.split()
    black = ImageChops.darker(ImageChops.darker(red, green), blue)
    shared = _percent(black)
    cyan, magenta, yellow = (_percent(each) - shared for each in (red, green, blue))
    return Coverage(page.number, count, cyan, magenta, yellow, shared)


def _percent(ink: Image.Image) -> float:
    """Return how much of the paper ``ink`` covers, full where a pixel is 255."""
    return 100.0 * ImageStat.Stat(ink).mean[0] / FULL
