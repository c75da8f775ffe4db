"""Windows of SVG: the part of a drawing that is shown, and where it is laid (SVG 2, 8)."""

from __future__ import annotations

import re

from builder.figures.own.faults import RefusedError, standing
from builder.figures.own.style import Style
from builder.figures.own.tree import Element
from builder.figures.own.values import length, not_below, numbers, unreadable
from builder.geometry import Affine, Box

RATIO = re.compile(r"(?:defer\s+)?(none|x(?:Min|Mid|Max)Y(?:Min|Mid|Max))(?:\s+(meet|slice))?")
SHARES = {"Min": 0.0, "Mid": 0.5, "Max": 1.0}
LEAST = 1e-6
"""A window with a side below shows nothing."""
SLIMMEST = 20
"""The longer side over the shorter one."""
NO_SIZE = 'give the outermost element a viewBox, such as viewBox="0 0 87 56"'


def view_box(element: Element) -> Box | None:
    """Return the part of an element's own drawing that is shown, if it says so."""
    written = element.attributes.get("viewBox", "").strip()
    if not written:
        return None
    with standing("viewBox", element.at("viewBox")):
        values = numbers(written)
        if len(values) != 4 or min(values[2:]) < LEAST:
            raise unreadable(f"{written[:40]!r} is no window", "write 'left top width height'")
        return Box.sized(*values)


def laid(element: Element, window: Box, room: Box) -> Affine:
    """Return the map that lays ``window`` into ``room`` as ``preserveAspectRatio`` asks.

    Neither has a side of 0.
    """
    written = element.attributes.get("preserveAspectRatio", "").strip() or "xMidYMid"
    match = RATIO.fullmatch(written)
    if match is None:
        with standing("preserveAspectRatio", element.at("preserveAspectRatio")):
            raise unreadable(f"{written[:40]!r} is not known", "write xMidYMid, or leave it out")
    across, down = room.width / window.width, room.height / window.height
    back = Affine.translation(-window.left, -window.top)
    if match[1] == "none":
        scaled = back.then(Affine.scaling(across, down))
        return scaled.then(Affine.translation(room.left, room.top))
    scale = max(across, down) if match[2] == "slice" else min(across, down)
    x, y = SHARES[match[1][1:4]], SHARES[match[1][5:8]]
    rest = (room.width - window.width * scale, room.height - window.height * scale)
    move = Affine.translation(room.left + x * rest[0], room.top + y * rest[1])
    return back.then(Affine.scaling(scale)).then(move)


def canvas(root: Element, style: Style) -> tuple[float, float]:
    """Return width and height of the picture in CSS pixels; only their proportion matters.

    Raises:
        RefusedError: it has none, or is a line.
    """
    window = view_box(root)
    em = float(style["font-size"].value.removesuffix("px"))
    width, height = (_side(style, name, em) for name in ("width", "height"))
    if window is not None:
        ratio = window.width / window.height
        width = width or (window.width if height is None else height * ratio)
        height = height or width / ratio
    if not width or not height or not 1 / SLIMMEST <= width / height <= SLIMMEST:
        raise RefusedError("picture-unreadable", "the picture has no size to draw it in", NO_SIZE)
    return width, height


def _side(style: Style, name: str, type_size: float) -> float | None:
    """Return a side of the outermost window; nothing where the page would choose it."""
    value, place = style[name]
    if value == "auto" or value.endswith("%"):
        return None
    with standing(name, place):
        return not_below(length(value, 0.0, type_size))
