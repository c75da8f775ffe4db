"""Photographs become image objects, each once a file however many drawings show it.

Their packed bytes go in as they are: a PNG file's lines are packed as a PDF file packs them, and a
JPEG file is what PDF calls DCT (ISO 32000-1, 7.4.4 and 7.4.8).
"""

from __future__ import annotations

import struct

from builder.backends.pdf.canvas import FileCanvas
from builder.backends.pdf.colours import ColourSpaces
from builder.drawing import Photograph, Raster

PNG_HEAD = 8
"""Bytes of a PNG file before its first chunk."""
PNG_FILTERS = 15
"""The predictor that says: each line names its filter."""


class Rasters:
    """The photographs of one file, each written when a drawing first shows it."""

    def __init__(self, canvas: FileCanvas, colours: ColourSpaces) -> None:
        self._canvas, self._colours = canvas, colours
        self._numbers: dict[Raster, int] = {}

    def number(self, raster: Raster) -> int:
        """Return the number of the object that holds ``raster``."""
        if raster not in self._numbers:
            self._numbers[raster] = self._canvas.add_plain_stream(
                *_written(raster, self._colours.of_raster(raster.channels))
            )
        return self._numbers[raster]


def placing(photograph: Photograph, name: str, scale: float) -> str:
    """Return the operators that paint a photograph in a form of ``scale`` units a mm, y down."""
    left, top, right, bottom = (edge * scale for edge in photograph.box)
    size = f"{right - left:.2f} 0 0 {top - bottom:.2f} {left:.2f} {bottom:.2f}"
    return f"q {size} cm /{name} Do Q\n"


def _written(raster: Raster, space: str) -> tuple[bytes, str]:
    """Return the stream of ``raster`` and what its dictionary says."""
    size = f"/Width {raster.width}/Height {raster.height}"
    entries = f"/Type/XObject/Subtype/Image{size}/ColorSpace {space}/BitsPerComponent 8"
    if raster.media_type == "image/jpeg":
        return raster.content, f"{entries}/Filter/DCTDecode"
    packing = f"/Predictor {PNG_FILTERS}/Colors {raster.channels}/Columns {raster.width}"
    return _lines(raster.content), f"{entries}/Filter/FlateDecode/DecodeParms<<{packing}>>"


def _lines(png: bytes) -> bytes:
    """Return the packed lines of a PNG file, which may be parted into several chunks."""
    parts, at = [], PNG_HEAD
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        if kind == b"IDAT":
            parts.append(png[at + 8 : at + 8 + length])
        at += length + 12  # its length, its kind and its checksum
    return b"".join(parts)
