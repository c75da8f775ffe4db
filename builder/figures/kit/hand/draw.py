"""From a placed hand to ink."""

from __future__ import annotations

from dataclasses import replace

from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from builder.figures.kit.bands import ink_bands, ink_creases, ink_rounds
from builder.figures.kit.hand.anatomy import DigitName
from builder.figures.kit.hand.arm import draw_sleeve
from builder.figures.kit.hand.lines import (
    Nail,
    Nature,
    back_creases,
    finger_lines,
    knuckle_folds,
    nails,
    palm_lines,
    seams,
    tendons,
)
from builder.figures.kit.hand.place import PlacedHand, without_arm
from builder.figures.kit.hand.shade import SkinRamp, broad_planes, fine_planes, lit, paint_lit
from builder.figures.kit.ink import FINE, Ink
from builder.figures.kit.palette import Palette, Ramp, Skin
from builder.figures.kit.planar import (
    along,
    disc,
    largest,
    length_of,
    moved,
    polygon,
    softened,
    united,
)
from builder.model.contrast import contrast

SEAM = 0.24
"""Width of the line between two digits where it leaves the outline (drawing mm)."""

LEAST_NAIL = 0.9
"""A nail of which less is free is not drawn."""

PLAIN = 0.55
"""Creases of a greater depth are inked darker."""

SMALL = 0.12
"""Below this scale (drawing mm for one mm) only plain creases are drawn: lines cannot shrink."""

GHOST = 0.6
"""Opacity of a hand that only shows the way."""

GHOST_SEAM = 18.0
"""Shorter lines between digits are left out of a ghost (mm)."""

WRIST_SHOWN, WRIST_ROUND = 4.0, 25.5
"""A ghost ends in a round about a spot so far behind the wrist (mm)."""

PALE_PALM = 1.1
"""Contrast between palm and back of a hand up to which the inner forearm is as pale as the palm."""

SHADOW_FALL = 6.5
"""How far a hand's shadow falls from the light (mm): it touches what it lies on."""


def draw_hand(ink: Ink, placed: PlacedHand, palette: Palette) -> None:
    """Paint a hand with its shadow, forearm and sleeve."""
    turned = placed.placing.face < 0
    skin = _palmar(palette.giver) if turned else palette.giver
    _cast_shadow(ink, placed, palette)
    _paint_skin(ink, placed, skin, _tan(palette.giver, skin) if turned else 0.0)
    _draw_lines(ink, placed, skin)
    draw_sleeve(ink, placed.arm, palette)


def draw_ghost(ink: Ink, placed: PlacedHand, palette: Palette) -> None:
    """Paint where a hand goes to or comes from: pale, its arm left out."""
    skin = palette.giver
    bare = _without_arm(placed)
    ink.fill(bare, skin.light, GHOST)
    ink.outline(bare, skin.line, FINE)
    long = [seam for seam in seams(placed) if length_of(seam) > GHOST_SEAM]
    ink_bands(ink, long, skin.line, FINE, (0.05, 0.6))


def _without_arm(placed: PlacedHand) -> BaseGeometry:
    """Return the hand with a round end at the wrist."""
    x, y = along(placed.arm.axis, [WRIST_SHOWN])[0]
    end = disc(float(x), float(y), WRIST_ROUND).intersection(placed.outline)
    return largest(softened(united(without_arm(placed.outline, placed.arm, WRIST_SHOWN), end), 1.6))


def _palmar(skin: Skin) -> Skin:
    """Return the skin of the palm and of the inner forearm: paler than the back's."""
    return replace(
        skin,
        base=_mixed(skin.base, skin.sole, 0.6),
        shade=_mixed(skin.shade, skin.base, 0.3),
        light=_mixed(skin.light, skin.sole, 0.8),
    )


def _mixed(one: str, other: str, share: float) -> str:
    return Ramp(((0.0, one), (1.0, other))).colour(share)


def _cast_shadow(ink: Ink, placed: PlacedHand, palette: Palette) -> None:
    whole = ink.view.clipped(placed.outline.union(placed.arm.cloth)).simplify(ink.mm(0.12))
    fall = -ink.light * SHADOW_FALL
    fallen = moved(whole, float(fall[0]), float(fall[1]))
    inside = whole.buffer(-ink.mm(0.15), quad_segs=1)
    ink.shadow(fallen, palette.shadow, palette.shadow_share, 7.0, levels=2, without=inside)


def _tan(back: Skin, palm: Skin) -> float:
    """Return how far the inner forearm is as dark as the back of the hand (0 to 1).

    The darker the skin, the more of its colour the palm alone lacks.
    """
    return min(max((contrast(palm.base, back.base) - PALE_PALM) * 1.4, 0.0), 0.75)


def _paint_skin(ink: Ink, placed: PlacedHand, skin: Skin, tan: float) -> None:
    tone = ink.tone(placed.outline, SkinRamp(skin.ramp.stops))
    if tan:
        tone.soft(placed.arm.skin, -1.0, tan, 22.0)
    lit(tone, broad_planes(placed), fine_planes(placed))
    shade = placed.arm.cuff.buffer(2.0)
    tone.soft(moved(shade, *(-ink.light * 7.0)), -1.0, 0.55, 7.0)
    paint_lit(ink, tone, placed.outline, skin.line)


def _draw_lines(ink: Ink, placed: PlacedHand, skin: Skin) -> None:
    nature = Nature(f"{placed.spec.hand}/{placed.spec.pose}/{placed.spec.seed}")
    free = _free(placed)
    _draw_creases(ink, placed, skin, nature, free)
    _draw_nails(ink, placed, skin, free)
    ink_bands(ink, seams(placed), skin.line, SEAM, (0.02, 0.55))


def _draw_creases(
    ink: Ink, placed: PlacedHand, skin: Skin, nature: Nature, free: dict[DigitName, BaseGeometry]
) -> None:
    forms = placed.flesh.forms
    if placed.placing.face < 0:
        ink_creases(ink, palm_lines(placed, nature), skin.crease(-1.3), 0.28)
        ink_creases(ink, finger_lines(forms, nature), skin.crease(-1.2))
        return
    folds = back_creases(forms, nature, placed.spec.shape.thumb.roll)
    seen = [fold for fold in folds if free[fold.digit].covers(LineString(fold.points))]
    plain = [fold.points for fold in seen if fold.depth > PLAIN]
    faint = [fold.points for fold in seen if fold.depth <= PLAIN]
    if ink.scale < SMALL:
        ink_creases(ink, plain, skin.crease(-1.2))
        return
    ink_creases(ink, tendons(placed.flesh.rays, nature), skin.crease(-0.42), 0.26)
    ink_creases(ink, [*faint, *knuckle_folds(forms, nature)], skin.crease(-0.95))
    ink_creases(ink, plain, skin.crease(-1.45))


def _draw_nails(
    ink: Ink, placed: PlacedHand, skin: Skin, free: dict[DigitName, BaseGeometry]
) -> None:
    every = nails(placed.flesh.forms, placed.spec.shape.thumb.roll)
    visible = [nail for nail in every if _shows(nail, free[nail.digit])]
    ink_rounds(ink, [nail.rim for nail in visible], skin.nail)
    ink_creases(ink, [nail.fold for nail in visible], skin.crease(-1.6))


def _shows(nail: Nail, free: BaseGeometry) -> bool:
    area = polygon(nail.rim)
    return bool(area.intersection(free).area > LEAST_NAIL * area.area)


def _free(placed: PlacedHand) -> dict[DigitName, BaseGeometry]:
    """Return what of each digit no other digit covers."""
    free: dict[DigitName, BaseGeometry] = {}
    above: BaseGeometry = LineString()
    for name in reversed(placed.order):
        digit = placed.flesh.digits[name]
        free[name] = digit.difference(above).buffer(-0.2, quad_segs=3)
        above = above.union(digit)
    return free
