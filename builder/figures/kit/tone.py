"""Soft shading as a few flat, opaque levels of colour: no gradients, no transparency.

Soft patches are composited in floating point into one scalar per object (below 0 its shade, 0
its base, above 0 its light); the field is then cut into levels (contourpy), each an opaque area
inside the one before. Renderers that composite in 8 bits would drift in hue under many tints.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from contourpy import FillType, contour_generator
from numpy.typing import NDArray
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from builder.figures.kit.fitting import View
from builder.figures.kit.palette import Ramp
from builder.figures.kit.planar import polygons

Field = NDArray[np.floating[Any]]

CELL = 0.55
"""Spacing of the samples of a tone field (drawing mm)."""

SMOOTH = 1.6
"""Reach of the last blur over a whole field (samples)."""

MARGIN = 6
"""Samples round an object, so that shadows from outside it are known."""

ISLAND = 2.0
"""Smaller specks of a level, and holes in it, are left out (square drawing mm)."""

RIM_STEPS = 6


@dataclass(slots=True)
class Tone:
    """The shading of one object, gathered patch by patch.

    Attributes:
        region: the object (body mm).
        light: towards the light, a unit vector.
    """

    region: BaseGeometry
    ramp: Ramp
    view: View
    light: NDArray[np.float64]
    values: Field = field(init=False)
    origin: tuple[float, float] = field(init=False)
    cell: float = field(init=False)

    def __post_init__(self) -> None:
        self.cell = CELL / self.view.scale
        clipped = self.view.clipped(self.region)
        bounds = clipped.bounds if not clipped.is_empty else (0.0, 0.0, 0.0, 0.0)
        margin = MARGIN * self.cell
        self.origin = (bounds[0] - margin, bounds[1] - margin)
        columns = int((bounds[2] - bounds[0]) / self.cell) + 2 * MARGIN + 2
        rows = int((bounds[3] - bounds[1]) / self.cell) + 2 * MARGIN + 2
        self.values = np.zeros((rows, columns), np.float32)

    def soft(
        self,
        area: BaseGeometry,
        tone: float,
        strength: float,
        spread: float,
        *,
        within: BaseGeometry | None = None,
    ) -> None:
        """Pull the tone inside ``area`` towards ``tone``.

        Args:
            area: where (body mm).
            tone: aim on the ramp: -1 shade, 0 base, 1 light.
            strength: 0 to 1.
            spread: how far the edge is blurred (body mm).
            within: cut sharply to this area.
        """
        if area.is_empty:
            return
        reach = spread / self.cell
        window = self._window(area, reach)
        if window is None:
            return
        mask = blurred(self._coverage(area, window), reach / 2)
        if within is not None:
            mask = mask * self._coverage(within, window)
        self._pull(window, mask * strength, tone)

    def rim(
        self,
        area: BaseGeometry,
        tone: float,
        strength: float,
        depth: float,
        light: NDArray[np.float64] | None = None,
    ) -> None:
        """Darken (or light) the side of ``area`` away from the light, ``depth`` mm deep."""
        direction = self.light if light is None else light
        window = (0, 0, self.values.shape[1], self.values.shape[0])
        pad = int(depth / self.cell) + 3
        wide = (window[0] - pad, window[1] - pad, window[2] + pad, window[3] + pad)
        mask = self._coverage(area, wide)
        rows, columns = self.values.shape
        shade = np.zeros((rows, columns), np.float32)
        for step in range(RIM_STEPS):
            shift = direction * depth * (step + 0.5) / RIM_STEPS / self.cell
            dx, dy = round(float(shift[0])), round(float(shift[1]))
            shade += 1 - mask[pad - dy : pad - dy + rows, pad - dx : pad - dx + columns]
        inside = mask[pad : pad + rows, pad : pad + columns]
        shade = blurred(shade / RIM_STEPS, max(1.0, depth / self.cell / RIM_STEPS / 2))
        self._pull(window, shade * strength * inside, tone)

    def levels(self) -> list[tuple[float, BaseGeometry]]:
        """Return (tone, area) of every level besides the base, in painting order."""
        smooth = blurred(self.values, SMOOTH)
        low, high = self.ramp.edges(float(smooth.min()), float(smooth.max()))
        rows, columns = smooth.shape
        xs = self.origin[0] + (np.arange(columns) + 0.5) * self.cell
        ys = self.origin[1] + (np.arange(rows) + 0.5) * self.cell
        lines = contour_generator(xs, ys, smooth, fill_type=FillType.OuterOffset)
        limits = [(-np.inf, edge) for edge in low] + [(edge, np.inf) for edge in high]
        return [
            (_middle(low, high, i), area)
            for i, (below, above) in enumerate(limits)
            if not (area := self._area(lines.filled(below, above))).is_empty
        ]

    def _area(self, filled: Any) -> BaseGeometry:
        smallest = ISLAND / self.view.scale**2
        parts = []
        for points, offsets in zip(*filled, strict=True):
            rings = [points[a:b] for a, b in pairwise(offsets)]
            holes = [ring for ring in rings[1:] if len(ring) > 3 and _area_of(ring) > smallest]
            parts.append(Polygon(rings[0], holes))
        kept = [part for part in parts if part.area > smallest]
        tolerance = 0.07 / self.view.scale
        area = shapely.simplify(shapely.MultiPolygon(kept), tolerance, preserve_topology=False)
        return area if area.is_valid else shapely.make_valid(area)

    def _window(self, area: BaseGeometry, reach: float) -> tuple[int, int, int, int] | None:
        """Return the samples ``area`` may touch: first column, first row, ends; or nothing."""
        x0, y0, x1, y1 = area.bounds
        pad = int(reach) + 2
        first = (
            int((x0 - self.origin[0]) / self.cell) - pad,
            int((y0 - self.origin[1]) / self.cell) - pad,
        )
        last = (
            int((x1 - self.origin[0]) / self.cell) + pad,
            int((y1 - self.origin[1]) / self.cell) + pad,
        )
        rows, columns = self.values.shape
        if first[0] >= columns or first[1] >= rows or last[0] <= 0 or last[1] <= 0:
            return None
        return (
            max(first[0], -pad),
            max(first[1], -pad),
            min(last[0], columns + pad),
            min(last[1], rows + pad),
        )

    def _coverage(self, area: BaseGeometry, window: tuple[int, int, int, int]) -> Field:
        x = self.origin[0] + window[0] * self.cell
        y = self.origin[1] + window[1] * self.cell
        return coverage(area, (x, y), self.cell, (window[3] - window[1], window[2] - window[0]))

    def _pull(self, window: tuple[int, int, int, int], share: Field, tone: float) -> None:
        rows, columns = self.values.shape
        x0, y0 = max(window[0], 0), max(window[1], 0)
        x1, y1 = min(window[2], columns), min(window[3], rows)
        if x1 <= x0 or y1 <= y0:
            return
        part = self.values[y0:y1, x0:x1]
        cut = share[y0 - window[1] : y1 - window[1], x0 - window[0] : x1 - window[0]]
        part += (tone - part) * cut


def _area_of(ring: NDArray[np.float64]) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return float(abs((x[:-1] * y[1:] - x[1:] * y[:-1]).sum()) / 2)


def _middle(low: list[float], high: list[float], index: int) -> float:
    """Return the tone a level is painted in: halfway to where the next level begins."""
    edges = low if index < len(low) else high
    at = index if index < len(low) else index - len(low)
    step = edges[at] - (edges[at - 1] if at else -edges[0])
    return edges[at] + step / 2


def coverage(
    area: BaseGeometry, origin: tuple[float, float], cell: float, shape: tuple[int, int]
) -> Field:
    """Return how much of each cell of a grid ``area`` covers, 0 to 1.

    Signed-area accumulation as in font rasterisers: every edge, cut at the cell borders it is
    likely to cross, adds its height to its cell and what is right of it; running sums fill rows.
    """
    rows, columns = shape
    total = np.zeros(rows * (columns + 2))
    for part in polygons(shapely.orient_polygons(area)):
        for ring in (part.exterior, *part.interiors):
            total += _accumulated(np.asarray(ring.coords)[:, :2], origin, cell, shape)
    filled = np.cumsum(total.reshape(rows, columns + 2), axis=1)[:, :columns]
    return np.clip(np.abs(filled), 0.0, 1.0).astype(np.float32)


def _accumulated(
    ring: NDArray[np.float64], origin: tuple[float, float], cell: float, shape: tuple[int, int]
) -> NDArray[np.float64]:
    rows, columns = shape
    p = (ring - origin) / cell
    p[:, 0] = np.clip(p[:, 0], 0.0, columns)
    p[:, 1] = np.clip(p[:, 1], 0.0, rows - 1e-6)
    edge = np.diff(p, axis=0)
    count = np.maximum(1, np.ceil(np.abs(edge).max(axis=1) * 2)).astype(int)
    which = np.repeat(np.arange(len(edge)), count)
    nth = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    lower = p[which] + edge[which] * (nth / count[which])[:, None]
    upper = p[which] + edge[which] * ((nth + 1) / count[which])[:, None]
    column = ((lower[:, 0] + upper[:, 0]) / 2).astype(int)
    share = (lower[:, 0] + upper[:, 0]) / 2 - column
    rise = upper[:, 1] - lower[:, 1]
    row = np.minimum(lower[:, 1], upper[:, 1]).astype(int)
    beyond = np.clip(np.maximum(lower[:, 1], upper[:, 1]) - row - 1, 0.0, None) * np.sign(rise)
    total = np.zeros(rows * (columns + 2))
    for line, part in ((row, rise - beyond), (np.minimum(row + 1, rows - 1), beyond)):
        index = line * (columns + 2) + column
        total += np.bincount(index, part * (1 - share), len(total))
        total += np.bincount(index + 1, part * share, len(total))
    return total


def blurred(values: Field, radius: float) -> Field:
    """Return ``values`` after three running means that together reach about ``radius`` samples."""
    width = max(1, round(2 * radius / 3)) | 1
    if width < 3:
        return values
    half = width // 2
    out: NDArray[np.float64] = values.astype(np.float64)
    for _ in range(3):
        for axis in (0, 1):
            pad = [(0, 0), (0, 0)]
            pad[axis] = (half + 1, half)
            sums = np.cumsum(np.pad(out, pad, mode="edge"), axis=axis)
            over = (
                (sums[width:], sums[:-width]) if axis == 0 else (sums[:, width:], sums[:, :-width])
            )
            out = (over[0] - over[1]) / width
    return out.astype(np.float32)
