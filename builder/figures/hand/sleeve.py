"""The sleeve: cloth, a few folds, and the rolled hem."""

from __future__ import annotations

import numpy as np
from shapely.geometry import LineString

from builder.figures.hand.arm import CUFF, Arm
from builder.figures.ink import Ink
from builder.figures.palette import Palette
from builder.figures.planar import Points, moved
from builder.figures.tone import Ramp

GLEAM = 7.0
"""Half breadth of the lit ridge along the cloth (mm)."""

FOLDS = ((60.0, -1.0, 0.9), (92.0, 1.0, 0.7), (150.0, -1.0, 0.8), (215.0, 1.0, 0.8))
"""Folds of the cloth: way past the hem (mm), side they start from, share of the breadth."""


def cloth_ramp(palette: Palette) -> Ramp:
    return Ramp(
        ((-1.0, palette.sleeve_shade), (0.0, palette.sleeve), (1.0, "#4b929b")),
    )


def draw_sleeve(ink: Ink, arm: Arm, palette: Palette) -> None:
    """Paint the sleeve, then its rolled hem over it."""
    ramp = cloth_ramp(palette)
    shown = ink.view.clipped(arm.sleeve)
    if not shown.is_empty:
        tone = ink.tone(arm.sleeve, ramp)
        tone.rim(arm.sleeve, -1.0, 0.75, 34.0)
        ridge = LineString(arm.axis).buffer(GLEAM, cap_style="flat")
        tone.soft(moved(ridge, *(ink.light * 22.0)), 1.0, 0.5, 26.0, within=arm.sleeve)
        tone.soft(moved(arm.cuff, *(-ink.light * 9.0)), -1.0, 0.8, 10.0)
        ink.paint(tone)
        ink.outline(arm.sleeve, palette.sleeve_line)
        for way, side, share in FOLDS:
            ink.line(
                _fold(arm, arm.bare + CUFF + way, side, share),
                palette.sleeve_line,
                0.22,
                (0.05, 0.8),
            )
    hem = ink.tone(arm.cuff, ramp)
    hem.rim(arm.cuff, -1.0, 0.7, 14.0)
    hem.soft(moved(arm.cuff.buffer(-9.0), *(ink.light * 4.0)), 1.0, 0.7, 12.0)
    ink.paint(hem)
    ink.outline(arm.cuff, palette.sleeve_line)
    ink.line(arm.across(arm.bare + CUFF * 0.72, 40.0, 2.0), palette.sleeve_line, 0.18, (0.3, 0.3))


def _fold(arm: Arm, way: float, side: float, share: float) -> Points:
    """Return a fold: from one edge of the sleeve slantwise towards the hand."""
    low = arm.across(way, 47.0)
    high = arm.across(way - 26.0, 47.0)
    start = low[2] if side > 0 else low[0]
    end = high[0] if side > 0 else high[2]
    reach = start + (end - start) * share * 0.6
    return np.array([start, (start + reach) / 2 + (low[1] - high[1]) * 0.12, reach])
