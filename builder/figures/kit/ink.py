"""The canvas of a figure: areas and lines in body mm in, flat shapes in drawing mm out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely.geometry.base import BaseGeometry

from builder.drawing import Shape, Stroke
from builder.figures.kit.fitting import View, curved, faceted, lens, shown_rings, traced
from builder.figures.kit.palette import Ramp
from builder.figures.kit.planar import (
    Points,
    catmull_rom,
    moved,
    resampled,
    ribbon,
    tapered,
    united,
    valid,
)
from builder.figures.kit.tone import Tone
from builder.geometry import Path

LIGHT = (-0.62, 0.78)
"""Towards the light: upper left on paper, in every picture."""

FINE = 0.24
"""Width of inner lines (drawing mm); 0.18 when a card prints the picture at three quarters."""

CONTOUR = 0.28
"""Width of an outline on its lit side (drawing mm); it swells away from the light."""

NO_PATH = Path("", ())

KNOTS = 9
"""Points along a tapered line."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A shape whose outlines are not fitted yet: to fit all of a picture at once is faster."""

    rings: list[Points]
    shape: Shape


@dataclass(slots=True)
class Ink:
    """Collects shapes in painting order.

    Attributes:
        view: which part of the body shows.
    """

    view: View
    _painted: list[Shape | _Waiting] = field(default_factory=list)

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """What was painted so far."""
        waiting = [each for each in self._painted if isinstance(each, _Waiting)]
        paths = iter(curved([each.rings for each in waiting], self.view))
        fitted = (
            replace(each.shape, path=next(paths)) if isinstance(each, _Waiting) else each
            for each in self._painted
        )
        self._painted = [shape for shape in fitted if shape.path.ops]
        return tuple(shape for shape in self._painted if isinstance(shape, Shape))

    def add(self, *shapes: Shape) -> None:
        """Paint finished shapes."""
        self._painted += shapes

    @property
    def light(self) -> NDArray[np.float64]:
        """Towards the light in body coordinates; constant on paper, however the body lies."""
        return np.array(self.view.to_body(*LIGHT))

    @property
    def scale(self) -> float:
        """Drawing mm for one body mm."""
        return self.view.scale

    @property
    def frame(self) -> tuple[float, float, float, float]:
        """The visible part of the body (body mm): least x, least y, greatest x, greatest y."""
        return self.view.bounds

    def mm(self, on_paper: float) -> float:
        """Return the body mm of a length in drawing mm."""
        return on_paper / self.view.scale

    def fill(
        self,
        area: BaseGeometry,
        colour: str,
        opacity: float = 1.0,
        line: Stroke | None = None,
        *,
        teaches: bool = False,
    ) -> None:
        """Paint ``area``, its outline fitted with cubics and drawn as ``line``."""
        rings = shown_rings(area, self.view)
        if rings:
            shape = Shape(NO_PATH, colour, line, opacity, "evenodd", teaches)
            self._painted.append(_Waiting(rings, shape))

    def facets(self, area: BaseGeometry, colour: str, opacity: float = 1.0) -> None:
        """Paint ``area`` with straight edges: for soft levels and the like."""
        path = faceted(area, self.view)
        if path is not None:
            self.add(Shape(path, colour, fill_opacity=opacity, rule="evenodd"))

    def trace(
        self,
        lines: Sequence[Points],
        colour: str,
        width: float,
        cap: Literal["butt", "round"] = "round",
        *,
        teaches: bool = False,
    ) -> None:
        """Draw polylines of one even ``width`` (drawing mm) as one shape."""
        path = traced(lines, self.view, width)
        if path is not None:
            self.add(Shape(path, stroke=Stroke(colour, width, cap), teaches=teaches))

    def line(
        self,
        points: ArrayLike,
        colour: str,
        width: float = FINE,
        ends: tuple[float, float] = (0.3, 0.3),
        opacity: float = 1.0,
    ) -> None:
        """Ink a tapered line through ``points``.

        Args:
            points: body mm; three and more become a spline.
            colour: #rrggbb.
            width: where it is widest (drawing mm).
            ends: over which fractions of its length it grows and dies away.
            opacity: 0 to 1.
        """
        knots = np.asarray(points, float)
        spline = resampled(catmull_rom(knots) if len(knots) > 2 else knots, KNOTS)
        widths = tapered(spline, self.mm(width), *ends)
        path = lens(spline, widths, self.view)
        if path is not None:
            self.add(Shape(path, colour, fill_opacity=opacity))
        else:
            self.fill(ribbon(spline, widths), colour, opacity)

    def outline(self, area: BaseGeometry, colour: str, width: float = CONTOUR) -> None:
        """Ink the outline of ``area``: thin towards the light, thick away from it.

        Draw it after the area's levels: it covers their straight edges.
        """
        w = self.mm(width)
        away = -self.light * w * 0.85
        x0, y0, x1, y1 = self.frame
        room = w * 4
        clipped = shapely.clip_by_rect(area, x0 - room, y0 - room, x1 + room, y1 + room)
        clipped = clipped.simplify(self.mm(0.008), preserve_topology=False)
        swollen = united(
            clipped.buffer(w * 0.6, quad_segs=4), moved(clipped, *away).buffer(w * 0.6, quad_segs=4)
        )
        self.fill(swollen.difference(clipped.buffer(-w * 0.4, quad_segs=4)), colour)

    def tone(self, region: BaseGeometry, ramp: Ramp) -> Tone:
        """Start the shading of ``region``; give it to ``paint`` when all patches are in."""
        return Tone(region, ramp, self.view, self.light)

    def paint(self, tone: Tone) -> None:
        """Paint an object: its base, then its levels cut to its outline."""
        self.fill(tone.region, tone.ramp.colour(0.0))
        room = self.view.clipped(tone.region)
        room = valid(room.simplify(self.mm(0.03), preserve_topology=False))
        for value, area in tone.levels():
            self.facets(area.intersection(room), tone.ramp.colour(value))

    def shadow(
        self,
        area: BaseGeometry,
        colour: str,
        opacity: float,
        spread: float,
        *,
        levels: int = 3,
        without: BaseGeometry | None = None,
    ) -> None:
        """Lay a soft, see-through shadow of a few flat levels over what is painted so far."""
        each = 1 - (1 - opacity) ** (1 / levels)
        for level in range(levels):
            grown = area.buffer(spread * (0.5 - (level + 0.5) / levels), quad_segs=3)
            self.facets(grown if without is None else grown.difference(without), colour, each)
