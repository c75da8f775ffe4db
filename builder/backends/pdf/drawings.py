"""A drawing becomes one form that pages refer to, however often it is placed."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import lru_cache

from builder.backends.pdf.canvas import FileCanvas
from builder.backends.pdf.shapes import Pen, finish, opacity_resources, path_pattern
from builder.backends.precision import units_per_mm
from builder.drawing import Drawing, Shape
from builder.geometry import Box
from builder.units import PT_PER_MM

SMALLEST = 9
"""zlib's slowest level: a drawing is packed once and stored for good."""
KEPT = 512
"""How many encoded drawings are kept for the next file."""


def encode_drawing(drawing: Drawing) -> bytes:
    """Return the packed operators of the form that ``drawing`` becomes."""
    return _encoded(_Identity(drawing)).packed


@dataclass(frozen=True, slots=True)
class Form:
    """A drawing as PDF paints it.

    Attributes:
        packed: operators, compressed; y runs down.
        resources: what the operators name.
        width, height: whole units.
    """

    packed: bytes
    resources: str
    width: int
    height: int


class Forms:
    """The drawings of one file, each written when a page first shows it."""

    def __init__(self, canvas: FileCanvas) -> None:
        self._canvas = canvas
        self._numbers: dict[Form, int] = {}

    def place(self, drawing: Drawing, left_pt: float, top_pt: float, box: Box) -> tuple[int, str]:
        """Return the number of the form of ``drawing`` and the matrix that lays it on a page.

        Args:
            drawing: what is placed.
            left_pt: where the left edge stands.
            top_pt: where the upper edge stands, measured upwards.
            box: its size (mm).
        """
        form = _encoded(_Identity(drawing))
        object_number = self._numbers.get(form)
        if object_number is None:
            object_number = self._numbers[form] = self._add(form)
        across = box.width * PT_PER_MM / form.width
        down = box.height * PT_PER_MM / form.height
        return object_number, f"{across:.6f} 0 0 {-down:.6f} {left_pt:.2f} {top_pt:.2f} cm"

    def _add(self, form: Form) -> int:
        box = f"/BBox[0 0 {form.width} {form.height}]"
        entries = (
            f"/Type/XObject/Subtype/Form{box}/Resources<<{form.resources}>>/Filter/FlateDecode"
        )
        return self._canvas.add_plain_stream(form.packed, entries)


class _Identity:
    """A drawing known by being itself: to compare all its shapes would take too long."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and self.drawing is other.drawing

    def __hash__(self) -> int:
        return id(self.drawing)


@lru_cache(maxsize=KEPT)
def _encoded(key: _Identity) -> Form:
    """Encode a drawing once for all the files and pages that show it."""
    drawing = key.drawing
    pen = Pen(units_per_mm(drawing))
    operators = "".join(_painted(shape, pen) for shape in drawing.shapes)
    return Form(
        zlib.compress(operators.encode("ascii"), SMALLEST),
        opacity_resources(pen.opacities),
        round(drawing.width * pen.scale),
        round(drawing.height * pen.scale),
    )


def _painted(shape: Shape, pen: Pen) -> str:
    coords = tuple([round(value * pen.scale) for value in shape.path.coords])
    return pen.prepare(shape) + path_pattern(shape.path.ops, "%d") % coords + finish(shape)
