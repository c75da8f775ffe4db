"""Signs that need no words: tick, cross, the line of a back, speech bubbles."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from shapely import affinity
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from builder.figures.kit.ink import Ink
from builder.figures.kit.palette import Palette
from builder.figures.kit.planar import (
    along,
    aside,
    catmull_rom,
    direction,
    disc,
    ellipse,
    length_of,
    polygon,
    ribbon,
    united,
)

WHITE = "#ffffff"


def draw_tick(ink: Ink, palette: Palette, at: tuple[float, float], radius: float) -> None:
    """Paint a tick on a disc; ``at`` and ``radius`` in body mm.

    It differs from a cross in shape too: green and red may be of like darkness.
    """
    x, y = at
    ink.fill(disc(x, y, radius * 1.14, 12), WHITE)
    ink.fill(disc(x, y, radius, 12), palette.right, teaches=True)
    mark = [(-0.46, 0.02), (-0.12, -0.34), (0.48, 0.40)]
    tick = LineString(mark).buffer(0.12, cap_style="round")
    ink.fill(scaled(tick, at, radius), WHITE, teaches=True)


def draw_cross(ink: Ink, palette: Palette, at: tuple[float, float], radius: float) -> None:
    """Paint a cross on an octagon."""
    corners = np.arange(8) * np.pi / 4 + np.pi / 8
    eight = polygon(np.column_stack([np.cos(corners), np.sin(corners)]))
    ink.fill(scaled(eight.buffer(0.13), at, radius), WHITE)
    ink.fill(scaled(eight, at, radius), palette.wrong, teaches=True)
    arms = united(
        LineString([(-0.38, -0.38), (0.38, 0.38)]).buffer(0.13),
        LineString([(-0.38, 0.38), (0.38, -0.38)]).buffer(0.13),
    )
    ink.fill(scaled(arms, at, radius), WHITE, teaches=True)


def draw_guide(ink: Ink, points: ArrayLike, colour: str, dash: float = 1.5) -> None:
    """Paint a cased dashed line; ``dash`` in drawing mm."""
    line = catmull_rom(points, ink.mm(0.8))
    total, step = length_of(line), ink.mm(dash)
    starts = np.arange(0.0, total - step * 0.4, step * 1.7)
    dashes = [along(line, np.linspace(start, min(start + step, total), 3)) for start in starts]
    for width, paint, teaches in ((0.95, WHITE, False), (0.5, colour, True)):
        area = united(*(LineString(d).buffer(ink.mm(width) / 2, quad_segs=4) for d in dashes))
        ink.fill(area, paint, teaches=teaches)


def draw_bubble(
    ink: Ink, box: tuple[float, float, float, float], tip: tuple[float, float], line: str
) -> None:
    """Paint an empty speech bubble: middle x and y, half sizes, and where it points (body mm)."""
    x, y, rx, ry = box
    way = np.array(tip) - (x, y)
    side = aside(way) / float(np.hypot(*way)) * min(rx, ry) * 0.32
    root = np.array([x, y]) + way * 0.3
    tail = polygon(np.array([root + side, np.array(tip), root - side]))
    whole = united(ellipse(x, y, rx, ry), tail)
    ink.fill(whole, WHITE)
    ink.outline(whole, line, 0.26)


def draw_arrow(ink: Ink, points: ArrayLike, palette: Palette, width: float = 2.0) -> None:
    """Paint a cased arrow along ``points`` (body mm); ``width`` in drawing mm."""
    line = catmull_rom(points, ink.mm(0.5))
    half = ink.mm(width) / 2
    tip, before = line[-1], line[-12]
    way = direction(before, tip)
    side = aside(way)
    neck = tip - way * half * 3.0
    head = polygon([tip, neck + side * half * 2.3, neck - side * half * 2.3])
    reach = length_of(line) - half * 2.0
    shaft = along(line, np.linspace(0.0, reach, 20))
    swell = 2 * half * np.linspace(0.25, 1.0, 20)
    whole = united(ribbon(shaft, swell), head)
    ink.fill(whole.buffer(ink.mm(0.3), quad_segs=4), palette.arrow_case)
    ink.fill(whole, palette.arrow, teaches=True)


def question_mark(at: tuple[float, float], size: float) -> BaseGeometry:
    """Return a question mark as a shape, ``size`` mm high."""
    hook = catmull_rom([(-0.22, 0.24), (-0.12, 0.42), (0.08, 0.46), (0.24, 0.32), (0.2, 0.12),
                        (0.03, -0.04), (0.0, -0.2)], 0.02)  # fmt: skip
    mark = united(LineString(hook).buffer(0.075), disc(0.0, -0.43, 0.095, 8))
    return scaled(mark, at, size)


def scaled(area: BaseGeometry, at: tuple[float, float], size: float) -> BaseGeometry:
    """Return ``area``, drawn round the origin, ``size`` times as large round ``at``."""
    return affinity.translate(affinity.scale(area, size, size, origin=(0, 0)), *at)
