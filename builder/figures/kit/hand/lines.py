"""The lines on a hand: nails, creases and folds, a little different on each, and its seams."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from shapely.geometry import GeometryCollection, LineString, Polygon
from shapely.geometry.base import BaseGeometry

from builder.figures.kit.hand.anatomy import DIGITS, FINGERS, MEASURES, DigitName
from builder.figures.kit.hand.form import RoundPart
from builder.figures.kit.hand.place import PlacedHand
from builder.figures.kit.planar import Points, largest, length_of, polylines

NAIL_LENGTH = {"thumb": 13.0, "index": 10.6, "middle": 11.0, "ring": 10.6, "little": 8.8}
"""From the cuticle to the free edge (mm)."""

NAIL_HALF_ANGLE = 52.0
"""A nail covers this much of the round to either side (degrees)."""

NAIL_RIM = ((-0.02, 0.0), (0.12, 0.85), (0.72, 1.0), (1.0, 0.0), (0.72, -1.0), (0.12, -0.85))
"""(share of the length from the cuticle, share of the half angle), round once."""

NAIL_FOLD = ((0.66, 1.04), (0.03, 0.62), (0.03, -0.62), (0.66, -1.04))
"""The fold of skin round the cuticle, in the same measures."""

LEAST_FACING = 0.25
"""A nail or crease turned further away is not drawn (cosine)."""


LEAST_FACING_KNUCKLE = 0.55
"""The same for the folds and cords of the back of the hand, which are fainter."""

TOUCHING = 2.4
"""Digits closer than this (mm) share one line."""

SHORTEST, DEEP = 9.0, 2.2
"""A seam is at least so long, and half of it at least so far inside the outline (mm)."""


@dataclass(frozen=True, slots=True)
class Nail:
    """A nail: points of its outline, and of the fold of skin round its root."""

    digit: DigitName
    rim: Points
    fold: Points


@dataclass(frozen=True, slots=True)
class Crease:
    """A line in the skin; ``depth`` 0 to 1 tells how plain."""

    digit: DigitName
    points: Points
    depth: float


@dataclass(frozen=True, slots=True)
class Nature:
    """What makes one hand's skin its own: the same seed gives the same skin."""

    seed: str

    def between(self, what: str, low: float, high: float) -> float:
        """Return a number from ``low`` to ``high`` that belongs to ``what`` on this hand."""
        share = zlib.crc32(f"{self.seed}/{what}".encode()) % 9973 / 9972
        return low + (high - low) * share


def nails(forms: dict[DigitName, RoundPart], roll_deg: float) -> list[Nail]:
    """Return the nails that face the viewer; ``roll_deg`` turns the thumb's."""
    every = (_nail(name, forms[name], roll_deg if name == "thumb" else 0.0) for name in DIGITS)
    return [nail for nail in every if nail is not None]


def _nail(name: DigitName, form: RoundPart, roll_deg: float) -> Nail | None:
    points, facing = _on_nail(np.array(NAIL_RIM + NAIL_FOLD), name, form, roll_deg)
    count = len(NAIL_RIM)
    if min(facing[0], facing[:count].mean()) < LEAST_FACING:
        return None
    return Nail(name, points[:count], points[count:])


def _on_nail(
    shares: Points, name: DigitName, form: RoundPart, roll_deg: float
) -> tuple[Points, NDArray[np.float64]]:
    edge = form.length - 1.0
    ways = edge - NAIL_LENGTH[name] * (1 - shares[:, 0])
    return form.on_skin(ways, shares[:, 1] * NAIL_HALF_ANGLE + roll_deg)


def back_creases(
    forms: dict[DigitName, RoundPart], nature: Nature, roll_deg: float
) -> list[Crease]:
    """Return the folds over the joints, seen from the back."""
    creases: list[Crease] = []
    for name in FINGERS:
        creases += _folds(name, forms[name], 2, (-1.9, 0.0, 1.8), 40.0, nature)
        creases += _folds(name, forms[name], 4, (-0.7, 0.7), 36.0, nature)
    creases += _folds("thumb", forms["thumb"], 4, (-1.6, 0.2, 1.7), 38.0, nature, roll_deg)
    return creases


def _folds(
    name: DigitName,
    form: RoundPart,
    knot: int,
    offsets: tuple[float, ...],
    half_angle: float,
    nature: Nature,
    turn: float = 0.0,
) -> list[Crease]:
    depths, ways, angles = [], [], []
    for place, offset in enumerate(offsets):
        key = f"{name}{knot}{place}"
        depth = nature.between(key + "d", 0.15, 1.0)
        if len(offsets) > 2 and depth < 0.32:
            continue
        half = half_angle * nature.between(key + "w", 0.55, 1.05)
        bow = (0.9 if offset > 0 else -0.9) * nature.between(key + "b", 0.3, 1.2)
        way = form.way_at(knot) + offset * nature.between(key + "o", 0.75, 1.3)
        depths.append(depth)
        ways.append(way + bow * np.array([-0.4, 0.5, 0.6, -0.3]))
        middle = turn + nature.between(key + "m", -9.0, 9.0)
        angles.append(middle + half * np.array([-1.0, -0.4, 0.4, 1.0]))
    if not depths:
        return []
    points, facing = form.on_skin(np.concatenate(ways), np.concatenate(angles))
    return [
        Crease(name, line, depth)
        for line, turned, depth in zip(
            points.reshape(-1, 4, 2), facing.reshape(-1, 4), depths, strict=True
        )
        if turned.min() > LEAST_FACING * 0.6
    ]


def knuckle_folds(forms: dict[DigitName, RoundPart], nature: Nature) -> Iterator[Points]:
    """Yield one small arc over each knuckle, leaving some out."""
    for name in FINGERS:
        key = f"{name}k"
        if nature.between(key, 0.0, 1.0) < 0.2:
            continue
        half = nature.between(key + "w", 12.0, 24.0)
        middle = nature.between(key + "m", -14.0, 8.0)
        way = nature.between(key + "o", 0.0, 4.0)
        bow = nature.between(key + "b", 0.6, 1.6)
        ways = way + bow * np.array([0.0, 0.8, 0.9, 0.1])
        angles = middle + half * np.array([-1.0, -0.3, 0.4, 1.0])
        points, facing = forms[name].on_skin(ways, angles)
        if facing.min() > LEAST_FACING_KNUCKLE:
            yield points


def tendons(rays: dict[DigitName, RoundPart], nature: Nature) -> Iterator[Points]:
    """Yield the cords of the back of the hand, from near the knuckles towards the wrist."""
    for name in FINGERS:
        ray = rays[name]
        start = 0.92 - nature.between(name + "t", 0.0, 0.08)
        end = nature.between(name + "e", 0.34, 0.56)
        ways = np.linspace(start, end, 4) * ray.way_at(2)
        points, facing = ray.on_skin(ways, np.array([-4.0, -3.0, 0.0, 3.0]))
        if facing.min() > LEAST_FACING_KNUCKLE:
            yield points


def palm_lines(placed: PlacedHand, nature: Nature) -> list[Points]:
    """Return the great lines of the palm, four points each."""
    lines = []
    for place, line in enumerate((*MEASURES.palm_lines, *MEASURES.wrist_lines)):
        sway = nature.between(f"palm{place}", -1.5, 1.5)
        flat = np.array([(x + sway, y + sway, 0.0) for x, y in line])
        lines.append(placed.placing.on_body(flat)[:, :2])
    return lines


def finger_lines(forms: dict[DigitName, RoundPart], nature: Nature) -> list[Points]:
    """Return the creases at the fingers' joints."""
    lines = []
    for name in FINGERS:
        form = forms[name]
        for knot, way, share in MEASURES.finger_knots:
            half = 52.0 * share * nature.between(f"{name}{knot}{way}", 0.8, 1.1)
            angles = 180.0 + half * np.array([-1.0, -0.35, 0.35, 1.0])
            bow = np.array([0.0, 0.6, 0.6, 0.0])
            lines.append(form.on_skin(form.way_at(knot) + way + bow, angles)[0])
    return lines


def seams(placed: PlacedHand) -> list[Points]:
    """Return the lines between digits (body mm), each from the fingertip's end to the web."""
    flesh = placed.flesh
    inside = placed.outline.buffer(-0.25, quad_segs=3)
    hidden = flesh.base.buffer(0.6, quad_segs=3)
    deep = placed.outline.buffer(-DEEP, quad_segs=2)
    between: list[Points] = []
    above: BaseGeometry = GeometryCollection()
    for name in reversed(placed.order):
        digit = flesh.digits[name]
        edge = LineString(_ring(digit)).intersection(inside).difference(hidden)
        free = edge.difference(above.buffer(TOUCHING, quad_segs=3))
        tip = flesh.forms[name].axis[-1, :2]
        lines = [line for line in polylines(free) if length_of(line) > SHORTEST]
        between += [_from(tip, line) for line in lines if _runs_in(line, deep)]
        above = above.union(digit)
    return between


def _ring(area: BaseGeometry) -> Points:
    part = largest(area)
    return np.asarray(part.exterior.coords) if isinstance(part, Polygon) else np.zeros((2, 2))


def _runs_in(line: Points, deep: BaseGeometry) -> bool:
    whole = LineString(line)
    return bool(whole.intersection(deep).length > whole.length * 0.5)


def _from(tip: Points, line: Points) -> Points:
    first, last = np.hypot(*(line[0] - tip)), np.hypot(*(line[-1] - tip))
    return line if first <= last else line[::-1]
