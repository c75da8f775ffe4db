"""The oil picture: oil in one palm, the other hand slides over it, the bottle beside."""

from __future__ import annotations

import numpy as np
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from builder.drawing import Shape
from builder.figures.kit.hand.bend import Table
from builder.figures.kit.hand.draw import draw_hand
from builder.figures.kit.hand.place import place_hand
from builder.figures.kit.hand.spec import HandSpec
from builder.figures.kit.ink import Ink
from builder.figures.kit.palette import Palette
from builder.figures.kit.planar import blob, catmull_rom, ellipse, moved, polygon, softened
from builder.figures.person.paint import fitted_view
from builder.figures.person.signs import draw_arrow

SHOWN = (400.0, 316.0)
"""What the picture at least shows (mm)."""

LEFT = HandSpec("left", "palm-up", (166.0, 146.0), rotate=72.0, arm_bend=8.0, bare=70.0, seed="oil")
RIGHT = HandSpec(
    "right", "flat", (270.0, 202.0), rotate=125.0, arm_bend=10.0, bare=70.0, seed="oil"
)

POOL = (
    (-20, 2),
    (-15, 11),
    (-5, 10),
    (5, 14),
    (16, 9),
    (21, 0),
    (15, -8),
    (6, -7),
    (-3, -12),
    (-14, -8),
)

BOTTLE_AT = (52.0, 168.0)
BOTTLE_SHADOW = 0.28 / 0.30
"""Strength of the bottle's shadow over that of a hand's."""


def draw_oil(palette: Palette, size: tuple[float, float]) -> tuple[Shape, ...]:
    """Return the picture, ``size`` in drawing mm."""
    ink = Ink(fitted_view((0.0, SHOWN[0]), (0.0, SHOWN[1]), size))
    ink.fill(box(*ink.frame), palette.sheet)
    _draw_bottle(ink, palette)
    lower = place_hand(LEFT, Table())
    draw_hand(ink, lower, palette)
    _draw_pool(ink, lower.marks["palm"], palette)
    draw_hand(ink, place_hand(RIGHT, Table()), palette)
    for arrow in ARROWS:
        draw_arrow(ink, arrow, palette)
    return ink.shapes


ARROWS = (
    ((318, 240), (295, 272), (266, 300)),
    ((226, 108), (252, 84), (276, 48)),
)
"""Ways of the upper hand over the lower one and back."""


def _draw_pool(ink: Ink, at: tuple[float, float], palette: Palette) -> None:
    area = moved(blob(np.array(POOL, float), 2.0), at[0] + 4, at[1] - 4)
    ink.fill(area, palette.oil)
    ink.facets(area.difference(moved(area, -2.5, 3.0)), palette.oil_deep, 0.7)
    ink.fill(moved(ellipse(-9, 3.5, 4.6, 1.8, 24), at[0] + 4, at[1] - 4), palette.oil_light)
    ink.outline(area, palette.oil_line, 0.24)


def _draw_bottle(ink: Ink, palette: Palette) -> None:
    x, y = BOTTLE_AT
    body = softened(polygon([(x - 30, y), (x + 30, y), (x + 30, y + 84), (x + 13, y + 104),
                             (x + 13, y + 116), (x - 13, y + 116), (x - 13, y + 104),
                             (x - 30, y + 84)]), 5.0)  # fmt: skip
    cap = softened(box(x - 16, y + 112, x + 16, y + 138), 3.0)
    fallen = moved(body.union(cap), *(-ink.light * 7.0))
    ink.shadow(fallen, palette.shadow, palette.shadow_share * BOTTLE_SHADOW, 6.0, levels=2)
    ink.fill(body, palette.glass)
    ink.facets(body.difference(moved(body, -11.0, 3.0)), palette.glass_shade, 0.8)
    ink.fill(box(x - 24, y + 66, x - 18, y + 86).buffer(2.0), palette.glass_light)
    ink.outline(body, palette.glass_line, 0.24)
    ink.fill(cap, palette.cap)
    ink.facets(cap.difference(moved(cap, -9.0, 2.0)), palette.cap_shade)
    label = box(x - 30, y + 14, x + 30, y + 62)
    ink.fill(label, palette.label)
    ink.fill(_drop(x, y + 35), palette.oil_deep)


def _drop(x: float, y: float) -> BaseGeometry:
    rim = [(0, 19), (6, 7), (11, -3), (8, -12), (0, -15), (-8, -12), (-11, -3), (-6, 7)]
    return moved(polygon(catmull_rom(rim, 1.0, closed=True)), x, y)
