"""Random hands that a living hand could take."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from builder.figures.kit.hand.anatomy import FINGERS
from builder.figures.kit.hand.spec import (
    CROSSING_LIMIT,
    FINGER_JOINTS,
    FINGER_LIMITS,
    POSES,
    THUMB_LIMITS,
    Finger,
    HandSpec,
    Pose,
    ThumbBends,
)


@dataclass(frozen=True)
class Round:
    """A limb of one width that leans a little."""

    half: float
    lean: float = 0.0

    def section(
        self, heights: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        return heights * self.lean, np.full_like(heights, self.half)


def angles(limits: tuple[float, float]) -> st.SearchStrategy[float]:
    return st.floats(*limits)


@st.composite
def poses(draw: st.DrawFn) -> Pose:
    turn, knuckle, end = (draw(angles(limits)) for limits in THUMB_LIMITS.values())
    thumb = ThumbBends(spread=turn, knuckle=knuckle, end=end)
    spread = draw(st.floats(-10, 4))
    fingers: list[Finger] = []
    for _ in FINGERS:
        first, second, third = (draw(angles(FINGER_LIMITS[key])) for key in FINGER_JOINTS[1:])
        fingers.append((spread, first, second, third))
        spread = min(20.0, spread + draw(st.floats(-CROSSING_LIMIT, 8)))
    index, middle, ring, little = fingers
    return Pose(thumb=thumb, index=index, middle=middle, ring=ring, little=little)


@st.composite
def specs(draw: st.DrawFn) -> HandSpec:
    """Hands that lie on a limb about x = 0."""
    pose = draw(st.sampled_from(sorted(POSES)))
    joints = {}
    for name in ("index", "middle", "ring", "little"):
        if draw(st.booleans()):
            bends = (draw(st.floats(0, 30)), draw(st.floats(0, 40)), draw(st.floats(0, 25)))
            joints[name] = (POSES[pose].finger(name)[0], *bends)
    return HandSpec(
        hand=draw(st.sampled_from(["left", "right"])),
        pose=pose,
        at=(draw(st.floats(-35, 35)), draw(st.floats(200, 800))),
        rotate=draw(st.floats(0, 180)),
        arm_from=draw(st.sampled_from(["outer", "inner", "foot"])),
        arm_bend=draw(st.floats(-20, 35)),
        lift=draw(st.floats(20, 60)),
        joints=joints,
    )
