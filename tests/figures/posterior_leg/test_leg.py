import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point, Polygon, box

from builder.figures.kit.hand.spec import POSES
from builder.figures.limb.limb import other_side
from builder.figures.posterior_leg import POSTERIOR_LEG, linen
from builder.figures.posterior_leg.setting import both_legs

LEG = POSTERIOR_LEG.limb
TABLES = POSTERIOR_LEG.tables


def test_the_outline_is_one_simple_area() -> None:
    assert LEG.outline.is_valid
    assert isinstance(LEG.outline, Polygon)
    assert not LEG.outline.interiors


@pytest.mark.parametrize("name", sorted(TABLES.landmarks))
def test_landmarks_lie_on_the_leg(name: str) -> None:
    spot = Point(LEG.spot(*TABLES.landmarks[name]))
    assert LEG.outline.buffer(4).contains(spot)


@pytest.mark.parametrize("name", sorted(TABLES.zones))
def test_zones_lie_within_the_leg(name: str) -> None:
    zone = LEG.zone(name)
    assert zone.area > 100
    assert LEG.outline.contains(zone)


def test_breadths_follow_the_measurements() -> None:
    heights = np.array([68.0, 342.0, 500.0, 710.0])
    _, half = LEG.section(heights)
    measured = np.array([70, 121, 113, 176])
    assert np.abs(half * 2 - measured).max() < 7


@given(st.floats(60, 1000), st.floats(-0.98, 0.98))
def test_what_is_on_the_leg_is_in_its_outline(height: float, across: float) -> None:
    assert LEG.outline.buffer(1.5).contains(Point(LEG.spot(height, across)))


@given(st.floats(-100, 1000), st.floats(-1, 1))
def test_outer_is_left_of_inner(height: float, across: float) -> None:
    assert LEG.spot(height, 1.0)[0] <= LEG.spot(height, across)[0] <= LEG.spot(height, -1.0)[0]


def test_the_inner_calf_is_lower_than_the_outer_and_the_inner_ankle_higher() -> None:
    marks = TABLES.landmarks
    assert marks["ankle.inner"][0] > marks["ankle.outer"][0]
    assert marks["calf.inner"][0] < marks["calf.outer"][0]


def test_the_other_leg_is_the_mirror() -> None:
    other = other_side(LEG.outline)
    assert other.area == pytest.approx(LEG.outline.area)
    assert other.bounds[0] == -LEG.outline.bounds[2]
    assert both_legs(LEG).contains(Point(LEG.spot(640, 0)))


def test_the_drape_covers_cleft_groin_and_other_leg() -> None:
    drape = linen.drape_outline()
    for height in (820, 860, 900, 940):
        assert drape.contains(Point(0.0, height))
    beyond_midline = box(0, -200, 400, 1200)
    bare = other_side(LEG.outline).intersection(beyond_midline).difference(drape)
    assert bare.bounds[3] < linen.LINEN.hem + 12


def test_the_vocabulary_names_what_is_drawn() -> None:
    words = POSTERIOR_LEG.vocabulary()
    assert words.landmarks == set(LEG.landmarks)
    assert words.zones == set(LEG.zones)
    assert words.poses == set(POSES)


def test_zones_have_the_rules_that_harm_is_judged_by() -> None:
    kinds = {name: zone.kind for name, zone in TABLES.zones.items()}
    assert [name for name, kind in kinds.items() if kind == "never-press"] == ["knee-back"]
    assert {name for name, kind in kinds.items() if kind == "ask-first"} == {"groin", "inner-thigh"}
