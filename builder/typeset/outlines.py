"""Letters as paths, for pictures that may hold no text."""

from __future__ import annotations

from itertools import pairwise

import uharfbuzz as hb

from builder.drawing import TextRun, Word
from builder.geometry import Affine, Path, cubic_handle
from builder.typeset.family import Family
from builder.typeset.font import Font
from builder.units import pt_to_mm

Coordinates = tuple[float, float]


def outline(run: TextRun, family: Family) -> Path:
    """Return the letters of ``run`` where they stand (mm), to be filled by the nonzero rule."""
    glyphs, em = _Glyphs(family.font(run.font)), pt_to_mm(run.size_pt)
    result, x = Path("", ()), run.x
    for word in run.words:
        letters = glyphs.set(word)
        result = result.joined(letters.mapped(Affine(em, 0.0, 0.0, -em, x, run.baseline)))
        x += (word.advance + glyphs.space) * em
    return result


class _Glyphs:
    """The outlines of a font's letters, in ems, y up."""

    def __init__(self, font: Font) -> None:
        self._named, self.space = font, font.space
        self._drawn = hb.Font(hb.Face(hb.Blob(font.data)))

    def set(self, word: Word) -> Path:
        """Return the letters of ``word`` from x = 0 on."""
        result, x, kerns = Path("", ()), 0.0, dict(word.kerns)
        em = self._named.units_per_em
        for index, char in enumerate(word.text):
            glyph = self._named.glyph(char)
            at = Affine(1 / em, 0.0, 0.0, 1 / em, x, 0.0)
            result = result.joined(self._path(glyph).mapped(at))
            x += self._drawn.get_glyph_h_advance(glyph) / em + kerns.get(index, 0) / 1000
        return result

    def _path(self, glyph: int) -> Path:
        pen = _PathPen()
        self._drawn.draw_glyph_with_pen(glyph, pen)
        return Path(pen.ops, tuple(pen.coords))


class _PathPen:
    """Takes drawing orders in fontTools' segment protocol; quadratic curves become cubic."""

    def __init__(self) -> None:
        self.ops = ""
        self.coords: list[float] = []

    def moveTo(self, point: Coordinates) -> None:  # noqa: N802 - the protocol's name
        self._add("M", point)

    def lineTo(self, point: Coordinates) -> None:  # noqa: N802 - the protocol's name
        self._add("L", point)

    def curveTo(self, *points: Coordinates) -> None:  # noqa: N802 - the protocol's name
        self._add("C", *points)

    def qCurveTo(self, *points: Coordinates) -> None:  # noqa: N802 - the protocol's name
        *handles, end = points
        between = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in pairwise(handles)]
        for handle, stop in zip(handles, [*between, end], strict=True):
            start = self.coords[-2], self.coords[-1]
            self._add("C", cubic_handle(start, handle), cubic_handle(stop, handle), stop)

    def closePath(self) -> None:  # noqa: N802 - the protocol's name
        self._add("Z")

    def _add(self, op: str, *points: Coordinates) -> None:
        self.ops += op
        for point in points:
            self.coords += point
