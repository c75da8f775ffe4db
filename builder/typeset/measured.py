"""Text cut into words and measured in ems, ready to be broken at any size and measure."""

from __future__ import annotations

from abc import ABC, abstractmethod
from itertools import pairwise

from builder.typeset.lines import Line
from builder.typeset.optimum import SLOP, Cut, Rules, Stuck, filled, optimum
from builder.units import pt_to_mm

AFTER_LETTER = 0.08
"""What it costs to leave a lone letter (a, I, y) at the end of a line, in squared measures."""

AFTER_HYPHEN = 0.05
"""What it costs to part a compound at its hyphen."""


class TooWide(Exception):  # noqa: N818 - names what is wrong with the text
    """A word, or what clings together like one, is ``by_mm`` wider than its line."""

    def __init__(self, word: str, by_mm: float) -> None:
        self.word, self.by_mm = word, by_mm
        super().__init__(f"{word!r} is {by_mm:.1f} mm wider than its line")


class Measured(ABC):
    """A text whose words are measured; the size of type is chosen later.

    Args:
        size: the number of words (or pieces of words) it holds.
        total: its width on a single line (em).
    """

    def __init__(self, size: int, total: float, rules: Rules) -> None:
        self._size, self._total, self._rules = size, total, rules
        self._cuts: dict[bool, Cut] = {}

    @abstractmethod
    def _cut(self, bound: bool) -> Cut:
        """Return the text as units; ``bound``: a number and the word after it are one."""

    @abstractmethod
    def _line(self, first: int, after: int, scale: float) -> Line:
        """Return the words from ``first`` to before ``after``; an em is ``scale`` mm."""

    def width(self, size_pt: float) -> float:
        """Return how long the text is on a single line (mm)."""
        return self._total * pt_to_mm(size_pt)

    def count(self, measure_mm: float, size_pt: float) -> int:
        """Return the number of lines, for less work than setting them.

        Raises:
            TooWide: a word is wider than the measure.
        """
        measure = measure_mm / pt_to_mm(size_pt)
        if self._total <= measure + SLOP:
            return min(1, self._size)
        return len(self._filled(measure, size_pt)[1]) - 1

    def lines(self, measure_mm: float, size_pt: float) -> tuple[Line, ...]:
        """Return the text broken into lines of at most ``measure_mm``.

        Raises:
            TooWide: a word is wider than the measure.
        """
        scale = pt_to_mm(size_pt)
        measure = measure_mm / scale
        if self._total <= measure + SLOP:
            return (self._line(0, self._size, scale),) if self._size else ()
        cut, latest = self._filled(measure, size_pt)
        at = cut.at
        breaks = optimum(cut, measure, self._rules.even, latest)
        return tuple([self._line(at[i], at[j], scale) for i, j in pairwise(breaks)])

    def _filled(self, measure: float, size_pt: float) -> tuple[Cut, list[int]]:
        """Return units that fit, and the breaks that fill each line.

        Numbers keep the word after them unless both together are too wide for a line.
        """
        for bound in (True, False):
            if bound not in self._cuts:
                self._cuts[bound] = self._cut(bound)
            cut = self._cuts[bound]
            try:
                return cut, filled(cut, measure)
            except Stuck:
                continue
        raise self._too_wide(cut, measure, size_pt)

    def _too_wide(self, cut: Cut, measure: float, size_pt: float) -> TooWide:
        widths = [end - start for start, end in zip(cut.starts, cut.ends[1:], strict=False)]
        widest = max(range(len(widths)), key=widths.__getitem__)
        word = self._line(cut.at[widest], cut.at[widest + 1], 1.0).text
        return TooWide(word, (widths[widest] - measure) * pt_to_mm(size_pt))
