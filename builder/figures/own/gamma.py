"""What the numbers of a PNG file mean where it tells a curve and no profile (PNG 3, 11.3.2).

Many programs write the curve that is nearest to sRGB's, 1 / 2.2, for sRGB itself.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from PIL import Image

USUAL = 1 / 2.2
NEAR = 0.002
"""How far a file's curve may be from the usual one and still mean sRGB."""
PRIMARIES = (0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06)
"""White, red, green and blue of sRGB (x, y)."""
APART = 0.005
"""How far a colour may be from them."""


def has_other_primaries(told: Mapping[Any, Any]) -> bool:
    """Tell whether a file's colours are mixed of others than sRGB's."""
    mixed = told.get("chromaticity")
    if not isinstance(mixed, tuple) or "srgb" in told or "icc_profile" in told:
        return False
    return any(abs(one - other) > APART for one, other in zip(mixed, PRIMARIES, strict=True))


def seen(image: Image.Image, told: Mapping[Any, Any]) -> Image.Image:
    """Return ``image`` (8 bits, grey or RGB, with alpha or not) with the numbers of sRGB.

    Args:
        told: what the file says beside its picture.
    """
    gamma = told.get("gamma")
    if not isinstance(gamma, float) or "srgb" in told or abs(gamma - USUAL) <= NEAR or gamma <= 0:
        return image
    curve = [round(255 * _encoded(math.pow(value / 255, 1 / gamma))) for value in range(256)]
    plain = list(range(256))
    alpha = image.mode in ("LA", "RGBA")
    return image.point(curve * (len(image.mode) - alpha) + plain * alpha)


def _encoded(light: float) -> float:
    """Return the number of sRGB for an amount of light, both 0 to 1 (IEC 61966-2-1)."""
    if math.isnan(light) or light <= 0.0031308:
        return 12.92 * light
    return 1.055 * math.pow(light, 1 / 2.4) - 0.055
