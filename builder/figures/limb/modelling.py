"""How light falls on a limb: soft masses and inked inner contours, as tables of its figure.

Curve are (h, s) as in ``outline``. One direction of light for all; side light across the limb is
chosen towards it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from builder.figures.kit.ink import Ink
from builder.figures.kit.palette import Skin
from builder.figures.kit.planar import (
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
from builder.figures.kit.tables import Curve, Dot
from builder.figures.kit.tone import Tone
from builder.figures.limb.limb import Foot, Limb, other_side
from builder.model.base import Value

FOOT_SHOWN = 40.0
"""A picture that goes down so far (mm over the soles) shows the foot."""


class Patch(Value):
    """A soft patch: where, towards which tone, how strongly, how far blurred (body mm)."""

    outline: Curve
    tone: float
    strength: float
    spread: float


class Mass(Value):
    """A rounded muscle: its outline, depth of its shadow (mm), strength of shadow and light."""

    outline: Curve
    depth: float
    shade: float
    lit: float


class Contour(Value):
    """An inked line: where, width (drawing mm), its thin ends, in which colour of the skin."""

    places: Curve
    width: float
    ends: tuple[float, float]
    ink: Literal["deep", "line"] = "deep"


class Modelling(Value):
    """The tables of a limb's form.

    Attributes:
        cord: a tendon that catches the light.
        knobs: bones that do.
        sole, arch: of the foot.
    """

    cord: Curve = ()
    knobs: tuple[Dot, ...] = ()
    sole: Curve = ()
    arch: Curve = ()
    masses: tuple[Mass, ...] = ()
    patches: tuple[Patch, ...] = ()
    creases: tuple[Contour, ...] = ()


def draw_limb(
    ink: Ink,
    limb: Limb,
    form: Modelling,
    skin: Skin,
    more: Callable[[Tone], None] | None = None,
) -> None:
    """Draw the bare limb: skin, modelling and inner contours; not its outline.

    Args:
        ink: the canvas.
        limb: the limb.
        form: how light falls on it.
        skin: its colours.
        more: adds patches to its shading, e.g. the shadow of the drape.
    """
    tone = ink.tone(limb.outline, skin.ramp)
    _turn_from_light(tone, limb.outline)
    if limb.foot and ink.frame[1] < FOOT_SHOWN:
        _model_foot(tone, limb, limb.foot, form)
    _model(tone, limb, form)
    if more:
        more(tone)
    ink.paint(tone)
    _crease(ink, limb, form, skin)


def draw_other_foot(
    ink: Ink, limb: Limb, form: Modelling, skin: Skin, more: Callable[[Tone], None]
) -> None:
    """Draw the foot of the covered limb; the rest lies under the drape."""
    region = other_side(
        limb.outline.intersection(polygon([(-400, -200), (0, -200), (0, 170), (-400, 170)]))
    )
    tone = ink.tone(region, skin.ramp)
    _turn_from_light(tone, region)
    tone.soft(other_side(limb.lobe(form.sole)), 0.6, 0.8, 9)
    more(tone)
    ink.paint(tone)
    ink.outline(region, skin.line)
    for crease in form.creases:
        if max(place[0] for place in crease.places) < FOOT_SHOWN:
            line = catmull_rom(limb.at(crease.places)) * [-1.0, 1.0]
            ink.line(line, skin.deep, crease.width, crease.ends)
    for line in _toe_lines(limb.foot) if limb.foot else []:
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


def _model(tone: Tone, limb: Limb, form: Modelling) -> None:
    low, high = tone.view.bounds[1], tone.view.bounds[3]
    for mass in form.masses:
        if _overlaps(mass.outline, low, high):
            _round(tone, limb.lobe(mass.outline), mass)
    for patch in form.patches:
        if _overlaps(patch.outline, low, high):
            tone.soft(limb.lobe(patch.outline), patch.tone, patch.strength, patch.spread)
    if form.cord:
        cord = limb.lobe(form.cord)
        tone.soft(cord.intersection(moved(cord, *(_across(tone) * 6))), 1, 0.5, 8)
    for knob in form.knobs:
        tone.soft(ellipse(*limb.spot(*knob), 5, 6.5), 1, 0.5, 6)


def _model_foot(tone: Tone, limb: Limb, foot: Foot, form: Modelling) -> None:
    sole = united(limb.lobe(form.sole), *foot.toes).intersection(foot.whole)
    tone.soft(sole, 0.6, 0.85, 9, within=foot.whole)
    tone.soft(limb.lobe(form.arch), -1, 0.36, 14, within=foot.whole)
    for (x, y), radius in limb.toe_tips:
        tone.soft(disc(x, y, radius * 0.6), 1, 0.4, 6)


def _round(tone: Tone, area: BaseGeometry, mass: Mass) -> None:
    """Model a rounded mass: lit towards the light, a soft shadow on its far side."""
    d = _across(tone) * 0.85 + tone.light * 0.4
    step = mass.depth * 0.25
    tone.soft(moved(area.buffer(-mass.depth * 0.35), *(d * step)), 1, mass.lit, mass.depth * 1.1)
    tone.soft(area.difference(moved(area, *(d * mass.depth))), -1, mass.shade, mass.depth * 0.55)


def _crease(ink: Ink, limb: Limb, form: Modelling, skin: Skin) -> None:
    low, high = ink.frame[1], ink.frame[3]
    for crease in form.creases:
        if not _overlaps(crease.places, low, high):
            continue
        whole = LineString(catmull_rom(limb.at(crease.places)))
        for line in polylines(whole.intersection(limb.skin)):
            if length_of(line) > 6:
                colour = skin.line if crease.ink == "line" else skin.deep
                ink.line(line, colour, crease.width, crease.ends)
    for line in _toe_lines(limb.foot) if limb.foot and low < 0 else []:
        ink.line(line, skin.line, 0.25)


def _overlaps(places: Curve, low: float, high: float) -> bool:
    """Tell whether places (h, s) come near the heights from ``low`` to ``high`` (mm)."""
    heights = [place[0] for place in places]
    return max(heights) > low - 40 and min(heights) < high + 40


def _toe_lines(foot: Foot) -> list[Points]:
    """Return the edge of each toe where it lies on its neighbour or on the sole."""
    lines: list[Points] = []
    inside = foot.whole.buffer(-0.6)
    for i, toe in enumerate(foot.toes):
        edge = LineString(largest(toe).exterior.coords).intersection(inside)
        edge = edge.difference(foot.sole.buffer(-4))
        if i:
            edge = edge.difference(foot.toes[i - 1].buffer(2.2))
        lines += [line for line in polylines(edge) if length_of(line) > 5]
    return lines


def gathered(tone: Tone, at: tuple[float, float], rx: float, ry: float) -> None:
    """Model flesh gathered between two hands: a lit swelling with a shadow behind."""
    area = ellipse(*at, rx, ry)
    tone.soft(area.difference(moved(area, *(tone.light * 11))).buffer(2), -1, 0.55, 14)
    tone.soft(moved(ellipse(*at, rx * 0.62, ry * 0.55), *(tone.light * 7)), 1, 0.8, 24)


def flushed(ink: Ink, at: tuple[float, float], colour: str, size: float) -> None:
    """Redden the skin round a spot: what an inflamed or blocked vein may look like."""
    for share in np.linspace(1.0, 0.35, 9):
        ink.fill(ellipse(*at, size * 0.58 * share, size * share), colour, 0.07)
