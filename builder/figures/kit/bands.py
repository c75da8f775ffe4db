"""Many small marks as one shape: lenses for creases, bands for seams, rounds for nails."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from shapely.geometry.base import BaseGeometry

from builder.drawing import Shape
from builder.figures.kit.fitting import GRID
from builder.figures.kit.ink import CONTOUR, FINE, Ink
from builder.figures.kit.planar import Points, fractions, moved, normals, resampled, united
from builder.geometry import Path

FULLEST = 0.75
"""A cubic bows by this share of the offset of its two handles."""

SEAM_KNOTS = 6

GROWTH = 0.8
"""Power of the growth of a band's width from its ends."""


def ink_body(ink: Ink, area: BaseGeometry, line: str, base: str) -> BaseGeometry:
    """Fill an area under an outline that is thin towards the light; return what is inside it.

    Two shapes, one over the other, take fewer bytes than a filled one with a ring over it.
    """
    plain = area.simplify(ink.mm(0.008))
    width = ink.mm(CONTOUR)
    away = -ink.light * width * 0.85
    grown = plain.buffer(width * 0.6, quad_segs=3)
    ink.fill(united(grown, moved(grown, float(away[0]), float(away[1]))), line)
    inner = plain.buffer(-width * 0.4, quad_segs=3)
    ink.fill(inner, base)
    return inner


def ink_creases(ink: Ink, lines: Iterable[Points], colour: str, width: float = FINE) -> None:
    """Ink lines of four points each, thin at both ends, as one shape; ``width`` in drawing mm."""
    _add(ink, _lenses(ink, list(lines), width), colour)


def ink_bands(
    ink: Ink, lines: Iterable[Points], colour: str, width: float, ends: tuple[float, float]
) -> None:
    """Ink lines that grow and die over ``ends`` of their length, as one shape."""
    _add(ink, [_band(ink, line, width, ends) for line in lines], colour)


def ink_rounds(ink: Ink, rims: Iterable[Points], colour: str) -> None:
    """Fill smooth outlines given by a few points each, as one shape."""
    _add(ink, [_smooth(ink.view.on_paper(rim)) for rim in rims], colour)


def _add(ink: Ink, paths: Sequence[Path], colour: str) -> None:
    visible = [path for path in paths if _in_frame(ink, path)]
    if visible:
        ops = "".join(path.ops for path in visible)
        coords = tuple(value for path in visible for value in path.coords)
        ink.add(Shape(Path(ops, coords), colour))


def _lenses(ink: Ink, lines: list[Points], width: float) -> list[Path]:
    """Return a lens round the cubic through each line's four points, which lie at its thirds."""
    if not lines:
        return []
    paper = ink.view.on_paper(np.concatenate(lines)).reshape(-1, 4, 2)
    a, b, c, d = (paper[:, i] for i in range(4))
    first, second = (-5 * a + 18 * b - 9 * c + 2 * d) / 6, (2 * a - 9 * b + 18 * c - 5 * d) / 6
    way = d - a
    aside = np.column_stack([-way[:, 1], way[:, 0]])
    off = aside / np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-9)[:, None] * width / 2 / FULLEST
    rims = np.stack([a, first + off, second + off, d, second - off, first - off, a], axis=1)
    return [Path("MCCZ", _on_grid(rim)) for rim in rims]


def _band(ink: Ink, line: Points, width: float, ends: tuple[float, float]) -> Path:
    """Return the outline of a line with a width of its own at each knot."""
    even = line if len(line) <= SEAM_KNOTS + 1 else resampled(line, SEAM_KNOTS)
    paper = ink.view.on_paper(even)
    share = fractions(paper)
    grown = np.minimum(share / max(ends[0], 1e-6), (1 - share) / max(ends[1], 1e-6))
    half = width / 2 * np.maximum(np.clip(grown, 0, 1) ** GROWTH, 0.08)
    aside = normals(paper) * half[:, None]
    there, back = _open(paper + aside), _open((paper - aside)[::-1])
    pieces = len(paper) - 1
    coords = _on_grid(np.vstack([there, back]))
    cut = len(there) * 2
    return Path("M" + "C" * pieces + "L" + "C" * pieces + "Z", coords[:cut] + coords[cut:])


def _open(knots: Points) -> Points:
    """Return the points of the smooth cubics through ``knots``: start, then three a piece."""
    slope = np.gradient(knots, axis=0)
    rows = np.stack([knots[:-1] + slope[:-1] / 3, knots[1:] - slope[1:] / 3, knots[1:]], axis=1)
    return np.vstack([knots[:1], rows.reshape(-1, 2)])


def _smooth(knots: Points) -> Path:
    """Return the closed smooth outline through ``knots``."""
    before, after = np.roll(knots, 1, axis=0), np.roll(knots, -1, axis=0)
    slope = (after - before) / 6
    rows = np.stack([knots + slope, after - np.roll(slope, -1, axis=0), after], axis=1)
    points = np.vstack([knots[:1], rows.reshape(-1, 2)])
    return Path("M" + "C" * len(knots) + "Z", _on_grid(points))


def _on_grid(points: Points) -> tuple[float, ...]:
    return tuple(np.round(np.round(points / GRID) * GRID, 2).ravel().tolist())


def _in_frame(ink: Ink, path: Path) -> bool:
    """Tell whether a mark lies wholly in the picture: at its edge small marks are left out."""
    box = path.bounds
    if box.left < 0 or box.top < 0:
        return False
    return box.right <= ink.view.width and box.bottom <= ink.view.height
