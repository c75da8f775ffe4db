"""An SVG file taken as it is drawn: lines stay lines, so that they keep their width and colour.

It is read as all SVG files are. What would have to be worked out first (transforms, copies, clips)
is a finding; ``vector`` works it out for pictures that know no themes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from builder.drawing import Shape, Stroke
from builder.figures.own import paint
from builder.figures.own.faults import Faults, RefusedError
from builder.figures.own.outlines import outline
from builder.figures.own.style import INITIAL, Style, Styles
from builder.figures.own.tree import Element, read_tree
from builder.figures.own.values import Scale, unreadable
from builder.figures.own.viewport import NO_SIZE, view_box

PAINT = ("fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin")
PLACE = {
    "svg": ("viewBox", "width", "height"), "g": (), "path": ("d",),
    "rect": ("x", "y", "width", "height", "rx"), "circle": ("cx", "cy", "r"),
}  # fmt: skip
"""The elements that are taken, each with what it may say beside its paint."""
WORDS = frozenset({"title", "desc"})
CAPS: Mapping[str, Literal["butt", "round"]] = {"butt": "butt", "round": "round"}
JOINS: Mapping[str, Literal["miter", "round"]] = {"miter": "miter", "round": "round"}


def read_drawn(content: bytes, faults: Faults) -> tuple[float, float, tuple[Shape, ...]]:
    """Return width, height and shapes of an SVG file, in its user units.

    Args:
        content: the file; its viewBox begins at 0 0.
        faults: takes what is wrong.

    Raises:
        ContentError: the file is hostile or broken, or draws with what is not taken.
    """
    root = read_tree(content, faults)
    width, height = _size(root, faults)
    drawn = _Drawn(Styles(root, faults), Scale(width, height), faults)
    shapes = tuple(drawn.shapes(root, INITIAL))
    faults.stop()
    return width, height, shapes


def _size(root: Element, faults: Faults) -> tuple[float, float]:
    try:
        window = view_box(root)
        if window is None or window[:2] != (0.0, 0.0) or not (window.width and window.height):
            raise unreadable("the picture has no viewBox that begins at 0 0", NO_SIZE)
    except RefusedError as error:
        faults.refuse(error, root.place)
        faults.stop()
        raise
    return window.width, window.height


class _Drawn:
    """Takes shape after shape and reports what cannot be taken."""

    def __init__(self, styles: Styles, scale: Scale, faults: Faults) -> None:
        self._styles, self._scale, self._faults = styles, scale, faults

    def shapes(self, element: Element, around: Style) -> Iterator[Shape]:
        """Yield what ``element`` and all in it draw; ``around`` is the style of what holds it."""
        if element.kind in WORDS:
            return
        known = PLACE.get(element.kind)
        strange = [
            each for each in element.attributes if each not in (*PAINT, *(known or ()), "id")
        ]
        if known is None or strange:
            what = strange[0] if known is not None else f"<{element.kind}>"
            message, hint = f"{what} is not taken here", "turn it into plain paths"
            refused = RefusedError("picture-unsupported", message, hint)
            self._faults.refuse(refused, element.at(what))
            return
        style = self._styles.of(element, around)
        try:
            yield from self._shape(element, style)
        except RefusedError as error:
            self._faults.refuse(error, element.place)
        for child in element.children:
            yield from self.shapes(child, style)

    def _shape(self, element: Element, style: Style) -> Iterator[Shape]:
        if element.kind in ("svg", "g"):
            return
        path = outline(element, style, self._scale)
        fill, stroke = paint.ink(style, "fill"), paint.ink(style, "stroke")
        yield Shape(path, fill and fill[0], stroke and self._line(style, stroke[0]))

    def _line(self, style: Style, colour: str) -> Stroke:
        line = paint.line(style, self._scale)
        if line.cap not in CAPS or line.join not in JOINS:
            message = f"lines with {line.cap} ends and {line.join} corners are not taken here"
            raise RefusedError("picture-unsupported", message, "draw them with round ones")
        return Stroke(colour, line.width, CAPS[line.cap], JOINS[line.join])
