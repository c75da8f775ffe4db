"""The plan of a picture of a limb: typed values in body mm, nothing on paper yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from builder.diagnostics import Key
from builder.figures.kit.fitting import View
from builder.figures.kit.hand.spec import HandSpec
from builder.figures.kit.planar import Points
from builder.figures.limb.limb import Limb
from builder.figures.limb.outline import Kind
from builder.figures.limb.spots import Spot
from builder.model import Direction, Pressure


@dataclass(frozen=True, slots=True)
class StrokePlan:
    """One stroke.

    Attributes:
        index: its place in the data.
        path: its control points (body mm).
        contact: breadth of skin one hand touches (mm).
        release_before: the zone before which pressure has ended.
        ease_over: zones over which pressure eases to nothing.
        over: the arrow lies over the hands.
        times: how often, in words.
    """

    index: int
    path: Points
    pressure: Pressure
    contact: float
    hands: str
    direction: Direction
    release_before: str
    ease_over: tuple[str, ...]
    over: bool
    times: str


@dataclass(frozen=True, slots=True)
class HandPlan:
    """One hand; ``ghost`` hands only show the way.

    Attributes:
        at: where in the data it stands.
    """

    at: tuple[Key, ...]
    spec: HandSpec
    ghost: bool


@dataclass(frozen=True, slots=True)
class ZonePlan:
    """A zone to show, and what the hands may do there."""

    index: int
    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class LabelPlan:
    """A name for a spot of the body."""

    at: Spot
    text: str
    tone: Literal["plain", "stop", "ask"]


@dataclass(frozen=True, slots=True)
class Swelling:
    """Flesh gathered between two hands: its middle and half axes (body mm)."""

    at: Spot
    rx: float
    ry: float


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a picture of a limb shows.

    Attributes:
        limb: the left one, on which everything is planned.
        side: which one the picture shows.
        sign: a large sign over the whole picture.
        spots: what the text speaks of, marked with rings.
        flushed: the spots round which the skin is reddened.
    """

    limb: Limb
    view: View
    side: Literal["left", "right"]
    cushion: bool
    strokes: tuple[StrokePlan, ...]
    hands: tuple[HandPlan, ...]
    zones: tuple[ZonePlan, ...]
    labels: tuple[LabelPlan, ...]
    gathered: tuple[Swelling, ...]
    sign: str
    spots: tuple[Spot, ...]
    flushed: tuple[Spot, ...]
