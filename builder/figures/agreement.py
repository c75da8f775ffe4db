"""Asks whether a card and its picture teach the same stroke: way, pressure, place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shapely.geometry import LineString

from builder.diagnostics import Finding, Places
from builder.figures.anatomy import ZONES
from builder.figures.leg import left_leg
from builder.figures.plan import StrokePlan
from builder.figures.planar import Points, length_of
from builder.figures.planning import read_plan
from builder.figures.pressure import LEVEL, curve_of
from builder.model import Card, Direction, Illustration

CODE = "picture-disagrees"
FIGURE = "posterior-leg"
CLOSED = 0.35
"""A stroke whose ends are closer than this share of its length goes round."""
STEEP = 0.7
"""A stroke that rises more than this for each mm to the side runs along the leg."""
LEAST_INSIDE = 0.2
"""Share of a stroke's way that must lie under the hand in a zone to be counted as there."""


def check_agreement(card: Card, illustration: Illustration, places: Places) -> Iterator[Finding]:
    """Yield what ``card`` says otherwise than the strokes of its picture; both are named.

    Only drawn pictures of the leg are compared, and of their strokes those that press.
    """
    if illustration.figure != FIGURE:
        return
    plan, _ = read_plan(illustration, places)
    strokes = [stroke for stroke in plan.strokes if LEVEL[stroke.pressure] > 0]
    if not strokes:
        return
    for key, message in (
        ("pressure", _pressure(card, strokes)),
        ("direction", _direction(card, strokes)),
        ("zones", _zones(card, strokes)),
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
    shown = ", ".join(map(repr, ways))
    return f"the card's direction is {card.direction!r}, the picture's strokes go {shown}"


def way_of(stroke: StrokePlan) -> Direction:
    """Return which way ``stroke`` goes: as its data say, else as its path lies on the leg."""
    if stroke.direction != "none":
        return stroke.direction
    curve = curve_of(stroke)
    dx, dy = curve[-1] - curve[0]
    if length_of(curve[[0, -1]]) < CLOSED * length_of(curve):
        return "around"
    if abs(dy) < STEEP * abs(dx):
        return "across"
    return "toward-heart" if dy > 0 else "away"


def _zones(card: Card, strokes: Sequence[StrokePlan]) -> str:
    """Return which strokes press where the card says nothing of; light ones may glide farther."""
    own = [name for name in card.zones if name in ZONES]
    pressing = [stroke for stroke in strokes if stroke.pressure != "light"]
    lost = [stroke for stroke in pressing if own and not _lies_in(stroke, own)]
    if not lost:
        return ""
    which = ", ".join(str(stroke.index + 1) for stroke in lost)
    return f"stroke {which} of the picture lies in none of the card's zones"


def _lies_in(stroke: StrokePlan, zones: Sequence[str]) -> bool:
    curve = curve_of(stroke)
    return any(_share_inside(curve, stroke.contact, zone) > LEAST_INSIDE for zone in zones)


def _share_inside(curve: Points, contact: float, zone: str) -> float:
    """Return the share of a way that lies in ``zone`` or half a hand beside it."""
    way = LineString(curve)
    near = left_leg().zone(zone).buffer(contact / 2)
    return float(way.intersection(near).length / way.length)
