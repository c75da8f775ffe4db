import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.figures.kit.hand.anatomy import FLESH
from builder.figures.kit.hand.bend import EASE_TO, Bend, Table
from tests.figures.kit.hand.strategies import Round

LIMB = Round(50.0)


@given(st.floats(-400, 400), st.floats(0, 1000), st.floats(0, 20))
def test_nothing_passes_the_edge(x: float, y: float, z: float) -> None:
    seen = Bend(LIMB).bent(np.array([[x, y, z]]))[0]
    assert abs(seen[0]) <= (50 + FLESH + z) * np.sin(EASE_TO) + 1e-9
    assert seen[1] == y


@given(st.floats(-50, 50), st.floats(0, 1000))
def test_a_point_of_the_limb_comes_back_to_its_place(x: float, y: float) -> None:
    bend = Bend(LIMB)
    flat = np.array([[*bend.unrolled(x, y), 0.0]])
    assert bend.bent(flat)[0, 0] == pytest.approx(x, abs=1e-6)


def test_small_ways_stay_what_they_are() -> None:
    seen = Bend(LIMB).bent(np.array([[5.9, 300.0, 0.0]]))[0]
    assert seen[0] == pytest.approx(59 * np.sin(0.1))


def test_the_heel_leaves_in_a_straight_line() -> None:
    bend = Bend(LIMB, arm_side=-1, lift_deg=30.0)
    flat = np.array([[-100.0, 0, 0], [-150.0, 0, 0], [-200.0, 0, 0]])
    xs = bend.bent(flat)[:, 0]
    assert xs[1] - xs[0] == pytest.approx(xs[2] - xs[1])
    assert xs[0] - xs[1] == pytest.approx(50 * np.cos(np.radians(30)))


def test_order_across_the_limb_is_kept() -> None:
    flat = np.column_stack([np.linspace(-150, 150, 50), np.zeros(50), np.zeros(50)])
    assert (np.diff(Bend(LIMB).bent(flat)[:, 0]) > 0).all()


def test_a_table_bends_nothing() -> None:
    flat = np.array([[120.0, -80.0, 4.0], [-33.0, 10.0, 0.0]])
    assert Bend(Table()).bent(flat)[:, :2] == pytest.approx(flat[:, :2], abs=0.1)
