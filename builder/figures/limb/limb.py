"""The left limb of a figure, in body mm: x from the midline, the left side negative."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely.geometry.base import BaseGeometry

from builder.figures.kit.planar import (
    Points,
    blob,
    catmull_rom,
    closing,
    largest,
    mapped,
    polygon,
    tube,
    united,
)
from builder.figures.kit.tables import Curve
from builder.figures.limb.outline import FootTables, Outline, Turn, Zone

SECTIONS = 400
"""Heights at which the edges of a limb are known."""

FORESHORTENED = 0.6
"""Share of the rise of its edges that a swung limb shows: it is round."""


@dataclass(frozen=True)
class Foot:
    """The areas of a foot."""

    sole: BaseGeometry
    toes: tuple[BaseGeometry, ...]
    whole: BaseGeometry

    def mapped(self, limb: Limb) -> Foot:
        """Return the foot, given in the limb's own frame, on the body."""
        toes = tuple(mapped(toe, limb.to_body) for toe in self.toes)
        return Foot(mapped(self.sole, limb.to_body), toes, mapped(self.whole, limb.to_body))


class Limb:
    """A left limb: every place on it, its outline, its zones."""

    def __init__(self, tables: Outline) -> None:
        self.tables = tables
        contour = np.array(tables.contour, float)
        self._inner = catmull_rom(contour[:, [1, 0]], 3.0)
        self._outer = catmull_rom(contour[:, [2, 0]], 3.0)
        end = np.array(tables.foot.edges if tables.foot else (), float).reshape(-1, 3)
        rise = np.linspace(contour[0, 0], contour[-1, 0], SECTIONS)
        self._heights = np.concatenate([end[:, 0], rise])
        self._inner_at = _edge(end[:, 1], self._inner, rise)
        self._outer_at = _edge(end[:, 2], self._outer, rise)

    @property
    def name(self) -> str:
        return self.tables.name

    @property
    def zones(self) -> dict[str, Zone]:
        return self.tables.zones

    @cached_property
    def landmarks(self) -> dict[str, tuple[float, float]]:
        """The body point of each."""
        return {name: self.spot(*place) for name, place in self.tables.landmarks.items()}

    @cached_property
    def _flat_foot(self) -> Foot | None:
        """The foot in the limb's own frame."""
        return _foot(self.tables.foot) if self.tables.foot else None

    @cached_property
    def foot(self) -> Foot | None:
        return self._flat_foot and self._flat_foot.mapped(self)

    @property
    def toe_tips(self) -> list[tuple[tuple[float, float], float]]:
        """The middle of each toe's tip on the body and its radius, from the great toe on."""
        tips = [toe[1] for toe in self.tables.foot.toes] if self.tables.foot else []
        spots = [self.to_body(np.array([tip[:2]]))[0] for tip in tips]
        return [((spot[0], spot[1]), tip[2]) for spot, tip in zip(spots, tips, strict=True)]

    @cached_property
    def outline(self) -> BaseGeometry:
        limb, foot = polygon(np.vstack([self._inner, self._outer[::-1]])), self._flat_foot
        if foot:
            limb = united(closing(united(limb, foot.sole), 5.0), foot.whole)
        whole = mapped(limb, self.to_body)
        return largest(whole.simplify(0.15, preserve_topology=False))

    def to_body(self, points: Points) -> Points:
        """Map the limb's own frame (x outwards from its axis, h) to the body's."""
        x, h = points[:, 0], points[:, 1]
        lie = self.tables.lie
        if lie.turn:
            joint, (start, end) = lie.turn.joint, lie.turn.fades
            turn = -math.radians(lie.turn.degrees) * _eased((start - h) / (start - end))
            x, h = _turned(x, h, joint, turn)
        across, height = _swung(x, h, lie.swing) if lie.swing else (x, h)
        return np.column_stack([-(lie.across + across), height])

    def at(self, places: ArrayLike) -> Points:
        """Return the body points of places (h, s)."""
        place = np.atleast_2d(np.asarray(places, float))
        inner = np.interp(place[:, 0], self._heights, self._inner_at)
        outer = np.interp(place[:, 0], self._heights, self._outer_at)
        x = (inner + outer) / 2 + place[:, 1] * (outer - inner) / 2
        return self.to_body(np.column_stack([x, place[:, 0]]))

    def spot(self, height: float, across: float) -> tuple[float, float]:
        """Return one body point."""
        x, y = self.at([(height, across)])[0]
        return float(x), float(y)

    def section(
        self, heights: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return centre x and half breadth (mm) of the limb at body heights."""
        level = np.asarray(heights, float)
        inner = self.at(np.column_stack([level, np.full_like(level, -1.0)]))[:, 0]
        outer = self.at(np.column_stack([level, np.full_like(level, 1.0)]))[:, 0]
        return (inner + outer) / 2, np.abs(inner - outer) / 2

    @cache  # noqa: B019 - a figure has one limb, as long as the program runs
    def lobe(self, places: Curve) -> BaseGeometry:
        """Return the smooth area through places (h, s)."""
        return blob(self.at(places), 3.0)

    @cached_property
    def skin(self) -> BaseGeometry:
        """The outline without its very edge: where lines may be inked."""
        return self.outline.buffer(-0.6)

    @cache  # noqa: B019 - see lobe
    def around(self, distance: float) -> BaseGeometry:
        """Return the limb with all that is at most ``distance`` mm from it."""
        return self.outline.simplify(0.5).buffer(distance, quad_segs=4)

    @cache  # noqa: B019 - see lobe
    def zone(self, name: str) -> BaseGeometry:
        """Return the area of a zone within the limb's outline."""
        area = self.lobe(self.zones[name].places)
        return largest(area.intersection(self.skin))


def _edge(end: NDArray[np.float64], curve: Points, rise: NDArray[np.float64]) -> Points:
    return np.concatenate([end, np.interp(rise, curve[:, 1], curve[:, 0])])


def _foot(tables: FootTables) -> Foot:
    outer, inner = (catmull_rom(np.array(t, float)) for t in (tables.sole_outer, tables.sole_inner))
    sole = polygon(np.vstack([outer, np.array(tables.toe_line, float), inner]))
    toes = tuple(tube(toe) for toe in tables.toes)
    return Foot(sole, toes, closing(united(sole, *toes), 0.5))


def _turned(
    x: NDArray[np.float64], h: NDArray[np.float64], joint: float, turn: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    up = h - joint
    return x * np.cos(turn) - up * np.sin(turn), joint + x * np.sin(turn) + up * np.cos(turn)


def _swung(
    x: NDArray[np.float64], h: NDArray[np.float64], swing: Turn
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    start, end = swing.fades
    turn = math.radians(swing.degrees) * (1 - _eased((h - end) / (start - end)))
    up = h - swing.joint
    rise = swing.joint + x * np.sin(turn) * FORESHORTENED + up * np.cos(turn)
    return x * np.cos(turn) - up * np.sin(turn), rise


def _eased(t: NDArray[np.float64]) -> NDArray[np.float64]:
    u = np.clip(t, 0.0, 1.0)
    return np.asarray(u * u * (3 - 2 * u))


def other_side(area: BaseGeometry) -> BaseGeometry:
    """Return the same area on the other limb."""
    return shapely.transform(area, lambda points: points * [-1.0, 1.0])
