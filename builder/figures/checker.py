"""Refuses pictures that teach harm or do not make sense; all geometry on the body, in mm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from shapely.geometry import LineString, Point, box
from shapely.geometry.base import BaseGeometry

from builder.figures import linen
from builder.figures.anatomy import LIMITS, ZONES
from builder.figures.hand import PlacedHand
from builder.figures.leg import left_leg
from builder.figures.plan import HandPlan, Plan, StrokePlan
from builder.figures.planar import Points, length_of, united
from builder.figures.pressure import LEVEL, pressure_along
from builder.figures.values import Values

ALWAYS = tuple(name for name, zone in ZONES.items() if LIMITS[zone.kind] < 1)
"""Zones that hold whether a picture shows them or not: all in which not every pressure may be."""

TRIFLE = 4.0
"""Overlap (square mm) that does not count."""

TAKE_UP, TAKE_UP_SHARE = 600.0, 0.35
"""Overlap (square mm, and as a share of the zone) that does not count where hands are to be gentle:
a thumb that begins at the ankle takes up its pressure on the heel cord and presses above it."""

RESTING = 900.0
"""Overlap (square mm) from which a hand rests on a zone: more than two fingertips."""

GAP = 4.0
"""A released stroke ends at least this far (mm) before its zone."""

APART = 5.0
"""Spots of labels are at least this far apart on paper (mm): room for a number each."""

BESIDE = 40.0
"""The spot a hand is pinned to is at most this far (mm) from the leg."""

TURN = 160.0
"""A stroke round a spot is at most this long (mm); it may turn any way."""

Placed = Sequence[tuple[HandPlan, PlacedHand]]


def check_scene(plan: Plan, hands: Placed, values: Values) -> None:
    """Report everything that is wrong with a picture."""
    for stroke in plan.strokes:
        _check_stroke(stroke, values)
    resting = [(hand, placed) for hand, placed in hands if not hand.ghost]
    for hand, placed in resting:
        _check_hand(hand, placed, plan, values)
    _check_sides(resting, values)
    _check_shown(plan, resting, values)
    _check_labels(plan, values)


def _check_stroke(stroke: StrokePlan, values: Values) -> None:
    at = ("strokes", stroke.index)
    curve, pressure = pressed = pressure_along(stroke)
    for name in ALWAYS:
        if pressure.max() > LIMITS[ZONES[name].kind]:
            _check_zone(stroke, pressed, name, values)
    if stroke.release_before:
        gap = left_leg().zone(stroke.release_before).distance(LineString(curve[-2:]))
        if gap < GAP:
            message = f"the stroke ends {gap:.0f} mm before {_words(stroke.release_before)}"
            hint = f"end it at least {GAP:.0f} mm before"
            values.report("figure-late-release", message, at, hint)
    turning = stroke.direction == "around" and length_of(curve) < TURN
    if _goes_down(curve) and not turning and stroke.pressure == "firm":
        message = "a firm stroke runs toward the foot"
        hint = "press toward the heart; make the way back light"
        values.report("figure-wrong-direction", message, at, hint)
    if LEVEL[stroke.pressure] > 0:
        off = LineString(curve).difference(left_leg().around(3.0)).length
        if off > 8:
            message = f"{off:.0f} mm of the stroke press beside the leg"
            values.report("figure-stroke-off-body", message, at, "across runs from -1 to 1")


def _goes_down(curve: Points) -> bool:
    dx, dy = curve[-1] - curve[0]
    return bool(dy < 0 and abs(dy) > 0.7 * abs(dx))


def _check_zone(
    stroke: StrokePlan, pressed: tuple[Points, NDArray[np.float64]], name: str, values: Values
) -> None:
    zone, kind = left_leg().zone(name), ZONES[name].kind
    curve, pressure = pressed
    under = _footprint(curve, pressure > LIMITS[kind], stroke.contact).intersection(zone).area
    gentle = min(TAKE_UP, TAKE_UP_SHARE * zone.area)
    if under <= (gentle if kind == "light" else TRIFLE):
        return
    length = LineString(curve).intersection(zone).length
    message = (
        f"the stroke presses ({stroke.pressure}) on {_words(name)}: "
        f"{length:.0f} mm of its way, {under:.0f} mm2 under the hand"
    )
    hint = f"end it with release_before: {name}, lead it round, or use ease_over: {name}"
    values.report("figure-pressure-in-zone", message, ("strokes", stroke.index), hint)


def _footprint(curve: Points, pressed: NDArray[np.bool_], breadth: float) -> BaseGeometry:
    """Return the skin under the hand where a stroke presses."""
    runs = np.split(np.arange(len(curve)), np.flatnonzero(np.diff(pressed)) + 1)
    bands = [
        LineString(curve[run]).buffer(breadth / 2, cap_style="flat")
        for run in runs
        if pressed[run[0]] and len(run) > 1
    ]
    return united(*bands)


def _check_hand(hand: HandPlan, placed: PlacedHand, plan: Plan, values: Values) -> None:
    at = hand.at
    contact, leg = placed.contact, left_leg()
    if contact.intersection(box(*plan.view.bounds)).area < 0.93 * contact.area:
        hint = "move the hand or widen the frame"
        values.report("figure-hand-outside-frame", "the hand leaves the picture", at, hint)
    beside = leg.outline.distance(Point(hand.spec.at)) > BESIDE
    if beside or contact.intersection(leg.around(14.0)).area < 0.6 * contact.area:
        message = "most of the hand lies beside the leg"
        values.report("figure-hand-off-body", message, at, "across runs from -1 to 1")
    for name in (name for name in ALWAYS if ZONES[name].kind == "never-press"):
        if contact.intersection(leg.zone(name)).area > RESTING:
            message = f"the hand rests on {_words(name)}"
            values.report("figure-hand-in-zone", message, at, "move it off the zone")


def _check_sides(hands: Placed, values: Values) -> None:
    """A left hand lies to the left of the right hand that works beside it."""
    for left, right in _pairs(hands):
        a, b = left[1].marks["palm"], right[1].marks["palm"]
        turn = np.radians((left[0].spec.rotate + right[0].spec.rotate) / 2)
        apart = abs(left[0].spec.rotate - right[0].spec.rotate)
        to_right = np.array([np.sin(turn), -np.cos(turn)]) @ (np.asarray(b) - np.asarray(a))
        if apart < 60 and to_right < -20:
            message = "the left and the right hand lie crossed"
            hint = "swap hand: left and hand: right"
            later = max(left[0].at, right[0].at)
            values.report("figure-hand-side", message, (*later, "hand"), hint)


def _pairs(
    hands: Placed,
) -> Iterator[tuple[tuple[HandPlan, PlacedHand], tuple[HandPlan, PlacedHand]]]:
    lefts = [item for item in hands if item[0].spec.hand == "left"]
    rights = [item for item in hands if item[0].spec.hand == "right"]
    yield from zip(lefts, rights, strict=False)


def _check_shown(plan: Plan, hands: Placed, values: Values) -> None:
    """A zone that is shown must be seen: inside the frame, under no drape, under no hand."""
    frame = box(*plan.view.bounds)
    cover = [part for _, placed in hands for part in (placed.outline, placed.arm.cloth)]
    for zone in plan.zones:
        area, at = left_leg().zone(zone.name), ("zones", zone.index)
        if area.intersection(frame).area < 0.5 * area.area:
            message = f"{_words(zone.name)} is marked but lies outside the picture"
            values.report("figure-zone-hidden", message, at, "widen the frame")
        elif area.intersection(linen.drape_outline()).area > 0.5 * area.area:
            message = f"{_words(zone.name)} is marked but lies under the drape"
            values.report("figure-zone-hidden", message, at, "mark only what can be seen")
        elif cover and area.intersection(united(*cover)).area > 0.5 * area.area:
            message = f"{_words(zone.name)} is marked but hidden by hands or sleeves"
            values.report("figure-zone-hidden", message, at, "move the hands")


def _check_labels(plan: Plan, values: Values) -> None:
    spots = plan.view.on_paper(np.array([label.at for label in plan.labels], float).reshape(-1, 2))
    for i, (label, spot) in enumerate(zip(plan.labels, spots, strict=True)):
        if not (0 <= spot[0] <= plan.view.width and 0 <= spot[1] <= plan.view.height):
            message = f"label {label.text!r} points outside the picture"
            values.report("figure-label-outside-frame", message, ("labels", i))
        for j in range(i):
            if length_of(np.array([spot, spots[j]])) < APART:
                message = f"labels {plan.labels[j].text!r} and {label.text!r} overlap"
                hint = "let them point to spots farther apart"
                values.report("figure-labels-overlap", message, ("labels", i), hint)


def _words(zone: str) -> str:
    return ZONES[zone].words
