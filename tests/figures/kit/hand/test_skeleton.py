from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given

from builder.figures.kit.hand.anatomy import DIGITS, FINGERS, HAND
from builder.figures.kit.hand.flesh import skeleton
from builder.figures.kit.hand.spec import POSES, Pose, pose_problems
from tests.figures.kit.hand.strategies import poses


@given(poses())
def test_every_bone_keeps_its_length(pose: Pose) -> None:
    for name, bones in skeleton(pose).items():
        steps = np.linalg.norm(np.diff(bones.joints, axis=0), axis=1)
        assert steps == pytest.approx(HAND[name].bones)


@given(poses())
def test_random_poses_are_possible_and_their_fingers_do_not_cross(pose: Pose) -> None:
    assert pose_problems(pose) == []
    bones = skeleton(pose)
    for near, far in pairwise(FINGERS):
        assert bones[near].joints[0, 0] < bones[far].joints[0, 0]
        heights = np.linspace(100, 130, 4)
        x = [np.interp(heights, b.joints[:, 1], b.joints[:, 0]) for b in (bones[near], bones[far])]
        assert (x[0] < x[1]).all()


@pytest.mark.parametrize("name", sorted(POSES))
def test_the_poses_offered_are_possible(name: str) -> None:
    assert pose_problems(POSES[name]) == []


def test_digits_stand_in_order_from_the_thumb() -> None:
    tips = [skeleton(POSES["flat"])[name].joints[3, 0] for name in DIGITS]
    assert tips == sorted(tips)


def test_index_and_ring_are_shorter_than_the_middle_finger_and_the_little_one_ends_at_a_joint() -> (
    None
):
    bones = skeleton(POSES["flat"])
    reach = {name: bones[name].joints[3, 1] for name in FINGERS}
    assert reach["middle"] > max(reach["index"], reach["ring"])
    assert abs(reach["index"] - reach["ring"]) < 8
    assert abs(reach["little"] - bones["ring"].joints[2, 1]) < 10


def test_the_axis_ends_a_ball_before_the_tip() -> None:
    bones = skeleton(POSES["flat"])["index"]
    radius = HAND["index"].radii[-1]
    gap = np.linalg.norm(bones.joints[3] - bones.axis(radius)[-1])
    assert gap == pytest.approx(radius)
