"""The marks that teach: arrows whose width is pressure, dashes, hatching, dots, signs."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, MultiPolygon
from shapely.geometry.base import BaseGeometry

from builder.figures.ink import Ink
from builder.figures.palette import Palette
from builder.figures.planar import (
    Points,
    along,
    disc,
    fractions,
    length_of,
    polygon,
    ribbon,
    softened,
    united,
)

FULL = 3.4
"""Width of a firm arrow (drawing mm)."""

LEAST = 0.5
"""Width of an arrow where nothing presses (drawing mm)."""

CASING = 0.32
"""White line that keeps an arrow apart from whatever lies under it (drawing mm)."""

HEAD_WIDTH, HEAD_LENGTH = 2.35, 1.9
"""Breadth and length of an arrow head over the width of its shaft."""


def arrow(
    ink: Ink, palette: Palette, curve: Points, pressure: NDArray[np.float64], scale: float
) -> BaseGeometry:
    """Draw a stroke whose width is its pressure, with one head at its end.

    Args:
        ink: the canvas.
        palette: its colours.
        curve: the way (body mm).
        pressure: 0 to 1 at each point.
        scale: how much of the full width this picture has room for.
    """
    width = ink.mm(1.0) * np.maximum(FULL * scale * pressure, LEAST)
    total = length_of(curve)
    shaft = max(float(width[-12:].max()), ink.mm(1.1))
    head = min(shaft * HEAD_LENGTH, total * 0.55)
    cut = max(3, int(np.searchsorted(fractions(curve), 1 - head * 0.75 / total)))
    area = softened(
        united(ribbon(curve[:cut], width[:cut]), _head(curve, head, shaft * HEAD_WIDTH)),
        ink.mm(0.08),
    )
    _cased(ink, palette, area, palette.arrow if pressure.max() > 0.6 else palette.arrow_light)
    return area


def _head(curve: Points, length: float, breadth: float) -> BaseGeometry:
    tip = curve[-1]
    way = np.array([length_of(curve) - length * 0.9])
    back = tip - along(curve, way)[0]
    d = back / max(float(np.hypot(*back)), 1e-9)
    n = np.array([-d[1], d[0]])
    base = tip - d * length
    half = breadth / 2
    return polygon([tip, base + n * half, base + d * length * 0.24, base - n * half])


def _cased(ink: Ink, palette: Palette, area: BaseGeometry, colour: str) -> None:
    ink.fill(area.buffer(ink.mm(CASING), quad_segs=4), palette.arrow_case)
    ink.fill(area, colour)


def released(
    ink: Ink, palette: Palette, curve: Points, pressure: NDArray[np.float64], scale: float
) -> BaseGeometry:
    """Draw a stroke that lets go: a shaft, then chevrons that shrink as pressure ends."""
    falling = int(
        np.argmax(pressure <= pressure.max() * 0.9 * (np.arange(len(pressure)) > len(pressure) / 2))
    )
    start = falling if falling > 8 else len(curve) // 2
    width = ink.mm(1.0) * np.maximum(FULL * scale * pressure, LEAST)
    full = float(width[start])
    parts = [_pointed(curve[: start + 1], width[: start + 1], full)]
    way, total = length_of(curve[: start + 1]) + full * 0.95, length_of(curve)
    while way < total:
        now = float(np.interp(way / total, fractions(curve), width))
        parts.append(_chevron(curve, way, now, full))
        way += full * 0.42 + now * 0.55
    area = united(*parts)
    _cased(ink, palette, area, palette.arrow)
    return area


def _pointed(curve: Points, width: NDArray[np.float64], full: float) -> BaseGeometry:
    """Return a shaft that ends in a blunt point."""
    d = curve[-1] - curve[-3]
    d = d / np.hypot(*d)
    n = np.array([-d[1], d[0]])
    nose = polygon([curve[-1] + n * full / 2, curve[-1] + d * full * 0.5, curve[-1] - n * full / 2])
    return united(ribbon(curve, width), nose.buffer(0.05))


def _chevron(curve: Points, way: float, breadth: float, full: float) -> BaseGeometry:
    here, ahead = along(curve, np.array([way, way + 2.0]))
    d = ahead - here
    d = d / max(float(np.hypot(*d)), 1e-9)
    n = np.array([-d[1], d[0]])
    half, thick = breadth / 2, full * 0.30
    return polygon(
        [
            here + n * half, here + n * half + d * thick, here + d * (half + thick),
            here - n * half + d * thick, here - n * half, here + d * half,
        ]
    )  # fmt: skip


def returning(ink: Ink, palette: Palette, curve: Points) -> BaseGeometry:
    """Draw a way back without pressure: dashes and an open head."""
    width = ink.mm(0.55)
    total, dash, gap = length_of(curve), width * 3.4, width * 2.4
    starts = np.arange(0.0, max(total - width * 3.0, width), dash + gap)
    parts = [
        LineString(along(curve, np.linspace(a, min(a + dash, total), 6))).buffer(
            width / 2, quad_segs=2
        )
        for a in starts
    ]
    tip, back = curve[-1], curve[-1] - along(curve, np.array([total - width * 3]))[0]
    d = back / np.hypot(*back)
    n = np.array([-d[1], d[0]])
    reach = width * 3.0
    open_head = LineString(
        [tip - d * reach + n * reach * 0.8, tip, tip - d * reach - n * reach * 0.8]
    )
    parts.append(open_head.buffer(width / 2, quad_segs=2))
    area = united(*parts)
    ink.fill(area.buffer(ink.mm(0.2), quad_segs=2), palette.arrow_case)
    ink.fill(area, palette.arrow_light)
    return area


def hatched(ink: Ink, palette: Palette, area: BaseGeometry) -> None:
    """Mark a zone never to press: hatching and a firm border."""
    ink.fill(area.buffer(ink.mm(0.5)), "#ffffff")
    ink.fill(area, palette.stop_tint)
    right, up = ink.view.to_body(1.0, 1.0)
    u = np.array([right, up]) / np.hypot(right, up)
    v = np.array([-u[1], u[0]])
    x0, y0, x1, y1 = area.bounds
    middle, reach = np.array([(x0 + x1) / 2, (y0 + y1) / 2]), np.hypot(x1 - x0, y1 - y0) / 2
    lines = [
        LineString([middle + v * k - u * reach, middle + v * k + u * reach])
        for k in np.arange(-reach, reach, ink.mm(1.25))
    ]
    bars = shapely.union_all([line.buffer(ink.mm(0.16), cap_style="flat") for line in lines])
    ink.facets(bars.intersection(area), palette.stop)
    border = area.buffer(ink.mm(0.16)).difference(area.buffer(ink.mm(-0.22)))
    ink.fill(border, palette.stop)


def dotted(ink: Ink, palette: Palette, area: BaseGeometry) -> None:
    """Mark a zone to ask about first: dots and a thin border."""
    ink.fill(area.buffer(ink.mm(0.35)), "#ffffff")
    ink.fill(area, palette.ask_tint)
    radius, pitch = ink.mm(0.27), ink.mm(1.15)
    x0, y0, x1, y1 = area.bounds
    inside = area.buffer(-radius * 1.5)
    spots = [
        (x + (pitch / 2 if row % 2 else 0.0), y)
        for row, y in enumerate(np.arange(y0, y1, pitch * 0.866))
        for x in np.arange(x0, x1, pitch)
    ]
    dots = [disc(x, y, radius, 2) for x, y in spots if inside.contains(shapely.Point(x, y))]
    ink.facets(MultiPolygon(dots), palette.ask)
    border = area.buffer(ink.mm(0.13)).difference(area.buffer(ink.mm(-0.13)))
    ink.fill(border, palette.ask)


def prohibited(ink: Ink, palette: Palette, at: tuple[float, float], radius: float) -> None:
    """Draw the general prohibition sign (ISO 7010 P001), ``radius`` in drawing mm."""
    r = ink.mm(radius)
    ring = r * 0.24
    circle = disc(*at, r, 12)
    ink.fill(disc(*at, r * 1.16, 12), "#ffffff")
    slope = np.array(ink.view.to_body(1.0, -1.0)) * r
    bar = LineString([np.array(at) - slope, np.array(at) + slope])
    bar_area = bar.buffer(ring * 0.46, cap_style="flat").intersection(circle)
    ink.fill(united(circle.difference(disc(*at, r - ring, 12)), bar_area), palette.stop)


def octagon(ink: Ink, palette: Palette, at: tuple[float, float], radius: float) -> None:
    """Draw a stop octagon with a flat raised hand (no letters), ``radius`` in drawing mm."""
    r = ink.mm(radius)
    turns = np.radians(np.arange(22.5, 382.5, 45.0))
    corners = np.array(at) + np.column_stack([np.cos(turns), np.sin(turns)]) * r
    whole = polygon(corners)
    ink.fill(whole.buffer(r * 0.10), "#ffffff")
    ink.fill(whole, palette.stop)
    ink.fill(whole.buffer(-r * 0.07).difference(whole.buffer(-r * 0.13)), "#ffffff")
    ink.fill(_raised_hand(ink, at, r * 0.62), "#ffffff")


def _raised_hand(ink: Ink, at: tuple[float, float], size: float) -> BaseGeometry:
    """Return the pictogram of a raised hand, upright on paper."""
    right, up = np.array(ink.view.to_body(1.0, 0.0)), np.array(ink.view.to_body(0.0, 1.0))

    def on(x: float, y: float) -> NDArray[np.float64]:
        return np.asarray(np.array(at) + right * x * size + up * y * size)

    def bar(x0: float, y0: float, x1: float, y1: float, w: float) -> BaseGeometry:
        return LineString([on(x0, y0), on(x1, y1)]).buffer(w * size, quad_segs=6)

    palm = polygon(
        [
            on(-0.42, -0.1),
            on(0.40, -0.1),
            on(0.40, -0.55),
            on(0.20, -1.0),
            on(-0.22, -1.0),
            on(-0.42, -0.6),
        ]
    )
    return united(
        palm.buffer(0.06 * size),
        bar(-0.36, -0.2, -0.36, 0.62, 0.115),
        bar(-0.10, -0.2, -0.10, 0.88, 0.115),
        bar(0.16, -0.2, 0.16, 0.80, 0.115),
        bar(0.40, -0.3, 0.40, 0.52, 0.105),
        bar(-0.34, -0.62, -0.78, 0.02, 0.12),
    )


def ringed(ink: Ink, palette: Palette, at: tuple[float, float], radius: float) -> None:
    """Mark a spot that the text speaks of with a ring."""
    r = ink.mm(radius)
    ink.fill(
        disc(*at, r * 1.05, 8).buffer(ink.mm(0.3)).difference(disc(*at, r * 0.62, 8)), "#ffffff"
    )
    ink.fill(disc(*at, r, 8).difference(disc(*at, r * 0.72, 8)), palette.stop)
