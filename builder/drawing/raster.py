"""Pictures made of pixels, such as photographs. All are immutable values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from builder.geometry import Box
from builder.units import MM_PER_INCH

MediaType = Literal["image/png", "image/jpeg"]


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture file that every reader shows alike.

    Its colours are those of sRGB, 8 bits each, without transparency, rotation or profile; a PNG
    file is not interlaced.

    Attributes:
        width, height: pixels.
        channels: 1 for grey, 3 for colours.
        content: the whole file.
    """

    width: int
    height: int
    channels: Literal[1, 3]
    media_type: MediaType
    content: bytes = field(repr=False)

    @property
    def suffix(self) -> str:
        """The end of a name for the file, with its dot."""
        return ".png" if self.media_type == "image/png" else ".jpg"


@dataclass(frozen=True, slots=True)
class Photograph:
    """A raster stretched into ``box`` (mm of the drawing), below all shapes of the drawing."""

    raster: Raster
    box: Box

    def dots_per_inch(self, scale: float) -> float:
        """Return how fine the raster is where the drawing is printed ``scale`` times its size."""
        return self.raster.width / (self.box.width * scale / MM_PER_INCH)
