from dataclasses import replace
from typing import Literal

import numpy as np
import pytest
from hypothesis import given, settings
from shapely import affinity
from shapely.geometry import Polygon

from builder.figures.kit.hand.anatomy import DIGITS, FINGERS, FLESH, HAND
from builder.figures.kit.hand.bend import Table
from builder.figures.kit.hand.lines import seams
from builder.figures.kit.hand.place import place_hand
from builder.figures.kit.hand.spec import ANCHORS, HandSpec, spec_problems
from tests.figures.kit.hand.strategies import Round, specs

LIMB = Round(58.0)


@settings(max_examples=30, deadline=None)
@given(specs())
def test_outlines_are_whole_and_never_cross_themselves(spec: HandSpec) -> None:
    assert spec_problems(spec) == []
    placed = place_hand(spec, LIMB)
    for area in (placed.outline, placed.contact, placed.arm.cloth, *placed.pads.values()):
        assert area.is_valid
        assert area.area > 0
    assert isinstance(placed.outline, Polygon)
    assert len(placed.outline.interiors) == 0


@settings(max_examples=30, deadline=None)
@given(specs())
def test_the_mirrored_hand_is_the_mirror(spec: HandSpec) -> None:
    placed = place_hand(spec, LIMB, outer_sign=-1)
    other = place_hand(spec.mirrored(), LIMB, outer_sign=1)
    flipped = affinity.scale(other.outline, -1, 1, origin=(0, 0))
    assert flipped.symmetric_difference(placed.outline).area < 0.002 * placed.outline.area
    assert other.order == placed.order


@settings(max_examples=20, deadline=None)
@given(specs())
def test_fingers_never_pass_the_far_edge_of_the_limb(spec: HandSpec) -> None:
    placed = place_hand(spec, LIMB)
    far = {"outer": 1, "inner": -1, "foot": 1}[spec.arm_from]
    tallest = max(np.abs(bones.joints[:, 2]).max() for bones in placed.bones.values())
    for form in placed.flesh.forms.values():
        assert (form.axis[:, 0] * far).max() <= 58 + FLESH + tallest


@settings(max_examples=20, deadline=None)
@given(specs())
def test_what_touches_is_the_hand_without_the_arm(spec: HandSpec) -> None:
    placed = place_hand(spec, LIMB)
    assert placed.contact.area < placed.outline.area
    assert placed.contact.difference(placed.outline.buffer(2.5)).area < 2.0
    for name in DIGITS:
        assert placed.pads[name].intersects(placed.outline)


@pytest.mark.parametrize("anchor", ANCHORS)
@pytest.mark.parametrize("hand", ["left", "right"])
def test_the_anchor_lands_where_it_is_told(anchor: str, hand: Literal["left", "right"]) -> None:
    spec = HandSpec(hand, "flat", (20.0, 400.0), rotate=80.0, anchor=anchor)
    assert place_hand(spec, LIMB).marks[anchor] == pytest.approx((20.0, 400.0), abs=0.01)


def test_on_a_plane_fingers_keep_their_lengths() -> None:
    placed = place_hand(HandSpec("left", "flat", (3.0, 5.0), rotate=33.0), Table())
    for name in FINGERS:
        steps = np.linalg.norm(np.diff(placed.flesh.forms[name].axis[[0, 2, 4]], axis=0), axis=1)
        assert steps == pytest.approx(HAND[name].bones[:2], rel=0.03)


def test_thumbs_of_a_pair_meet_at_the_midline() -> None:
    left = place_hand(HandSpec("left", "hold", (-10, 300), rotate=95, anchor="thumb.tip"), LIMB)
    right = place_hand(HandSpec("right", "hold", (10, 300), rotate=85, anchor="thumb.tip"), LIMB)
    assert left.marks["palm"][0] < left.marks["thumb.tip"][0]
    assert right.marks["palm"][0] > right.marks["thumb.tip"][0]


def test_a_palm_turned_up_swaps_the_thumbs_side() -> None:
    back = place_hand(HandSpec("right", "flat", (0, 0)), Table())
    palm = place_hand(HandSpec("right", "palm-up", (0, 0)), Table())
    assert back.marks["thumb.tip"][0] < 0 < palm.marks["thumb.tip"][0]


def test_a_hand_across_leaves_the_limb_on_the_arms_side() -> None:
    spec = HandSpec("left", "c-grip", (0, 400), rotate=0, arm_from="outer")
    placed = place_hand(spec, LIMB, outer_sign=-1)
    assert placed.marks["wrist"][0] < 0
    assert placed.arm.axis[-1, 0] < -700


def test_the_wrist_bends_by_the_angle_given() -> None:
    straight = place_hand(HandSpec("right", "flat", (0, 0)), Table()).arm.axis
    bent = place_hand(HandSpec("right", "flat", (0, 0), arm_bend=30.0), Table()).arm.axis
    steps = [axis[9] - axis[0] for axis in (straight, bent)]
    angles = [np.degrees(np.arctan2(step[1], step[0])) for step in steps]
    assert angles[1] - angles[0] == pytest.approx(30.0, abs=1.0)


def test_seams_run_from_the_tip_towards_the_palm() -> None:
    placed = place_hand(HandSpec("right", "together", (0, 0)), Table())
    lines = seams(placed)
    assert len(lines) >= 3
    assert all(line[0, 1] > line[-1, 1] for line in lines)


@settings(max_examples=20, deadline=None)
@given(specs())
def test_the_bare_forearm_goes_on_under_the_sleeve(spec: HandSpec) -> None:
    for bare in (40.0, 70.0, 96.0, 140.0):
        placed = place_hand(replace(spec, bare=bare), LIMB)
        assert placed.outline.intersection(placed.arm.cuff).area > 400
