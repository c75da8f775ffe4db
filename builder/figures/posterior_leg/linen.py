"""Bed, cushion and drape, in the same frame as the leg."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from builder.figures.kit.ink import Ink
from builder.figures.kit.palette import Palette, Ramp
from builder.figures.kit.planar import (
    Points,
    catmull_rom,
    fractions,
    moved,
    normals,
    polygon,
    polylines,
    ribbon,
    softened,
    tapered,
    united,
)
from builder.figures.kit.tables import Curve, read_table
from builder.figures.kit.tone import Tone
from builder.figures.limb.limb import Limb, other_side
from builder.figures.limb.modelling import Patch
from builder.model.base import Value


class Cushion(Value):
    """A roll that lies across: height of its axis, half its breadth, half its length (mm)."""

    height: float
    half: float
    end: float


class Fold(Value):
    """A crease of the cloth and its breadth (mm)."""

    line: Curve
    breadth: float


class Linen(Value):
    """The tables of bed, cushion and drape (body mm).

    Attributes:
        hem: height at which the drape ends above the covered foot.
        free_edge: the drape's turned-back edge: over the waist, along the midline, covering cleft
            and groin.
        inner_edge, outer_edge, hem_edge: the others, round once.
        under: what the covered leg lends the cloth, as places of that leg.
    """

    hem: float
    free_edge: Curve
    inner_edge: Curve
    outer_edge: Curve
    hem_edge: Curve
    cushion: Cushion
    folds: tuple[Fold, ...]
    under: tuple[Patch, ...]


LINEN = read_table(Linen, "builder.figures.posterior_leg", "linen.toml")


@cache
def drape_outline() -> BaseGeometry:
    """Return the area of the sheet over the right leg and the pelvis."""
    left = catmull_rom(np.array(LINEN.free_edge + LINEN.inner_edge, float), 5.0)
    hem = catmull_rom(np.array(LINEN.hem_edge, float), 5.0)
    outer = catmull_rom(np.array(LINEN.outer_edge, float), 8.0)
    top = np.array([(350.0, 1190.0), (-240.0, 1190.0)])
    return softened(polygon(np.vstack([left, hem, outer, top])), 4.0)


@cache
def cushion_outline() -> BaseGeometry:
    """Return the area of the roll under the ankles."""
    y, half, end = LINEN.cushion.height, LINEN.cushion.half, LINEN.cushion.end
    box = polygon([(-end, y - half), (end, y - half), (end, y + half), (-end, y + half)])
    return box.buffer(-26).buffer(26, quad_segs=8)


def draw_bed(ink: Ink, palette: Palette, casters: Sequence[BaseGeometry]) -> None:
    """Fill the picture with the sheet, shadows of what lies on it cast away from the light."""
    x0, y0, x1, y1 = ink.frame
    ground = polygon([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
    tone = ink.tone(ground, Ramp(((-1.0, palette.sheet_shade), (0.0, palette.sheet))))
    _cast(ink, tone, casters)
    ink.paint(tone)


def _cast(ink: Ink, tone: Tone, casters: Sequence[BaseGeometry]) -> None:
    for caster in casters:
        shifts = [moved(caster, *(-ink.light * step)) for step in (0.0, 10.0, 20.0)]
        tone.soft(united(*shifts), -1.0, 0.62, 26)


def draw_cushion(ink: Ink, palette: Palette, casters: Sequence[BaseGeometry]) -> None:
    """Draw the roll under the ankles: lit along its upper flank, banded at its ends."""
    body = cushion_outline()
    ramp = Ramp(((-1.0, palette.cushion_shade), (0.0, palette.cushion), (1.0, "#ffffff")))
    tone = ink.tone(body, ramp)
    along = np.array([0.0, 1.0 if ink.light[1] > 0 else -1.0])
    tone.rim(body, -1.0, 0.85, 70, along)
    strip = polygon([(-290, -8), (290, -8), (290, 14), (-290, 14)])
    tone.soft(moved(strip, 0, LINEN.cushion.height + along[1] * 22), 1.0, 0.6, 26)
    _cast(ink, tone, casters)
    ink.paint(tone)
    _bands(ink, palette, body)
    ink.outline(body, palette.linen_line, 0.24)


def _bands(ink: Ink, palette: Palette, body: BaseGeometry) -> None:
    middle, half, end = LINEN.cushion.height, LINEN.cushion.half, LINEN.cushion.end
    low, high = middle - half, middle + half
    for side in (-1, 1):
        for inset in (34, 45):
            x = side * (end - inset)
            line = catmull_rom([(x, low), (x + side * 5, middle), (x, high)], 4.0)
            band = ribbon(line, np.full(len(line), 4.0)).intersection(body)
            ink.fill(band, palette.linen_band)


def draw_drape(ink: Ink, palette: Palette, leg: Limb) -> None:
    """Draw the sheet: the covered leg modelled under it, folds, hem bands, turned edge."""
    outline = drape_outline()
    if ink.view.clipped(outline).is_empty:
        return
    folds = [fold for fold in LINEN.folds if _shows(ink, fold.line)]
    ramp = Ramp(
        (
            (-1.8, palette.linen_deep),
            (-1.0, palette.linen_shade),
            (0.0, palette.linen),
            (1.0, "#ffffff"),
        ),
        step=10.0,
    )
    tone = ink.tone(outline, ramp)
    _model(ink, tone, leg)
    for fold in folds:
        _model_fold(ink, tone, fold)
    ink.paint(tone)
    _hem(ink, palette, outline, leg)
    for fold in folds:
        for line in polylines(LineString(catmull_rom(fold.line)).intersection(outline)):
            ink.line(line, palette.linen_line, 0.24, (0.1, 0.6))
    ink.outline(outline, palette.linen_line, 0.24)
    _turned_edge(ink, palette, outline)


def _shows(ink: Ink, points: Curve) -> bool:
    """Tell whether points come near the picture."""
    x0, y0, x1, y1 = ink.frame
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return max(xs) > x0 - 20 and min(xs) < x1 + 20 and max(ys) > y0 - 20 and min(ys) < y1 + 20


@cache
def _covered(leg: Limb) -> tuple[BaseGeometry, BaseGeometry, BaseGeometry, BaseGeometry]:
    """Return the body under the drape, the cloth that lies flat, its strip beside, the crown."""
    under = other_side(leg.around(8.0))
    hips = polygon([(-260, 850), (300, 850), (300, 1300), (-260, 1300)])
    body = united(under, moved(under, -70, 0).intersection(hips)).simplify(0.5)
    outline = drape_outline()
    beside = body.buffer(20, quad_segs=4).difference(body).intersection(outline)
    return body, outline.difference(body), beside, body.buffer(-26, quad_segs=4)


def _model(ink: Ink, tone: Tone, leg: Limb) -> None:
    body, flat, beside, crown = _covered(leg)
    light = ink.light
    tone.soft(flat, -1.0, 0.16, 20)
    tone.soft(beside, -1.0, 0.42, 30)
    tone.soft(body.difference(moved(body, *(light * 36))), -1.0, 0.52, 30)
    tone.soft(moved(crown, *(light * 10)), 1.0, 0.6, 44)
    for patch in LINEN.under:
        area = other_side(leg.lobe(patch.outline))
        tone.soft(area, patch.tone, patch.strength, patch.spread)
    edge = catmull_rom(np.array(LINEN.free_edge, float), 5.0)
    tone.soft(ribbon(moved_line(edge, 22), np.full(len(edge), 30.0)), -1.0, 0.4, 18)


def _model_fold(ink: Ink, tone: Tone, fold: Fold) -> None:
    line, breadth = catmull_rom(fold.line, 4.0), fold.breadth
    dark = ribbon(line, tapered(line, breadth * 3.4, 0.3, 0.85))
    lit = ribbon(line, tapered(line, breadth * 1.5, 0.3, 0.9))
    tone.soft(moved(dark, *(-ink.light * 4)), -1.0, 0.36, breadth * 1.6)
    tone.soft(moved(lit, *(ink.light * 4)), 1.0, 0.8, breadth * 0.7)


def _hem(ink: Ink, palette: Palette, outline: BaseGeometry, leg: Limb) -> None:
    """Weave bands into the end of the cloth; they ride over the leg under it."""
    hem = catmull_rom(np.array(LINEN.hem_edge, float), 5.0)
    centre, half = leg.section(np.array([LINEN.hem]))
    over = 1 - np.clip(np.abs(hem[:, 0] + centre[0]) / (half[0] + 16), 0, 1) ** 2
    for up, breadth in ((22, 9.0), (37, 3.6)):
        line = hem + np.column_stack([np.zeros(len(hem)), up + 5 * over])
        band = ribbon(line, np.full(len(line), breadth)).intersection(outline.buffer(-0.3))
        ink.fill(band, palette.linen_band)


def moved_line(line: Points, by: float) -> Points:
    """Return a polyline shifted to the left of its direction (mm)."""
    return np.asarray(line + normals(line) * by)


def _turned_edge(ink: Ink, palette: Palette, outline: BaseGeometry) -> None:
    """Draw the thick roll of cloth along the free side."""
    edge = catmull_rom(np.array(LINEN.free_edge, float), 5.0)
    widths = np.interp(fractions(edge), [0, 0.15, 0.6, 0.85, 1], [32, 36, 32, 22, 9])
    side = normals(edge) * widths[:, None]
    roll = ribbon(edge + side / 2, widths).intersection(outline.buffer(0.5))
    tone = ink.tone(roll, Ramp(((-1.0, palette.linen_shade), (0.0, palette.linen_turned))))
    tone.rim(roll, -1.0, 0.5, 10)
    ink.paint(tone)
    for at, share in ((0.26, 0.09), (0.44, 0.05)):
        band = ribbon(edge + side * at, widths * share + 0.6).intersection(roll)
        ink.fill(band, palette.linen_band)
    ink.line(edge + side, palette.linen_line, 0.26, (0.05, 0.15))
    ink.outline(roll, palette.linen_line, 0.22)
