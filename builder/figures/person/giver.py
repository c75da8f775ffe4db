"""Painting the giver, from the farthest part to the nearest."""

from __future__ import annotations

import numpy as np
from shapely.geometry.base import BaseGeometry

from builder.figures.kit.bands import ink_bands
from builder.figures.kit.ink import Ink
from builder.figures.kit.palette import Palette
from builder.figures.kit.planar import blob, closing, direction, disc, opening, softened, united
from builder.figures.person import parts
from builder.figures.person.paint import (
    OUTLINE,
    SHADE,
    Cloth,
    far,
    hair,
    of_skin,
    paint,
    shaded,
    trousers,
    tunic,
)
from builder.figures.person.parts import GIVER
from builder.figures.person.solve import Joints, Posture, joints_of

FAR, NEAR = 0, 1

FAR_TONE = -0.45
"""Of the farther foot on the ramp of skin: shaded, and plainly the same person's."""

DETAIL = 0.24
"""Width of the smallest lines (drawing mm): 0.18, the floor, at three quarters."""


def draw_giver(ink: Ink, posture: Posture, palette: Palette) -> Joints:
    """Paint a clothed person and return their joints."""
    joints = joints_of(posture)
    skin = of_skin(palette.giver)
    _draw_arm(ink, joints, posture, FAR, palette)
    _draw_leg(ink, joints, posture, FAR, palette)
    _draw_leg(ink, joints, posture, NEAR, palette)
    _draw_head(ink, joints, posture, palette, skin)
    _draw_tunic(ink, joints, palette)
    _draw_arm(ink, joints, posture, NEAR, palette)
    return joints


def _draw_leg(ink: Ink, joints: Joints, posture: Posture, which: int, palette: Palette) -> None:
    skin, cloth = of_skin(palette.giver), trousers(palette)
    if which == FAR:
        dim = palette.giver.ramp.colour(FAR_TONE)
        skin = Cloth(dim, dim, skin.light, skin.line)
        cloth = far(cloth)
    paint(ink, parts.foot(joints, posture, which), skin, 14.0)
    paint(ink, parts.trouser_leg(joints, which), cloth, 26.0)


def _draw_arm(ink: Ink, joints: Joints, posture: Posture, which: int, palette: Palette) -> None:
    skin, cloth = of_skin(palette.giver), tunic(palette)
    if which == FAR:
        cloth = far(cloth)
    hand = parts.side_hand(joints, posture, which)
    bare = closing(united(parts.forearm(joints, which), hand.palm), 16.0)
    paint(ink, united(bare, hand.area), skin, 12.0)
    ink_bands(ink, parts.side_seams(joints, posture, which), skin.line, DETAIL, (0.6, 0.05))
    sleeve = parts.upper_arm(joints, which)
    if which == FAR:
        paint(ink, sleeve, cloth, 18.0)
    else:
        _draw_near_sleeve(ink, joints, sleeve, cloth)
    paint(ink, parts.cuff(joints, which), cloth, 12.0)


def _draw_near_sleeve(ink: Ink, joints: Joints, sleeve: BaseGeometry, cloth: Cloth) -> None:
    """Paint the sleeve that grows out of the tunic: no line over the shoulder."""
    shoulder = joints.shoulder
    spot = shoulder + direction(joints.elbows[NEAR], shoulder) * 16
    seam = disc(float(spot[0]), float(spot[1]), 70.0)
    ink.fill(sleeve, cloth.base)
    ink.fill(shaded(ink, sleeve, 20.0).difference(seam), cloth.shade, SHADE)
    width = ink.mm(OUTLINE) / 2
    rim = sleeve.buffer(width).difference(sleeve.buffer(-width)).difference(seam)
    ink.fill(rim, cloth.line)


def _draw_tunic(ink: Ink, joints: Joints, palette: Palette) -> None:
    cloth = tunic(palette)
    hip = joints.spine[0]
    skirts = []
    for which in (FAR, NEAR):
        limb = parts.thigh(joints, which)
        skirts.append(limb.intersection(disc(float(hip[0]), float(hip[1]), 175.0)).buffer(7.0))
    trunk = parts.trunk(joints)
    whole = opening(softened(united(trunk, united(*skirts).convex_hull), 12.0), 30.0)
    neck = joints.spine[-1] + (joints.spine[-1] - joints.spine[-2]) * 1.5
    paint(ink, whole.difference(disc(float(neck[0]), float(neck[1]), 50.0)), cloth, 46.0)
    across = joints.across
    folds = []
    for knot, start, reach in ((4, 46.0, 44.0), (7, 62.0, 34.0)):
        spot = joints.spine[knot] - across[knot] * start
        folds.append([spot - across[knot] * 30, spot, spot + across[knot] * reach + (6, 14)])
    ink_bands(ink, np.array(folds), cloth.line, DETAIL, (0.2, 0.7))


def _draw_head(ink: Ink, joints: Joints, posture: Posture, palette: Palette, skin: Cloth) -> None:
    head = parts.head(joints, posture)
    paint(ink, head.bun, hair(palette), 18.0)
    throat = closing(united(head.neck, head.face.buffer(-16.0)), 12.0)
    paint(ink, united(throat, head.face), skin, 14.0)
    paint(ink, head.hair, hair(palette), 26.0)
    at = head.frame.at
    ink.fill(blob(at(GIVER.head.ear), 4.0), skin.base)
    ink_bands(ink, [at(GIVER.head.eye), at(GIVER.head.brow)], skin.line, 0.28, (0.2, 0.3))
    ink_bands(
        ink, [at(GIVER.head.ear), at(GIVER.head.mouth)], palette.giver.deep, DETAIL, (0.1, 0.3)
    )
