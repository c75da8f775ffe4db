"""A drawing becomes one form that pages refer to, however often it is placed.

A photograph in it becomes an image object, each once a file. Its packed bytes go in as they are: a
PNG file's lines are packed as a PDF file packs them, and a JPEG file is what PDF calls DCT
(ISO 32000-1, 7.4.4 and 7.4.8).
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from builder.backends.pdf import syntax
from builder.backends.pdf.canvas import FileCanvas
from builder.backends.pdf.colours import ColourSpaces
from builder.backends.pdf.purpose import Inks
from builder.backends.pdf.shapes import Pen, finish, path_pattern, state_resources
from builder.backends.precision import units_per_mm
from builder.drawing import Drawing, Identity, Photograph, Raster
from builder.geometry import Box, Path
from builder.packing import HARD, packed
from builder.units import PT_PER_MM

FORM = "D"
"""Its name on a page, before its number among those that the page shows."""
PHOTOGRAPH = "I"
"""Its name within the form."""
KEPT = 512
"""How many encoded drawings are kept for the next file."""
SHARED = 64
"""Of how many the outlines are, unpacked, for the same drawing in other inks."""

PNG_HEAD = 8
"""Bytes of a PNG file before its first chunk."""
PNG_FILTERS = 15
"""The predictor that says: each line names its filter."""


def encode_drawing(drawing: Drawing) -> bytes:
    """Return the packed operators of the form that ``drawing`` becomes."""
    return _encoded(Identity(drawing), "screen").packed


@dataclass(frozen=True, slots=True)
class Form:
    """A drawing as PDF paints it.

    Attributes:
        packed: operators, compressed; y runs down.
        resources: what the operators name.
        width, height: whole units.
        raster: the photograph that the operators name, if they do.
    """

    packed: bytes
    resources: str
    width: int
    height: int
    raster: Raster | None = None

    @property
    def transparent(self) -> bool:
        """Whether something of it lets through what lies under it."""
        return "/ca " in self.resources

    def matrix(self, left_pt: float, top_pt: float, box: Box) -> str:
        """Return the matrix that lays the form on a page.

        Args:
            left_pt: where the left edge stands.
            top_pt: where the upper edge stands, measured upwards.
            box: its size (mm).
        """
        across = box.width * PT_PER_MM / self.width
        down = box.height * PT_PER_MM / self.height
        return f"{across:.6f} 0 0 {-down:.6f} {left_pt:.2f} {top_pt:.2f}"


class FileForms:
    """The drawings of one file, each written when a page first shows it.

    Attributes:
        inks: in which they are painted.
    """

    def __init__(self, canvas: FileCanvas, colours: ColourSpaces) -> None:
        self.inks = colours.inks
        self._canvas, self._colours = canvas, colours
        self._rasters = Rasters(canvas, colours)
        self._numbers: dict[Form, int] = {}

    def of(self, drawing: Drawing) -> Form:
        """Return the form that ``drawing`` becomes, from memory if it was met before."""
        return _encoded(Identity(drawing), self.inks)

    def resources(self, drawn: Sequence[Form]) -> str:
        """Return the resources entry for ``drawn``, or nothing."""
        named = {f"{FORM}{at}": f"{self._number(form)} 0 R" for at, form in enumerate(drawn, 1)}
        return f"/XObject{syntax.dictionary(named)}" if named else ""

    def _number(self, form: Form) -> int:
        object_number = self._numbers.get(form)
        if object_number is None:
            object_number = self._numbers[form] = self._add(form)
        return object_number

    def _add(self, form: Form) -> int:
        box = f"/BBox[0 0 {form.width} {form.height}]"
        resources = form.resources + self._colours.resources
        if form.raster is not None:
            number = self._rasters.number(form.raster)
            resources += f"/XObject<</{PHOTOGRAPH} {number} 0 R>>"
        entries = f"/Type/XObject/Subtype/Form{box}/Resources<<{resources}>>/Filter/FlateDecode"
        return self._canvas.add_plain_stream(form.packed, entries)


@lru_cache(maxsize=KEPT)
def _encoded(key: Identity, inks: Inks) -> Form:
    """Encode a drawing once for all the files and pages that show it."""
    drawing = key.drawing
    pen = Pen(units_per_mm(drawing), inks)
    photograph = drawing.photograph
    below = _placing(photograph, PHOTOGRAPH, pen.scale) if photograph else ""
    outlines = zip(drawing.shapes, _outlines(key), strict=True)
    operators = below + "".join(
        f"{pen.prepare(shape)}{outline}{finish(shape)}" for shape, outline in outlines
    )
    return Form(
        packed(operators.encode("ascii"), HARD),
        state_resources(pen.opacities),
        round(drawing.width * pen.scale),
        round(drawing.height * pen.scale),
        photograph.raster if photograph else None,
    )


@lru_cache(maxsize=SHARED)
def _outlines(key: Identity) -> tuple[str, ...]:
    """Return the outlines of the shapes of a drawing, which are alike in all inks."""
    scale = units_per_mm(key.drawing)
    return tuple(_outline(shape.path, scale) for shape in key.drawing.shapes)


def _outline(path: Path, scale: float) -> str:
    return path_pattern(path.ops, "%d") % tuple([round(value * scale) for value in path.coords])


class Rasters:
    """The photographs of one file, each written when a drawing first shows it."""

    def __init__(self, canvas: FileCanvas, colours: ColourSpaces) -> None:
        self._canvas, self._colours = canvas, colours
        self._numbers: dict[Raster, int] = {}

    def number(self, raster: Raster) -> int:
        """Return the number of the object that holds ``raster``."""
        if raster not in self._numbers:
            self._numbers[raster] = self._canvas.add_plain_stream(
                *_image(raster, self._colours.of_raster(raster.channels))
            )
        return self._numbers[raster]


def _placing(photograph: Photograph, name: str, scale: float) -> str:
    """Return the operators that paint a photograph in a form of ``scale`` units a mm, y down."""
    left, top, right, bottom = (edge * scale for edge in photograph.box)
    size = f"{right - left:.2f} 0 0 {top - bottom:.2f} {left:.2f} {bottom:.2f}"
    return f"q {size} cm /{name} Do Q\n"


def _image(raster: Raster, space: str) -> tuple[bytes, str]:
    """Return the stream of ``raster`` and what its dictionary says."""
    size = f"/Width {raster.width}/Height {raster.height}"
    entries = f"/Type/XObject/Subtype/Image{size}/ColorSpace {space}/BitsPerComponent 8"
    if raster.media_type == "image/jpeg":
        return raster.content, f"{entries}/Filter/DCTDecode"
    packing = f"/Predictor {PNG_FILTERS}/Colors {raster.channels}/Columns {raster.width}"
    return _packed_lines(raster.content), f"{entries}/Filter/FlateDecode/DecodeParms<<{packing}>>"


def _packed_lines(png: bytes) -> bytes:
    """Return the packed lines of a PNG file, which may be parted into several chunks."""
    parts, at = [], PNG_HEAD
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        if kind == b"IDAT":
            parts.append(png[at + 8 : at + 8 + length])
        at += length + 12  # its length, its kind and its checksum
    return b"".join(parts)
