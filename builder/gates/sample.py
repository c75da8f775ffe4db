"""Which pages or cards of a long file are looked at."""

from __future__ import annotations


def sample(count: int, most: int) -> tuple[int, ...]:
    """Return at most ``most`` of the numbers from 1 to ``count``, evenly spread, with both ends.

    Args:
        count: how many there are.
        most: at least 1; of one alone the first is returned.
    """
    if count <= most:
        return tuple(range(1, count + 1))
    return tuple(1 + round(step * (count - 1) / max(1, most - 1)) for step in range(most))
