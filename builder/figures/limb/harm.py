"""Refuses pictures that teach harm or do not make sense; all geometry on the body, in mm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from shapely.geometry import LineString, Point, box
from shapely.geometry.base import BaseGeometry

from builder.figures.kit.hand.place import PlacedHand
from builder.figures.kit.planar import Points, length_of, united
from builder.figures.kit.tables import plain
from builder.figures.kit.values import Values
from builder.figures.limb.outline import LIMITS
from builder.figures.limb.phrases import Phrases
from builder.figures.limb.plan import HandPlan, Plan, StrokePlan
from builder.figures.limb.pressure import LEVEL, pressure_along

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
"""The spot a hand is pinned to is at most this far (mm) from the limb."""

TURN = 160.0
"""A stroke round a spot is at most this long (mm); it may turn any way."""

Placed = Sequence[tuple[HandPlan, PlacedHand]]


def check_scene(
    plan: Plan, hands: Placed, cover: BaseGeometry, phrases: Phrases, values: Values
) -> None:
    """Report everything that is wrong with a picture.

    Args:
        plan: of the picture.
        hands: those of the plan, placed.
        cover: what lies over the limb (body mm).
        phrases: the language of findings.
        values: takes what is wrong.
    """
    check = _Harm(plan, {name: plain(each) for name, each in phrases.own.zones.items()}, values)
    for stroke in plan.strokes:
        check.stroke(stroke)
    resting = [(hand, placed) for hand, placed in hands if not hand.ghost]
    for hand, placed in resting:
        check.hand(hand, placed)
    _check_sides(resting, values)
    check.hidden(resting, cover)
    _check_labels(plan, values)


@dataclass(frozen=True, slots=True)
class _Harm:
    """Looks for what teaches harm, zone by zone.

    Attributes:
        names: of the zones, as findings call them.
    """

    plan: Plan
    names: Mapping[str, str]
    values: Values

    @property
    def guarded(self) -> tuple[str, ...]:
        """Zones that hold whether a picture shows them or not: where not every pressure may be."""
        zones = self.plan.limb.zones.items()
        return tuple(name for name, zone in zones if LIMITS[zone.kind] < 1)

    def stroke(self, stroke: StrokePlan) -> None:
        at, limb = ("strokes", stroke.index), self.plan.limb
        curve, pressure = pressed = pressure_along(stroke, limb)
        for name in self.guarded:
            if pressure.max() > LIMITS[limb.zones[name].kind]:
                self._zone(stroke, pressed, name)
        if stroke.release_before:
            self._release(stroke, curve)
        turning = stroke.direction == "around" and length_of(curve) < TURN
        if _goes_down(curve) and not turning and stroke.pressure == "firm":
            message = f"a firm stroke runs toward the {limb.tables.end}"
            hint = "press toward the heart; make the way back light"
            self.values.report("figure-wrong-direction", message, at, hint)
        if LEVEL[stroke.pressure] > 0:
            off = LineString(curve).difference(limb.around(3.0)).length
            if off > 8:
                message = f"{off:.0f} mm of the stroke press beside the {limb.name}"
                hint = "across runs from -1 to 1"
                self.values.report("figure-stroke-off-body", message, at, hint)

    def _release(self, stroke: StrokePlan, curve: Points) -> None:
        zone = stroke.release_before
        gap = self.plan.limb.zone(zone).distance(LineString(curve[-2:]))
        if gap < GAP:
            message = f"the stroke ends {gap:.0f} mm before {self.names[zone]}"
            hint = f"end it at least {GAP:.0f} mm before"
            self.values.report("figure-late-release", message, ("strokes", stroke.index), hint)

    def _zone(
        self, stroke: StrokePlan, pressed: tuple[Points, NDArray[np.float64]], name: str
    ) -> None:
        zone, kind = self.plan.limb.zone(name), self.plan.limb.zones[name].kind
        curve, pressure = pressed
        under = _footprint(curve, pressure > LIMITS[kind], stroke.contact).intersection(zone).area
        gentle = min(TAKE_UP, TAKE_UP_SHARE * zone.area)
        if under <= (gentle if kind == "light" else TRIFLE):
            return
        length = LineString(curve).intersection(zone).length
        message = (
            f"the stroke presses ({stroke.pressure}) on {self.names[name]}: "
            f"{length:.0f} mm of its way, {under:.0f} mm2 under the hand"
        )
        hint = f"end it with release_before: {name}, lead it round, or use ease_over: {name}"
        at = ("strokes", stroke.index)
        self.values.report("figure-pressure-in-zone", message, at, hint)

    def hand(self, hand: HandPlan, placed: PlacedHand) -> None:
        contact, limb = placed.contact, self.plan.limb
        if contact.intersection(box(*self.plan.view.bounds)).area < 0.93 * contact.area:
            hint = "move the hand or widen the frame"
            message = "the hand leaves the picture"
            self.values.report("figure-hand-outside-frame", message, hand.at, hint)
        beside = limb.outline.distance(Point(hand.spec.at)) > BESIDE
        if beside or contact.intersection(limb.around(14.0)).area < 0.6 * contact.area:
            message = f"most of the hand lies beside the {limb.name}"
            hint = "across runs from -1 to 1"
            self.values.report("figure-hand-off-body", message, hand.at, hint)
        for name in (each for each in self.guarded if limb.zones[each].kind == "never-press"):
            if contact.intersection(limb.zone(name)).area > RESTING:
                message = f"the hand rests on {self.names[name]}"
                self.values.report("figure-hand-in-zone", message, hand.at, "move it off the zone")

    def hidden(self, hands: Placed, cover: BaseGeometry) -> None:
        """A zone that is shown must be seen: inside the frame, under no drape, under no hand."""
        frame = box(*self.plan.view.bounds)
        over = [part for _, placed in hands for part in (placed.outline, placed.arm.cloth)]
        for zone in self.plan.zones:
            area, marked = self.plan.limb.zone(zone.name), f"{self.names[zone.name]} is marked but"
            if area.intersection(frame).area < 0.5 * area.area:
                message, hint = f"{marked} lies outside the picture", "widen the frame"
            elif area.intersection(cover).area > 0.5 * area.area:
                message, hint = f"{marked} lies under the drape", "mark only what can be seen"
            elif over and area.intersection(united(*over)).area > 0.5 * area.area:
                message, hint = f"{marked} hidden by hands or sleeves", "move the hands"
            else:
                continue
            self.values.report("figure-zone-hidden", message, ("zones", zone.index), hint)


def _goes_down(curve: Points) -> bool:
    dx, dy = curve[-1] - curve[0]
    return bool(dy < 0 and abs(dy) > 0.7 * abs(dx))


def _footprint(curve: Points, pressed: NDArray[np.bool_], breadth: float) -> BaseGeometry:
    """Return the skin under the hand where a stroke presses."""
    runs = np.split(np.arange(len(curve)), np.flatnonzero(np.diff(pressed)) + 1)
    bands = [
        LineString(curve[run]).buffer(breadth / 2, cap_style="flat")
        for run in runs
        if pressed[run[0]] and len(run) > 1
    ]
    return united(*bands)


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
