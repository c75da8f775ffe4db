"""Light on a placed hand: the rounds it is made of, lit from one side, as a tone field.

Every sample takes the height of the topmost round over it; the slope of these heights against the
light gives the tone. So fingers, knuckles and the side that turns round the limb shade themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from builder.figures.kit.bands import ink_body
from builder.figures.kit.hand.anatomy import MEASURES
from builder.figures.kit.hand.form import RoundPart
from builder.figures.kit.hand.place import PlacedHand
from builder.figures.kit.ink import Ink
from builder.figures.kit.palette import Ramp
from builder.figures.kit.planar import along, polygons
from builder.figures.kit.tone import Tone, blurred

BROAD = (19.0, 18.0)
"""Half breadth (mm) of a bone of the palm, as the light sees it, at the wrist and half way on."""

SKIN_OVER_BONE = 11.0
"""From the middle of a bone of the palm to the skin of the back (mm)."""

THUMB_SINKS = (11.0, 5.0, 1.0)
ROOT_SINKS = (3.0, 0.5)
"""How far the first knots of a thumb and a finger lie deeper than their rounds would show (mm)."""

FINER = 2
"""Heights are sampled this many times finer than the tone field."""

BELOW = 14.0
"""Height (mm) of the ground under the lowest round's middle line."""

FLATTENED = 0.15
"""Share of the depth that the light sees: a hand that bends round a limb stays one light mass."""

BROAD_SOFTNESS = 9.0
SOFTNESS = 3.2
"""How far heights are blended (mm): skin bridges the creases between rounds."""

STEEPEST = 2.2
"""Slopes count as no steeper."""

LIGHT_HEIGHT = 0.95
"""Height of the light over its distance sideways."""

SHADE_GAIN, LIGHT_GAIN = 1.35, 1.3
"""Tone for a unit of light lost and won against a surface that faces the viewer."""

Grid = NDArray[np.float64]


SHADE_LEVELS = (-0.12, -0.28, -0.48, -0.74)
LIGHT_LEVELS = (0.16, 0.40)
"""Where the few flat levels of a hand begin on the tone axis."""


LEVEL_TOLERANCE = 0.10
"""How far the edge of a level may be off (drawing mm)."""

LEAST_LEVEL = 0.8
"""Smaller patches of a level are left out (square drawing mm)."""


class SkinRamp(Ramp):
    """A ramp with few levels: a hand is small, its planes are plain."""

    def edges(self, lowest: float, highest: float) -> tuple[list[float], list[float]]:
        shade = [edge for edge in SHADE_LEVELS if edge > lowest]
        return shade, [edge for edge in LIGHT_LEVELS if edge < highest]


def paint_lit(ink: Ink, tone: Tone, outline: BaseGeometry, line: str) -> None:
    """Paint an object: its outline, thick away from the light, its base, and its levels."""
    inner = ink_body(ink, outline, line, tone.ramp.colour(0.0))
    room = ink.view.clipped(inner).simplify(ink.mm(0.05)).buffer(0)
    for value, area in tone.levels():
        plain = area.simplify(ink.mm(LEVEL_TOLERANCE)).buffer(0)
        parts = polygons(plain.intersection(room))
        kept = [part for part in parts if part.area > ink.mm(1.0) ** 2 * LEAST_LEVEL]
        ink.facets(MultiPolygon(kept), tone.ramp.colour(value))


def lit(tone: Tone, broad: Iterable[RoundPart], fine: Iterable[RoundPart]) -> None:
    """Set the tone of an object of ``broad`` rounds, blended much, and ``fine`` ones over them."""
    rows, columns = tone.values.shape
    cell = tone.cell / FINER
    xs = tone.origin[0] + (np.arange(columns * FINER) + 0.5) * cell
    ys = tone.origin[1] + (np.arange(rows * FINER) + 0.5) * cell
    rounds, digits = [_knots(form) for form in broad], [_knots(form) for form in fine]
    ground = min(float(knots[:, 2].min()) for knots in rounds + digits) - BELOW
    heights = np.full((rows * FINER, columns * FINER), ground)
    for knots in rounds:
        _raise(heights, xs, ys, knots)
    heights = blurred(heights, BROAD_SOFTNESS / cell).astype(float)
    for knots in digits:
        _raise(heights, xs, ys, knots)
    smooth = blurred(heights, SOFTNESS / cell).astype(float)
    dy, dx = np.gradient(smooth, cell)
    light = _lambert(np.clip(dx, -STEEPEST, STEEPEST), np.clip(dy, -STEEPEST, STEEPEST), tone)
    tone.values += light.reshape(rows, FINER, columns, FINER).mean((1, 3)).astype(np.float32)


def _lambert(dx: Grid, dy: Grid, tone: Tone) -> Grid:
    """Return the tone of a surface with these slopes: 0 where it faces the viewer."""
    light = np.array([tone.light[0], tone.light[1], LIGHT_HEIGHT])
    light /= np.linalg.norm(light)
    facing = (light[2] - dx * light[0] - dy * light[1]) / np.sqrt(1 + dx * dx + dy * dy)
    gain = facing - light[2]
    return np.asarray(np.where(gain < 0, gain * SHADE_GAIN, gain * LIGHT_GAIN)).clip(-1.3, 1.0)


def _knots(form: RoundPart) -> Grid:
    """Return x, y, depth as the light sees it, and radius of a round's knots."""
    return np.column_stack([form.axis * (1.0, 1.0, FLATTENED), form.radii])


def _raise(heights: Grid, xs: Grid, ys: Grid, knots: Grid) -> None:
    for one, other in pairwise(knots):
        _raise_piece(heights, xs, ys, one, other)


def _raise_piece(heights: Grid, xs: Grid, ys: Grid, one: Grid, other: Grid) -> None:
    """Raise the samples under one tapered piece (x, y, z, radius) to its skin."""
    reach = max(one[3], other[3])
    i0, i1 = np.searchsorted(xs, [min(one[0], other[0]) - reach, max(one[0], other[0]) + reach])
    j0, j1 = np.searchsorted(ys, [min(one[1], other[1]) - reach, max(one[1], other[1]) + reach])
    if i1 <= i0 or j1 <= j0:
        return
    step = other - one
    x, y = xs[i0:i1][None, :] - one[0], ys[j0:j1][:, None] - one[1]
    share = np.clip((x * step[0] + y * step[1]) / max(step[0] ** 2 + step[1] ** 2, 1e-9), 0, 1)
    aside = (x - share * step[0]) ** 2 + (y - share * step[1]) ** 2
    room = (one[3] + share * step[3]) ** 2 - aside
    skin = one[2] + share * step[2] + np.sqrt(np.maximum(room, 0.0))
    part = heights[j0:j1, i0:i1]
    np.maximum(part, np.where(room > 0, skin, -np.inf), out=part)


def broad_planes(placed: PlacedHand) -> list[RoundPart]:
    """Return the rounds of palm and arm, over which the skin lies smooth."""
    if placed.placing.face < 0:
        return [*_mounds(placed), _forearm(placed)]
    rays = [_broad(ray) for ray in placed.flesh.rays.values()]
    thumb = placed.flesh.forms["thumb"]
    ball = RoundPart(thumb.axis[:4], thumb.radii[:4], thumb.dorsal[:4])
    return [*rays, _sunk(ball, THUMB_SINKS), _forearm(placed)]


def fine_planes(placed: PlacedHand) -> list[RoundPart]:
    """Return the digits, their roots sunk into the palm."""
    forms = placed.flesh.forms
    if placed.placing.face < 0:
        return [form for name, form in forms.items() if name != "thumb"] + [
            RoundPart(forms["thumb"].axis[2:], forms["thumb"].radii[2:], forms["thumb"].dorsal[2:])
        ]
    fingers = [_sunk(form, ROOT_SINKS) for name, form in forms.items() if name != "thumb"]
    return [_sunk(forms["thumb"], THUMB_SINKS), *fingers]


def _mounds(placed: PlacedHand) -> list[RoundPart]:
    """Return the cushions of the palm: ball of the thumb, heel of the hand, pads of the fingers."""
    return [
        placed.placing.form(np.array(knots)[:, :3], tuple(knot[3] for knot in knots))
        for knots in MEASURES.mounds
    ]


def _broad(ray: RoundPart) -> RoundPart:
    """Return a bone of the palm as a broader round that lies deeper."""
    radii = np.array([*BROAD, float(ray.radii[-1])])
    sink = np.maximum(radii - SKIN_OVER_BONE, 0.0)[:, None] * ray.dorsal
    return RoundPart(ray.axis - sink, radii, ray.dorsal, ray.handed)


def _sunk(form: RoundPart, sinks: tuple[float, ...]) -> RoundPart:
    sink = np.zeros(len(form.radii))
    sink[: len(sinks)] = sinks
    return RoundPart(form.axis - sink[:, None] * form.dorsal, form.radii, form.dorsal, form.handed)


def _forearm(placed: PlacedHand) -> RoundPart:
    """Return the forearm as a round, shallower than it is broad."""
    ways, radii, skin = np.array(MEASURES.forearm_rounds).T
    start, end = placed.arm.axis[0], along(placed.arm.axis, [1.0])[0]
    line = along(placed.arm.axis, np.maximum(ways, 0.0))
    line += np.minimum(ways, 0.0)[:, None] * (end - start)
    depth = placed.arm.wrist_height - radii + skin
    up = np.tile([0.0, 0.0, 1.0], (len(ways), 1))
    return RoundPart(np.column_stack([line, depth]), radii, up)
