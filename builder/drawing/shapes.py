"""The shapes a picture is made of. All are immutable values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from builder.geometry import Box, Path, Point
from builder.units import MM_PER_INCH

MediaType = Literal["image/png", "image/jpeg"]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line of ``width`` (mm) in ``colour`` (#rrggbb)."""

    colour: str
    width: float
    cap: Literal["butt", "round"] = "round"
    join: Literal["miter", "round"] = "round"


@dataclass(frozen=True, slots=True)
class Shape:
    """A path, filled, stroked or both.

    Attributes:
        fill: #rrggbb, or nothing.
        fill_opacity: 0 to 1, of the fill alone.
        rule: which areas are inside: ``nonzero`` or ``evenodd``.
        teaches: a picture teaches by it, as by an arrow, the mark of a zone or a sign; what is
            written is looked at whether it can be seen.
    """

    path: Path
    fill: str | None = None
    stroke: Stroke | None = None
    fill_opacity: float = 1.0
    rule: Literal["nonzero", "evenodd"] = "nonzero"
    teaches: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A name for a spot of a drawing; set by the page as real text, never part of the picture.

    Attributes:
        at: the spot, in the drawing's mm.
        side: the side of the drawing on which the text stands best.
    """

    at: Point
    text: str
    side: Literal["left", "right"] = "left"
    tone: Literal["plain", "stop", "ask"] = "plain"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished picture, stored once however often it is placed.

    Attributes:
        name: unique in the guide; becomes a file name.
        width, height: mm at its design size; shapes outside are cut off.
        title: a caption.
        alt: at most 140 characters, ends in a full stop.
        description: the long description, plain sentences.
        photograph: lies below the shapes.
    """

    name: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: str = ""
    alt: str = ""
    description: str = ""
    labels: tuple[Label, ...] = ()
    photograph: Photograph | None = None


class Identity:
    """A drawing known by being itself: to compare all its shapes would take too long."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Identity) and self.drawing is other.drawing

    def __hash__(self) -> int:
        return id(self.drawing)


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
