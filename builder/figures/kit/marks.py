"""The marks that teach: arrows whose width is pressure, dashes, hatching, dots, signs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from builder.figures.kit.ink import Ink
from builder.figures.kit.palette import Palette
from builder.figures.kit.planar import (
    Points,
    along,
    aside,
    direction,
    disc,
    fractions,
    largest,
    length_of,
    polygon,
    polylines,
    ribbon,
    softened,
    united,
)

FULL = 3.4
"""Width of a firm arrow (drawing mm)."""

LEAST = 0.5
"""Width of an arrow where nothing presses (drawing mm)."""

SLENDER, SLENDER_BENT = 5.0, 7.0
"""An arrow is at least this many times as long as it is wide: a straight one, and one that turns
back on itself, whose head would else swallow its bend."""

CASING = 0.32
"""White line that keeps an arrow apart from whatever lies under it (drawing mm)."""

RETURN = 0.62
"""Width of the dashes of a way back (drawing mm)."""

HEAD_WIDTH, HEAD_LENGTH = 2.35, 1.9
"""Breadth and length of an arrow head over the width of its shaft."""


TOUCH, TOUCH_TONE, TOUCH_EDGE = 1.5, 0.42, 0.3
"""How far a patch of firm contact shows round the hand and how broad its pale edge is (drawing
mm), and how strong its tone is."""


def full_width(ink: Ink, curves: Sequence[Points], scale: float) -> float:
    """Return the width (body mm) of full pressure for all arrows of a picture.

    Args:
        ink: the canvas.
        curves: the ways of the arrows (body mm).
        scale: how much of the widest this picture has room for.
    """
    return min([ink.mm(FULL * scale), *(length_of(curve) / _slender(curve) for curve in curves)])


def _slender(curve: Points) -> float:
    """Return how many times as long as wide an arrow along ``curve`` is."""
    start, end = curve[len(curve) // 12] - curve[0], curve[-1] - curve[-1 - len(curve) // 12]
    back = (1 - float(start @ end) / float(np.hypot(*start) * np.hypot(*end))) / 2
    return SLENDER + (SLENDER_BENT - SLENDER) * back


def arrow(
    ink: Ink, palette: Palette, curve: Points, pressure: NDArray[np.float64], full: float
) -> BaseGeometry:
    """Draw a stroke whose width is its pressure, with one head at its end.

    Args:
        ink: the canvas.
        palette: its colours.
        curve: the way (body mm).
        pressure: 0 to 1 at each point.
        full: width of full pressure (body mm), see ``full_width``.
    """
    total = length_of(curve)
    width = np.maximum(full * pressure, min(ink.mm(LEAST), full / 2))
    shaft = max(float(width[-12:].max()), full * 0.34)
    head = min(shaft * HEAD_LENGTH, total * 0.55)
    cut = max(3, int(np.searchsorted(fractions(curve), 1 - head * 0.6 / total)))
    whole = united(
        _tail(curve, width),
        ribbon(curve[:cut], width[:cut]),
        _head(curve, head, shaft * HEAD_WIDTH),
    )
    area = softened(Polygon(largest(whole).exterior), ink.mm(0.08))
    _cased(ink, area, *palette.arrow_on_skin(firm=bool(pressure.max() > 0.6)))
    return area


def _tail(curve: Points, width: NDArray[np.float64]) -> BaseGeometry:
    return disc(float(curve[0, 0]), float(curve[0, 1]), float(width[0]) / 2)


def _head(curve: Points, length: float, breadth: float) -> BaseGeometry:
    tip, d = curve[-1], _to_end(curve, length_of(curve) - length * 0.9)
    n = aside(d)
    base = tip - d * length
    half = breadth / 2
    return polygon([tip, base + n * half, base + d * length * 0.24, base - n * half])


def _cased(ink: Ink, area: BaseGeometry, colour: str, casing: str) -> None:
    ink.fill(area.buffer(ink.mm(CASING), quad_segs=4), casing)
    ink.fill(area, colour, teaches=True)


def touched(ink: Ink, palette: Palette, area: BaseGeometry, skin: BaseGeometry) -> None:
    """Draw where hands press firmly: a flat, even patch of pressed ``skin`` with a pale edge."""
    patch = softened(area.buffer(ink.mm(TOUCH), quad_segs=4), ink.mm(0.5))
    inner = patch.intersection(skin)
    edge = patch.buffer(ink.mm(TOUCH_EDGE), quad_segs=4).intersection(skin).difference(inner)
    ink.fill(inner, palette.receiver.deep, TOUCH_TONE)
    ink.fill(edge, palette.receiver.light)


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
    _cased(ink, area, *palette.arrow_on_skin(firm=True))
    return area


def _pointed(curve: Points, width: NDArray[np.float64], full: float) -> BaseGeometry:
    """Return a shaft that ends in a blunt point."""
    d = direction(curve[-3], curve[-1])
    n = aside(d)
    nose = polygon([curve[-1] + n * full / 2, curve[-1] + d * full * 0.5, curve[-1] - n * full / 2])
    return united(_tail(curve, width), ribbon(curve, width), nose.buffer(0.05))


def _chevron(curve: Points, way: float, breadth: float, full: float) -> BaseGeometry:
    here, ahead = along(curve, np.array([way, way + 2.0]))
    d = direction(here, ahead)
    n = aside(d)
    half, thick = breadth / 2, full * 0.30
    return polygon(
        [
            here + n * half, here + n * half + d * thick, here + d * (half + thick),
            here - n * half + d * thick, here - n * half, here + d * half,
        ]
    )  # fmt: skip


def returning(ink: Ink, palette: Palette, curve: Points) -> None:
    """Draw a way back without pressure: dashes and an open head."""
    total, dash, gap = length_of(curve), ink.mm(1.9), ink.mm(1.5)
    head = ink.mm(1.7)
    starts = np.arange(0.0, total - head, dash + gap)
    lines = [along(curve, np.linspace(at, min(at + dash, total), 4)) for at in starts]
    d = _to_end(curve, total - head)
    n = aside(d)
    tip = curve[-1]
    lines.append(np.array([tip - (d - n * 0.75) * head, tip, tip - (d + n * 0.75) * head]))
    ink.trace(lines, palette.arrow_case, RETURN + 2 * CASING * 0.7)
    ink.trace(lines, palette.arrow_light, RETURN, teaches=True)


def _to_end(curve: Points, way: float) -> Points:
    """Return the unit vector from the point at ``way`` along a curve to its end."""
    return direction(along(curve, [way])[0], curve[-1])


def hatched(ink: Ink, palette: Palette, area: BaseGeometry) -> None:
    """Mark a zone never to press: hatching and a firm border."""
    ink.fill(area.buffer(ink.mm(0.5)), "#ffffff")
    ink.fill(area.buffer(ink.mm(0.16)), palette.stop, teaches=True)
    ink.fill(area.buffer(ink.mm(-0.26)), palette.stop_tint)
    slope = np.array(ink.view.to_body(1.0, 1.0))
    u = slope / np.hypot(*slope)
    v = aside(u)
    x0, y0, x1, y1 = area.bounds
    middle, reach = np.array([(x0 + x1) / 2, (y0 + y1) / 2]), np.hypot(x1 - x0, y1 - y0) / 2
    inside = area.buffer(ink.mm(-0.2))
    bars = [
        LineString([middle + v * k - u * reach, middle + v * k + u * reach]).intersection(inside)
        for k in np.arange(-reach, reach, ink.mm(1.3))
    ]
    lines = [line for bar in bars for line in polylines(bar)]
    ink.trace(lines, palette.stop, 0.38, "butt", teaches=True)


def dotted(ink: Ink, palette: Palette, area: BaseGeometry) -> None:
    """Mark a zone to ask about first: dots and a thin border."""
    ink.fill(area.buffer(ink.mm(0.42)), "#ffffff")
    ink.fill(area.buffer(ink.mm(0.13)), palette.ask, teaches=True)
    ink.fill(area.buffer(ink.mm(-0.2)), palette.ask_tint)
    pitch, dash = ink.mm(1.15), ink.mm(0.02)
    x0, y0, x1, y1 = area.bounds
    inside = area.buffer(-ink.mm(0.5))
    spots = [
        (x + (pitch / 2 if row % 2 else 0.0), y)
        for row, y in enumerate(np.arange(y0, y1, pitch * 0.866))
        for x in np.arange(x0, x1, pitch)
    ]
    inside_at = shapely.contains_xy(inside, np.array(spots))
    dots = [
        np.array([spot, (spot[0] + dash, spot[1])])
        for spot, seen in zip(spots, inside_at, strict=True)
        if seen
    ]
    ink.trace(dots, palette.ask, 0.6, teaches=True)


def prohibited(ink: Ink, palette: Palette, at: tuple[float, float], radius: float) -> None:
    """Draw the general prohibition sign (ISO 7010 P001), ``radius`` in drawing mm."""
    r = ink.mm(radius)
    ring = r * 0.24
    circle = disc(*at, r, 12)
    ink.fill(disc(*at, r * 1.16, 12), "#ffffff")
    slope = np.array(ink.view.to_body(1.0, -1.0)) * r
    bar = LineString([np.array(at) - slope, np.array(at) + slope])
    bar_area = bar.buffer(ring * 0.46, cap_style="flat").intersection(circle)
    sign = united(circle.difference(disc(*at, r - ring, 12)), bar_area)
    ink.fill(sign, palette.stop, teaches=True)


def octagon(ink: Ink, palette: Palette, at: tuple[float, float], radius: float) -> None:
    """Draw a stop octagon with a flat raised hand (no letters), ``radius`` in drawing mm."""
    r = ink.mm(radius)
    turns = np.radians(np.arange(22.5, 382.5, 45.0))
    corners = np.array(at) + np.column_stack([np.cos(turns), np.sin(turns)]) * r
    whole = polygon(corners)
    ink.fill(whole.buffer(r * 0.10), "#ffffff")
    ink.fill(whole, palette.stop, teaches=True)
    ink.fill(whole.buffer(-r * 0.07).difference(whole.buffer(-r * 0.13)), "#ffffff")
    ink.fill(_raised_hand(ink, at, r * 0.62), "#ffffff", teaches=True)


def _raised_hand(ink: Ink, at: tuple[float, float], size: float) -> BaseGeometry:
    """Return the pictogram of a raised hand, upright on paper."""
    right, up = np.array(ink.view.to_body(1.0, 0.0)), np.array(ink.view.to_body(0.0, 1.0))

    def on(x: float, y: float) -> NDArray[np.float64]:
        return np.asarray(np.array(at) + right * x * size + up * y * size)

    def bar(x0: float, y0: float, x1: float, y1: float, w: float) -> BaseGeometry:
        return LineString([on(x0, y0), on(x1, y1)]).buffer(w * size, quad_segs=6)

    palm = polygon(
        [on(-0.44, -0.1), on(0.46, -0.1), on(0.46, -0.55), on(0.24, -1.0), on(-0.26, -1.0),
         on(-0.44, -0.62)]
    )  # fmt: skip
    return united(
        palm.buffer(0.03 * size),
        bar(-0.35, -0.2, -0.35, 0.62, 0.112),
        bar(-0.09, -0.2, -0.09, 0.86, 0.112),
        bar(0.17, -0.2, 0.17, 0.78, 0.112),
        bar(0.40, -0.3, 0.40, 0.50, 0.095),
        bar(-0.34, -0.66, -0.80, 0.02, 0.115),
    )


def ringed(ink: Ink, palette: Palette, at: tuple[float, float], radius: float) -> None:
    """Mark a spot that the text speaks of with a ring."""
    r = ink.mm(radius)
    ring = np.asarray(disc(*at, r, 12).exterior.coords)
    ink.trace([ring], "#ffffff", 1.0)
    ink.trace([ring], palette.stop, 0.56, teaches=True)
