"""Asks whether a card and its picture teach the same stroke: way, pressure, place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from builder.diagnostics import Finding, Places
from builder.figures.kit.planar import Points, length_of
from builder.figures.limb.limb import Limb
from builder.figures.limb.plan import StrokePlan
from builder.figures.limb.planning import read_plan
from builder.figures.limb.pressure import LEVEL, curve_of
from builder.model import Card, Direction, Illustration

CODE = "picture-disagrees"
CLOSED = 0.35
"""A stroke whose ends are closer than this share of its length goes round."""
STEEP = 0.7
"""A stroke that rises more than this for each mm to the side runs along the limb."""
LEAST_INSIDE = 0.2
"""Share of a stroke's way that must lie under the hand in a zone to be counted as there."""


def compared(
    card: Card, illustration: Illustration, places: Places, limb: Limb
) -> Iterator[Finding]:
    """Yield what ``card`` says otherwise than the strokes of its picture; both are named.

    Only strokes that press are compared.
    """
    plan, _ = read_plan(illustration, places, limb)
    strokes = [stroke for stroke in plan.strokes if LEVEL[stroke.pressure] > 0]
    if not strokes:
        return
    for key, message in (
        ("pressure", _pressure(card, strokes)),
        ("direction", _direction(card, strokes)),
        ("zones", _zones(card, strokes, limb)),
    ):
        if message:
            hint = f"the picture is {places.at('illustrations', illustration.name, 'strokes')}"
            yield Finding(places.at("cards", card.id, key), CODE, message, hint, "warning")


def _pressure(card: Card, strokes: Sequence[StrokePlan]) -> str:
    firmest = max((stroke.pressure for stroke in strokes), key=LEVEL.__getitem__)
    if card.pressure == firmest:
        return ""
    return f"the card's pressure is {card.pressure!r}, the picture's strokes are {firmest!r}"


def _direction(card: Card, strokes: Sequence[StrokePlan]) -> str:
    """Return which ways they go otherwise; away from the heart only light ones may, unsaid."""
    ways = dict.fromkeys(way_of(stroke) for stroke in strokes)
    pressed = {way_of(stroke) for stroke in strokes if stroke.pressure != "light"}
    if card.direction in ways and "away" not in pressed - {card.direction}:
        return ""
    listed = ", ".join(map(repr, ways))
    return f"the card's direction is {card.direction!r}, the picture's strokes go {listed}"


def way_of(stroke: StrokePlan) -> Direction:
    """Return which way ``stroke`` goes: as its data say, else as its path lies on the limb."""
    if stroke.direction != "none":
        return stroke.direction
    curve = curve_of(stroke)
    dx, dy = curve[-1] - curve[0]
    if length_of(curve[[0, -1]]) < CLOSED * length_of(curve):
        return "around"
    if abs(dy) < STEEP * abs(dx):
        return "across"
    return "toward-heart" if dy > 0 else "away"


def _zones(card: Card, strokes: Sequence[StrokePlan], limb: Limb) -> str:
    """Return which strokes press where the card says nothing of; light ones may glide farther."""
    own = [limb.zone(name) for name in card.zones if name in limb.zones]
    pressing = [stroke for stroke in strokes if stroke.pressure != "light"]
    lost = [stroke for stroke in pressing if own and not _lies_in(stroke, own)]
    if not lost:
        return ""
    which = ", ".join(str(stroke.index + 1) for stroke in lost)
    return f"stroke {which} of the picture lies in none of the card's zones"


def _lies_in(stroke: StrokePlan, zones: Sequence[BaseGeometry]) -> bool:
    curve = curve_of(stroke)
    return any(_share_inside(curve, stroke.contact, zone) > LEAST_INSIDE for zone in zones)


def _share_inside(curve: Points, contact: float, zone: BaseGeometry) -> float:
    """Return the share of a way that lies in ``zone`` or half a hand beside it."""
    way = LineString(curve)
    near = zone.buffer(contact / 2)
    return float(way.intersection(near).length / way.length)
