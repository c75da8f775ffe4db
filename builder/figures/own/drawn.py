"""An SVG file taken as it is drawn: lines stay lines, so that they keep their width and colour.

It comes through the same gate. What would have to be worked out first (transforms, copies, clips,
arcs) is a finding; ``vector`` works it out for pictures that know no themes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from lxml import etree

from builder.drawing import Shape, Stroke
from builder.figures.own.gate import NUMBER, SVG, Faults, admit
from builder.geometry import Box, Path, Point

PAINT = {
    "fill": "#000000", "stroke": "none", "stroke-width": "1", "stroke-linecap": "butt",
    "stroke-linejoin": "miter",
}  # fmt: skip
"""How a shape is painted, with the values that SVG gives where nothing is written."""
PLACE = {
    "svg": ("viewBox", "width", "height"), "g": (), "path": ("d",),
    "rect": ("x", "y", "width", "height", "rx"), "circle": ("cx", "cy", "r"),
}  # fmt: skip
"""The elements that are taken, each with what it may say beside its paint."""
CAPS: Mapping[str, Literal["butt", "round"]] = {"butt": "butt", "round": "round"}
JOINS: Mapping[str, Literal["miter", "round"]] = {"miter": "miter", "round": "round"}

COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*(?:[eE][-+]?\d+[^A-Za-z]*)*)")
NUMBERS_OF = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6}


def read_drawn(content: bytes, faults: Faults) -> tuple[float, float, tuple[Shape, ...]]:
    """Return width, height and shapes of an SVG file, in its user units.

    Args:
        content: the file; its viewBox begins at 0 0.
        faults: takes what is wrong.

    Raises:
        ContentError: the file is hostile or broken, or draws with what is not taken.
    """
    root = admit(content, faults)
    window = [float(number) for number in NUMBER.findall(str(root.get("viewBox", "")))]
    if len(window) != 4 or window[:2] != [0.0, 0.0] or min(window[2:]) <= 0:
        faults.report("picture-unreadable", "the picture has no viewBox that begins at 0 0")
    shapes = tuple(_Drawn(faults).shapes(root, PAINT))
    faults.stop()
    return window[2], window[3], shapes


class _Drawn:
    """Takes shape after shape and reports what cannot be taken."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults

    def shapes(self, element: etree._Element, paint: Mapping[str, str]) -> Iterator[Shape]:
        """Yield what ``element`` and all in it draw; ``paint`` is that of what holds it."""
        kind = str(element.tag).removeprefix(SVG)
        written = {str(name): str(value) for name, value in element.attrib.items()}
        known = PLACE.get(kind)
        strange = [name for name in written if name not in (*PAINT, *(known or ()), "id")]
        if known is None or strange:
            what = strange[0] if known is not None else f"<{kind}>"
            hint = "turn it into plain paths"
            self._faults.report("picture-unsupported", f"{what} is not taken here", 1, hint)
            return
        paint = {name: written.get(name, paint[name]) for name in PAINT}
        if kind not in ("svg", "g"):
            yield from self._shape(kind, written, paint)
        for child in element:
            yield from self.shapes(child, paint)

    def _shape(
        self, kind: str, written: Mapping[str, str], paint: Mapping[str, str]
    ) -> Iterator[Shape]:
        try:
            path, width = _outline(kind, written), float(paint["stroke-width"])
            cap, join = CAPS[paint["stroke-linecap"]], JOINS[paint["stroke-linejoin"]]
        except (ValueError, KeyError, IndexError):
            self._faults.report("picture-unreadable", f"a <{kind}> cannot be read: {written}")
            return
        line = None if paint["stroke"] == "none" else Stroke(paint["stroke"], width, cap, join)
        yield Shape(path, None if paint["fill"] == "none" else paint["fill"], line)


def _outline(kind: str, written: Mapping[str, str]) -> Path:
    if kind == "path":
        return _path(written["d"])
    place = {name: float(value) for name, value in written.items() if name in PLACE[kind]}
    if kind == "circle":
        return Path.disc(Point(place["cx"], place["cy"]), place["r"])
    box = Box.sized(place.get("x", 0), place.get("y", 0), place["width"], place["height"])
    return Path.box(box, place.get("rx", 0.0))


def _path(d: str) -> Path:
    """Return the outline of a path's data: moves, lines and cubics, absolute or relative.

    Raises:
        ValueError: it holds another command, or the wrong number of numbers.
    """
    ops: list[str] = []
    coords: list[float] = []
    here = start = (0.0, 0.0)
    for letter, tail in COMMAND.findall(d):
        if letter in "Zz":
            ops.append("Z")
            here = start
            continue
        for op, points in _steps(letter, [float(each) for each in NUMBER.findall(tail)], here):
            here = points[-1]
            start = here if op == "M" else start
            ops.append(op)
            coords += [value for point in points for value in point]
    return Path("".join(ops), tuple(coords))


def _steps(
    letter: str, numbers: list[float], here: tuple[float, float]
) -> Iterator[tuple[str, list[tuple[float, float]]]]:
    """Yield each segment of a command with its points; numbers left over are lines after a move."""
    op = letter.upper()
    count = NUMBERS_OF.get(op, 0)
    if not count or not numbers or len(numbers) % count:
        raise ValueError(letter)
    for at in range(0, len(numbers), count):
        x, y = here if letter.islower() else (0.0, 0.0)
        chunk = numbers[at : at + count]
        match op:
            case "H":
                points = [(x + chunk[0], here[1])]
            case "V":
                points = [(here[0], y + chunk[0])]
            case _:
                pairs = zip(chunk[::2], chunk[1::2], strict=True)
                points = [(x + dx, y + dy) for dx, dy in pairs]
        here = points[-1]
        yield ("L" if op in "HV" or (op == "M" and at) else op), points
