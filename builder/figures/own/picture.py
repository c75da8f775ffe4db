"""A picture file of the author's own becomes a drawing like any other."""

from __future__ import annotations

from pathlib import PurePosixPath

from builder.diagnostics import Places
from builder.drawing import Drawing
from builder.figures.own.faults import Faults
from builder.figures.own.vector import read_vector
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
    written = PurePosixPath(places.at("illustrations", illustration.name).file)
    kind = PurePosixPath(illustration.file or "").suffix
    faults = Faults(str(written.with_suffix(kind)))
    if kind != ".svg":
        hint = "save it as .svg, or draw it from data"
        faults.report("picture-format", f"pictures of the kind {kind} cannot be placed", 1, hint)
        faults.stop()
    width, height, shapes = read_vector(content, *ROOM, faults)
    return Drawing(
        name=illustration.name,
        width=width,
        height=height,
        shapes=shapes,
        title=illustration.title,
        alt=illustration.alt,
        description=illustration.description or "",
    )
