"""Path data as SVG writes them (SVG 2, 9.3) to lines and cubics."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from builder.figures.own.faults import RefusedError
from builder.figures.own.values import LARGEST, NUMBER, unreadable
from builder.geometry import Path, Point, cubic_handle

COMMAND = re.compile(r"\s*([MmZzLlHhVvCcSsQqTtAa])")
FIRST = re.compile(rf"\s*({NUMBER.pattern})")
NEXT = re.compile(rf"\s*,?\s*({NUMBER.pattern})")
FLAG = re.compile(r"\s*,?\s*([01])")
COUNTS = {"M": 2, "Z": 0, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}
FLAGS = (3, 4)
"""Of an arc's seven numbers, those that are 0 or 1 and need nothing between them."""
AGAIN = "open it in a drawing program, look what is left of it there, and save it again"
LEAST_RADIUS = 1e-100
"""What is less is none, and would not be reckoned with."""
RIGHT_ANGLE = math.pi / 2


def read_path(data: str) -> Path:
    """Return the outline that ``data`` draws.

    Raises:
        RefusedError: it is no path data; browsers would draw a part of it only.
    """
    pen = _Pen()
    for letter, values in _commands(data):
        pen.draw(letter, values)
    return Path("".join(pen.ops), tuple(pen.coords))


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command with its numbers; numbers left over repeat the command."""
    at, end = 0, len(data.rstrip())
    while at < end:
        command = COMMAND.match(data, at)
        if command is None:
            raise unreadable(f"it holds what is no outline: {data[at : at + 20]!r}", AGAIN)
        letter, at = command[1], command.end()
        if at == command.end() and COUNTS[letter.upper()] == 0:
            yield letter, []
            continue
        pattern = FIRST
        while match := pattern.match(data, at):
            values, at = _values(letter, data, match)
            yield letter, values
            letter = {"M": "L", "m": "l"}.get(letter, letter)
            pattern = NEXT
        if pattern is FIRST:
            raise unreadable(f"numbers are missing after {letter}", AGAIN)


def _values(letter: str, data: str, match: re.Match[str]) -> tuple[list[float], int]:
    """Return the numbers of one step, the first of which is ``match``, and where they end."""
    values, at = [float(match[1])], match.end()
    for index in range(1, COUNTS[letter.upper()]):
        pattern = FLAG if letter in "Aa" and index in FLAGS else NEXT
        following = pattern.match(data, at)
        if following is None:
            message = f"a number is missing in {letter}{data[match.start() : at]}"[:60]
            raise unreadable(message, AGAIN)
        values.append(float(following[1]))
        at = following.end()
    if not all(abs(value) <= LARGEST for value in values):
        message = "it lies beyond any page"
        raise RefusedError("picture-too-large", message, "move it into the viewBox")
    return values, at


class _Pen:
    """Draws step after step."""

    def __init__(self) -> None:
        self.ops: list[str] = []
        self.coords: list[float] = []
        self._here = self._start = Point(0.0, 0.0)
        self._handle: Point | None = None
        self._last = ""

    def draw(self, letter: str, values: Sequence[float]) -> None:
        kind = letter.upper()
        if not self.ops and kind != "M":
            raise unreadable("it does not begin with M", AGAIN)
        if kind == "Z":
            self._add("Z")
            self._here = self._start
        elif kind == "A":
            self._arc(values, self._points(letter, values[5:])[0])
        else:
            self._line(kind, self._points(letter, values))
        self._last = kind

    def _points(self, letter: str, values: Sequence[float]) -> list[Point]:
        base = self._here if letter.islower() else Point(0.0, 0.0)
        match letter.upper():
            case "H":
                return [Point(base.x + values[0], self._here.y)]
            case "V":
                return [Point(self._here.x, base.y + values[0])]
        pairs = zip(values[0::2], values[1::2], strict=True)
        return [Point(base.x + x, base.y + y) for x, y in pairs]

    def _line(self, kind: str, points: list[Point]) -> None:
        match kind:
            case "M":
                self._start = points[0]
                self._add("M", points[0])
            case "L" | "H" | "V":
                self._add("L", points[0])
            case "C":
                self._cubic(*points)
            case "S":
                self._cubic(self._mirrored("CS"), *points)
            case "Q":
                self._quadratic(*points)
            case "T":
                self._quadratic(self._mirrored("QT"), *points)

    def _add(self, op: str, *points: Point) -> None:
        if op != "M" and self.ops[-1] == "Z":
            self._add("M", self._start)
        self.ops.append(op)
        self.coords += [value for point in points for value in point]
        self._here = points[-1] if points else self._here

    def _mirrored(self, after: str) -> Point:
        """Return the handle that goes on as the last curve did, if that was one of ``after``."""
        if self._last not in after or self._handle is None:
            return self._here
        return Point(2 * self._here.x - self._handle.x, 2 * self._here.y - self._handle.y)

    def _cubic(self, one: Point, two: Point, end: Point) -> None:
        self._add("C", one, two, end)
        self._handle = two

    def _quadratic(self, handle: Point, end: Point) -> None:
        one, two = cubic_handle(self._here, handle), cubic_handle(end, handle)
        self._add("C", Point(*one), Point(*two), end)
        self._handle = handle

    def _arc(self, values: Sequence[float], end: Point) -> None:
        if end == self._here:
            return
        rx, ry, turned, large, sweep = (abs(values[0]), abs(values[1]), *values[2:5])
        if min(rx, ry) < LEAST_RADIUS:
            self._add("L", end)
            return
        for points in _arc(self._here, end, (rx, ry), turned, bool(large), bool(sweep)):
            self._add("C", *points)
        self._here = end


def _arc(
    start: Point, end: Point, radii: tuple[float, float], turned: float, large: bool, sweep: bool
) -> Iterator[tuple[Point, Point, Point]]:
    """Yield cubics that run as an elliptical arc does (SVG 2, appendix B.2.4)."""
    cos, sin = math.cos(math.radians(turned)), math.sin(math.radians(turned))
    rx, ry = radii
    dx, dy = (start.x - end.x) / 2, (start.y - end.y) / 2
    x, y = (cos * dx + sin * dy) / rx, (cos * dy - sin * dx) / ry  # on the unit circle
    far = max(1.0, math.hypot(x, y))
    rx, ry, x, y = rx * far, ry * far, x / far, y / far
    square = x * x + y * y
    off = math.sqrt(max(0.0, 1 / square - 1)) * (1 if large == sweep else -1)
    cx, cy = -off * y, off * x
    first, last = math.atan2(y - cy, x - cx), math.atan2(-y - cy, -x - cx)
    angle = (last - first) % math.tau - (0 if sweep else math.tau)
    middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2)

    def placed(px: float, py: float) -> Point:
        px, py = rx * (px + cx), ry * (py + cy)
        return Point(middle.x + cos * px - sin * py, middle.y + sin * px + cos * py)

    count = max(1, math.ceil(abs(angle) / RIGHT_ANGLE - 1e-9))
    step = angle / count
    handle = 4 / 3 * math.tan(step / 4)
    for index in range(count):
        a, b = first + index * step, first + (index + 1) * step
        one = placed(math.cos(a) - handle * math.sin(a), math.sin(a) + handle * math.cos(a))
        two = placed(math.cos(b) + handle * math.sin(b), math.sin(b) - handle * math.cos(b))
        yield one, two, end if index == count - 1 else placed(math.cos(b), math.sin(b))
