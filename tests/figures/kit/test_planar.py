import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point

from builder.figures.kit import planar

SPOT = st.tuples(st.floats(-300, 300), st.floats(-300, 300))
APART = st.lists(SPOT, min_size=3, max_size=8, unique_by=lambda p: (p[0] // 9, p[1] // 9))


@given(APART)
def test_a_spline_passes_through_its_points(points: list[tuple[float, float]]) -> None:
    curve = LineString(planar.catmull_rom(points, 1.0))
    assert all(curve.distance(Point(point)) < 0.05 for point in points)


@given(APART)
def test_a_closed_spline_passes_through_its_points(points: list[tuple[float, float]]) -> None:
    curve = planar.catmull_rom(points, 1.0, closed=True)
    ring = LineString([*curve, curve[0]])
    assert all(ring.distance(Point(point)) < 0.05 for point in points)


def test_a_straight_spline_is_straight() -> None:
    curve = planar.catmull_rom([(0, 0), (10, 0), (30, 0)], 1.0)
    assert np.abs(curve[:, 1]).max() < 1e-12
    assert (np.diff(curve[:, 0]) > 0).all()


@given(st.lists(st.floats(0, 50), min_size=3, max_size=9))
def test_monotone_never_overshoots(values: list[float]) -> None:
    x = np.arange(len(values), dtype=float)
    between = planar.monotone(x, values, np.linspace(0, len(values) - 1, 97))
    assert between.min() >= min(values) - 1e-9
    assert between.max() <= max(values) + 1e-9


def test_resampling_keeps_ends_and_spacing() -> None:
    points = planar.resampled([(0, 0), (3, 4), (3, 14)], 4)
    assert points.tolist() == [[0, 0], [3, 4], [3, 9], [3, 14]]


def test_fractions_run_from_nothing_to_all() -> None:
    assert planar.fractions([(0, 0), (3, 4), (3, 9)]).tolist() == [0.0, 0.5, 1.0]


def test_a_ribbon_has_its_width() -> None:
    area = planar.ribbon([(0, 0), (10, 0), (20, 0)], [2, 2, 2])
    assert area.area == pytest.approx(40)
    assert area.bounds == (0, -1, 20, 1)


def test_a_taper_is_thin_at_both_ends() -> None:
    widths = planar.tapered([(x, 0) for x in range(11)], 2.0, 0.3, 0.3)
    assert widths.max() == 2.0
    assert widths[0] == widths[-1] == pytest.approx(0.2)


def test_a_tube_holds_its_axis() -> None:
    area = planar.tube([(0, 0, 4), (20, 5, 6), (40, 0, 3)])
    assert area.contains(Point(20, 5))
    assert area.bounds[0] == pytest.approx(-4)
    assert area.bounds[2] == pytest.approx(43)


def test_closing_fills_a_gap_that_opening_keeps() -> None:
    gap = planar.united(planar.disc(0, 0, 5), planar.disc(11, 0, 5))
    assert len(planar.polygons(gap)) == 2
    assert len(planar.polygons(planar.closing(gap, 3))) == 1
    assert len(planar.polygons(planar.opening(gap, 3))) == 2


@given(st.floats(0, 360))
def test_a_rotation_keeps_lengths(angle: float) -> None:
    assert math.hypot(*(planar.rotation(angle) @ [3.0, 4.0])) == pytest.approx(5.0)


def test_the_largest_part_is_kept() -> None:
    two = planar.united(planar.disc(0, 0, 1), planar.disc(10, 0, 3))
    assert planar.largest(two).centroid.x == pytest.approx(10)
    assert planar.largest(Point(0, 0)).is_empty


def test_normals_point_left() -> None:
    assert planar.normals([(0, 0), (1, 0), (2, 0)]).tolist() == [[0, 1]] * 3
