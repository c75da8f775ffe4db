"""The outlines of a clothed person seen from the side, facing right (mm, y up)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from shapely.geometry.base import BaseGeometry

from builder.figures.kit.planar import (
    Points,
    aside,
    blob,
    closing,
    direction,
    disc,
    monotone,
    opening,
    polygon,
    rotation,
    softened,
    tube,
    united,
)
from builder.figures.kit.tables import Curve, Dot, Knots, read_table
from builder.figures.person.solve import Joints, Posture, turned
from builder.model.base import Value


class HeadTables(Value):
    """Outlines and features about the ear's middle."""

    profile: Curve
    hair: Curve
    nape: Dot
    bun: Dot
    eye: Curve
    brow: Curve
    mouth: Curve
    ear: Curve


class HandTables(Value):
    """A hand that rests on something, as knots from the wrist; ``seams`` lie between fingers."""

    fingers: tuple[Knots, ...]
    seams: tuple[Curve, ...]
    palm: Knots
    thumb: Knots


class GiverTables(Value):
    """The tables of a clothed giver.

    Attributes:
        back_depth, front_depth: of the trunk, by share of the way from hip to neck.
        foot: about the ankle, toes to the right.
    """

    back_depth: Curve
    front_depth: Curve
    foot: Curve
    head: HeadTables
    hand: HandTables


GIVER = read_table(GiverTables, "builder.figures.person", "giver.toml")


@dataclass(frozen=True)
class SideHand:
    """A hand seen from the little finger's side; ``fingers`` from the farthest to the nearest."""

    palm: BaseGeometry
    fingers: tuple[BaseGeometry, ...]

    @property
    def area(self) -> BaseGeometry:
        return closing(united(self.palm, *self.fingers), 3.0)


def trunk(joints: Joints) -> BaseGeometry:
    """Return the trunk from the seat to the neck's root."""
    share = np.linspace(0.0, 1.0, len(joints.spine))
    back = joints.spine + joints.across * _depths(GIVER.back_depth, share)
    front = joints.spine - joints.across * _depths(GIVER.front_depth, share)
    seat = disc(float(joints.spine[0, 0]), float(joints.spine[0, 1]), 98.0)
    return softened(united(polygon(np.vstack([back, front[::-1]])), seat), 14.0)


def _depths(table: tuple[tuple[float, float], ...], share: Points) -> Points:
    known = np.array(table)
    return monotone(known[:, 0], known[:, 1], share)[:, None]


def thigh(joints: Joints, which: int) -> BaseGeometry:
    hip, knee = joints.spine[0], joints.knees[which]
    middle = (hip + knee) / 2
    return tube([(*hip, 98.0), (*middle, 80.0), (*knee, 62.0)], 40.0)


def trouser_leg(joints: Joints, which: int) -> BaseGeometry:
    """Return one leg of the trousers, ending above the ankle."""
    knee, ankle = joints.knees[which], joints.ankles[which]
    down = direction(knee, ankle)
    behind = np.array([down[1], -down[0]]) * (1 if down[1] < 0 else -1)
    calf = knee + down * 130 + behind * 10
    hem = knee + down * 345
    shank = tube([(*knee, 61.0), (*calf, 60.0), (*(knee + down * 265), 48.0), (*hem, 44.0)], 40.0)
    whole = closing(united(thigh(joints, which), shank), 40.0)
    return opening(whole.difference(_beyond(hem, down)), 5.0)


def _beyond(spot: Points, way: Points) -> BaseGeometry:
    """Return the square beyond ``spot`` in the direction ``way``."""
    side = aside(way)
    return polygon([spot + side * 90, spot - side * 90, spot - side * 90 + way * 180,
                    spot + side * 90 + way * 180])  # fmt: skip


def foot(joints: Joints, posture: Posture, which: int) -> BaseGeometry:
    """Return the bare foot and the ankle."""
    ankle, knee = joints.ankles[which], joints.knees[which]
    shape = blob(np.array(GIVER.foot, float) @ rotation(posture.feet[which].turn).T + ankle, 8.0)
    up = direction(ankle, knee)
    return closing(united(shape, tube([(*(ankle + up * 100), 36.0), (*ankle, 35.0)], 30.0)), 22.0)


def upper_arm(joints: Joints, which: int) -> BaseGeometry:
    """Return the sleeve from the shoulder to below the elbow, where it is rolled up."""
    shoulder, elbow, wrist = joints.shoulder, joints.elbows[which], joints.wrists[which]
    hem = elbow + (wrist - elbow) * 0.34
    above = tube([(*shoulder, 60.0), (*((shoulder + elbow) / 2), 50.0), (*elbow, 44.0)], 34.0)
    return closing(united(above, tube([(*elbow, 44.0), (*hem, 46.0)], 34.0)), 26.0).difference(
        _beyond(hem, direction(elbow, wrist))
    )


def cuff(joints: Joints, which: int) -> BaseGeometry:
    elbow, wrist = joints.elbows[which], joints.wrists[which]
    ends = [elbow + (wrist - elbow) * share for share in (0.27, 0.37)]
    return softened(tube([(*ends[0], 49.0), (*ends[1], 49.0)]).intersection(
        _band(ends[0], ends[1], 60.0)), 6.0)  # fmt: skip


def _band(start: Points, end: Points, half: float) -> BaseGeometry:
    side = aside(direction(start, end)) * half
    return polygon([start + side, end + side, end - side, start - side])


def forearm(joints: Joints, which: int) -> BaseGeometry:
    elbow, wrist = joints.elbows[which], joints.wrists[which]
    return tube([(*elbow, 40.0), (*(elbow * 0.6 + wrist * 0.4), 39.0), (*wrist, 26.0)], 34.0)


def side_hand(joints: Joints, posture: Posture, which: int) -> SideHand:
    """Return a hand; the far one shows its thumb, the near one its little finger."""
    turn = rotation(posture.palms[which])

    def placed(knots: tuple[tuple[float, float, float], ...]) -> BaseGeometry:
        k = np.array(knots, float)
        k[:, 1] *= -1 if posture.upturned and not which else 1
        spots = k[:, :2] @ turn.T + joints.wrists[which]
        return tube([(*spot, r) for spot, r in zip(spots, k[:, 2], strict=True)], 20.0)

    near = (
        GIVER.hand.fingers
        if which
        else (GIVER.hand.fingers[0], GIVER.hand.fingers[1], GIVER.hand.thumb)
    )
    return SideHand(placed(GIVER.hand.palm), tuple(placed(finger) for finger in near))


def side_seams(joints: Joints, posture: Posture, which: int) -> list[Points]:
    """Return the lines between the fingers of a hand seen from the side."""
    turn = rotation(posture.palms[which])
    flip = (1.0, -1.0 if posture.upturned and not which else 1.0)
    lines = [np.array(line) * flip @ turn.T + joints.wrists[which] for line in GIVER.hand.seams]
    return lines if which else lines[:1]


@dataclass(frozen=True)
class HeadFrame:
    """Where the ear's middle is, and how far the head is turned from upright (degrees)."""

    centre: Points
    turn_deg: float

    def at(self, spots: Sequence[tuple[float, float]]) -> Points:
        """Return where spots given about the ear's middle are."""
        return np.asarray(np.array(spots, float) @ rotation(self.turn_deg).T + self.centre)


@dataclass(frozen=True)
class SideHead:
    """SideHead and neck."""

    face: BaseGeometry
    neck: BaseGeometry
    hair: BaseGeometry
    bun: BaseGeometry
    frame: HeadFrame


def head(joints: Joints, posture: Posture) -> SideHead:
    """Return the head on the spine's end, turned by the posture's nod."""
    frame = _head_frame(joints, posture)
    heading, root = float(joints.heading[-1]), joints.spine[-1]
    up = turned(heading)
    nape, bun = frame.at((GIVER.head.nape, GIVER.head.bun))
    neck = [(*(root - up * 36), 60.0), (*(root + up * 34), 50.0), (*nape, 50.0)]
    return SideHead(
        face=blob(frame.at(GIVER.head.profile), 6.0),
        neck=tube(neck, 34.0),
        hair=blob(frame.at(GIVER.head.hair), 6.0),
        bun=disc(float(bun[0]), float(bun[1]), 40.0),
        frame=frame,
    )


def _head_frame(joints: Joints, posture: Posture) -> HeadFrame:
    heading, nod = float(joints.heading[-1]), math.radians(posture.nod)
    lean = heading - nod / 2
    neck = turned(heading) * 52
    skull = turned(lean) * 84
    return HeadFrame(joints.spine[-1] + neck + skull, math.degrees(heading - math.pi / 2 - nod))
