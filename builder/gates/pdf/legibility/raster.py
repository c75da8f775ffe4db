"""What is really painted on a part of a page, as colours of small squares."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from builder.geometry import Box, Point
from builder.model.contrast import contrast
from builder.units import MM_PER_PT, pt_to_mm

BYTES = 4
"""Of a pixel: blue, green, red and one that says nothing."""
COLOUR = 0xFFFFFF

Pixel = int
"""0xrrggbb."""


@dataclass(frozen=True, slots=True)
class PageRaster:
    """A part of a page as it is painted.

    Attributes:
        corner: its top left (mm of the page).
        across, down: sides of a pixel (mm).
        width, height: in pixels.
        stride: bytes of a row.
        pixels: row by row.
    """

    corner: Point
    across: float
    down: float
    width: int
    height: int
    stride: int
    pixels: bytes

    def at(self, x: float, y: float) -> Pixel | None:
        """Return the colour at a place on the page (mm), or nothing outside."""
        column = int((x - self.corner.x) // self.across)
        row = int((y - self.corner.y) // self.down)
        if not (0 <= column < self.width and 0 <= row < self.height):
            return None
        at = row * self.stride + column * BYTES
        return int.from_bytes(self.pixels[at : at + BYTES], "little") & COLOUR

    def colours(self, box: Box) -> Counter[Pixel]:
        """Return how many pixels of each colour lie in ``box`` (mm of the page)."""
        counts: Counter[int] = Counter()
        for row in self.rows(box):
            count = len(row) // BYTES
            if row == row[:BYTES] * count:
                counts[int.from_bytes(row[:BYTES], "little")] += count
            else:
                counts.update(memoryview(row).cast("I"))
        masked: Counter[Pixel] = Counter()
        for pixel, count in counts.items():
            masked[pixel & COLOUR] += count
        return masked

    def rows(self, box: Box) -> Iterator[bytes]:
        """Yield the pixels in ``box`` row by row; where it is thinner than one, that one."""
        return (self.pixels[start:end] for start, end in self._spans(box))

    def same(self, other: PageRaster, box: Box) -> bool:
        """Tell whether ``other``, of the same part of the page, has the same pixels in ``box``."""
        spans = self._spans(box)
        return all(self.pixels[start:end] == other.pixels[start:end] for start, end in spans)

    def _spans(self, box: Box) -> Iterator[tuple[int, int]]:
        """Yield where the pixels in ``box`` stand, row by row."""
        x, y = self.corner
        left, right = _span(box.left - x, box.right - x, self.across, self.width)
        top, bottom = _span(box.top - y, box.bottom - y, self.down, self.height)
        for row in range(top, bottom) if left < right else ():
            start = row * self.stride
            yield start + left * BYTES, start + right * BYTES


def _span(start: float, end: float, side: float, most: int) -> tuple[int, int]:
    """Return the pixels wholly between two places (mm), of ``most``; at least one."""
    first, past = math.ceil(start / side), math.floor(end / side)
    if past <= first:
        first = int((start + end) / 2 // side)
        past = first + 1
    return max(0, first), min(most, past)


def rendered(
    page: Any, dots_per_pt: float, part: Box | None = None, *, mixed: bool = True
) -> PageRaster:
    """Return ``page``, opened by PDFium, or a ``part`` of it (mm from the trim), as it is painted.

    Args:
        page: its objects that are not active are left out.
        dots_per_pt: pixels a point.
        part: cut to what is shown of the page.
        mixed: a pixel through which an edge runs shows some of both colours; else one of them.
    """
    bounds, trim = page.get_bbox(), page.get_trimbox()
    left, bottom, right, top = bounds
    corner = Point(left - trim[0], trim[3] - top)
    cut = (0.0, 0.0, 0.0, 0.0)
    if part is not None:
        cut = (
            part.left / MM_PER_PT - corner.x,
            trim[3] - part.bottom / MM_PER_PT - bottom,
            right - trim[0] - part.right / MM_PER_PT,
            part.top / MM_PER_PT - corner.y,
        )
    whole = [math.floor(max(0.0, edge) * dots_per_pt) for edge in cut]
    crop = tuple(edge / dots_per_pt for edge in whole)
    across = pt_to_mm((right - left) / math.ceil((right - left) * dots_per_pt))
    down = pt_to_mm((top - bottom) / math.ceil((top - bottom) * dots_per_pt))
    place = Point(
        pt_to_mm(corner.x) + whole[0] * across,
        pt_to_mm(corner.y) + whole[3] * down,
    )
    with closing(
        page.render(scale=dots_per_pt, crop=crop, prefer_bgrx=True, no_smoothpath=not mixed)
    ) as bitmap:
        size = (bitmap.width, bitmap.height, bitmap.stride)
        return PageRaster(place, across, down, *size, bytes(bitmap.buffer))


@lru_cache(maxsize=1 << 14)
def pixel_contrast(one: Pixel, other: Pixel) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    return contrast(hex_of(one), hex_of(other))


def hex_of(pixel: Pixel) -> str:
    return f"#{pixel:06x}"


def pixel_of(colour: str) -> Pixel:
    return int(colour[1:], 16)


@lru_cache(maxsize=1 << 14)
def unlike(one: Pixel, other: Pixel) -> int:
    """Return by how much the most different channel of two colours differs, from 0 to 255."""
    return max(abs((one >> shift & 0xFF) - (other >> shift & 0xFF)) for shift in (0, 8, 16))
