"""Compares rendered pictures."""

from __future__ import annotations

from PIL import Image, ImageChops

MEAN_BAR, FAR_BAR, FAR = 1.0, 0.005, 64
"""Of 255 on average; the share of pixels that may be further off than FAR."""


def difference(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """Return mean difference of 255 and the share of pixels that are far off."""
    assert one.size == other.size
    histogram = ImageChops.difference(one, other).convert("L").histogram()
    count = sum(histogram)
    mean = sum(value * times for value, times in enumerate(histogram)) / count
    return mean, sum(histogram[FAR + 1 :]) / count
