"""A ruler of 100 mm along an edge of a sheet, to see whether it was printed in its true size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.drawing import Shape, Stroke
from builder.geometry import Path
from builder.model.bars import LEAST_LINE
from builder.press.edge import OFF, Edge
from builder.press.marks import INK

LENGTH = 100.0
LINE = Stroke(INK, LEAST_LINE, cap="butt")
TALLEST = 1.6
"""Length of the strokes at whole centimetres (mm)."""
SHORTEST = 0.9
"""Of those: the least that still looks like a ruler (mm)."""
BREAK = 0.6
"""How far (mm) the ruler keeps off a mark that crosses it."""
HALF, SINGLE = 0.7, 0.45
"""Strokes at 5 mm and at 1 mm, as parts of those at 10 mm."""


@dataclass(frozen=True, slots=True)
class Ruler:
    """A ruler on ``edge``.

    Attributes:
        start: where its 0 stands (mm along the edge).
        height: of its longest strokes (mm).
    """

    edge: Edge
    start: float
    height: float

    @property
    def end(self) -> float:
        return self.start + LENGTH

    def shapes(self) -> Iterator[Shape]:
        """Yield a line where the printer ends, and strokes towards the cards.

        The ruler is broken where a mark crosses it.
        """
        base = self.edge.depth - LINE.width / 2
        for start, end in _broken(self.start, self.end, self._crossing()):
            line = Path.polyline([self.edge.at(start, base), self.edge.at(end, base)])
            yield Shape(line, stroke=LINE)
        strokes = [self._stroke(mm, base) for mm in range(int(LENGTH) + 1) if self._clear(mm)]
        joined = strokes[0]
        for stroke in strokes[1:]:
            joined = joined.joined(stroke)
        yield Shape(joined, stroke=LINE)

    def _crossing(self) -> list[float]:
        """Return where marks reach the ruler: on a roomy edge it lies beyond them."""
        if self.edge.roomy:
            return []
        return [at for at in self.edge.crossings if self.start < at < self.end]

    def _clear(self, mm: int) -> bool:
        return all(abs(self.start + mm - at) >= BREAK for at in self._crossing())

    def _stroke(self, mm: int, base: float) -> Path:
        part = 1.0 if mm % 10 == 0 else HALF if mm % 5 == 0 else SINGLE
        at, foot = self.start + mm, base + LINE.width / 2
        return Path.polyline([self.edge.at(at, foot - self.height * part), self.edge.at(at, foot)])


def ruler_on(edge: Edge, beside: float = 0.0) -> Ruler | None:
    """Return the ruler of ``edge``, or nothing where it has no room.

    It stands where no mark crosses it, or else in the middle; ``beside`` (mm) stay free at both
    its ends.
    """
    height = min(TALLEST, edge.depth - OFF)
    needed = LENGTH + 2 * beside
    if height < SHORTEST or edge.end - edge.start < needed:
        return None
    whole = (edge.start, edge.end)
    stretches = [] if edge.roomy else edge.stretches()
    low, high = next((stretch for stretch in stretches if stretch[1] - stretch[0] >= needed), whole)
    return Ruler(edge, (low + high - LENGTH) / 2, height)


def _broken(start: float, end: float, at: list[float]) -> Iterator[tuple[float, float]]:
    """Yield what is left from ``start`` to ``end`` with a gap round each of ``at``."""
    for crossing in at:
        if crossing - BREAK > start:
            yield start, crossing - BREAK
        start = crossing + BREAK
    if end > start:
        yield start, end
