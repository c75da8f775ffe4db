"""A picture file of the author's own becomes a drawing like any other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from builder.diagnostics import Places
from builder.drawing import Drawing, Photograph, Raster
from builder.figures.own.faults import Faults
from builder.figures.own.pixels import read_pixels
from builder.figures.own.vector import read_vector
from builder.geometry import Box
from builder.model import Illustration

ROOM = (87.0, 116.0)
"""The width of a card's picture and the height of the cover's (mm)."""


def own_picture(content: bytes, illustration: Illustration, places: Places) -> Drawing:
    """Return the drawing of a picture file.

    Args:
        content: the bytes of ``illustration.file``.
        illustration: names the file and says what it shows.
        places: where the illustration was written.

    Raises:
        ContentError: the file is hostile, broken, or of a kind that cannot be drawn.
    """
    suffix = PurePosixPath(illustration.file or "").suffix
    faults = Faults(places.written("illustrations", illustration.name, "file"))
    if suffix == ".svg":
        width, height, shapes = read_vector(content, *ROOM, faults)
        drawing = Drawing(illustration.name, width, height, shapes)
    else:
        drawing = _photographed(illustration.name, read_pixels(content, suffix, faults))
    return replace(
        drawing,
        title=illustration.title,
        alt=illustration.alt,
        description=illustration.description or "",
    )


def _photographed(name: str, raster: Raster) -> Drawing:
    """Return a drawing of a raster alone, as large as fits into the room."""
    box = Box(0.0, 0.0, *ROOM).fitted(raster.width, raster.height)
    whole = Box(0.0, 0.0, box.width, box.height)
    return Drawing(name, whole.width, whole.height, (), photograph=Photograph(raster, whole))
