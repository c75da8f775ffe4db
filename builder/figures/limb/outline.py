"""A limb as tables: its outline, landmarks and zones, read from the folder of its figure.

Curve are (h, s): h, height above the soles (mm), and s, across the limb from -1 (inner edge)
through 0 (midway) to 1 (outer edge).
"""

from __future__ import annotations

from typing import Literal

from builder.figures.kit.tables import Curve, Dot, Knots
from builder.model.base import Value

Kind = Literal["never-press", "ask-first", "light", "open"]

LIMITS: dict[Kind, float] = {"never-press": 0.15, "ask-first": 0.8, "light": 0.75, "open": 1.0}
"""Greatest pressure (0 to 1) a stroke may have in a zone of each kind."""


class Turn(Value):
    """A part of a limb turned about a joint at a height (mm).

    Attributes:
        fades: the heights at which the turn is nothing and whole.
    """

    degrees: float
    joint: float
    fades: tuple[float, float]


class Lie(Value):
    """Where a limb lies: mm from the midline, the way it leans, the turn of its end."""

    across: float
    swing: Turn | None = None
    turn: Turn | None = None


class FootTables(Value):
    """The tables of a foot: edges as ``Outline.contour``, outlines as (across, height) in mm.

    Attributes:
        toes: root and tip of each as (across, height, radius).
    """

    edges: Knots
    sole_outer: Curve
    toe_line: Curve
    sole_inner: Curve
    toes: tuple[Knots, ...]


class Zone(Value):
    """A part of the limb with a rule of its own; it has either an outline or a band.

    Attributes:
        kind: what the hands may do there.
        outline: control points (h, s) of a smooth closed curve.
        band: right across, between two heights and two s.
    """

    kind: Kind
    outline: Curve = ()
    band: tuple[float, float, float, float] | None = None

    @property
    def places(self) -> Curve:
        """The control points; those of a band let the spline round its corners a little."""
        if self.band is None:
            return self.outline
        low, high, inner, outer = self.band
        step = (high - low) / 3
        rise = [(low + step * i, outer) for i in range(4)]
        return (*rise, *((h, inner) for h, _ in reversed(rise)))


class Outline(Value):
    """The tables of a limb.

    Attributes:
        name, end: of the limb and of what lies at its far end, as findings call them.
        heights: least and greatest that a place may have (mm).
        frame: what a picture shows that names no frame (mm).
        middle: the landmark meant where a place is wanted and none is named.
        contour: height, and inner and outer edge from the limb's axis (mm), upwards.
        landmarks: named places.
    """

    name: str
    end: str
    heights: tuple[float, float]
    frame: tuple[float, float]
    middle: str
    contour: Knots
    lie: Lie
    landmarks: dict[str, Dot]
    zones: dict[str, Zone]
    foot: FootTables | None = None
