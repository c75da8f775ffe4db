"""A hand of a picture as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from builder.figures.hand.anatomy import DIGITS
from builder.figures.hand.poses import POSES, Pose, altered, pose_problems

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
        joints: angles that replace the pose's, by digit; see ``poses.altered``.
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
        return altered(POSES[self.pose], dict(self.joints))

    def mirrored(self) -> HandSpec:
        """Return the other hand, on the other side of the midline."""
        other: Literal["left", "right"] = "left" if self.hand == "right" else "right"
        return replace(self, hand=other, at=(-self.at[0], self.at[1]), rotate=180.0 - self.rotate)


def spec_problems(spec: HandSpec) -> list[str]:
    """Say in words what of ``spec`` is unknown or more than a hand can do."""
    found = []
    if spec.anchor not in ANCHORS:
        found.append(f"unknown anchor {spec.anchor!r}; known: {', '.join(ANCHORS)}")
    if not -RADIAL_LIMIT <= spec.arm_bend <= ULNAR_LIMIT:
        found.append(
            f"wrist bent {spec.arm_bend:g} degrees sideways, more than "
            f"{-RADIAL_LIMIT:g} to {ULNAR_LIMIT:g}"
        )
    found += [f"unknown digit {name!r}" for name in spec.joints if name not in DIGITS]
    if spec.pose not in POSES:
        return [*found, f"unknown pose {spec.pose!r}; known: {', '.join(POSES)}"]
    return found or pose_problems(spec.shape)
