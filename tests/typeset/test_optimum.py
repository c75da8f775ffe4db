"""The breaks found are the best there are, by comparison with all there are."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.typeset.optimum import LONE_LAST, SHORT_LAST, SLOP, Cut, Stuck, cost, filled, optimum


def cut_of(widths: list[float], space: float = 1.0, tolls: dict[int, float] | None = None) -> Cut:
    starts, ends, pen = [], [0.0], 0.0
    for width in widths:
        starts.append(pen)
        ends.append(pen + width)
        pen += width + space
    size = len(widths)
    prices = [(tolls or {}).get(index, 0.0) for index in range(size + 1)]
    return Cut([*starts, pen], ends, prices, range(size + 1))


def best(cut: Cut, measure: float, even: bool = False) -> list[int]:
    return optimum(cut, measure, even, filled(cut, measure))


def fits(cut: Cut, measure: float, breaks: tuple[int, ...]) -> bool:
    return all(cut.ends[j] - cut.starts[i] <= measure + SLOP for i, j in pairwise(breaks))


def every_way(cut: Cut, measure: float) -> list[tuple[int, ...]]:
    """Return all breaks with as few lines as can be."""
    size = len(cut.ends) - 1
    for lines in range(1, size + 1):
        inner = combinations(range(1, size), lines - 1)
        ways = [breaks for cuts in inner if fits(cut, measure, breaks := (0, *cuts, size))]
        if ways:
            return ways
    return []


@st.composite
def cuts(draw: st.DrawFn) -> Cut:
    widths = draw(st.lists(st.integers(1, 9).map(float), min_size=1, max_size=11))
    tolls = draw(st.dictionaries(st.integers(1, 10), st.sampled_from([0.05, 0.08, 0.3])))
    return cut_of(widths, tolls=tolls)


def test_lines_are_filled_from_the_top() -> None:
    """3+1+3 = 7 fits 8; 5 and 2 make 8; 6 alone."""
    assert filled(cut_of([3, 3, 5, 2, 6]), 8) == [0, 2, 4, 5]


def test_lines_are_evened_out() -> None:
    """4 5 | 2 | 9 | 5 3 has slacks 0, 8, 1 (65); 4 | 5 2 | 9 | 5 3 has 6, 2, 1 (41)."""
    cut = cut_of([4, 5, 2, 9, 5, 3])
    assert filled(cut, 10) == [0, 2, 3, 4, 6]
    assert cost(cut, 10, False, [0, 2, 3, 4, 6]) == 65
    assert best(cut, 10) == [0, 1, 3, 4, 6]
    assert cost(cut, 10, False, [0, 1, 3, 4, 6]) == 41


def test_a_single_word_is_not_left_for_the_last_line() -> None:
    """Four words of 4 at measure 14: 4+1+4+1+4 = 14 would leave one; 2 and 2 cost (14-9)² = 25,
    one alone LONE_LAST · 14² = 39.2, for it is longer than a quarter of the line."""
    cut = cut_of([4, 4, 4, 4])
    assert filled(cut, 14) == [0, 3, 4]
    assert best(cut, 14) == [0, 2, 4]
    assert cost(cut, 14, False, [0, 2, 4]) == 25
    assert cost(cut, 14, False, [0, 3, 4]) == pytest.approx(LONE_LAST * 196)


def test_a_short_last_line_costs() -> None:
    """1+1+1 = 3 is under a quarter of 14."""
    cut = cut_of([4, 4, 4, 1, 1])
    assert cost(cut, 14, False, [0, 3, 5]) == pytest.approx(SHORT_LAST * 196)
    assert best(cut, 14) == [0, 2, 5]


def test_an_even_text_has_lines_of_like_length() -> None:
    cut = cut_of([4, 4, 4, 2, 2, 4])
    assert best(cut, 20, even=True) == [0, 3, 6]
    assert cost(cut, 20, True, [0, 3, 6]) == (20 - 14) ** 2 + (20 - 10) ** 2


def test_a_toll_moves_a_break() -> None:
    widths = [4.0, 4, 4, 4, 4, 4, 4]
    plain, tolled = cut_of(widths), cut_of(widths, tolls={3: 1.0})
    assert best(plain, 16)[1] == 3
    assert best(tolled, 16)[1] == 2


def test_fewer_lines_go_before_a_better_last_line() -> None:
    assert best(cut_of([10, 3]), 13) == [0, 1, 2]
    assert best(cut_of([6, 6, 6, 1]), 13) == [0, 2, 4]


def test_a_unit_wider_than_the_measure_stops_the_search() -> None:
    with pytest.raises(Stuck) as caught:
        filled(cut_of([3, 9, 2]), 8)
    assert caught.value.unit == 1


@given(cuts(), st.integers(9, 30), st.booleans())
def test_no_other_way_costs_less(cut: Cut, measure: int, even: bool) -> None:
    breaks = best(cut, measure, even)
    ways = every_way(cut, measure)
    assert tuple(breaks) in ways
    least = min(cost(cut, measure, even, way) for way in ways)
    assert cost(cut, measure, even, breaks) == pytest.approx(least, abs=1e-6)


@given(cuts(), st.integers(9, 30), st.booleans())
def test_the_best_is_never_worse_than_filling(cut: Cut, measure: int, even: bool) -> None:
    greedy = filled(cut, measure)
    breaks = best(cut, measure, even)
    assert len(breaks) == len(greedy)
    assert cost(cut, measure, even, breaks) <= cost(cut, measure, even, greedy) + 1e-9


@given(st.lists(st.floats(0.2, 6), min_size=30, max_size=120), st.floats(6, 30), st.booleans())
def test_long_texts_stay_within_the_measure(
    widths: list[float], measure: float, even: bool
) -> None:
    cut = cut_of(widths, space=0.25)
    breaks = best(cut, measure, even)
    assert breaks[0] == 0
    assert breaks[-1] == len(widths)
    assert all(i < j for i, j in pairwise(breaks))
    assert fits(cut, measure + SLOP, tuple(breaks))
    greedy = filled(cut, measure)
    assert cost(cut, measure, even, breaks) <= cost(cut, measure, even, greedy) + 1e-6
