"""Paints the picture of a limb from its plan, layer by layer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from shapely.geometry.base import BaseGeometry

from builder.drawing import Label, Shape
from builder.figures.kit import marks
from builder.figures.kit.hand.draw import draw_ghost, draw_hand
from builder.figures.kit.hand.place import PlacedHand, place_hand
from builder.figures.kit.ink import Ink
from builder.figures.kit.palette import Palette
from builder.figures.kit.planar import polygons, united
from builder.figures.limb import modelling
from builder.figures.limb.plan import HandPlan, LabelPlan, Plan
from builder.figures.limb.pressure import curve_of, pressure_along
from builder.geometry import Point

ROOM = 0.16
"""Scale (drawing mm per body mm) from which arrows have their full width."""

THUMB_POSES = ("thumb", "hold")
"""Poses in which only the thumb presses."""

RING = 3.4
"""Radius of the ring round a spot the text speaks of (drawing mm)."""


class Setting(Protocol):
    """What lies under, round and over a limb, and how light falls on it."""

    @property
    def cover(self) -> BaseGeometry:
        """What lies over the limb (body mm)."""
        ...

    def props(self, plan: Plan) -> tuple[str, ...]:
        """Return the keys of the phrases for what a picture shows about the limb."""
        ...

    def paint_under(self, ink: Ink, plan: Plan, palette: Palette) -> None: ...

    def paint_limb(self, ink: Ink, plan: Plan, palette: Palette) -> None: ...

    def paint_over(self, ink: Ink, plan: Plan, palette: Palette) -> None: ...


def place_hands(plan: Plan) -> tuple[tuple[HandPlan, PlacedHand], ...]:
    """Return the hands of a plan, each bent over the limb."""
    return tuple((hand, place_hand(hand.spec, plan.limb)) for hand in plan.hands)


def paint_scene(
    plan: Plan, hands: Sequence[tuple[HandPlan, PlacedHand]], palette: Palette, setting: Setting
) -> tuple[Shape, ...]:
    """Return the shapes of a picture in painting order."""
    ink = Ink(plan.view)
    setting.paint_under(ink, plan, palette)
    setting.paint_limb(ink, plan, palette)
    for spot in plan.flushed:
        modelling.flushed(ink, spot, palette.stop, 78.0)
    _paint_zones(ink, plan, palette)
    setting.paint_over(ink, plan, palette)
    _paint_strokes(ink, plan, palette, over=False)
    _paint_contact(ink, plan, hands, palette)
    for hand, placed in hands:
        draw = draw_ghost if hand.ghost else draw_hand
        draw(ink, placed, palette)
    _paint_strokes(ink, plan, palette, over=True)
    for spot in plan.spots:
        marks.ringed(ink, palette, spot, RING)
    if plan.sign == "stop":
        _paint_stop(ink, palette)
    return ink.shapes


def _paint_zones(ink: Ink, plan: Plan, palette: Palette) -> None:
    """Mark the zones; neighbours with one rule become one."""
    limb, zones = plan.limb, plan.zones
    never = united(*(limb.zone(zone.name) for zone in zones if zone.kind == "never-press"))
    ask = united(*(limb.zone(zone.name) for zone in zones if zone.kind != "never-press"))
    for area in polygons(ask):
        marks.dotted(ink, palette, area)
    for area in polygons(never):
        marks.hatched(ink, palette, area)
        middle = area.centroid
        room = min(2.6, area.area**0.5 * ink.scale * 0.26)
        marks.prohibited(ink, palette, (middle.x, middle.y), room)


def _paint_contact(
    ink: Ink, plan: Plan, hands: Sequence[tuple[HandPlan, PlacedHand]], palette: Palette
) -> None:
    """Mark where hands press firmly: under leading thumbs alone, or under palm and fingers."""
    if any(stroke.pressure == "firm" for stroke in plan.strokes):
        areas = [
            placed.pads["thumb"] if hand.spec.pose in THUMB_POSES else placed.contact
            for hand, placed in hands
            if not hand.ghost
        ]
        marks.touched(ink, palette, united(*areas), plan.limb.outline)


def _paint_strokes(ink: Ink, plan: Plan, palette: Palette, *, over: bool) -> None:
    """Draw the strokes that lie over the hands, or those under them."""
    scale = min(1.0, (ink.scale / ROOM) ** 0.6)
    arrows = [each for each in plan.strokes if each.pressure != "none" and not each.release_before]
    full = marks.full_width(ink, [curve_of(each) for each in arrows], scale)
    for stroke in (each for each in plan.strokes if each.over == over):
        curve, pressure = pressure_along(stroke, plan.limb)
        if stroke.pressure == "none":
            marks.returning(ink, palette, curve)
        elif stroke.release_before:
            marks.released(ink, palette, curve, pressure, scale)
        else:
            marks.arrow(ink, palette, curve, pressure, full)


def _paint_stop(ink: Ink, palette: Palette) -> None:
    """Put the stop sign over the right end of the picture."""
    x0, y0, x1, y1 = ink.frame
    width, height = ink.view.width, ink.view.height
    dx, dy = ink.view.to_body(ink.mm(width * 0.30), 0.0)
    at = ((x0 + x1) / 2 + dx, (y0 + y1) / 2 + dy)
    marks.octagon(ink, palette, at, min(width, height) * 0.37)


def place_labels(plan: Plan) -> tuple[Label, ...]:
    """Return the labels with their spots in drawing mm."""
    return tuple(_label(plan, label) for label in plan.labels)


def _label(plan: Plan, label: LabelPlan) -> Label:
    x, y = plan.view.on_paper(np.array([label.at]))[0]
    spot = Point(round(float(x), 2), round(float(y), 2))
    return Label(spot, label.text, "left" if x < plan.view.width / 2 else "right", label.tone)
