"""Which of many pages are looked at: both ends, and evenly between."""

from __future__ import annotations

import pytest

from builder.gates.sample import sample


@pytest.mark.parametrize(
    ("count", "most", "expected"),
    [(0, 3, ()), (3, 3, (1, 2, 3)), (4, 3, (1, 3, 4)), (101, 3, (1, 51, 101)), (9, 1, (1,))],
)
def test_samples_are_spread(count: int, most: int, expected: tuple[int, ...]) -> None:
    assert sample(count, most) == expected
