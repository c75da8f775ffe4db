"""Bed, cushion and drape, in the same frame as the leg."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from builder.figures.ink import Ink
from builder.figures.leg import Leg, left_leg, other_side
from builder.figures.palette import Palette
from builder.figures.planar import (
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
from builder.figures.ramp import Ramp
from builder.figures.tone import Tone

HEM = 44.0
"""Height at which the drape ends above the covered foot (mm)."""

CUSHION_HEIGHT, CUSHION_HALF, CUSHION_END = 80.0, 50.0, 310.0
"""The roll under the ankles: height of its axis, half its breadth, half its length (mm)."""

FREE_EDGE = (
    (-204, 1000), (-152, 990), (-100, 968), (-54, 930), (-24, 884), (-9, 836), (-6, 795), (-5, 752),
)  # fmt: skip
"""The drape's turned-back edge: over the waist, along the midline, covering cleft and groin."""

INNER_EDGE = (
    (8, 690), (22, 610), (28, 520), (38, 420), (34, 330), (46, 240), (44, 160), (54, HEM + 2),
)  # fmt: skip
OUTER_EDGE = (
    (322, HEM - 4), (326, 150), (320, 260), (325, 380), (320, 500), (326, 640), (322, 780),
    (330, 900), (338, 1000), (344, 1090),
)  # fmt: skip
HEM_EDGE = (
    (54, HEM + 2), (92, HEM - 6), (150, HEM + 3), (205, HEM - 5), (262, HEM + 2), (322, HEM - 4),
)  # fmt: skip

FOLDS: tuple[tuple[tuple[tuple[float, float], ...], float], ...] = (
    (((-4, 792), (40, 768), (96, 772), (158, 800)), 7),
    (((-6, 826), (44, 812), (100, 832), (150, 872)), 7),
    (((-16, 868), (38, 868), (92, 902)), 6),
    (((-44, 926), (10, 942), (66, 986)), 6),
    (((-2, 752), (26, 712), (40, 650), (46, 580)), 6),
    (((292, 690), (226, 650), (196, 634), (150, 636)), 6),
    (((330, 420), (240, 462), (178, 478), (136, 472)), 7),
    (((34, 505), (72, 474), (110, 462)), 6),
    (((44, 300), (78, 318), (104, 345)), 5),
    (((336, 240), (246, 262), (194, 258), (158, 236)), 6),
    (((66, 215), (112, 200), (136, 212)), 5),
    (((318, 860), (232, 905), (168, 915), (140, 905)), 6),
    (((78, HEM - 3), (82, 110), (76, 168)), 4.5),
    (((250, HEM), (247, 110), (254, 190)), 5),
)
"""Creases of the cloth and the breadth of each (mm)."""


@cache
def drape_outline() -> BaseGeometry:
    """Return the area of the sheet over the right leg and the pelvis."""
    left = catmull_rom(np.array(FREE_EDGE + INNER_EDGE, float), 5.0)
    hem = catmull_rom(np.array(HEM_EDGE, float), 5.0)
    outer = catmull_rom(np.array(OUTER_EDGE, float), 8.0)
    top = np.array([(350.0, 1190.0), (-240.0, 1190.0)])
    return softened(polygon(np.vstack([left, hem, outer, top])), 4.0)


@cache
def cushion_outline() -> BaseGeometry:
    """Return the area of the roll under the ankles."""
    y, half, end = CUSHION_HEIGHT, CUSHION_HALF, CUSHION_END
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
    tone.soft(moved(strip, 0, CUSHION_HEIGHT + along[1] * 22), 1.0, 0.6, 26)
    _cast(ink, tone, casters)
    ink.paint(tone)
    _bands(ink, palette, body)
    ink.outline(body, palette.linen_line, 0.24)


def _bands(ink: Ink, palette: Palette, body: BaseGeometry) -> None:
    low, high = CUSHION_HEIGHT - CUSHION_HALF, CUSHION_HEIGHT + CUSHION_HALF
    for side in (-1, 1):
        for inset in (34, 45):
            x = side * (CUSHION_END - inset)
            line = catmull_rom([(x, low), (x + side * 5, CUSHION_HEIGHT), (x, high)], 4.0)
            band = ribbon(line, np.full(len(line), 4.0)).intersection(body)
            ink.fill(band, palette.linen_band)


def draw_drape(ink: Ink, palette: Palette, leg: Leg) -> None:
    """Draw the sheet: the covered leg modelled under it, folds, hem bands, turned edge."""
    outline = drape_outline()
    if ink.view.clipped(outline).is_empty:
        return
    folds = [fold for fold in FOLDS if _shows(ink, fold[0])]
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
    for points, breadth in folds:
        _model_fold(ink, tone, points, breadth)
    ink.paint(tone)
    _hem(ink, palette, outline, leg)
    for points, _ in folds:
        for line in polylines(LineString(catmull_rom(points)).intersection(outline)):
            ink.line(line, palette.linen_line, 0.24, (0.1, 0.6))
    ink.outline(outline, palette.linen_line, 0.24)
    _turned_edge(ink, palette, outline)


def _shows(ink: Ink, points: Sequence[tuple[float, float]]) -> bool:
    """Tell whether points come near the picture."""
    x0, y0, x1, y1 = ink.frame
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return max(xs) > x0 - 20 and min(xs) < x1 + 20 and max(ys) > y0 - 20 and min(ys) < y1 + 20


@cache
def _covered() -> tuple[BaseGeometry, BaseGeometry, BaseGeometry, BaseGeometry]:
    """Return the body under the drape, the cloth that lies flat, its strip beside, the crown."""
    under = other_side(left_leg().around(8.0))
    hips = polygon([(-260, 850), (300, 850), (300, 1300), (-260, 1300)])
    body = united(under, moved(under, -70, 0).intersection(hips)).simplify(0.5)
    outline = drape_outline()
    beside = body.buffer(20, quad_segs=4).difference(body).intersection(outline)
    return body, outline.difference(body), beside, body.buffer(-26, quad_segs=4)


def _model(ink: Ink, tone: Tone, leg: Leg) -> None:
    body, flat, beside, crown = _covered()
    light = ink.light
    tone.soft(flat, -1.0, 0.16, 20)
    tone.soft(beside, -1.0, 0.42, 30)
    tone.soft(body.difference(moved(body, *(light * 36))), -1.0, 0.52, 30)
    tone.soft(moved(crown, *(light * 10)), 1.0, 0.6, 44)
    for places, value, strength, spread in _UNDER:
        tone.soft(other_side(leg.lobe(places)), value, strength, spread)
    edge = catmull_rom(np.array(FREE_EDGE, float), 5.0)
    tone.soft(ribbon(moved_line(edge, 22), np.full(len(edge), 30.0)), -1.0, 0.4, 18)


_UNDER: tuple[tuple[tuple[tuple[float, float], ...], float, float, float], ...] = (
    (((420, -.5), (446, .0), (430, .5), (474, .55), (505, .2), (505, -.3), (474, -.60)),
     -1, .28, 40),
    (((235, -.7), (205, .0), (235, .7), (150, .8), (118, 0), (150, -.8)), -1, .22, 44),
    (((800, -.9), (775, -.3), (780, .4), (815, .9), (752, .4), (748, -.3), (775, -.95)),
     -1, .40, 38),
    (((950, -.3), (905, -.62), (840, -.5), (822, -.05), (860, .3), (930, .25)), 1, .7, 60),
)  # fmt: skip


def _model_fold(
    ink: Ink, tone: Tone, points: tuple[tuple[float, float], ...], breadth: float
) -> None:
    line = catmull_rom(points, 4.0)
    dark = ribbon(line, tapered(line, breadth * 3.4, 0.3, 0.85))
    lit = ribbon(line, tapered(line, breadth * 1.5, 0.3, 0.9))
    tone.soft(moved(dark, *(-ink.light * 4)), -1.0, 0.36, breadth * 1.6)
    tone.soft(moved(lit, *(ink.light * 4)), 1.0, 0.8, breadth * 0.7)


def _hem(ink: Ink, palette: Palette, outline: BaseGeometry, leg: Leg) -> None:
    """Weave bands into the end of the cloth; they ride over the leg under it."""
    hem = catmull_rom(np.array(HEM_EDGE, float), 5.0)
    centre, half = leg.section(np.array([HEM]))
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
    edge = catmull_rom(np.array(FREE_EDGE, float), 5.0)
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
