"""The receiver lying face down, seen from the side, head to the right (mm, y over the bed)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from shapely.geometry.base import BaseGeometry

from builder.figures.kit.bands import ink_bands
from builder.figures.kit.ink import Ink
from builder.figures.kit.palette import Palette
from builder.figures.kit.planar import blob, ellipse, moved, softened, tube, united
from builder.figures.kit.tables import Curve, Dot, Knots, read_table
from builder.figures.person.paint import Cloth, cushion, hair, linen, of_skin, paint
from builder.model.base import Value

LINE, HEM_WIDTH = 0.24, 0.5
"""Widths of inner lines and of the woven hem (drawing mm)."""


class DrapeTables(Value):
    """The sheet, its folds and its woven hem."""

    outline: Curve
    folds: tuple[Curve, ...]
    hem: Curve


class FaceTables(Value):
    """The head about its middle, turned towards the viewer, the crown to the right."""

    middle: Dot
    face: Curve
    hair: Curve
    eyes: tuple[Curve, ...]
    nose: Curve
    mouth: Curve


class ReceiverTables(Value):
    """The tables of a lying body; ``receiver.toml`` tells the frame."""

    leg: Curve
    foot: Curve
    far_leg: Curve
    hollow: Curve
    shoulders: Curve
    cushion: tuple[float, float, float, float]
    arm: Knots
    forearm: Knots
    hand: tuple[Knots, ...]
    drape: DrapeTables
    head: FaceTables


RECEIVER = read_table(ReceiverTables, "builder.figures.person", "receiver.toml")


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
    hand = united(*(tube(r, 20.0) for r in RECEIVER.hand))
    return Lying(
        leg=softened(united(blob(RECEIVER.leg, 8.0), blob(RECEIVER.foot, 6.0)), 6.0),
        far_leg=blob(RECEIVER.far_leg, 8.0),
        cushion=softened(ellipse(*RECEIVER.cushion), 4.0),
        drape=softened(blob(RECEIVER.drape.outline, 10.0), 7.0),
        shoulders=blob(RECEIVER.shoulders, 8.0),
        face=moved(blob(RECEIVER.head.face, 6.0), *RECEIVER.head.middle),
        hair=moved(blob(RECEIVER.head.hair, 6.0), *RECEIVER.head.middle),
        forearm=united(tube(RECEIVER.forearm, 24.0), hand),
        arm=tube(RECEIVER.arm, 24.0),
    )


def draw_receiver(ink: Ink, palette: Palette, at: tuple[float, float]) -> None:
    """Paint the receiver with cushion and drape; ``at`` is where the ankle lies on the bed."""
    skin, sheet, body = of_skin(palette.receiver), linen(palette), _lying()
    paint(ink, moved(body.cushion, *at), cushion(palette), 26.0)
    paint(ink, moved(body.far_leg, *at), sheet, 30.0)
    paint(ink, moved(body.leg, *at), skin, 40.0)
    ink_bands(ink, [np.add(RECEIVER.hollow, at)], palette.receiver.deep, LINE, (0.3, 0.3))
    _draw_upper_body(ink, palette, at, skin)
    paint(ink, moved(body.drape, *at), sheet, 60.0)
    ink_bands(
        ink, [np.add(fold, at) for fold in RECEIVER.drape.folds], sheet.line, LINE, (0.1, 0.7)
    )
    ink_bands(ink, [np.add(RECEIVER.drape.hem, at)], palette.linen_band, HEM_WIDTH, (0.02, 0.02))


def _draw_upper_body(ink: Ink, palette: Palette, at: tuple[float, float], skin: Cloth) -> None:
    body = _lying()
    paint(ink, moved(body.shoulders, *at), skin, 40.0)
    paint(ink, moved(body.face, *at), skin, 18.0)
    paint(ink, moved(body.hair, *at), hair(palette), 24.0)
    middle = np.add(RECEIVER.head.middle, at)
    features = [
        np.add(line, middle)
        for line in (*RECEIVER.head.eyes, RECEIVER.head.nose, RECEIVER.head.mouth)
    ]
    ink_bands(ink, features, palette.receiver.line, LINE, (0.2, 0.2))
    paint(ink, moved(body.forearm, *at), skin, 18.0)
    paint(ink, moved(body.arm, *at), skin, 22.0)
