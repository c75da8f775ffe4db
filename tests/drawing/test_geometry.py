"""Boxes round places, and maps that are undone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.geometry import Affine, Box, Path, Point

LENGTHS = st.floats(-200, 200)
WAYS = st.builds(
    lambda angle, size, x, y: (
        Affine.rotation(angle).then(Affine.scaling(size, -size)).then(Affine.translation(x, y))
    ),
    st.floats(0, 360),
    st.floats(0.2, 5),
    LENGTHS,
    LENGTHS,
)


def test_a_box_stands_round_its_places() -> None:
    assert Box.around([(3, 9), (-1, 5), (2, 7)]) == Box(-1, 5, 3, 9)
    assert Box.around([Point(3, 9)]) == Box(3, 9, 3, 9)
    assert Box.around(Box(1, 2, 3, 4).corners) == Box(1, 2, 3, 4)


def test_a_turned_box_is_upright_again() -> None:
    assert Box(10, 20, 40, 30).mapped(Affine(0, 1, -1, 0, 120, 5)) == Box(90, 15, 100, 45)


def test_how_far_a_box_stays_inside_another() -> None:
    page = Box(10, 10, 110, 60)
    assert page.clearance(Box(15, 20, 90, 50)) == 5
    assert page.clearance(Box(15, 20, 108, 50)) == 2
    assert page.clearance(Box(15, 7, 90, 50)) == -3


@given(WAYS, LENGTHS, LENGTHS)
def test_a_way_and_its_inverse_lead_back(way: Affine, x: float, y: float) -> None:
    assert way.inverse.apply(way.apply(Point(x, y))) == pytest.approx((x, y), abs=1e-6)


@given(st.tuples(st.floats(-50, 50), st.floats(-50, 50), st.floats(-50, 50), st.floats(-50, 50)))
def test_the_box_of_an_outline_never_has_a_side_below_0(edges: tuple[float, ...]) -> None:
    left, top, right, bottom = edges
    box = Path.polygon([(left, top), (right, top), (right, bottom), (left, bottom)]).as_box()
    assert box is not None
    assert min(box.width, box.height) >= 0
    assert set(box.corners) == set(Box(*edges).corners)
