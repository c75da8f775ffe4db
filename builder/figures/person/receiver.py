"""The receiver lying face down, seen from the side, head to the right (mm, y over the bed).

Lengths along the body as in ``measures``; depths by eye within ANSUR buttock depth 240 and chest
depth 245.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from shapely.geometry.base import BaseGeometry

from builder.figures.hand.inking import ink_bands
from builder.figures.ink import Ink
from builder.figures.palette import Palette
from builder.figures.person.paint import Cloth, cushion, hair, linen, of_skin, paint
from builder.figures.planar import blob, ellipse, moved, softened, tube, united

LENGTH = 1640.0
"""From the toes to the crown (mm)."""

LEG = (
    (-12, 168), (22, 158), (70, 140), (140, 150), (230, 186), (300, 180), (370, 146), (420, 138),
    (500, 158), (610, 182), (720, 196), (800, 200), (830, 120), (800, 20), (660, 6), (520, 8),
    (430, 4), (390, 10), (300, 36), (180, 66), (80, 84), (20, 92), (-16, 104), (-34, 128),
    (-30, 156),
)  # fmt: skip
"""The near leg from heel to hip; the heel is at the left, the ankle on the cushion."""

FOOT = (
    (-16, 164), (-34, 150), (-56, 112), (-84, 66), (-112, 34), (-126, 18), (-118, 8), (-98, 12),
    (-60, 46), (-20, 82), (14, 94), (20, 130),
)  # fmt: skip

DRAPE = (
    (620, 178), (680, 200), (740, 222), (840, 262), (930, 258), (1020, 228), (1120, 240),
    (1200, 252), (1246, 248), (1258, 200), (1264, 120), (1262, 40), (1266, -34), (1190, -28),
    (1110, -40), (1020, -28), (930, -42), (840, -30), (750, -44), (660, -32), (584, -40), (590, 40),
    (600, 120),
)  # fmt: skip
"""The sheet from the thigh to the shoulder blades; it hangs over the edge of what they lie on."""

FOLDS = (
    ((690, 196), (664, 110), (668, 10)), ((850, 250), (880, 150), (862, 4)),
    ((1040, 226), (1064, 130), (1046, 0)), ((1180, 244), (1196, 150), (1184, 20)),
)  # fmt: skip
HEM = ((1230, 246), (1243, 180), (1247, 110), (1245, 40), (1248, -28))
HOLLOW = ((392, 130), (404, 120), (410, 104))
"""Folds and the woven hem of the sheet; the back of the knee."""

FAR_LEG = (
    (60, 150), (150, 168), (240, 206), (320, 200), (420, 168), (520, 190), (640, 216), (760, 230),
    (760, 120), (400, 60), (100, 70),
)  # fmt: skip
"""What shows of the sheet over the farther leg."""

SHOULDERS = (
    (1180, 236), (1240, 250), (1300, 240), (1350, 204), (1390, 176), (1400, 120), (1380, 40),
    (1200, 10), (1170, 120),
)  # fmt: skip
CUSHION = (50.0, 47.0, 104.0, 50.0)
"""Middle and half sizes of the cushion under the ankle, from its end."""

LINE, HEM_WIDTH = 0.24, 0.5
"""Widths of inner lines and of the woven hem (drawing mm)."""

ARM = ((1290, 150, 62), (1370, 70, 48), (1430, 40, 40))
FOREARM = ((1430, 40, 40), (1500, 38, 38), (1580, 36, 28))
HAND_ROUNDS = (((1576, 36, 26), (1622, 36, 20), (1652, 30, 9)), ((1590, 30, 12), (1640, 22, 8)))

HEAD_MIDDLE = (1486.0, 164.0)
FACE = ((-92, -6), (-78, -52), (-30, -78), (30, -82), (84, -62), (112, -10), (104, 42), (60, 78),
        (0, 84), (-56, 62), (-86, 30))  # fmt: skip
HAIR = ((-28, 96), (34, 100), (92, 78), (126, 24), (124, -34), (92, -74), (46, -90), (58, -52),
        (44, -10), (18, 30), (-16, 54), (-56, 70))  # fmt: skip
EYES = (((10, -38), (16, -30), (16, -20), (10, -12)), ((2, 18), (8, 26), (8, 34), (0, 42)))
NOSE = ((-8, -6), (-30, -12), (-42, 0), (-34, 10))
MOUTH = ((-62, -14), (-66, -2), (-62, 12))
"""The face, turned towards the viewer: its axis lies, the crown to the right."""


@dataclass(frozen=True)
class Lying:
    """The parts of the lying body, the ankle at the origin (mm)."""

    leg: BaseGeometry
    far_leg: BaseGeometry
    cushion: BaseGeometry
    drape: BaseGeometry
    shoulders: BaseGeometry
    face: BaseGeometry
    hair: BaseGeometry
    forearm: BaseGeometry
    arm: BaseGeometry


@cache
def _lying() -> Lying:
    hand = united(*(tube(r, 20.0) for r in HAND_ROUNDS))
    return Lying(
        leg=softened(united(blob(LEG, 8.0), blob(FOOT, 6.0)), 6.0),
        far_leg=blob(FAR_LEG, 8.0),
        cushion=softened(ellipse(*CUSHION), 4.0),
        drape=softened(blob(DRAPE, 10.0), 7.0),
        shoulders=blob(SHOULDERS, 8.0),
        face=moved(blob(FACE, 6.0), *HEAD_MIDDLE),
        hair=moved(blob(HAIR, 6.0), *HEAD_MIDDLE),
        forearm=united(tube(FOREARM, 24.0), hand),
        arm=tube(ARM, 24.0),
    )


def draw_receiver(ink: Ink, palette: Palette, at: tuple[float, float]) -> None:
    """Paint the receiver with cushion and drape; ``at`` is where the ankle lies on the bed."""
    skin, sheet, body = of_skin(palette.receiver), linen(palette), _lying()
    paint(ink, moved(body.cushion, *at), cushion(palette), 26.0)
    paint(ink, moved(body.far_leg, *at), sheet, 30.0)
    paint(ink, moved(body.leg, *at), skin, 40.0)
    ink_bands(ink, [np.add(HOLLOW, at)], palette.receiver.deep, LINE, (0.3, 0.3))
    _draw_upper_body(ink, palette, at, skin)
    paint(ink, moved(body.drape, *at), sheet, 60.0)
    ink_bands(ink, [np.add(fold, at) for fold in FOLDS], sheet.line, LINE, (0.1, 0.7))
    ink_bands(ink, [np.add(HEM, at)], palette.linen_band, HEM_WIDTH, (0.02, 0.02))


def _draw_upper_body(ink: Ink, palette: Palette, at: tuple[float, float], skin: Cloth) -> None:
    body = _lying()
    paint(ink, moved(body.shoulders, *at), skin, 40.0)
    paint(ink, moved(body.face, *at), skin, 18.0)
    paint(ink, moved(body.hair, *at), hair(palette), 24.0)
    middle = np.add(HEAD_MIDDLE, at)
    features = [np.add(line, middle) for line in (*EYES, NOSE, MOUTH)]
    ink_bands(ink, features, palette.receiver.line, LINE, (0.2, 0.2))
    paint(ink, moved(body.forearm, *at), skin, 18.0)
    paint(ink, moved(body.arm, *at), skin, 22.0)
