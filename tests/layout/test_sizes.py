"""Sizes that give way: every step once, none below the floor."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.layout.sizes import has_room, sizes_down


@given(st.integers(1, 400), st.integers(0, 400), st.sampled_from([0.05, 0.1, 0.25, 0.3, 0.5, 1.0]))
def test_every_step_down_to_the_floor_is_there(floor: int, steps: int, step: float) -> None:
    low = floor / 4
    found = list(sizes_down(low + steps * step, low, step))
    assert found[0] == low + steps * step
    assert found[-1] == pytest.approx(low)
    assert all(above - below == pytest.approx(step) for above, below in pairwise(found))
    assert len(found) == steps + 1


def test_a_floor_between_two_steps_is_not_passed() -> None:
    assert list(sizes_down(13.0, 12.3, 0.5)) == [13.0, 12.5]
    assert list(sizes_down(13.0, 13.0, 0.5)) == [13.0]
    assert list(sizes_down(13.0, 15.0, 0.5)) == [13.0]


def test_what_is_short_of_room_by_rounding_alone_fits() -> None:
    assert [has_room(0.0), has_room(-1e-9), has_room(-1e-3)] == [True, True, False]
