"""A drawing becomes a PNG file, for reading systems that draw SVG badly or not at all.

The drawing's own SVG is what is rendered, so the two cannot differ.
"""

from __future__ import annotations

import io

import resvg_py
from PIL import Image

from builder.backends.svg import write_svg
from builder.backends.svg_page import Outline, write_page_svg
from builder.drawing import Drawing, Page
from builder.packing import packed_png
from builder.units import mm_to_inch

PAPER = "#ffffff"
"""Stands where a drawing leaves its ground open: the file is opaque throughout."""
UNPACKED = 0
"""The level at which Pillow does not pack at all."""


def write_png(drawing: Drawing, width_px: int) -> bytes:
    """Return ``drawing`` as an opaque PNG file ``width_px`` wide, its height in proportion.

    Raises:
        ValueError: the width is not positive.
    """
    if width_px < 1:
        raise ValueError(f"a picture cannot be {width_px} pixels wide")
    return _rendered(write_svg(drawing), width_px)


def write_page_png(page: Page, outline: Outline, dpi: int) -> bytes:
    """Return ``page``, without its bleed, as an opaque PNG file that tells its size on paper.

    Args:
        outline: gives letters as paths.
        dpi: pixels an inch.
    """
    across, down = (round(mm_to_inch(length) * dpi) for length in (page.width, page.height))
    svg = write_page_svg(page, outline, "", "", (across, down))
    return _rendered(svg, across, dpi=(dpi, dpi))


def _rendered(svg: str, width_px: int, **kept: object) -> bytes:
    rendered = resvg_py.svg_to_bytes(
        svg_string=svg,
        width=width_px,
        background=PAPER,
        skip_system_fonts=True,
    )
    file = io.BytesIO()
    with Image.open(io.BytesIO(bytes(rendered))) as image:
        image.convert("RGB").save(file, "PNG", compress_level=UNPACKED, **kept)
    return packed_png(file.getvalue())
