"""A drawing becomes pixels, for reading systems that draw SVG badly or not at all.

The drawing's own SVG is what is rendered, so the two cannot differ.
"""

from __future__ import annotations

import io

import resvg_py
from PIL import Image, ImageChops

from builder.backends.svg import write_svg
from builder.backends.svg_page import Outline, write_page_svg
from builder.drawing import Drawing, Page
from builder.packing import packed_png
from builder.units import mm_to_inch

PAPER = "#ffffff"
"""Stands where a drawing leaves its ground open: the file is opaque throughout."""
COLOURS = 256
"""What a palette of PNG holds."""
STRAY = 48
"""Levels of 255 by which a pixel may change when colours are put together: two mixtures of one edge
differ by so much, two colours that a person chose differ by more."""
JPEG_QUALITY = 90
UNPACKED = 0
"""The level at which Pillow does not pack at all."""


def write_png(drawing: Drawing, width_px: int) -> bytes:
    """Return ``drawing`` as an opaque PNG file ``width_px`` wide, its height in proportion.

    Raises:
        ValueError: the width is not positive.
    """
    return _as_png(_few_colours(_drawn(drawing, width_px)))


def write_jpeg(drawing: Drawing, width_px: int) -> bytes:
    """Return ``drawing``, which holds a photograph, as a JPEG file ``width_px`` wide.

    Raises:
        ValueError: the width is not positive.
    """
    image = _drawn(drawing, width_px)
    return _written(image, "JPEG", quality=JPEG_QUALITY, subsampling=0)


def write_page_png(page: Page, outline: Outline, dpi: int) -> bytes:
    """Return ``page``, without its bleed, as an opaque PNG file that tells its size on paper.

    Args:
        outline: gives letters as paths.
        dpi: pixels an inch.
    """
    across, down = (round(mm_to_inch(length) * dpi) for length in (page.width, page.height))
    svg = write_page_svg(page, outline, "", "", (across, down))
    return _as_png(_painted(svg, across), dpi=(dpi, dpi))


def _drawn(drawing: Drawing, width_px: int) -> Image.Image:
    if width_px < 1:
        raise ValueError(f"a picture cannot be {width_px} pixels wide")
    size = (width_px, max(1, round(width_px * drawing.height / drawing.width)))
    return _painted(write_svg(drawing, size), width_px)


def _painted(svg: str, width_px: int) -> Image.Image:
    rendered = resvg_py.svg_to_bytes(
        svg_string=svg,
        width=width_px,
        background=PAPER,
        skip_system_fonts=True,
    )
    with Image.open(io.BytesIO(bytes(rendered))) as image:
        return image.convert("RGB")


def _few_colours(image: Image.Image) -> Image.Image:
    """Return ``image`` in a palette, which takes two fifths of the bytes, if no pixel suffers.

    Flat colours stay; what is put together are the mixed ones of edges. A small mark in a colour of
    its own, or a photograph, would change, and then the picture is left as it is.
    """
    few = image.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    apart = ImageChops.difference(image, few.convert("RGB")).getextrema()
    worst = max(most for _, most in apart)  # type: ignore[misc]
    return few if worst <= STRAY else image


def _as_png(image: Image.Image, **kept: object) -> bytes:
    return packed_png(_written(image, "PNG", compress_level=UNPACKED, **kept))


def _written(image: Image.Image, kind: str, **how: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **how)
    return file.getvalue()
