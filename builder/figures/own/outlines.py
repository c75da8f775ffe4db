"""The outline of each basic shape of SVG (SVG 2, 10), in user units."""

from __future__ import annotations

from builder.figures.own.faults import standing
from builder.figures.own.path_data import read_path
from builder.figures.own.style import Style
from builder.figures.own.tree import Element
from builder.figures.own.values import Scale, length, not_below, numbers, unreadable
from builder.geometry import CIRCLE_HANDLE, Path

NOTHING = Path("", ())


def outline(element: Element, style: Style, scale: Scale) -> Path:
    """Return the outline of a shape; an empty one where SVG paints nothing.

    Raises:
        RefusedError: a length of it cannot be read.
    """
    measure = _Measure(element, style, scale)
    match element.kind:
        case "path":
            data = element.attributes.get("d", "").strip()
            with standing("d", element.at("d")):
                return read_path("" if data == "none" else data)
        case "rect":
            return _rectangle(measure)
        case "circle":
            r = measure.side("r")
            return _ellipse(measure, r, r)
        case "ellipse":
            return _ellipse(measure, *measure.radii())
        case "line":
            x1, y1, x2, y2 = map(measure.of, ("x1", "y1", "x2", "y2"))
            return Path.polyline([(x1, y1), (x2, y2)])
        case _:
            return _points(element)


class _Measure:
    """Reads the lengths of one element."""

    def __init__(self, element: Element, style: Style, scale: Scale) -> None:
        self._element, self._style, self._scale = element, style, scale

    def of(self, name: str) -> float:
        """Return a length; 0 where nothing is written."""
        value, place = self._written(name)
        axis = name.strip("12")
        scale = self._scale
        of = {"x": scale.width, "cx": scale.width, "rx": scale.width, "width": scale.width,
              "r": scale.diagonal}.get(axis, scale.height)  # fmt: skip
        with standing(name, place):
            return 0.0 if value == "auto" else length(value, of, scale.em)

    def side(self, name: str) -> float:
        """Return a length that is never below 0."""
        with standing(name, self._written(name)[1]):
            return not_below(self.of(name))

    def radii(self) -> tuple[float, float]:
        """Return both radii; one that is not written is as long as the other."""
        for name in ("rx", "ry"):
            if self._element.attributes.get(name, "").strip() == "auto":
                with standing(name, self._element.at(name)):
                    raise unreadable("'auto' is drawn by some readers only", "write its length")
        rx, ry = self.side("rx"), self.side("ry")
        return (
            ry if self._is_auto("rx") else rx,
            rx if self._is_auto("ry") else ry,
        )

    def _is_auto(self, name: str) -> bool:
        return self._style[name].value == "auto"

    def _written(self, name: str) -> tuple[str, tuple[int, int]]:
        if name in self._style:
            return self._style[name]
        return self._element.attributes.get(name, "0"), self._element.at(name)


def _rectangle(measure: _Measure) -> Path:
    x, y, width, height = (measure.of("x"), measure.of("y"),
                           measure.side("width"), measure.side("height"))  # fmt: skip
    rx, ry = (min(each, half) for each, half in zip(
        measure.radii(), (width / 2, height / 2), strict=True))  # fmt: skip
    if not width or not height:
        return NOTHING
    right, bottom = x + width, y + height
    if not rx or not ry:
        return Path.polygon([(x, y), (right, y), (right, bottom), (x, bottom)])
    h, v = rx * (1 - CIRCLE_HANDLE), ry * (1 - CIRCLE_HANDLE)
    # fmt: off
    return Path("MLCLCLCLCZ", (
        x + rx, y, right - rx, y,
        right - h, y, right, y + v, right, y + ry,
        right, bottom - ry,
        right, bottom - v, right - h, bottom, right - rx, bottom,
        x + rx, bottom,
        x + h, bottom, x, bottom - v, x, bottom - ry,
        x, y + ry,
        x, y + v, x + h, y, x + rx, y,
    ))
    # fmt: on


def _ellipse(measure: _Measure, rx: float, ry: float) -> Path:
    x, y = measure.of("cx"), measure.of("cy")
    if not rx or not ry:
        return NOTHING
    h, v = rx * CIRCLE_HANDLE, ry * CIRCLE_HANDLE
    # fmt: off
    return Path("MCCCCZ", (
        x + rx, y,
        x + rx, y + v, x + h, y + ry, x, y + ry,
        x - h, y + ry, x - rx, y + v, x - rx, y,
        x - rx, y - v, x - h, y - ry, x, y - ry,
        x + h, y - ry, x + rx, y - v, x + rx, y,
    ))
    # fmt: on


def _points(element: Element) -> Path:
    with standing("points", element.at("points")):
        values = numbers(element.attributes.get("points", ""))
        if len(values) % 2:
            raise unreadable("the last point has no y", "write both numbers of each point")
    points = list(zip(values[0::2], values[1::2], strict=True))
    if not points:
        return NOTHING
    return Path.polygon(points) if element.kind == "polygon" else Path.polyline(points)
