"""An author's own picture in the ink of an edition.

Nobody knows what its shapes mean, so nothing of it is left out: in black each colour becomes the
grey that is as light, and so every contrast stays; with little ink, the lighter a colour, the more
white goes into it. A dark ground stays dark, since what is light on it would be lost.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import assert_never

from PIL import Image

from builder.drawing import Drawing, Photograph, Raster, Shape
from builder.model.contrast import luminance
from builder.model.ink import Ink

WASH, PHOTOGRAPH_WASH = 0.75, 0.4
"""How much white goes with little ink into a light colour, and into every pixel (0 to 1)."""
KEPT, WASHED = 0.08, 0.40
"""Colours up to the first luminance are kept, those from the second on get the whole wash."""
JPEG_QUALITY = 90


def own_in_ink(drawing: Drawing, ink: Ink) -> Drawing:
    """Return ``drawing`` in the colours of an edition; in colour it is as it was drawn."""
    if ink == "colour":
        return drawing
    shapes = tuple(_shape(shape, ink) for shape in drawing.shapes)
    photograph = drawing.photograph and _photograph(drawing.photograph, ink)
    return replace(drawing, shapes=shapes, photograph=photograph)


def _shape(shape: Shape, ink: Ink) -> Shape:
    stroke = shape.stroke and replace(shape.stroke, colour=_colour(shape.stroke.colour, ink))
    return replace(shape, fill=shape.fill and _colour(shape.fill, ink), stroke=stroke)


def _colour(colour: str, ink: Ink) -> str:
    match ink:
        case "colour":
            return colour
        case "low":
            return _washed(colour)
        case "mono":
            return _grey(colour)
        case _:
            assert_never(ink)


def _grey(colour: str) -> str:
    """Return the grey of the same luminance, the transfer curve of sRGB turned round."""
    light = luminance(colour)
    share = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return "#" + f"{round(share * 255):02x}" * 3


def _washed(colour: str) -> str:
    share = WASH * min(1.0, max(0.0, (luminance(colour) - KEPT) / (WASHED - KEPT)))
    channels = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(value + (255 - value) * share):02x}" for value in channels)


def _photograph(photograph: Photograph, ink: Ink) -> Photograph:
    """Return the photograph grey, or washed out evenly, in a file of the same kind."""
    raster = photograph.raster
    with Image.open(BytesIO(raster.content)) as image:
        pixels = image.convert("L" if ink == "mono" or raster.channels == 1 else "RGB")
    if ink == "low":
        curve = [round(value + (255 - value) * PHOTOGRAPH_WASH) for value in range(256)]
        pixels = pixels.point(curve * raster.channels)
    content = BytesIO()
    if raster.media_type == "image/jpeg":
        pixels.save(content, "JPEG", quality=JPEG_QUALITY)
    else:
        pixels.save(content, "PNG")
    inked = Raster(
        raster.width,
        raster.height,
        1 if pixels.mode == "L" else 3,
        raster.media_type,
        content.getvalue(),
    )
    return replace(photograph, raster=inked)
