"""A hand of a picture as data: its pose, the limits of living joints, and where it lies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from builder.figures.kit.hand.anatomy import DIGITS, FINGERS, DigitName
from builder.figures.kit.tables import read_table
from builder.model.base import Value

Finger = tuple[float, float, float, float]
"""Angles (degrees): spread, the turn of the whole finger, positive towards the little finger's
side; flexion of knuckle, middle and end joint, positive towards the palm."""

FINGER_JOINTS = ("spread", "knuckle", "middle", "end")


class ThumbBends(Value):
    """Angles of the thumb (degrees).

    Attributes:
        spread: of its first bone from the hand's axis.
        knuckle, end: turns of the next bones, negative towards the fingers.
        pitch: how steeply the three bones dip towards the palm.
        roll: turn of the nail away from the viewer, positive towards the fingers.
    """

    spread: float
    knuckle: float
    end: float
    pitch: tuple[float, float, float] = (24.0, 14.0, 10.0)
    roll: float = 18.0


class Pose(Value):
    """One pose; ``shows`` tells which face of the hand the viewer sees."""

    thumb: ThumbBends
    index: Finger
    middle: Finger
    ring: Finger
    little: Finger
    shows: Literal["back", "palm"] = "back"

    def finger(self, name: DigitName) -> Finger:
        bends: Finger = getattr(self, name)
        return bends


class Poses(Value):
    """The poses by name, as ``poses.toml`` holds them."""

    poses: dict[str, Pose]


POSES = read_table(Poses, "builder.figures.kit.hand", "poses.toml").poses
"""The poses that hands may take."""


CROSSING_LIMIT = 6.0
"""Neighbouring fingers may lean towards each other by no more (degrees): from about 12 on they
would pass through one another, their knuckles being 18 mm apart and the fingers 85 mm long."""

FINGER_LIMITS = {
    "spread": (-24.0, 24.0), "knuckle": (-15.0, 70.0), "middle": (-2.0, 80.0), "end": (-5.0, 60.0),
}  # fmt: skip
"""How far a finger leaves the hand's axis, and the flexion that can be shown from the back without
the finger hiding itself (degrees)."""

THUMB_LIMITS = {"spread": (18.0, 72.0), "knuckle": (-40.0, 10.0), "end": (-35.0, 20.0)}
"""First web of about 53 degrees with the index at rest: Chatzioglou et al., Anat Cell Biol 57(2),
2024; opened to 72 for a grip, where the pitch of the thumb hides part of the angle."""

ANCHORS: tuple[str, ...] = (
    "palm",
    "wrist",
    *(f"{name}.tip" for name in DIGITS),
    *(f"{name}.knuckle" for name in DIGITS),
)
"""The spots of a hand that ``HandSpec.at`` may pin to the body."""

ULNAR_LIMIT, RADIAL_LIMIT = 35.0, 20.0
"""How far a wrist bends towards the little finger and towards the thumb (degrees): American
Academy of Orthopaedic Surgeons' norms are 30 to 39 and 20."""


@dataclass(frozen=True)
class HandSpec:
    """Which hand stands where and how.

    Attributes:
        at: where the anchor lies on the limb (body mm).
        rotate: where the fingers point (degrees): 0 to the right, 90 towards the head.
        arm_from: the side of the limb from which the arm comes; ``foot`` for a hand that
            comes along the limb.
        arm_bend: of the wrist (degrees), positive towards the little finger.
        elbow_bend: turn of the upper arm against the forearm (degrees), positive away from the
            thumb's side.
        lift: how far round the limb the heel of the hand leaves it (degrees).
        joints: angles that replace the pose's, by digit; see ``altered``.
        bare: how much forearm shows between wrist and sleeve (mm).
        seed: makes the small creases of this hand its own.
    """

    hand: Literal["left", "right"]
    pose: str
    at: tuple[float, float]
    rotate: float = 90.0
    arm_from: Literal["outer", "inner", "foot"] = "foot"
    anchor: str = "palm"
    arm_bend: float = 0.0
    elbow_bend: float = 0.0
    lift: float = 34.0
    joints: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    bare: float = 96.0
    seed: str = ""

    @property
    def shape(self) -> Pose:
        """The pose with its changed joints."""
        return altered(POSES[self.pose], self.joints)

    def mirrored(self) -> HandSpec:
        """Return the other hand, on the other side of the midline."""
        other: Literal["left", "right"] = "left" if self.hand == "right" else "right"
        return replace(self, hand=other, at=(-self.at[0], self.at[1]), rotate=180.0 - self.rotate)


def spec_problems(spec: HandSpec) -> list[str]:
    """Say in words what of ``spec`` is unknown or more than a hand can do."""
    problems = []
    if spec.anchor not in ANCHORS:
        problems.append(f"unknown anchor {spec.anchor!r}; known: {', '.join(ANCHORS)}")
    if not -RADIAL_LIMIT <= spec.arm_bend <= ULNAR_LIMIT:
        problems.append(
            f"wrist bent {spec.arm_bend:g} degrees sideways, more than "
            f"{-RADIAL_LIMIT:g} to {ULNAR_LIMIT:g}"
        )
    problems += [f"unknown digit {name!r}" for name in spec.joints if name not in DIGITS]
    if spec.pose not in POSES:
        return [*problems, f"unknown pose {spec.pose!r}; known: {', '.join(POSES)}"]
    return problems or pose_problems(spec.shape)


def altered(pose: Pose, joints: Mapping[str, tuple[float, ...]]) -> Pose:
    """Return ``pose`` with the angles of some digits replaced.

    A thumb's are spread, knuckle and end, a finger's as ``Finger``.
    """
    changes: dict[str, object] = {**joints}
    if "thumb" in joints:
        names = ("spread", "knuckle", "end")
        bends = dict(zip(names, joints["thumb"], strict=True))
        changes["thumb"] = pose.thumb.model_copy(update=bends)
    return pose.model_copy(update=changes)


def pose_problems(pose: Pose) -> list[str]:
    """Say in words which joints are asked for more than a hand can do."""
    thumb = {name: getattr(pose.thumb, name) for name in THUMB_LIMITS}
    problems = _beyond("thumb", thumb, THUMB_LIMITS)
    for name in FINGERS:
        bends = dict(zip(FINGER_JOINTS, pose.finger(name), strict=True))
        problems += _beyond(name, bends, FINGER_LIMITS)
    for near, far in pairwise(FINGERS):
        lean = pose.finger(near)[0] - pose.finger(far)[0]
        if lean > CROSSING_LIMIT:
            problems.append(f"{near} and {far} finger cross ({lean:g} degrees towards each other)")
    return problems


def _beyond(
    digit: str, bends: Mapping[str, float], limits: Mapping[str, tuple[float, float]]
) -> list[str]:
    return [
        f"{digit}: {joint} {bends[joint]:g} is outside {low:g} to {high:g} degrees"
        for joint, (low, high) in limits.items()
        if not low <= bends[joint] <= high
    ]
