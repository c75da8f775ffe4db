"""Plane geometry in millimetres: x to the right, y down, angles clockwise from right."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Self

CIRCLE_HANDLE = 0.5522847498307936
"""Length of a cubic's handle over the radius, for a quarter circle off by at most 0.03 %."""


def cubic_handle(end: tuple[float, float], handle: tuple[float, float]) -> tuple[float, float]:
    """Return the cubic's handle at ``end`` where a quadratic curve has its only ``handle``."""
    return end[0] + (handle[0] - end[0]) * 2 / 3, end[1] + (handle[1] - end[1]) * 2 / 3


class Vector(NamedTuple):
    """A displacement (mm)."""

    dx: float
    dy: float

    @property
    def length(self) -> float:
        return math.hypot(self.dx, self.dy)

    def scaled(self, factor: float) -> Vector:
        return Vector(self.dx * factor, self.dy * factor)


class Point(NamedTuple):
    """A position (mm)."""

    x: float
    y: float

    def moved(self, by: Vector) -> Point:
        return Point(self.x + by.dx, self.y + by.dy)

    def to(self, other: Point) -> Vector:
        """Return the displacement from here to ``other``."""
        return Vector(other.x - self.x, other.y - self.y)


class Box(NamedTuple):
    """An upright rectangle (mm), given by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def sized(cls, left: float, top: float, width: float, height: float) -> Self:
        return cls(left, top, left + width, top + height)

    @classmethod
    def around(cls, places: Iterable[tuple[float, float]]) -> Self:
        """Return the box round ``places``, at least one."""
        xs, ys = zip(*places, strict=True)
        return cls(min(xs), min(ys), max(xs), max(ys))

    @property
    def corners(self) -> tuple[Point, Point, Point, Point]:
        """Its corners, clockwise from the left top one."""
        left, top, right, bottom = self
        return Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom)

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> Point:
        return Point((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    def inset(self, margin: float) -> Box:
        """Return the box ``margin`` (mm) inside this one; a negative margin grows it."""
        return Box(self.left + margin, self.top + margin, self.right - margin, self.bottom - margin)

    def moved(self, by: Vector) -> Box:
        return Box(self.left + by.dx, self.top + by.dy, self.right + by.dx, self.bottom + by.dy)

    def mapped(self, by: Affine) -> Box:
        """Return the upright box round what ``by`` makes of this one."""
        left, top, right, bottom = self
        across, skewed = (by.a * left, by.a * right), (by.c * top, by.c * bottom)
        tilted, down = (by.b * left, by.b * right), (by.d * top, by.d * bottom)
        return Box(
            min(across) + min(skewed) + by.e,
            min(tilted) + min(down) + by.f,
            max(across) + max(skewed) + by.e,
            max(tilted) + max(down) + by.f,
        )

    def holds(self, other: Box, tolerance: float = 1e-6) -> bool:
        """Tell whether ``other`` lies wholly inside, give or take ``tolerance`` (mm)."""
        return (
            other.left >= self.left - tolerance
            and other.top >= self.top - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )

    def clearance(self, other: Box) -> float:
        """Return how far inside ``other`` stays where it comes nearest (mm), below 0 outside."""
        return min(
            other.left - self.left,
            other.top - self.top,
            self.right - other.right,
            self.bottom - other.bottom,
        )

    def fitted(self, width: float, height: float) -> Box:
        """Return the largest box of the proportions ``width`` : ``height`` centred in this one."""
        scale = min(self.width / width, self.height / height)
        centre = self.centre
        return Box.sized(
            centre.x - width * scale / 2,
            centre.y - height * scale / 2,
            width * scale,
            height * scale,
        )


class Affine(NamedTuple):
    """The map (x, y) → (a·x + c·y + e, b·x + d·y + f), in the order PDF and SVG write it."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    @classmethod
    def translation(cls, dx: float, dy: float) -> Self:
        return cls(e=dx, f=dy)

    @classmethod
    def scaling(cls, sx: float, sy: float | None = None) -> Self:
        return cls(a=sx, d=sx if sy is None else sy)

    @classmethod
    def rotation(cls, angle_deg: float) -> Self:
        """Return the turn by ``angle_deg``, clockwise as seen on the page, about the origin."""
        cos, sin = math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))
        return cls(cos, sin, -sin, cos)

    def then(self, after: Affine) -> Affine:
        """Return the map that applies this one first and ``after`` second."""
        return Affine(
            after.a * self.a + after.c * self.b,
            after.b * self.a + after.d * self.b,
            after.a * self.c + after.c * self.d,
            after.b * self.c + after.d * self.d,
            after.a * self.e + after.c * self.f + after.e,
            after.b * self.e + after.d * self.f + after.f,
        )

    @property
    def inverse(self) -> Affine:
        """The map that undoes this one, which must not flatten the plane."""
        a, b, c, d, e, f = self
        area = a * d - b * c
        return Affine(
            d / area,
            -b / area,
            -c / area,
            a / area,
            (c * f - d * e) / area,
            (b * e - a * f) / area,
        )

    def apply(self, point: Point) -> Point:
        return Point(
            self.a * point.x + self.c * point.y + self.e,
            self.b * point.x + self.d * point.y + self.f,
        )


@dataclass(frozen=True, slots=True)
class Path:
    """Outlines of lines and cubic curves.

    Attributes:
        ops: one letter a segment: M (move), L (line), C (cubic), Z (close).
        coords: the operators' coordinates one after another, x before y: two of M and L, six of C
            (both handles, then its end), none of Z; mm, unless the owner says otherwise.
    """

    ops: str
    coords: tuple[float, ...]

    @classmethod
    def polyline(cls, points: Iterable[tuple[float, float]]) -> Path:
        """Return the open path of straight lines through ``points`` (at least one)."""
        flat = tuple(value for point in points for value in (point[0], point[1]))
        return cls("M" + "L" * (len(flat) // 2 - 1), flat)

    @classmethod
    def polygon(cls, points: Iterable[tuple[float, float]]) -> Path:
        """Return the closed path of straight lines through ``points``."""
        line = cls.polyline(points)
        return cls(line.ops + "Z", line.coords)

    @classmethod
    def box(cls, box: Box, radius: float = 0.0) -> Path:
        """Return the outline of ``box``, its corners rounded by ``radius`` (mm)."""
        if radius <= 0:
            return cls.polygon(box.corners)
        left, top, right, bottom = box
        r = min(radius, box.width / 2, box.height / 2)
        h = r * (1 - CIRCLE_HANDLE)
        # fmt: off
        return cls("MLCLCLCLCZ", (
            left + r, top, right - r, top,
            right - h, top, right, top + h, right, top + r,
            right, bottom - r,
            right, bottom - h, right - h, bottom, right - r, bottom,
            left + r, bottom,
            left + h, bottom, left, bottom - h, left, bottom - r,
            left, top + r,
            left, top + h, left + h, top, left + r, top,
        ))
        # fmt: on

    @classmethod
    def disc(cls, centre: Point, radius: float) -> Path:
        """Return the outline of a circle."""
        x, y = centre
        return cls.box(Box(x - radius, y - radius, x + radius, y + radius), radius)

    def joined(self, other: Path) -> Path:
        """Return one path that holds the outlines of both."""
        return Path(self.ops + other.ops, self.coords + other.coords)

    def mapped(self, by: Affine) -> Path:
        a, b, c, d, e, f = by
        xs, ys = self.coords[0::2], self.coords[1::2]
        flat = [0.0] * len(self.coords)
        flat[0::2] = [a * x + c * y + e for x, y in zip(xs, ys, strict=True)]
        flat[1::2] = [b * x + d * y + f for x, y in zip(xs, ys, strict=True)]
        return Path(self.ops, tuple(flat))

    def as_box(self) -> Box | None:
        """Return the box of which this is the plain outline, whichever way it was drawn."""
        if self.ops != "MLLLZ":
            return None
        left, top, right, top_again, right_again, bottom, left_again, bottom_again = self.coords
        upright = (left, top, right, bottom) == (left_again, top_again, right_again, bottom_again)
        return Box.around([(left, top), (right, bottom)]) if upright else None

    @property
    def bounds(self) -> Box:
        """The box round all points and handles: never smaller than the painted outline."""
        xs, ys = self.coords[0::2], self.coords[1::2]
        return Box(min(xs), min(ys), max(xs), max(ys))
