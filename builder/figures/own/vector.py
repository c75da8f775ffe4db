"""An SVG file to our shapes; the normaliser's library is known here alone."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, Literal

from lxml import etree
from picosvg.svg import SVG

from builder.drawing import Shape
from builder.figures.own.gate import Faults, admit, colour
from builder.figures.own.limits import check_limits
from builder.geometry import Affine, Path, Point, cubic_handle

Window = tuple[float, float, float, float]
"""What of the picture is seen: left, top, width and height (user units)."""

UNITS = ("px", "mm", "cm", "in", "pt", "pc")
LEAST_OPACITY = 0.005


def read_vector(
    content: bytes, width: float, height: float, faults: Faults
) -> tuple[float, float, tuple[Shape, ...]]:
    """Return width and height (mm) and the shapes of an SVG file.

    Args:
        content: the file.
        width, height: the room that the picture fits into (mm).
        faults: takes what is wrong.

    Raises:
        ContentError: the file is hostile, broken, or draws with what cannot be kept.
    """
    root = admit(content, faults)
    check_limits(root, faults)
    faults.stop()
    window = _window(root, faults)
    scale = min(width / window[2], height / window[3])
    lay = Affine.translation(-window[0], -window[1]).then(Affine.scaling(scale))
    shapes = tuple(_shapes(_normalised(root, window, faults), lay, faults))
    if not shapes:
        faults.report("picture-unreadable", "nothing in the picture can be seen")
    faults.stop()
    return window[2] * scale, window[3] * scale, shapes


def _window(root: etree._Element, faults: Faults) -> Window:
    written = str(root.get("viewBox", "")).replace(",", " ").split()
    sides = (root.get("width", ""), root.get("height", ""))
    try:
        left, top, width, height = (
            map(float, written) if written else (0.0, 0.0, *map(_length, map(str, sides)))
        )
    except ValueError:
        left, top, width, height = 0.0, 0.0, 0.0, 0.0
    if width > 0 and height > 0 and 1 / 20 <= width / height <= 20:
        return left, top, width, height
    hint = 'give the outermost element a viewBox, such as viewBox="0 0 87 56"'
    faults.report("picture-unreadable", "the picture has no size to draw it in", 1, hint)
    faults.stop()
    return 0.0, 0.0, 1.0, 1.0


def _length(written: str) -> float:
    """Return the number of a length; its unit does not matter, for only proportions do."""
    for unit in UNITS:
        written = written.removesuffix(unit)
    return float(written)


def _normalised(root: etree._Element, window: Window, faults: Faults) -> SVG:
    """Return the picture as paths: basic shapes, copies, clips, transforms, strokes resolved."""
    root.set("viewBox", " ".join(map(repr, window)))
    try:
        svg = SVG(root)
        svg.shapes_to_paths(inplace=True)
        svg.expand_shorthand(inplace=True)
        svg.resolve_use(inplace=True)
        svg.simplify(inplace=True)
        svg.normalize_opacity(inplace=True)
        svg.absolute(inplace=True)
    except Exception as error:  # the library raises whatever its own code stumbles over
        message = f"the picture cannot be drawn: {type(error).__name__}"
        hint = "open it in a drawing program and save it as plain SVG"
        faults.report("picture-unreadable", message, 1, hint)
        faults.stop()
    return svg


def _shapes(svg: SVG, lay: Affine, faults: Faults) -> Iterator[Shape]:
    for item in svg.depth_first():
        if not item.is_shape():
            continue
        shape = item.shape()
        opacity = _opacity(shape, item.element)
        path = _path(shape.as_cmd_seq())
        if path is None or shape.fill == "none" or opacity < LEAST_OPACITY:
            continue
        laid = path.mapped(lay)
        if not all(math.isfinite(value) for value in laid.coords):
            faults.report("picture-too-large", "an outline lies beyond any page")
            return
        rule: Literal["nonzero", "evenodd"] = (
            "evenodd" if shape.fill_rule == "evenodd" else "nonzero"
        )
        yield Shape(laid, colour(shape.fill), fill_opacity=opacity, rule=rule)


def _opacity(shape: Any, element: Any) -> float:
    """Return the opacity of a shape and of all groups round it."""
    opacity = float(shape.opacity) * float(shape.fill_opacity)
    for group in element.iterancestors():
        opacity *= float(group.get("opacity", 1))
    return round(min(max(opacity, 0.0), 1.0), 3)


def _path(commands: Any) -> Path | None:
    """Return our path of a normalised one; nothing where nothing would be painted."""
    ops: list[str] = []
    coords: list[float] = []
    here = start = Point(0.0, 0.0)
    for command, args in commands:
        if command == "Q":
            args = _cubic(here, *args)
        if command.upper() == "Z" and ops[-1:] == ["L"] and tuple(coords[-2:]) == start:
            del ops[-1], coords[-2:]  # closing draws that line
        ops.append("C" if command == "Q" else command.upper())
        coords += map(float, args)
        here = Point(*args[-2:]) if args else here
        start = here if command.upper() == "M" else start
    return Path("".join(ops), tuple(coords)) if len(ops) > 1 else None


def _cubic(here: Point, x1: float, y1: float, x: float, y: float) -> tuple[float, ...]:
    """Return the cubic that runs as a quadratic curve from ``here`` does."""
    return (*cubic_handle(here, (x1, y1)), *cubic_handle((x, y), (x1, y1)), x, y)
