import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Polygon, box

from builder.figures.kit.fitting import View
from builder.figures.kit.ink import Ink
from builder.figures.kit.palette import TONES, Ramp
from builder.figures.kit.planar import disc
from builder.figures.kit.tone import blurred, coverage

GREY = Ramp(((-1.0, "#000000"), (0.0, "#808080"), (1.0, "#ffffff")), step=8.0)
TILT = st.floats(0, 6.28)


@given(st.floats(2, 9), st.floats(2, 9), TILT)
def test_coverage_is_the_area(rx: float, ry: float, turn: float) -> None:
    angles = np.linspace(0, 2 * np.pi, 13)[:-1]
    x, y = np.cos(angles) * rx, np.sin(angles) * ry
    ring = np.column_stack(
        [15 + x * np.cos(turn) - y * np.sin(turn), 15 + x * np.sin(turn) + y * np.cos(turn)]
    )
    area = Polygon(ring)
    cells = coverage(area, (0.0, 0.0), 0.5, (60, 60))
    assert cells.sum() * 0.25 == pytest.approx(area.area, rel=0.01)
    assert 0 <= cells.min() <= cells.max() <= 1


def test_coverage_of_whole_cells_is_exact() -> None:
    cells = coverage(box(2, 3, 5, 4), (0.0, 0.0), 1.0, (6, 8))
    assert cells[3].tolist() == [0, 0, 1, 1, 1, 0, 0, 0]
    assert cells.sum() == 3


def test_coverage_leaves_holes_open() -> None:
    cells = coverage(box(0, 0, 9, 9).difference(box(3, 3, 6, 6)), (0.0, 0.0), 1.0, (9, 9))
    assert cells.sum() == pytest.approx(72)
    assert cells[4, 4] == 0


def test_what_begins_left_of_the_grid_covers_it() -> None:
    cells = coverage(box(-9, 0, 2, 2), (0.0, 0.0), 1.0, (3, 4))
    assert cells == pytest.approx(np.array([[1, 1, 0, 0]] * 2 + [[0] * 4]), abs=1e-5)


@given(st.floats(0, 1), st.floats(0, 9))
def test_blur_keeps_an_even_field(value: float, radius: float) -> None:
    field = np.full((12, 17), value, np.float32)
    assert blurred(field, radius) == pytest.approx(field, abs=1e-6)


def test_blur_keeps_the_sum() -> None:
    field = np.zeros((41, 41), np.float32)
    field[20, 20] = 1
    soft = blurred(field, 6)
    assert soft.sum() == pytest.approx(1)
    assert soft.max() < 0.1


@given(st.sampled_from(sorted(TONES)), st.floats(-1.8, 1))
def test_levels_step_evenly(name: str, tone: float) -> None:
    ramp = TONES[name].ramp
    low, high = ramp.edges(min(tone, 0.0), max(tone, 0.0))
    edges = [0.0, *low] if tone < 0 else [0.0, *high]
    ways = [ramp.way(edge) for edge in edges]
    steps = np.abs(np.diff(ways))
    assert (steps <= ramp.step + 1e-6).all()
    assert not (tone > 0 and low)


def test_a_ramp_gives_its_stops() -> None:
    assert GREY.colour(0.0) == "#808080"
    assert GREY.colour(-1.0) == "#000000"
    assert GREY.colour(9.0) == "#ffffff"
    assert GREY.tone_at(GREY.way(0.4)) == pytest.approx(0.4)


def test_levels_are_opaque_and_nested() -> None:
    ink = Ink(View(0.0, 70.0, 1.0, 87.0, 70.0))
    tone = ink.tone(disc(40, 35, 30), GREY)
    tone.soft(disc(40, 35, 12), 1.0, 0.9, 10)
    levels = tone.levels()
    areas = [area.area for _, area in levels]
    assert len(levels) > 8
    assert areas == sorted(areas, reverse=True)
    ink.paint(tone)
    assert {shape.fill_opacity for shape in ink.shapes} == {1.0}


def test_light_comes_from_the_upper_left_however_the_body_lies() -> None:
    for mirrored in (False, True):
        for lying in (False, True):
            view = View(0.0, 100.0, 1.0, 87.0, 70.0, mirrored, lying)
            light = Ink(view).light
            a, b = view.on_paper(np.array([[20.0, 50.0], [20.0 + light[0], 50.0 + light[1]]]))
            assert (b - a)[0] < 0
            assert (b - a)[1] < 0
