"""Values as SVG and CSS write them: numbers, lengths, shares, colours and maps."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tinycss2.color4 import parse_color

from builder.figures.own.faults import RefusedError
from builder.geometry import Affine

LARGEST = 1e6
"""A number beyond this is no place in a picture (user units)."""
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
LENGTH = re.compile(rf"({NUMBER.pattern})\s*([a-zA-Z]+|%)?")
PX = {"": 1.0, "px": 1.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6,
      "pt": 96 / 72, "pc": 16.0}  # fmt: skip
"""CSS pixels in each absolute unit (CSS Values 3, 5.2); a user unit is one."""
DEGREES = {"": 1.0, "deg": 1.0, "grad": 0.9, "rad": 180 / math.pi, "turn": 360.0}
STEP = re.compile(r"\s*([a-zA-Z]+)\s*\(([^()]*)\)\s*,?")
GAP = re.compile(r"\s*,\s*|\s+")
ICC = re.compile(r"\s*(?:icc|device)-[a-z]+\(.*\)$", re.IGNORECASE)
KNOWN_STEPS = "use matrix, translate, scale, rotate, skewX or skewY"
COLOURS_OF = frozenset({"srgb", "hsl", "hwb"})


@dataclass(frozen=True, slots=True)
class Scale:
    """What lengths are measured by.

    Attributes:
        width, height: of the nearest viewport (user units), for percentages.
        em: the size of type (user units).
    """

    width: float
    height: float
    em: float = 16.0

    @property
    def diagonal(self) -> float:
        """What percentages of neither width nor height are of (SVG 2, 8.9)."""
        return math.hypot(self.width, self.height) / math.sqrt(2)


def unreadable(what: str, hint: str) -> RefusedError:
    return RefusedError("picture-unreadable", what, hint)


def number(written: str) -> float:
    """Return a plain number.

    Raises:
        RefusedError: it is none, or lies beyond any page.
    """
    if NUMBER.fullmatch(written.strip()) is None:
        raise unreadable(f"{_short(written)} is no number", "write a number, such as 1.5")
    return _bounded(float(written))


def numbers(written: str) -> list[float]:
    """Return numbers with commas or blanks between them."""
    return [number(each) for each in GAP.split(written.strip())] if written.strip() else []


def length(written: str, of: float, em: float) -> float:
    """Return a length in user units; ``of`` is what 100 % is."""
    match = LENGTH.fullmatch(written.strip())
    if match is None:
        raise unreadable(f"{_short(written)} is no length", "write a number, such as 1.5")
    value, unit = float(match[1]), (match[2] or "").lower()
    factor = {**PX, "%": of / 100, "em": em}.get(unit)
    if factor is None:
        raise unreadable(f"the unit {unit!r} depends on the reader", "write the length in px")
    return _bounded(value * factor)


def not_below(value: float) -> float:
    """Return a length that must be 0 or more."""
    if value < 0:
        raise unreadable(f"{value:g} is below 0", "write a length of 0 or more")
    return value


def share(written: str) -> float:
    """Return an opacity, from 0 to 1."""
    written = written.strip()
    value = number(written.removesuffix("%")) / (100 if written.endswith("%") else 1)
    return min(max(value, 0.0), 1.0)


def colour(written: str) -> tuple[str, float] | None:
    """Return ``written`` as #rrggbb and opacity, or nothing where it is no plain colour."""
    value = ICC.sub("", written.strip()) if len(written) <= 200 else ""
    read = parse_color(value)
    if read is None or read == "currentcolor" or read.space not in COLOURS_OF:
        return None
    channels = [min(max(each, 0.0), 1.0) for each in read.to("srgb").coordinates]
    return "#" + "".join(f"{round(each * 255):02x}" for each in channels), float(read.alpha)


def transform(written: str, em: float) -> Affine:
    """Return the map that a ``transform`` makes, as attribute or as a declaration of CSS."""
    lay, at = Affine(), 0
    text = written.strip()
    while at < len(text) and text != "none":
        step = STEP.match(text, at)
        if step is None:
            raise unreadable(f"{_short(text)} is no transform", KNOWN_STEPS)
        lay = _step(step[1], [each for each in GAP.split(step[2].strip()) if each], em).then(lay)
        at = step.end()
    return lay


def _step(kind: str, values: Sequence[str], em: float) -> Affine:
    match kind, len(values):
        case "matrix", 6:
            return Affine(*(length(each, math.nan, em) for each in values))
        case ("translate", 1 | 2) | ("translateX" | "translateY", 1):
            return _shift(kind, [_travel(each, em) for each in values])
        case ("scale", 1 | 2) | ("scaleX" | "scaleY", 1):
            return _stretch(kind, [_factor(each) for each in values])
        case "rotate", 1:
            return Affine.rotation(_angle(values[0]))
        case "rotate", 3:
            x, y = (length(each, math.nan, em) for each in values[1:])
            turn = Affine.translation(-x, -y).then(Affine.rotation(_angle(values[0])))
            return turn.then(Affine.translation(x, y))
        case ("skewX" | "skewY", 1) | ("skew", 1 | 2):
            return _slant(kind, [math.tan(math.radians(_angle(each))) for each in values])
    what = f"{kind}({', '.join(values)[:40]})"
    raise unreadable(f"{what} is no transform that is known here", KNOWN_STEPS)


def _shift(kind: str, by: list[float]) -> Affine:
    if kind == "translateY":
        return Affine.translation(0.0, by[0])
    return Affine.translation(by[0], by[1] if len(by) > 1 else 0.0)


def _stretch(kind: str, by: list[float]) -> Affine:
    match kind:
        case "scaleX":
            return Affine.scaling(by[0], 1.0)
        case "scaleY":
            return Affine.scaling(1.0, by[0])
    return Affine.scaling(by[0], by[-1])


def _slant(kind: str, by: list[float]) -> Affine:
    if kind == "skewY":
        return Affine(b=by[0])
    return Affine(b=by[1] if len(by) > 1 else 0.0, c=by[0])


def _travel(written: str, em: float) -> float:
    if written.endswith("%"):
        raise unreadable(f"a shift by {written} is not known here", "write the length in px")
    return length(written, math.nan, em)


def _factor(written: str) -> float:
    return number(written.removesuffix("%")) / (100 if written.endswith("%") else 1)


def _angle(written: str) -> float:
    """Return an angle in degrees."""
    match = LENGTH.fullmatch(written)
    unit = (match[2] or "").lower() if match else "?"
    if match is None or unit not in DEGREES:
        raise unreadable(f"{_short(written)} is no angle", "write degrees, such as 45")
    return _bounded(float(match[1]) * DEGREES[unit])


def _bounded(value: float) -> float:
    if not abs(value) <= LARGEST:
        message = f"{value:g} lies beyond any page"
        raise RefusedError("picture-too-large", message, "move it into the viewBox")
    return value


def _short(written: str) -> str:
    return repr(written if len(written) <= 40 else f"{written[:40]}…")
