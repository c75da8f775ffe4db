"""What gives way: every size once, none below the floor, the first that fits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.diagnostics import ContentError, Finding, OnPage
from builder.drawing import Drawing
from builder.layout.fit import first_fitting, has_room, looks_down, sizes_down
from builder.layout.look import Look
from tests.support.faces import look


@given(st.integers(1, 400), st.integers(0, 400), st.sampled_from([0.05, 0.1, 0.25, 0.3, 0.5, 1.0]))
def test_every_step_down_to_the_floor_is_there(floor: int, steps: int, step: float) -> None:
    low = floor / 4
    sizes = list(sizes_down(low + steps * step, low, step))
    assert sizes[0] == low + steps * step
    assert sizes[-1] == pytest.approx(low)
    assert all(above - below == pytest.approx(step) for above, below in pairwise(sizes))
    assert len(sizes) == steps + 1


def test_a_floor_between_two_steps_is_not_passed() -> None:
    assert list(sizes_down(13.0, 12.3, 0.5)) == [13.0, 12.5]
    assert list(sizes_down(13.0, 13.0, 0.5)) == [13.0]
    assert list(sizes_down(13.0, 15.0, 0.5)) == [13.0]


def test_what_is_short_of_room_by_rounding_alone_fits() -> None:
    assert [has_room(0.0), has_room(-1e-9), has_room(-1e-3)] == [True, True, False]


@dataclass(frozen=True)
class Laid:
    spare: float


def test_pictures_give_way_before_type_does() -> None:
    drawings = {"leg": Drawing("leg", 80.0, 60.0, ())}
    start = replace(look(), drawings=drawings).sized(body=12.0, body_floor=11.5, step=0.5)
    looks = list(looks_down(start.sized(picture=20.0, picture_floor=19.0), 1.0))
    tried = [(each.measures.body, each.measures.picture) for each in looks]
    assert tried == [(12.0, 20.0), (12.0, 19.0), (11.5, 20.0), (11.5, 19.0)]
    bare = replace(start, drawings={}).sized(picture=20.0, picture_floor=19.0)
    assert [each.body_pt for each in looks_down(bare, 1.0)] == [12.0, 11.5]


def test_the_first_look_that_fits_is_taken() -> None:
    start = look().sized(body=14.0, body_floor=11.0, step=1.0)
    chosen, laid = first_fitting(
        looks_down(start, 1.0), lambda each: Laid(12.5 - each.body_pt), refused
    )
    assert (chosen.body_pt, laid.spare) == (12.0, 0.5)


def test_what_fits_nowhere_is_refused_for_the_least_look() -> None:
    start = look().sized(body=14.0, body_floor=11.0, step=1.0)
    with pytest.raises(ContentError, match=r"too long by .* at 11"):
        first_fitting(looks_down(start, 1.0), lambda each: Laid(10.0 - each.body_pt), refused)


def test_a_look_that_cannot_be_laid_is_passed_over() -> None:
    def lay(each: Look) -> Laid:
        if each.body_pt > 12.0:
            raise ContentError([Finding(OnPage("a.pdf"), "fit-word-too-wide", "wide")])
        return Laid(0.0)

    start = look().sized(body=14.0, body_floor=12.0, step=1.0)
    assert first_fitting(looks_down(start, 1.0), lay, refused)[0].body_pt == 12.0
    with pytest.raises(ContentError, match="wide"):
        first_fitting(looks_down(start.sized(body_floor=13.0), 1.0), lay, refused)


def refused(each: Look, laid: Laid) -> Finding:
    fact = f"too long by {-laid.spare:.1f} at {each.body_pt:g}"
    return Finding(OnPage("a.pdf"), "fit-too-long", fact)
