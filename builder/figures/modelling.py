"""How light falls on the back of a leg: soft masses and inked inner contours, as tables.

Places are (h, s) as in ``anatomy``. One direction of light for all; side light across the limb is
chosen towards it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

import numpy as np
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from builder.figures.anatomy import TOES
from builder.figures.ink import Ink
from builder.figures.leg import Leg, other_side
from builder.figures.palette import Skin
from builder.figures.planar import (
    Points,
    catmull_rom,
    disc,
    ellipse,
    largest,
    length_of,
    moved,
    polygon,
    polylines,
    united,
)
from builder.figures.tone import Tone

Places = tuple[tuple[float, float], ...]


class Patch(NamedTuple):
    """A soft patch: where, towards which tone, how strongly, how far blurred (body mm)."""

    outline: Places
    tone: float
    strength: float
    spread: float


class Mass(NamedTuple):
    """A rounded muscle: its outline, depth of its shadow (mm), strength of shadow and light."""

    outline: Places
    depth: float
    shade: float
    lit: float


class Crease(NamedTuple):
    """An inked line: where, width (drawing mm), its thin ends, in which colour of the skin."""

    places: Places
    width: float
    ends: tuple[float, float]
    ink: Literal["deep", "line"] = "deep"


MASSES = (
    # inner and outer head of the calf, the inner one lower
    Mass(((430, -.22), (408, -.60), (366, -.86), (318, -.90), (280, -.78), (256, -.50),
          (254, -.24), (274, -.06), (330, .0), (395, -.02)), 20, 0.40, 0.44),
    Mass(((430, .22), (408, .56), (370, .82), (330, .86), (298, .74), (278, .48),
          (272, .22), (286, .06), (340, .0), (395, .02)), 20, 0.40, 0.44),
    # inner and outer hamstrings
    Mass(((775, -.04), (690, .0), (610, -.14), (545, -.38), (494, -.60), (502, -.80),
          (560, -.82), (630, -.78), (700, -.66), (755, -.42)), 30, 0.28, 0.38),
    Mass(((775, .04), (750, .40), (690, .62), (620, .74), (560, .80), (505, .80),
          (490, .64), (540, .42), (600, .20), (680, .04)), 30, 0.28, 0.38),
    # buttock
    Mass(((790, -.86), (782, -.40), (782, .05), (800, .42), (840, .72), (890, .74),
          (940, .54), (975, .15), (985, -.35), (968, -.80), (920, -.96), (850, -.98)),
         54, .34, .42),
)  # fmt: skip

PATCHES = (
    # hollow between the heads, and soft shadow below each
    Patch(((418, -.03), (360, -.06), (300, -.07), (256, -.02), (256, .02), (300, .09),
           (360, .06), (418, .03)), -1, 0.34, 10),
    Patch(((262, -.52), (250, -.30), (256, -.12), (244, -.12), (232, -.32), (246, -.60)), -1,
          .38, 9),
    Patch(((278, .52), (268, .30), (272, .12), (258, .12), (250, .32), (262, .60)), -1, .38, 9),
    # flanks of the heel cord
    Patch(((235, -.36), (190, -.50), (150, -.46), (112, -.46), (108, -.28), (165, -.24),
           (222, -.16)), -1, .32, 9),
    Patch(((235, .38), (190, .52), (150, .48), (112, .48), (108, .30), (165, .26),
           (222, .18)), -1, .34, 9),
    # heel and ankle hollows
    Patch(((62, -.62), (48, -.70), (40, -.45), (52, -.40)), -1, .30, 8),
    Patch(((58, .66), (44, .72), (38, .45), (50, .40)), -1, .32, 8),
    Patch(((40, -.2), (28, -.50), (12, -.46), (2, -.06), (10, .30), (28, .30)), 1, .50, 14),
    Patch(((-2, .70), (-14, .30), (-18, -.20), (-10, -.70), (-22, -.60), (-30, .0),
           (-24, .60)), -1, .36, 9),
    # hollow of the knee
    Patch(((424, 0), (440, .34), (466, .46), (496, .30), (516, 0), (496, -.30), (466, -.46),
           (440, -.34)), -1, .38, 24),
    # furrow between the hamstrings
    Patch(((720, -.02), (640, -.03), (545, -.02), (545, .04), (640, .07), (720, .04)), -1, .28, 18),
    # below the fold of the buttock
    Patch(((806, -.93), (789, -.66), (778, -.28), (777, .08), (790, .40), (764, .12),
           (762, -.28), (774, -.68), (796, -.93)), -1, .55, 15),
    # behind the hip bone
    Patch(((915, .60), (885, .74), (850, .68), (842, .54), (870, .44), (905, .46)), -1, .12, 36),
)  # fmt: skip

CORD = (
    (228, -0.04),
    (180, -0.08),
    (120, -0.11),
    (72, -0.15),
    (72, 0.15),
    (120, 0.13),
    (180, 0.08),
    (228, 0.06),
)
"""The heel cord."""

SOLE = (
    (12, 0), (6, .62), (-14, .84), (-50, .80), (-90, .84), (-122, .8), (-150, .3), (-162, -.5),
    (-140, -.86), (-96, -.86), (-60, -.7), (-30, -.62), (-8, -.74), (8, -.56),
)  # fmt: skip
ARCH = ((-8, -0.98), (-34, -0.46), (-62, -0.40), (-80, -0.80), (-48, -1.15))

CREASES = (
    Crease(((300, -.84), (272, -.68), (254, -.42), (250, -.20)), .26, (.5, .5)),
    Crease(((306, .80), (286, .64), (271, .40), (268, .20)), .24, (.5, .5)),
    Crease(((215, -.28), (170, -.29), (130, -.32), (100, -.38)), .24, (.5, .4)),
    Crease(((210, .27), (170, .29), (130, .32), (100, .38)), .24, (.5, .4)),
    Crease(((466, -.54), (459, -.22), (459, .12), (467, .48)), .25, (.35, .35)),
    Crease(((575, .38), (530, .56), (485, .70), (452, .78)), .24, (.6, .4)),
    Crease(((570, -.40), (530, -.55), (486, -.70), (452, -.76)), .24, (.6, .4)),
    Crease(((90, -.78), (80, -.66), (67, -.70)), .24, (.35, .35)),
    Crease(((80, .76), (69, .64), (57, .70)), .24, (.35, .35)),
    Crease(((6, -.86), (-10, -.50), (-15, .0), (-10, .50), (4, .86)), .24, (.35, .35)),
    # the fold of the buttock: the strongest inner line
    Crease(((812, -.97), (792, -.68), (779, -.28), (778, .08), (787, .34), (802, .54)),
           .42, (.08, .6), "line"),
    Crease(((-104, -.60), (-100, -.16), (-97, .34), (-90, .78)), .24, (.35, .35)),
)  # fmt: skip


def draw_leg(ink: Ink, leg: Leg, skin: Skin, more: Callable[[Tone], None] | None = None) -> None:
    """Draw the bare leg: skin, modelling and inner contours; not its outline.

    Args:
        ink: the canvas.
        leg: the leg.
        skin: its colours.
        more: adds patches to its shading, e.g. the shadow of the drape.
    """
    tone = ink.tone(leg.outline, skin.ramp)
    _turn_from_light(tone, leg.outline)
    if ink.frame[1] < 40:
        _model_foot(tone, leg)
    _model(tone, leg)
    if more:
        more(tone)
    ink.paint(tone)
    _crease(ink, leg, skin)


def draw_other_foot(ink: Ink, leg: Leg, skin: Skin, more: Callable[[Tone], None]) -> None:
    """Draw the foot of the covered leg; the rest lies under the drape."""
    region = other_side(
        leg.outline.intersection(polygon([(-400, -200), (0, -200), (0, 170), (-400, 170)]))
    )
    tone = ink.tone(region, skin.ramp)
    _turn_from_light(tone, region)
    tone.soft(other_side(leg.lobe(SOLE)), 0.6, 0.8, 9)
    more(tone)
    ink.paint(tone)
    ink.outline(region, skin.line)
    for crease in CREASES:
        if max(place[0] for place in crease.places) < 40:
            line = catmull_rom(leg.at(crease.places)) * [-1.0, 1.0]
            ink.line(line, skin.deep, crease.width, crease.ends)
    for line in _toe_lines(leg):
        ink.line(line * [-1.0, 1.0], skin.line, 0.25)


def _across(tone: Tone) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return the direction across the limb that faces the light."""
    return np.array([1.0 if tone.light[0] > 0 else -1.0, 0.0])


def _turn_from_light(tone: Tone, region: BaseGeometry) -> None:
    """Darken a limb towards both edges, more on the side away from the light."""
    across = _across(tone)
    tone.rim(region, -1, 0.62, 30, across)
    tone.rim(region, -1, 0.30, 9, across)
    tone.rim(region, -1, 0.22, 9, -across)


def _model(tone: Tone, leg: Leg) -> None:
    low, high = tone.view.bounds[1], tone.view.bounds[3]
    for mass in MASSES:
        if _overlaps(mass.outline, low, high):
            _round(tone, leg.lobe(mass.outline), mass)
    for patch in PATCHES:
        if _overlaps(patch.outline, low, high):
            tone.soft(leg.lobe(patch.outline), patch.tone, patch.strength, patch.spread)
    cord = leg.lobe(CORD)
    tone.soft(cord.intersection(moved(cord, *(_across(tone) * 6))), 1, 0.5, 8)
    for h, s in ((78, -0.80), (69, 0.80)):
        tone.soft(ellipse(*leg.spot(h, s), 5, 6.5), 1, 0.5, 6)


def _model_foot(tone: Tone, leg: Leg) -> None:
    sole = united(leg.lobe(SOLE), *leg.toes).intersection(leg.foot)
    tone.soft(sole, 0.6, 0.85, 9, within=leg.foot)
    tone.soft(leg.lobe(ARCH), -1, 0.36, 14, within=leg.foot)
    for toe in TOES:
        x, y = leg.to_body(np.array([toe[1][:2]]))[0]
        tone.soft(disc(x, y, toe[1][2] * 0.6), 1, 0.4, 6)


def _round(tone: Tone, area: BaseGeometry, mass: Mass) -> None:
    """Model a rounded mass: lit towards the light, a soft shadow on its far side."""
    d = _across(tone) * 0.85 + tone.light * 0.4
    step = mass.depth * 0.25
    tone.soft(moved(area.buffer(-mass.depth * 0.35), *(d * step)), 1, mass.lit, mass.depth * 1.1)
    tone.soft(area.difference(moved(area, *(d * mass.depth))), -1, mass.shade, mass.depth * 0.55)


def _crease(ink: Ink, leg: Leg, skin: Skin) -> None:
    low, high = ink.frame[1], ink.frame[3]
    for crease in CREASES:
        if not _overlaps(crease.places, low, high):
            continue
        whole = LineString(catmull_rom(leg.at(crease.places)))
        for line in polylines(whole.intersection(leg.skin)):
            if length_of(line) > 6:
                colour = skin.line if crease.ink == "line" else skin.deep
                ink.line(line, colour, crease.width, crease.ends)
    for line in _toe_lines(leg) if low < 0 else []:
        ink.line(line, skin.line, 0.25)


def _overlaps(places: Places, low: float, high: float) -> bool:
    """Tell whether places (h, s) come near the heights from ``low`` to ``high`` (mm)."""
    heights = [place[0] for place in places]
    return max(heights) > low - 40 and min(heights) < high + 40


def _toe_lines(leg: Leg) -> list[Points]:
    """Return the edge of each toe where it lies on its neighbour or on the sole."""
    found: list[Points] = []
    inside = leg.foot.buffer(-0.6)
    for i, toe in enumerate(leg.toes):
        edge = LineString(largest(toe).exterior.coords).intersection(inside)
        edge = edge.difference(leg.sole.buffer(-4))
        if i:
            edge = edge.difference(leg.toes[i - 1].buffer(2.2))
        found += [line for line in polylines(edge) if length_of(line) > 5]
    return found


def gathered(tone: Tone, at: tuple[float, float], rx: float, ry: float) -> None:
    """Model flesh gathered between two hands: a lit swelling with a shadow behind."""
    area = ellipse(*at, rx, ry)
    tone.soft(area.difference(moved(area, *(tone.light * 11))).buffer(2), -1, 0.55, 14)
    tone.soft(moved(ellipse(*at, rx * 0.62, ry * 0.55), *(tone.light * 7)), 1, 0.8, 24)


def flushed(ink: Ink, at: tuple[float, float], colour: str, size: float) -> None:
    """Redden the skin round a spot: what an inflamed or blocked vein may look like."""
    for share in np.linspace(1.0, 0.35, 9):
        ink.fill(ellipse(*at, size * 0.58 * share, size * share), colour, 0.07)
