"""How much of a picture is drawn on, as the eye would say."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

APART = 40
"""Levels of 255 by which a pixel must differ from the ground to count: faint greys do not."""

Corners = tuple[float, float, float, float]
"""Left, top, right and bottom of a part of a picture, in its pixels."""


def ink(picture: Image.Image, part: Corners | None = None) -> float:
    """Return the share, 0 to 1, of ``part`` that is not of its commonest grey."""
    levels = picture.crop(part).convert("L").histogram()
    ground = max(range(256), key=levels.__getitem__)
    drawn = sum(count for level, count in enumerate(levels) if abs(level - ground) > APART)
    return drawn / max(1, sum(levels))


def opened(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.convert("L")
