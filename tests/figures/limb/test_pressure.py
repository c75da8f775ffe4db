from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point

from builder.diagnostics import Places
from builder.figures.limb.plan import StrokePlan
from builder.figures.limb.planning import read_plan
from builder.figures.limb.pressure import LEVEL, pressure_along
from builder.figures.posterior_leg import POSTERIOR_LEG
from builder.model import Pressure
from tests.figures.support import illustration

LEG = POSTERIOR_LEG.limb
HEIGHT = st.floats(120, 900)
ACROSS = st.floats(-0.9, 0.9)


def stroke(**values: Any) -> StrokePlan:
    plan, findings = read_plan(illustration(strokes=[values]), Places(), LEG)
    assert not findings
    return plan.strokes[0]


@given(
    st.lists(st.tuples(HEIGHT, ACROSS), min_size=2, max_size=5, unique_by=lambda p: p[0] // 20),
    st.sampled_from(sorted(LEVEL)),
)
def test_pressure_never_passes_its_word(path: list[tuple[float, float]], word: Pressure) -> None:
    _, pressure = pressure_along(stroke(path=path, pressure=word), LEG)
    assert pressure.min() >= 0
    assert pressure.max() <= LEVEL[word] + 1e-9


def test_words_rank() -> None:
    assert LEVEL["none"] == 0 < LEVEL["light"] < LEVEL["medium"] < LEVEL["firm"] == 1


def test_a_released_stroke_ends_without_pressure() -> None:
    released = stroke(
        path=[[150, 0.0], [404, 0.0]], pressure="firm", hands="thumbs", release_before="knee-back"
    )
    _, pressure = pressure_along(released, LEG)
    assert pressure[-1] == 0
    assert pressure.max() > 0.95
    last = pressure[70:]
    assert (np.diff(last) <= 0).all()


def test_pressure_is_nothing_over_an_eased_zone() -> None:
    eased = stroke(
        path=[[250, 0.3], [464, 0.3], [640, 0.3]], pressure="firm", ease_over="knee-back"
    )
    curve, pressure = pressure_along(eased, LEG)
    zone = LEG.zone("knee-back")
    over = np.array([zone.distance(Point(p)) < eased.contact / 2 for p in curve])
    assert over.any()
    assert pressure[over].max() <= 0.15
    assert pressure[-1] > 0.9


def test_a_stroke_takes_up_its_pressure() -> None:
    _, pressure = pressure_along(stroke(path=[[150, 0.0], [400, 0.0]], pressure="medium"), LEG)
    assert pressure[0] == pytest.approx(0.25 * LEVEL["medium"])
    assert pressure[-1] == pytest.approx(LEVEL["medium"])
    assert (np.diff(pressure) >= 0).all()
