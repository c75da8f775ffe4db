"""The arm behind a placed hand: a bare forearm, a rolled sleeve, and the sleeve off the picture.

The sleeve is cloth in flat planes, with a few folds, and its rolled hem.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from builder.figures.kit.bands import ink_bands, ink_body
from builder.figures.kit.hand.anatomy import MEASURES
from builder.figures.kit.hand.bend import Spatial
from builder.figures.kit.hand.spec import HandSpec
from builder.figures.kit.ink import FINE, Ink
from builder.figures.kit.palette import Palette, Ramp
from builder.figures.kit.planar import (
    Points,
    along,
    aside,
    catmull_rom,
    direction,
    monotone,
    moved,
    opening,
    ribbon,
    rotation,
)

REACH = 760.0
"""The sleeve runs this far past the elbow (mm): out of any picture."""

CUFF = 30.0
"""Width of the rolled hem (mm)."""

ROOM = 7.0
"""How far the cloth stands off the arm, and the rolled hem off the cloth (mm)."""

SKIN_STEPS = 10
UNDER_CUFF = 0.75
"""Pieces of the bare forearm's outline, and how far it goes on under the rolled hem."""

WRIST_ROUND = 16.0
"""Radius of the corners of the forearm's end inside the hand (mm)."""

SLEEVE_RADIUS = 56.0
"""Half breadth of the sleeve at and above the elbow (mm)."""

FOLDS = ((60.0, -1.0, 0.9), (92.0, 1.0, 0.7), (150.0, -1.0, 0.8), (215.0, 1.0, 0.8))
"""Folds of the cloth: way past the hem (mm), side they start from, share of the breadth."""

SHADES = ((30.0, -0.45), (15.0, -0.95))
"""Shaded planes along the far edge: depth (mm) and tone."""

GLEAM = 9.0
"""Half breadth of the lit ridge along the cloth (mm)."""


@dataclass(frozen=True)
class Arm:
    """Forearm and sleeve.

    Attributes:
        axis: from the wrist to the elbow and on, shape (n, 2), body mm.
        skin: the bare forearm, its far end under the sleeve.
        sleeve: the cloth without the rolled hem.
        cuff: the rolled hem.
        handed: 1 for a right arm, -1 for a left one.
    """

    axis: Points
    skin: BaseGeometry
    sleeve: BaseGeometry
    cuff: BaseGeometry
    bare: float
    wrist_height: float
    handed: float

    @property
    def cloth(self) -> BaseGeometry:
        return self.sleeve.union(self.cuff)

    def across(self, way: float, half: float, bow: float = 0.0) -> Points:
        """Return a line over the arm at ``way`` mm from the wrist, ``bow`` mm towards the hand."""
        here, ahead = along(self.axis, [way, way + 1.0])
        step = ahead - here
        side = aside(step)
        return np.array([here - side * half, here - step * bow, here + side * half])


def arm_of(spec: HandSpec, wrist: Spatial, handed: float) -> Arm:
    """Return the arm that follows from the wrist's place and the bends of wrist and elbow.

    Args:
        spec: of the hand.
        wrist: the wrist and a point of the palm before it, shape (2, 3).
        handed: 1 for a right hand, -1 for a left one.
    """
    axis = _axis(spec, wrist[:, :2], handed)
    ways = np.linspace(0.0, spec.bare + CUFF * UNDER_CUFF, SKIN_STEPS)
    skin = opening(ribbon(along(axis, ways), 2 * _radius(ways)), WRIST_ROUND)
    return Arm(
        axis, skin, _sleeve(axis, spec.bare), _cuff(axis, spec.bare), spec.bare,
        float(wrist[0, 2]), handed,
    )  # fmt: skip


def _axis(spec: HandSpec, wrist: Points, handed: float) -> Points:
    fore = rotation(spec.arm_bend * handed) @ direction(wrist[1], wrist[0])
    upper = rotation(spec.elbow_bend * handed) @ fore
    elbow = wrist[0] + fore * MEASURES.forearm_length
    return catmull_rom(
        [wrist[0], wrist[0] + fore * 130, elbow - fore * 40, elbow + upper * 40,
         elbow + upper * 240, elbow + upper * REACH], 12.0,
    )  # fmt: skip


def _radius(ways: NDArray[np.float64]) -> NDArray[np.float64]:
    known = np.array(MEASURES.forearm)
    return monotone(known[:, 0], known[:, 1], np.minimum(ways, known[-1, 0]))


def _sleeve(axis: Points, bare: float) -> BaseGeometry:
    ways = np.array([bare + CUFF * 0.5, bare + 70, bare + 140, MEASURES.forearm_length + 60, 900.0])
    radii = np.minimum(_radius(ways) + ROOM + ways * 0.012, SLEEVE_RADIUS)
    line = along(axis, np.linspace(ways[0], ways[-1], 60))
    return ribbon(line, 2 * np.interp(np.linspace(ways[0], ways[-1], 60), ways, radii))


def _cuff(axis: Points, bare: float) -> BaseGeometry:
    """Return the rolled hem: a band with bowed ends, wider than the sleeve."""
    ways = np.linspace(bare, bare + CUFF, 7)
    half = float(_radius(np.array([bare + CUFF / 2]))[0]) + 2 * ROOM
    line = along(axis, ways)
    flare = half + np.array([-1.6, 0.2, 0.6, 0.4, 0.5, 0.2, -1.6])
    band = ribbon(line, 2 * flare)
    bow = math.hypot(1.0, 1.0) * 4.0
    return band.buffer(-bow * 0.5, quad_segs=6).buffer(bow * 0.5, quad_segs=6)


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
