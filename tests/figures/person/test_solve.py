import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import ArrayLike

from builder.figures.person.solve import (
    FOREARM,
    SHANK,
    THIGH,
    TRUNK,
    UPPER_ARM,
    Posture,
    joints_of,
    two_bones,
)
from builder.figures.position.picture import ASKING
from builder.figures.posture.picture import PANELS, PosturePanel

POSTURES = [*(panel.posture for panel in PANELS), ASKING]
spots = st.tuples(st.floats(-700, 700), st.floats(-700, 700))


def far(one: ArrayLike, other: ArrayLike) -> float:
    return float(np.hypot(*(np.asarray(one) - np.asarray(other))))


@given(spots.filter(lambda spot: np.hypot(*spot) > 60), st.sampled_from([-1.0, 1.0]))
def test_two_bones_keep_their_lengths(target: tuple[float, float], side: float) -> None:
    joint, end = two_bones(np.zeros(2), np.array(target), (318.0, 255.0), side)
    assert far((0, 0), joint) == pytest.approx(318.0)
    if np.hypot(*target) > 318 - 255 + 1:
        assert far(joint, end) == pytest.approx(255.0, rel=1e-3)
    if 70 < np.hypot(*target) < 570:
        assert end == pytest.approx(np.array(target))


@pytest.mark.parametrize("posture", POSTURES)
def test_the_people_of_the_pictures_have_the_lengths_of_people(posture: Posture) -> None:
    joints = joints_of(posture)
    steps = np.hypot(*np.diff(joints.spine, axis=0).T)
    assert steps.sum() == pytest.approx(TRUNK, rel=0.01)
    for which in (0, 1):
        assert far(posture.hip, joints.knees[which]) == pytest.approx(THIGH)
        assert far(joints.knees[which], joints.ankles[which]) == pytest.approx(SHANK, rel=1e-3)
        assert far(joints.shoulder, joints.elbows[which]) == pytest.approx(UPPER_ARM)
        assert far(joints.elbows[which], joints.wrists[which]) == pytest.approx(FOREARM, rel=1e-3)


@pytest.mark.parametrize("posture", POSTURES)
def test_feet_reach_the_ground_and_knees_stay_above_it(posture: Posture) -> None:
    joints = joints_of(posture)
    for which in (0, 1):
        assert far(joints.ankles[which], posture.feet[which].ankle) < 2.0
        assert joints.knees[which][1] > 40.0


def bend(posture: Posture) -> float:
    """Return how far the back turns from its lower to its upper end (degrees)."""
    heading = joints_of(posture).heading
    return float(np.degrees(heading[0] - heading[-1]))


def test_right_backs_are_long_and_wrong_ones_round() -> None:
    assert {panel.verdict for panel in PANELS} == {"right", "wrong"}
    for panel in PANELS:
        if panel.verdict == "right":
            assert bend(panel.posture) < 5
        else:
            assert bend(panel.posture) > 40


def test_wrong_arms_reach_farther_than_right_ones() -> None:
    reach = {}
    for panel in PANELS:
        joints = joints_of(panel.posture)
        reach[panel.place, panel.verdict] = joints.wrists[1][0] - panel.posture.hip[0]
    for place in ("bed", "mat"):
        assert reach[place, "wrong"] > reach[place, "right"] + 300


def elbows(posture: Posture) -> list[float]:
    """Return the angles at the far and the near elbow (degrees): 180 is straight."""
    joints = joints_of(posture)
    angles = []
    for elbow, wrist in zip(joints.elbows, joints.wrists, strict=True):
        up, down = joints.shoulder - elbow, wrist - elbow
        angles.append(np.degrees(np.arccos(up @ down / np.hypot(*up) / np.hypot(*down))))
    return angles


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: f"{panel.place} {panel.verdict}")
def test_arms_are_nearly_straight(panel: PosturePanel) -> None:
    assert all(angle > 138 for angle in elbows(panel.posture))
