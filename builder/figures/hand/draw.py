"""From a placed hand to ink."""

from __future__ import annotations

import numpy as np
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from builder.figures.hand.details import (
    Nature,
    back_creases,
    knuckle_folds,
    nails,
    tendons,
)
from builder.figures.hand.form import Form
from builder.figures.hand.place import PlacedHand
from builder.figures.hand.seams import seams
from builder.figures.hand.shade import lit
from builder.figures.hand.sleeve import draw_sleeve
from builder.figures.ink import FINE, Ink
from builder.figures.palette import Palette, Skin
from builder.figures.planar import Points, along, moved, polylines

SHADOW = "#3d1d10"
SHADOW_OPACITY = 0.30
SHADOW_FALL = 6.5
"""How far a hand's shadow falls from the light (mm): it touches what it lies on."""


def draw_hand(ink: Ink, placed: PlacedHand, palette: Palette) -> None:
    """Paint a hand with its shadow, forearm and sleeve."""
    skin = palette.giver
    _cast_shadow(ink, placed)
    _paint_skin(ink, placed, skin)
    _draw_lines(ink, placed, skin)
    draw_sleeve(ink, placed.arm, palette)


def draw_ghost(ink: Ink, placed: PlacedHand, palette: Palette) -> None:
    """Paint where a hand goes to or comes from: pale, its arm left out."""
    skin = palette.giver
    area = placed.flesh.hand
    ink.fill(area, skin.light, 0.55)
    ink.outline(area, skin.line, FINE)
    for seam in seams(placed):
        ink.line(seam, skin.line, FINE, (0.05, 0.6))


def _cast_shadow(ink: Ink, placed: PlacedHand) -> None:
    whole = placed.outline.union(placed.arm.cloth)
    fall = -ink.light * SHADOW_FALL
    fallen = moved(whole, float(fall[0]), float(fall[1]))
    inside = whole.buffer(-1.0, quad_segs=3)
    ink.shadow(fallen, SHADOW, SHADOW_OPACITY, 7.0, levels=2, without=inside)


def _paint_skin(ink: Ink, placed: PlacedHand, skin: Skin) -> None:
    tone = ink.tone(placed.outline, skin.ramp)
    flesh = placed.flesh
    lit(tone, [_deep(ray) for ray in flesh.rays.values()] + [*flesh.forms.values(), _fore(placed)])
    shade = placed.arm.cuff.buffer(2.0)
    tone.soft(moved(shade, *(-ink.light * 7.0)), -1.0, 0.55, 7.0)
    ink.paint(tone)
    ink.outline(placed.outline, skin.line)


def _deep(ray: Form) -> Form:
    """Return a bone of the palm as the flat of the back shows it: rounds that sink and broaden."""
    broad = np.array([18.0, 17.0, float(ray.radii[-1])])
    sunk = (broad - np.array([11.0, 11.0, float(ray.radii[-1])]))[:, None] * ray.dorsal
    return Form(ray.axis - sunk, broad, ray.dorsal, ray.handed)


def _fore(placed: PlacedHand) -> Form:
    """Return the forearm as a round, flatter than it is broad."""
    ways = np.array([0.0, 40.0, 90.0, 150.0])
    line = along(placed.arm.axis, ways)
    radii = np.array([27.0, 29.0, 34.0, 40.0])
    depth = placed.arm.wrist_height - radii + np.array([11.0, 14.0, 20.0, 25.0])
    up = np.tile([0.0, 0.0, 1.0], (4, 1))
    return Form(np.column_stack([line, depth]), radii, up)


def _draw_lines(ink: Ink, placed: PlacedHand, skin: Skin) -> None:
    nature = Nature(f"{placed.spec.hand}/{placed.spec.pose}/{placed.spec.seed}")
    roll = placed.spec.shape.thumb.roll
    forms, free = placed.flesh.forms, _free(placed)
    for seam in seams(placed):
        ink.line(seam, skin.line, 0.24, (0.02, 0.55))
    for crease in back_creases(forms, nature, roll):
        for piece in _within(crease.points, free[crease.digit]):
            ink.line(piece, skin.deep, FINE, (0.4, 0.4), 0.35 + 0.4 * crease.depth)
    for fold in knuckle_folds(forms, nature):
        ink.line(fold, skin.deep, FINE, (0.5, 0.5), 0.5)
    for cord in tendons(placed.flesh.rays, nature):
        ink.line(cord, skin.shade, 0.3, (0.5, 0.8), 0.4)
    for nail in nails(forms, roll):
        shown = nail.area.intersection(free[nail.digit])
        if shown.area < nail.area.area * 0.6:
            continue
        ink.fill(shown, skin.nail)
        for piece in _within(nail.fold, free[nail.digit]):
            ink.line(piece, skin.deep, FINE, (0.2, 0.2), 0.9)


def _free(placed: PlacedHand) -> dict[str, BaseGeometry]:
    """Return what of each digit no other digit covers."""
    found: dict[str, BaseGeometry] = {}
    above: BaseGeometry = LineString()
    for name in reversed(placed.order):
        digit = placed.flesh.digits[name]
        found[name] = digit.difference(above).buffer(-0.4, quad_segs=3)
        above = above.union(digit)
    return found


def _within(points: Points, area: BaseGeometry) -> list[Points]:
    pieces = polylines(LineString(points).intersection(area))
    return [piece for piece in pieces if LineString(piece).length > 2.0]
