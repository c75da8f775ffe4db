"""A drawing becomes a PNG file, for reading systems that draw SVG badly or not at all.

The drawing's own SVG is what is rendered, so the two cannot differ.
"""

from __future__ import annotations

import io

import resvg_py
from PIL import Image

from builder.backends.svg import write_svg
from builder.drawing import Drawing

PAPER = "#ffffff"
"""Stands where a drawing leaves its ground open: the file is opaque throughout."""
COMPRESSION_LEVEL = 9


def write_png(drawing: Drawing, width_px: int) -> bytes:
    """Return ``drawing`` as an opaque PNG file ``width_px`` wide, its height in proportion.

    Raises:
        ValueError: the width is not positive.
    """
    if width_px < 1:
        raise ValueError(f"a picture cannot be {width_px} pixels wide")
    rendered = resvg_py.svg_to_bytes(
        svg_string=write_svg(drawing), width=width_px, background=PAPER, skip_system_fonts=True
    )
    file = io.BytesIO()
    with Image.open(io.BytesIO(bytes(rendered))) as image:
        image.convert("RGB").save(file, "PNG", compress_level=COMPRESSION_LEVEL)
    return file.getvalue()
