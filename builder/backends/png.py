"""A drawing becomes a PNG file, for reading systems that draw no SVG as a Kindle does not.

No build writes PNG files: Kindle's own converter takes the SVG of the EPUB. The drawing's own SVG
is what is rendered, so the two cannot differ.
"""

from __future__ import annotations

import resvg_py

from builder.backends.svg import write_svg
from builder.drawing import Drawing

PAPER = "#ffffff"
"""Stands where a drawing leaves its ground open: the file is opaque throughout."""


def write_png(drawing: Drawing, width_px: int) -> bytes:
    """Return ``drawing`` as an opaque PNG file ``width_px`` wide, its height in proportion.

    Raises:
        ValueError: the width is not positive.
    """
    if width_px < 1:
        raise ValueError(f"a picture cannot be {width_px} pixels wide")
    source = write_svg(drawing)
    png = resvg_py.svg_to_bytes(
        svg_string=source, width=width_px, background=PAPER, skip_system_fonts=True
    )
    return bytes(png)
