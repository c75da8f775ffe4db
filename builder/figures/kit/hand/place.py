"""From a hand as data to the same hand on the body: bones, flesh and outline in body mm."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from builder.figures.kit.hand.anatomy import DIGITS, FLESH, HAND, MEASURES, DigitName
from builder.figures.kit.hand.arm import Arm, arm_of
from builder.figures.kit.hand.bend import Bend, Spatial, Support
from builder.figures.kit.hand.flesh import WRIST_HEIGHT, Bones, Flesh, flesh_of, skeleton
from builder.figures.kit.hand.form import RoundPart
from builder.figures.kit.hand.spec import HandSpec
from builder.figures.kit.planar import along, disc, largest, rotation

ALONG = 0.75
"""A hand whose fingers' sine with the limb's axis is larger lies along the limb."""

LEAST_BREADTH = 52.0
"""Half breadth (mm) a limb counts as at least, under hands that lie along it."""

HEEL = 0.0
"""The heel of the hand rests on the body up to here, behind the wrist (mm)."""

ON_TOP = {"thumb": -30.0, "little": 0.0, "ring": 0.2, "index": 0.4, "middle": 0.6}
"""Which digit covers which where they are equally high (mm added to the height)."""


@dataclass(frozen=True)
class Placing:
    """The way from the hand laid out flat at its own wrist to the body.

    Attributes:
        handed: 1 for a right hand, -1 for a left one.
        face: 1 where the back of the hand is towards the viewer, -1 where the palm is.
    """

    bend: Bend
    anchor: tuple[float, float]
    at: tuple[float, float]
    rotate: float
    handed: float
    face: float = 1.0

    @property
    def flip(self) -> float:
        """-1 where the flat right hand is seen mirrored: a left hand's back, a right palm."""
        return self.handed * self.face

    def on_body(self, points: Spatial) -> Spatial:
        """Return body mm, with depth, of points of the flat right hand."""
        flat = (points[:, :2] - self.anchor) * (self.flip, 1.0)
        turned = flat @ rotation(self.rotate - 90.0).T + self.at
        return self.bend.bent(np.column_stack([turned, points[:, 2] * self.face]))

    def upwards(self, points: Spatial) -> Spatial:
        """Return the direction in which the back of the hand faces at each point."""
        low, high = points.copy(), points.copy()
        low[:, 2], high[:, 2] = 0.0, 10.0 * self.face
        step = (self.on_body(high) - self.on_body(low)) * self.face
        return np.asarray(step / np.linalg.norm(step, axis=1)[:, None])

    def form(self, axis: Spatial, radii: tuple[float, ...]) -> RoundPart:
        return RoundPart(self.on_body(axis), np.array(radii), self.upwards(axis), self.handed)


@dataclass(frozen=True)
class PlacedHand:
    """A hand on the body; all areas in body mm.

    Attributes:
        outline: all skin that shows: digits, palm and the bare forearm.
        flesh: the parts it is made of.
        arm: forearm and sleeve.
        contact: what rests on the body: digits and palm, not the arm.
        pads: the last bone of each digit.
        marks: the anchors of ``spec.ANCHORS`` as (x, y).
        order: the digits from the lowest to the topmost.
    """

    spec: HandSpec
    placing: Placing
    outline: BaseGeometry
    flesh: Flesh
    arm: Arm
    contact: BaseGeometry
    pads: dict[DigitName, BaseGeometry]
    marks: dict[str, tuple[float, float]]
    order: tuple[DigitName, ...]
    bones: dict[DigitName, Bones] = field(repr=False)


def place_hand(spec: HandSpec, limb: Support, outer_sign: int = -1) -> PlacedHand:
    """Lay the hand of ``spec`` on ``limb``.

    Args:
        spec: without problems, see ``spec_problems``.
        limb: what lies under the hand.
        outer_sign: the direction of x in which the limb's outer side lies.
    """
    bones = skeleton(spec.shape)
    placing = _placing(spec, limb, bones, outer_sign)
    forms = {
        name: placing.form(bones[name].axis(HAND[name].radii[-1]), HAND[name].radii)
        for name in DIGITS
    }
    arm = arm_of(spec, _wrist(placing), placing.flip)
    flesh = flesh_of(bones, forms, arm, placing.on_body, placing.form)
    return PlacedHand(
        spec=spec,
        placing=placing,
        outline=flesh.outline,
        flesh=flesh,
        arm=arm,
        contact=without_arm(flesh.outline, arm, HEEL),
        pads={name: _pad(form) for name, form in forms.items()},
        marks=_marks(placing, bones),
        order=_stacked(forms, placing.face),
        bones=bones,
    )


def without_arm(outline: BaseGeometry, arm: Arm, way: float) -> BaseGeometry:
    """Return ``outline`` up to ``way`` mm behind the wrist."""
    beyond = LineString(along(arm.axis, [way, 500.0])).buffer(90.0, cap_style="flat")
    return largest(outline.difference(beyond))


def _placing(
    spec: HandSpec, limb: Support, bones: dict[DigitName, Bones], outer_sign: int
) -> Placing:
    across = abs(math.sin(math.radians(spec.rotate))) < ALONG
    side = {"outer": outer_sign, "inner": -outer_sign, "foot": 0}[spec.arm_from]
    bend = Bend(limb, side if across else 0, spec.lift, 0.0 if across else LEAST_BREADTH)
    handed = 1.0 if spec.hand == "right" else -1.0
    face = 1.0 if spec.shape.shows == "back" else -1.0
    return Placing(
        bend, _anchors(bones)[spec.anchor], bend.unrolled(*spec.at), spec.rotate, handed, face
    )


def _anchors(bones: dict[DigitName, Bones]) -> dict[str, tuple[float, float]]:
    spots = {"palm": MEASURES.palm_centre, "wrist": (0.0, 0.0)}
    for name, bone in bones.items():
        tip, knuckle = bone.joints[3], bone.joints[1 if name == "thumb" else 0]
        spots[f"{name}.tip"] = (float(tip[0]), float(tip[1]))
        spots[f"{name}.knuckle"] = (float(knuckle[0]), float(knuckle[1]))
    return spots


def _marks(placing: Placing, bones: dict[DigitName, Bones]) -> dict[str, tuple[float, float]]:
    spots = _anchors(bones)
    flat = np.array([(x, y, 0.0) for x, y in spots.values()])
    seen = placing.on_body(flat)
    return {name: (float(p[0]), float(p[1])) for name, p in zip(spots, seen, strict=True)}


def _wrist(placing: Placing) -> Spatial:
    """Return the wrist and a point of the palm before it, on the body."""
    return placing.on_body(np.array([(0.0, 0.0, WRIST_HEIGHT), (0.0, 20.0, WRIST_HEIGHT)]))


def _pad(form: RoundPart) -> BaseGeometry:
    """Return the ball of the last bone: what presses when the digit does."""
    x, y, _ = form.axis[-1]
    return disc(float(x), float(y), float(max(form.radii[-1], FLESH * 0.75)))


def _stacked(forms: dict[DigitName, RoundPart], face: float) -> tuple[DigitName, ...]:
    def height(name: DigitName) -> float:
        return float(forms[name].axis[2:6, 2].mean()) + ON_TOP[name] * face

    return tuple(sorted(forms, key=height))
