"""Finds the breaks of a paragraph: the fewest lines, and of those the least ragged.

After Knuth and Plass, "Breaking Paragraphs into Lines" (1981), with squared raggedness in place
of glue. Since the number of lines is fixed first, each break can only fall between where filling
lines from the top and filling them from the bottom would put it; what is left to try is small.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import NamedTuple

SLOP = 1e-9
"""What a line may exceed its measure by (em), for sums of floats."""

INFINITY = float("inf")

SHORT = 0.25
"""A last line under this share of the measure looks lost."""

SHORT_LAST = 0.2
"""What a short last line costs, as a line that lacks the root of this share of the measure."""

LONE_LAST = 0.2
"""What a last line of a single word costs on top."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How a text may be broken.

    Attributes:
        split_compounds: lines may end after a hyphen, slash or dash inside a word.
        even: the last line is to be as long as the others, as in titles.
    """

    split_compounds: bool = True
    even: bool = False


PROSE = Rules()
SAFETY = Rules(split_compounds=False)
TITLE = Rules(split_compounds=False, even=True)


class Cut(NamedTuple):
    """A text as units that never part.

    A line of the units from i to before j reaches from ``starts[i]`` to ``ends[j]``.

    Attributes:
        starts, ends: both rise (em); ``ends[0]`` is not used, and the last of ``starts`` neither.
        tolls: what it costs to break before each unit, in squared measures.
        at: index of the first word of each unit, and the number of words.
    """

    starts: Sequence[float]
    ends: Sequence[float]
    tolls: Sequence[float]
    at: Sequence[int]


Way = tuple[float, int, float]
"""Where a line may start (em), at which unit, and what the lines above it cost at best."""


class Stuck(Exception):  # noqa: N818 - a turn of the search, never shown
    """The unit at index ``unit`` is wider than the measure."""

    def __init__(self, unit: int) -> None:
        self.unit = unit
        super().__init__(unit)


def filled(cut: Cut, measure: float) -> list[int]:
    """Return the breaks that fill every line from the top: the fewest lines there can be.

    They are indices of units: 0, then where each line ends; the last is the number of units.

    Raises:
        Stuck: a unit is wider than the measure (em).
    """
    starts, ends = cut.starts, cut.ends
    breaks, at, last = [0], 0, len(ends) - 1
    while at < last:
        after = bisect_right(ends, starts[at] + measure + SLOP, at + 1) - 1
        if after == at:
            raise Stuck(at)
        breaks.append(after)
        at = after
    return breaks


def optimum(cut: Cut, measure: float, even: bool, latest: list[int]) -> list[int]:
    """Return the best breaks of as many lines as ``latest`` has, which ``filled`` gave.

    ``measure`` is in ems; for ``even`` see ``Rules``.
    """
    earliest = _from_below(cut, measure, latest)
    if earliest == latest:
        return latest
    bound = cost(cut, measure, even, latest) * (1 + SLOP)
    above, ways = [(cut.starts[0], 0, 0.0)], []
    for first, final in zip(earliest[1:-1], latest[1:-1], strict=True):
        above, way = _step(cut, measure, bound, above, range(final, first - 1, -1))
        ways.append(way)
    return _traced(ways, _best_last(cut, measure, even, above), latest[-1])


def cost(cut: Cut, measure: float, even: bool, breaks: Sequence[int]) -> float:
    """Return what ``breaks`` cost (square ems): what ``optimum`` makes least."""
    starts, ends, tolls, _ = cut
    total, square = 0.0, measure * measure
    for at, after in pairwise(breaks[:-1]):
        slack = measure - ends[after] + starts[at]
        total += slack * slack + tolls[after] * square
    return total + _last_cost(cut, measure, breaks[-2], even)


def _from_below(cut: Cut, measure: float, latest: list[int]) -> list[int]:
    earliest = list(latest)
    for line in range(len(latest) - 2, 0, -1):
        least = cut.ends[earliest[line + 1]] - measure - SLOP
        earliest[line] = bisect_left(cut.starts, least, line, latest[line])
    return earliest


def _step(
    cut: Cut, measure: float, bound: float, above: list[Way], window: range
) -> tuple[list[Way], dict[int, int]]:
    """Return the best ways to break before each unit of ``window``, and the break before each.

    Both run from the last unit to the first. Since squared slack is convex, the best line to an
    earlier break never starts later than the best line to a later one: what starts later is
    dropped from ``above`` for good; and so is what already costs more than ``bound``.
    """
    starts, ends, tolls, _ = cut
    square = measure * measure
    longest, slackest = above[-1][0], sqrt(bound)
    reached: list[Way] = []
    way: dict[int, int] = {}
    for after in window:
        room = measure - ends[after]
        if room + longest > slackest:
            break
        best, chosen = INFINITY, 0
        for start, at, before in above:
            slack = room + start
            if slack < -2 * SLOP:
                break
            total = before + slack * slack
            if total < best and at < after:
                best, chosen = total, at
        best += tolls[after] * square
        if best <= bound:
            reached.append((starts[after], after, best))
            way[after] = chosen
            while above[0][1] > chosen:
                del above[0]
    return reached, way


def _best_last(cut: Cut, measure: float, even: bool, above: list[Way]) -> int:
    """Return where the last line best starts."""
    room = measure - cut.ends[-1]
    best, chosen = INFINITY, 0
    for start, at, before in above:
        if room + start < -2 * SLOP:
            break
        total = before + _last_cost(cut, measure, at, even)
        if total < best:
            best, chosen = total, at
    return chosen


def _last_cost(cut: Cut, measure: float, at: int, even: bool) -> float:
    width = cut.ends[-1] - cut.starts[at]
    if even:
        return (measure - width) ** 2
    lost = SHORT_LAST if width < SHORT * measure else 0.0
    lone = LONE_LAST if at == len(cut.ends) - 2 else 0.0
    return (lost + lone) * measure * measure


def _traced(ways: list[dict[int, int]], last: int, end: int) -> list[int]:
    breaks = [end, last]
    for way in reversed(ways):
        breaks.append(way[breaks[-1]])
    return breaks[::-1]
