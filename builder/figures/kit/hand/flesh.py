"""From a pose to bones laid out flat, and to flesh: rounds that join only where flesh joins."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from builder.figures.kit.hand.anatomy import DIGITS, FINGERS, HAND, MEASURES, DigitName
from builder.figures.kit.hand.arm import Arm
from builder.figures.kit.hand.bend import Spatial
from builder.figures.kit.hand.form import RoundPart, area, hulls
from builder.figures.kit.hand.spec import Pose
from builder.figures.kit.planar import (
    aside,
    catmull_rom,
    closing,
    direction,
    largest,
    opening,
    polygon,
    united,
)

WEB_REACH = 0.45
"""The webs between fingers lie this far along the first bones."""

WEB_FILLET = 3.0
WEB_ROOM = 11.0
WRIST_FILLET = 36.0
"""Radii (mm) of the hollows between fingers, of their surroundings, and at the wrist."""

NARROW = 0.8
"""Half width (mm) of gaps between digits that are too narrow to show."""

SHARP = 1.6
"""No part of an outline is rounded tighter (mm)."""

OnBody = Callable[[Spatial], Spatial]
Formed = Callable[[Spatial, tuple[float, ...]], RoundPart]

WRIST_HEIGHT = 5.0
"""The wrist's axis over the fingertips' when the hand lies flat (mm)."""

KNUCKLE_HEIGHT = 9.0
"""A knuckle rises no higher over the fingertips' axis (mm); a steeper finger sinks into flesh."""

DRIFT = {"index": 1.2, "middle": 0.4, "ring": -0.8, "little": -1.8}
"""Fingers are not straight: each joint leans a little towards the middle finger (degrees)."""


@dataclass(frozen=True)
class Flesh:
    """The parts of a placed hand (body mm).

    Attributes:
        digits: each finger and the thumb with its ball.
        forms: the same as rounds.
        rays: the bones of the palm as rounds, from the wrist to the knuckles.
        base: palm and bare forearm, where digits have no outline of their own.
        outline: everything.
    """

    digits: dict[DigitName, BaseGeometry]
    forms: dict[DigitName, RoundPart]
    rays: dict[DigitName, RoundPart]
    base: BaseGeometry
    outline: BaseGeometry


def flesh_of(
    bones: dict[DigitName, Bones],
    forms: dict[DigitName, RoundPart],
    arm: Arm,
    on_body: OnBody,
    formed: Formed,
) -> Flesh:
    """Return the flesh round ``bones``.

    Args:
        bones: of the hand laid out flat.
        forms: the digits on the body.
        arm: the arm on the body.
        on_body: brings points of the flat hand to the body.
        formed: makes a round on the body from a middle line on the flat.
    """
    digits = {name: area(form) for name, form in forms.items()}
    rays = {name: _ray(bones[name], forms[name], formed) for name in FINGERS}
    webs = _webs(bones)
    base = _base([
        _palm(bones, webs, on_body),
        _thumb_web(bones, on_body),
        arm.skin,
        *hulls(_ball(forms["thumb"])),
        *(piece for ray in rays.values() for piece in hulls(ray)),
    ])  # fmt: skip
    outline = _joined(base, digits, webs, on_body)
    return Flesh(digits, forms, rays, base, outline)


def _flat(points: list[tuple[float, float]] | np.ndarray, bones: dict[DigitName, Bones]) -> Spatial:
    """Return points of the hand's plane, raised with the knuckles towards the fingers."""
    p = np.asarray(points, float)
    roots = np.array([bones[name].joints[0] for name in FINGERS])
    knuckle = np.interp(p[:, 0], roots[:, 0], roots[:, 2])
    share = np.clip(p[:, 1] / 75.0, 0.0, 1.0)
    return np.column_stack([p, WRIST_HEIGHT * (1 - share) + knuckle * share])


def _ray(bones: Bones, form: RoundPart, formed: Formed) -> RoundPart:
    """Return the long bone of the palm that carries a finger."""
    knuckle = bones.joints[0]
    wrist = np.array([knuckle[0] * 0.52, 6.0, WRIST_HEIGHT])
    knots = np.array([wrist, wrist * 0.35 + knuckle * 0.65, knuckle])
    knots[:, 2] -= 2.0
    return formed(knots, (12.0, 12.4, float(form.radii[0])))


def _heading(bones: Bones) -> np.ndarray:
    """Return the direction of a finger's first bone in the hand's plane, foreshortened."""
    step = bones.joints[1] - bones.joints[0]
    return np.asarray(step[:2])


def _webs(bones: dict[DigitName, Bones]) -> list[np.ndarray]:
    """Return where the webs between the fingers end, from index to little finger."""
    webs = []
    for one, other in pairwise(FINGERS):
        a = bones[one].joints[0, :2] + _heading(bones[one]) * WEB_REACH
        b = bones[other].joints[0, :2] + _heading(bones[other]) * WEB_REACH
        ra, rb = HAND[one].radii[1], HAND[other].radii[1]
        webs.append((a * rb + b * ra) / (ra + rb))
    return webs


def _palm(bones: dict[DigitName, Bones], webs: list[np.ndarray], on_body: OnBody) -> BaseGeometry:
    """Return the palm's plate: wrist, edges, and a top that runs from web to web."""
    tops = []
    for place, name in enumerate(FINGERS):
        tops.append(bones[name].joints[0, :2] + _heading(bones[name]) * 0.36)
        tops += webs[place : place + 1]
    rim = [
        *catmull_rom(MEASURES.ulnar_edge, 7.0),
        *(np.asarray(p) for p in reversed(tops)),
        *catmull_rom(MEASURES.radial_edge, 7.0),
    ]
    return polygon(on_body(_flat(np.array(rim), bones))[:, :2])


def _thumb_web(bones: dict[DigitName, Bones], on_body: OnBody) -> BaseGeometry:
    """Return the fold between thumb and index: one cubic, tangent to both."""
    thumb, index = bones["thumb"].joints[:, :2], bones["index"].joints[:, :2]
    along = direction(thumb[1], thumb[2])
    inward = -aside(along)
    up = direction(index[0], index[1])
    first = thumb[1] + (thumb[2] - thumb[1]) * 0.42 + inward * HAND["thumb"].radii[3] * 0.9
    last = index[0] + aside(up) * HAND["index"].radii[0] * 0.95 + up * 12
    pull = float(np.hypot(*(last - first))) * 0.62 + 5
    t = np.linspace(0, 1, 16)[:, None]
    fold = (
        (1 - t) ** 3 * first
        + 3 * t * (1 - t) ** 2 * (first - along * pull)
        + 3 * t**2 * (1 - t) * (last - up * pull * 0.9)
        + t**3 * last
    )
    rim = np.vstack([fold, index[:1], [(-8.0, 40.0)], thumb[:2]])
    return polygon(on_body(_flat(rim, bones))[:, :2])


def _ball(thumb: RoundPart) -> RoundPart:
    """Return the ball of the thumb."""
    return RoundPart(thumb.axis[:3], thumb.radii[:3], thumb.dorsal[:3])


def _base(parts: list[BaseGeometry]) -> BaseGeometry:
    """Join palm, ball of the thumb, knuckles and forearm with wide hollows."""
    whole = shapely.union_all(np.array(parts)).simplify(0.3, preserve_topology=False)
    return largest(closing(whole, WRIST_FILLET))


def _joined(
    base: BaseGeometry,
    digits: dict[DigitName, BaseGeometry],
    webs: list[np.ndarray],
    on_body: OnBody,
) -> BaseGeometry:
    """Unite palm and digits, with a small hollow at each web and no slits."""
    whole = united(base, *digits.values())
    spots = on_body(np.array([(*web, 0.0) for web in webs]))
    near = shapely.union_all(shapely.buffer(shapely.points(spots[:, :2]), WEB_ROOM))
    filled = largest(closing(whole.union(closing(whole.intersection(near), WEB_FILLET)), NARROW))
    return largest(opening(Polygon(filled.exterior), SHARP))


@dataclass(frozen=True, slots=True)
class Bones:
    """One digit of a hand laid out flat (see ``anatomy`` for the frame; z towards the viewer).

    Attributes:
        joints: root, two joints and tip, shape (4, 3).
    """

    joints: Spatial

    def axis(self, tip_radius: float) -> Spatial:
        """Return the middle line that goes with the seven radii of ``anatomy.Digit``.

        It ends where a ball of ``tip_radius`` touches the tip.
        """
        root, first, second, tip = self.joints
        last = tip - second
        end = second + last * max(0.25, 1.0 - tip_radius / float(np.linalg.norm(last)))
        return np.array(
            [root, (root + first) / 2, first, (first + second) / 2, second, (second + end) / 2, end]
        )


def skeleton(pose: Pose) -> dict[DigitName, Bones]:
    """Return the bones of the right hand in ``pose``, the thumb first."""
    return {name: Bones(np.array(list(_joints(pose, name)))) for name in DIGITS}


def _joints(pose: Pose, name: DigitName) -> Iterator[tuple[float, float, float]]:
    turns, dips = _thumb_angles(pose) if name == "thumb" else _finger_angles(pose, name)
    steps = [_step(*item) for item in zip(turns, dips, HAND[name].bones, strict=True)]
    x, y = HAND[name].root
    z = min(KNUCKLE_HEIGHT, max(0.0, -sum(step[2] for step in steps)))
    yield x, y, z
    for dx, dy, dz in steps:
        x, y, z = x + dx, y + dy, z + dz
        yield x, y, z


def _finger_angles(pose: Pose, name: DigitName) -> tuple[list[float], list[float]]:
    spread, *flexions = pose.finger(name)
    turns = [spread + DRIFT[name] * joint for joint in range(3)]
    dips = np.cumsum(flexions).tolist()
    return turns, dips


def _thumb_angles(pose: Pose) -> tuple[list[float], list[float]]:
    thumb = pose.thumb
    turns = -np.cumsum([thumb.spread, thumb.knuckle, thumb.end])
    return turns.tolist(), list(thumb.pitch)


def _step(turn_deg: float, dip_deg: float, length: float) -> tuple[float, float, float]:
    """Return the way along a bone: ``turn_deg`` from y towards x, ``dip_deg`` below the plane."""
    turn, dip = math.radians(turn_deg), math.radians(dip_deg)
    flat = length * math.cos(dip)
    return flat * math.sin(turn), flat * math.cos(turn), -length * math.sin(dip)
