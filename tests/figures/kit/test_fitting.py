from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, box
from shapely.geometry.base import BaseGeometry

from builder.figures.kit import fitting
from builder.figures.kit.fitting import View
from builder.figures.kit.planar import Points, disc, largest, united
from builder.geometry import Path
from tests.support.paths import segments

VIEW = View(0.0, 70.0, 1.0, 87.0, 70.0)
SPOT = st.tuples(st.floats(-40, 130), st.floats(-40, 110))


def curved(area: BaseGeometry, view: View) -> Path | None:
    """Return the outlines of one area as cubics, or nothing if none shows."""
    (path,) = fitting.curved([fitting.shown_rings(area, view)], view)
    return path if path.ops else None


def on_curve(path: Path) -> Points:
    """Return points on the outline of a path, ten to each cubic."""
    points: list[Sequence[float]] = []
    here: Sequence[float] = ()
    for op, c in segments(path):
        if op == "C":
            p = np.array([here, c[0:2], c[2:4], c[4:6]])
            t = np.linspace(0, 1, 10)[:, None]
            u = 1 - t
            points += (
                u**3 * p[0] + 3 * u * u * t * p[1] + 3 * u * t * t * p[2] + t**3 * p[3]
            ).tolist()
        elif op != "Z":
            points.append(c)
        here = c[-2:] or here
    return np.array(points)


@given(st.floats(1.5, 12))
def test_a_circle_stays_round(radius: float) -> None:
    path = curved(disc(43, 35, radius, 16), VIEW)
    assert path is not None
    off = np.hypot(*(on_curve(path) - (43, 35)).T) - radius
    assert np.abs(off).max() < 0.12
    assert path.ops.count("C") <= 34


def test_a_box_keeps_its_corners() -> None:
    path = curved(box(10, 10, 30, 50), VIEW)
    assert path is not None
    assert path.ops == "MLLLLZ"
    corners = set(zip(path.coords[::2], path.coords[1::2], strict=True))
    assert corners == {(10, 20), (10, 60), (30, 20), (30, 60)}


@given(SPOT, st.floats(1, 60))
def test_nothing_leaves_the_frame(spot: tuple[float, float], radius: float) -> None:
    for write in (curved, fitting.faceted):
        path = write(disc(*spot, radius), VIEW)
        if path is not None:
            xs, ys = path.coords[::2], path.coords[1::2]
            assert 0 <= min(xs) <= max(xs) <= 87
            assert 0 <= min(ys) <= max(ys) <= 70


@given(st.floats(0, 87), st.floats(0, 70))
def test_mirroring_is_the_mirror(x: float, y: float) -> None:
    point = np.array([[x, y]])
    for lying in (False, True):
        plain = View(0, 70, 0.9, 87, 70, lying=lying).on_paper(point)[0]
        other = View(0, 70, 0.9, 87, 70, mirrored=True, lying=lying).on_paper(point)[0]
        assert other == pytest.approx([87 - plain[0], plain[1]])


@given(st.booleans(), st.booleans(), st.floats(-1, 1), st.floats(-1, 1))
def test_directions_on_paper_come_back(
    mirrored: bool, lying: bool, right: float, up: float
) -> None:
    view = View(-10, 90, 0.5, 87, 70, mirrored, lying)
    step = np.array(view.to_body(right, up))
    a, b = view.on_paper(np.array([[20.0, 30.0], [20.0 + step[0], 30.0 + step[1]]]))
    assert (b - a).tolist() == pytest.approx([right * 0.5, -up * 0.5])


def test_the_corners_of_the_frame_are_its_bounds() -> None:
    for lying in (False, True):
        view = View(-10, 90, 0.5, 87, 70, lying=lying)
        x0, y0, x1, y1 = view.bounds
        corners = view.on_paper(np.array([[x0, y0], [x1, y1]]))
        assert sorted(corners[:, 0].tolist()) == pytest.approx([0, 87])
        assert sorted(corners[:, 1].tolist()) == pytest.approx([0, 70])


def test_specks_and_what_lies_outside_are_left_out() -> None:
    assert curved(disc(40, 30, 0.05), VIEW) is None
    assert curved(disc(400, 30, 5), VIEW) is None
    assert fitting.traced([np.array([[200.0, 0], [300.0, 0]])], VIEW, 0.3) is None


def test_holes_stay_holes() -> None:
    path = curved(disc(40, 30, 20).difference(disc(40, 30, 10)), VIEW)
    assert path is not None
    assert path.ops.count("M") == path.ops.count("Z") == 2


def test_lines_are_cut_where_the_frame_ends() -> None:
    path = fitting.traced([np.array([[-20.0, 35], [20.0, 35], [20.0, 200.0]])], VIEW, 0.4)
    assert path is not None
    assert path.coords == (0.2, 35.0, 20.0, 35.0, 20.0, 0.2)


def test_a_lens_is_as_broad_as_its_line() -> None:
    points = np.column_stack([np.linspace(10, 50, 9), np.full(9, 30.0)])
    path = fitting.lens(points, np.array([0.1, 1, 2, 2, 2, 2, 2, 1, 0.1]), VIEW)
    assert path is not None
    area = LineString(on_curve(path)).convex_hull
    assert area.contains(Point(30, 40.9))
    assert not area.contains(Point(30, 41.2))
    assert fitting.lens(points + 60, np.ones(9), VIEW) is None


def test_a_joined_outline_is_fitted_closely() -> None:
    area = largest(united(disc(30, 30, 12, 16), disc(45, 34, 9, 16)))
    path = curved(area, VIEW)
    assert path is not None
    outline = LineString(VIEW.on_paper(np.asarray(area.exterior.coords)))
    assert max(outline.distance(Point(p)) for p in on_curve(path)) < 0.15


@given(st.lists(st.tuples(SPOT, st.floats(1, 30)), min_size=1, max_size=6))
def test_outlines_fitted_together_are_those_fitted_alone(
    rounds: list[tuple[tuple[float, float], float]],
) -> None:
    areas = [disc(*spot, radius).difference(disc(43, 35, 8)) for spot, radius in rounds]
    rings = [fitting.shown_rings(area, VIEW) for area in areas]
    together = fitting.curved(rings, VIEW)
    assert len(together) == len(areas)
    for path, ring in zip(together, rings, strict=True):
        (alone,) = fitting.curved([ring], VIEW)
        assert path.ops == alone.ops
        assert path.coords == pytest.approx(alone.coords, abs=0.021)
