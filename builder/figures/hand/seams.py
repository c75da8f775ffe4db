"""Where one digit lies against another: one line for a pair, along the upper one's edge."""

from __future__ import annotations

import numpy as np
from shapely.geometry import GeometryCollection, LineString, Polygon
from shapely.geometry.base import BaseGeometry

from builder.figures.hand.place import PlacedHand
from builder.figures.planar import Points, largest, length_of, polylines

TOUCHING = 2.4
"""Digits closer than this (mm) share one line."""

SHORTEST, DEEP = 9.0, 2.2
"""A seam is at least so long, and half of it at least so far inside the outline (mm)."""


def seams(placed: PlacedHand) -> list[Points]:
    """Return the lines between digits (body mm), each from the fingertip's end to the web."""
    flesh = placed.flesh
    inside = placed.outline.buffer(-0.25, quad_segs=3)
    hidden = flesh.base.buffer(0.6, quad_segs=3)
    deep = placed.outline.buffer(-DEEP, quad_segs=2)
    found: list[Points] = []
    above: BaseGeometry = GeometryCollection()
    for name in reversed(placed.order):
        digit = flesh.digits[name]
        edge = LineString(_ring(digit)).intersection(inside).difference(hidden)
        shown = edge.difference(above.buffer(TOUCHING, quad_segs=3))
        tip = flesh.forms[name].axis[-1, :2]
        lines = [line for line in polylines(shown) if length_of(line) > SHORTEST]
        found += [_from(tip, line) for line in lines if _runs_in(line, deep)]
        above = above.union(digit)
    return found


def _ring(area: BaseGeometry) -> Points:
    part = largest(area)
    return np.asarray(part.exterior.coords) if isinstance(part, Polygon) else np.zeros((2, 2))


def _runs_in(line: Points, deep: BaseGeometry) -> bool:
    whole = LineString(line)
    return bool(whole.intersection(deep).length > whole.length * 0.5)


def _from(tip: Points, line: Points) -> Points:
    first, last = np.hypot(*(line[0] - tip)), np.hypot(*(line[-1] - tip))
    return line if first <= last else line[::-1]
