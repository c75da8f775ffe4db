"""The sleeve: cloth in flat planes, a few folds, and the rolled hem."""

from __future__ import annotations

import numpy as np
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from builder.figures.hand.arm import CUFF, Arm
from builder.figures.hand.inking import ink_bands, ink_body
from builder.figures.ink import FINE, Ink
from builder.figures.palette import Palette
from builder.figures.planar import Points, moved
from builder.figures.ramp import Ramp

FOLDS = ((60.0, -1.0, 0.9), (92.0, 1.0, 0.7), (150.0, -1.0, 0.8), (215.0, 1.0, 0.8))
"""Folds of the cloth: way past the hem (mm), side they start from, share of the breadth."""

SHADES = ((30.0, -0.45), (15.0, -0.95))
"""Shaded planes along the far edge: depth (mm) and tone."""

GLEAM = 9.0
"""Half breadth of the lit ridge along the cloth (mm)."""


def draw_sleeve(ink: Ink, arm: Arm, palette: Palette) -> None:
    """Paint the sleeve, then its rolled hem over it."""
    ramp = _cloth(palette)
    if not ink.view.clipped(arm.sleeve).is_empty:
        _draw_cloth(ink, arm, ramp, palette.sleeve_line)
    if ink.view.clipped(arm.cuff).is_empty:
        return
    inner = ink_body(ink, arm.cuff, palette.sleeve_line, ramp.colour(0.0))
    _paint_planes(ink, inner, ramp, 0.5)
    gleam = moved(arm.cuff.buffer(-11.0).buffer(3.0), *(ink.light * 5.0))
    ink.fill(gleam, ramp.colour(0.4))
    hem = arm.across(arm.bare + CUFF * 0.72, 40.0, 2.0)
    ink_bands(ink, [hem], palette.sleeve_line, FINE, (0.3, 0.3))


def _cloth(palette: Palette) -> Ramp:
    return Ramp(((-1.0, palette.sleeve_shade), (0.0, palette.sleeve), (1.0, palette.sleeve_light)))


def _draw_cloth(ink: Ink, arm: Arm, ramp: Ramp, line: str) -> None:
    inner = ink_body(ink, arm.sleeve, line, ramp.colour(0.0))
    _paint_planes(ink, inner, ramp, 1.0)
    ridge = moved(LineString(arm.axis).buffer(GLEAM, cap_style="flat"), *(ink.light * 24.0))
    ink.facets(ridge.intersection(inner), ramp.colour(0.4))
    under = moved(arm.cuff, *(-ink.light * 8.0)).intersection(inner)
    ink.facets(under, ramp.colour(-0.9))
    folds = [_fold(arm, arm.bare + CUFF + way, side, share) for way, side, share in FOLDS]
    ink_bands(ink, folds, line, FINE, (0.05, 0.8))


def _paint_planes(ink: Ink, area: BaseGeometry, ramp: Ramp, share: float) -> None:
    """Paint the planes of an area that turn from the light."""
    for depth, tone in SHADES:
        away = ink.light * depth * share
        plane = area.difference(moved(area, float(away[0]), float(away[1])))
        ink.facets(plane, ramp.colour(tone))


def _fold(arm: Arm, way: float, side: float, share: float) -> Points:
    """Return a fold: from one edge of the sleeve slantwise towards the hand."""
    low = arm.across(way, 47.0)
    high = arm.across(way - 26.0, 47.0)
    start = low[2] if side > 0 else low[0]
    end = high[0] if side > 0 else high[2]
    reach = start + (end - start) * share * 0.6
    return np.array([start, (start + reach) / 2 + (low[1] - high[1]) * 0.12, reach])
