"""The quick reference: columns as even as can be, one page traced as agreed."""

from __future__ import annotations

from itertools import combinations_with_replacement, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.layout.columns import Line, balanced_columns, column_height
from builder.layout.laid import Laid
from tests.support.made import Made
from tests.support.written import quick_of, traced

GOLDEN = Path(__file__).parent / "golden" / "quick-reference.txt"


def line(gap: float, height: float, *, heading: bool = False) -> Line:
    return gap, Laid(height, lambda _left, _top: (), kind="block" if heading else "item")


@st.composite
def lines(draw: st.DrawFn) -> list[Line]:
    """Lines with or without a heading, then groups; the last group holds a line at least."""
    found = [line(2.1, height) for height in draw(st.lists(st.integers(1, 25), max_size=2))]
    for _ in range(draw(st.integers(0, 3))):
        found.append(line(3.2, draw(st.integers(4, 8)), heading=True))
        heights = draw(st.lists(st.integers(1, 25), max_size=4))
        found += [line(2.1, height) for height in heights]
    return [*found, line(2.1, draw(st.integers(1, 25)))]


def best_height(given_lines: list[Line], columns: int) -> float:
    """Return the least height of the tallest column, found by trying all cuts."""
    ends = range(len(given_lines) + 1)
    heights = []
    for cuts in combinations_with_replacement(ends, columns - 1):
        edges = [0, *cuts, len(given_lines)]
        parts = [given_lines[a:b] for a, b in pairwise(edges)]
        if all(not part or part[-1][1].kind != "block" for part in parts):
            heights.append(max(column_height(part) for part in parts))
    return min(heights)


@given(lines(), st.integers(1, 5))
def test_the_tallest_column_is_as_short_as_can_be(written: list[Line], columns: int) -> None:
    found = balanced_columns(written, columns)
    assert [item for part in found for item in part] == written
    assert len(found) <= columns
    assert max(map(column_height, found)) == pytest.approx(best_height(written, columns))
    assert all(part[-1][1].kind != "block" for part in found if part)


def test_a_column_has_no_gap_at_its_top() -> None:
    assert column_height([]) == 0
    assert column_height([line(3.0, 10.0), line(2.0, 5.0)]) == 17.0


def test_two_equal_halves_are_cut_in_the_middle() -> None:
    written = [line(0, 5, heading=True), line(0, 10), line(0, 5, heading=True), line(0, 10)]
    assert list(map(len, balanced_columns(written, 2))) == [2, 2]


def test_many_lines_find_their_columns_without_trying_all_cuts() -> None:
    written = [line(2.0, 10.0, heading=at % 7 == 0) for at in range(400)]
    found = balanced_columns(written, 12)
    assert [item for part in found for item in part] == written
    assert max(map(column_height, found)) == pytest.approx(34 * 12.0 - 2.0)


def test_a_heading_without_lines_is_kept() -> None:
    alone = [line(0.0, 5.0, heading=True)]
    assert balanced_columns(alone, 2) == [alone]
    assert balanced_columns([], 2) == []


@pytest.mark.golden
def test_the_page_is_traced_as_agreed(plant: Made, request: pytest.FixtureRequest) -> None:
    (laid,) = quick_of(plant).document.pages
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(traced(laid), encoding="utf-8")
    assert traced(laid) == GOLDEN.read_text(encoding="utf-8")
