"""Paints the picture of a leg from its plan, layer by layer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from builder.drawing import Label, Shape
from builder.figures import linen, marks, modelling
from builder.figures.hand import PlacedHand, draw_ghost, draw_hand, place_hand
from builder.figures.ink import Ink
from builder.figures.leg import both_legs, left_leg
from builder.figures.palette import Palette
from builder.figures.plan import HandPlan, LabelPlan, Plan, StrokePlan, ZonePlan
from builder.figures.planar import catmull_rom, moved, polygons, ribbon, united
from builder.figures.pressure import curve_of, pressure_along
from builder.figures.tone import Tone
from builder.geometry import Point

ROOM = 0.16
"""Scale (drawing mm per body mm) from which arrows have their full width."""

THUMB_POSES = ("thumb", "hold")
"""Poses in which only the thumb presses."""

RING = 3.4
"""Radius of the ring round a spot the text speaks of (drawing mm)."""


def place_hands(plan: Plan) -> tuple[tuple[HandPlan, PlacedHand], ...]:
    """Return the hands of a plan, each bent over the leg."""
    return tuple((hand, place_hand(hand.spec, left_leg())) for hand in plan.hands)


def paint_scene(
    plan: Plan, hands: Sequence[tuple[HandPlan, PlacedHand]], palette: Palette
) -> tuple[Shape, ...]:
    """Return the shapes of a picture in painting order."""
    ink = Ink(plan.view)
    _paint_bed(ink, plan, palette)
    _paint_leg(ink, plan, palette)
    for spot in plan.flushed:
        modelling.flushed(ink, spot, palette.stop, 78.0)
    _paint_zones(ink, plan.zones, palette)
    linen.draw_drape(ink, palette, left_leg())
    _paint_strokes(ink, plan, palette, over=False)
    _paint_contact(ink, plan.strokes, hands, palette)
    for hand, placed in hands:
        draw = draw_ghost if hand.ghost else draw_hand
        draw(ink, placed, palette)
    _paint_strokes(ink, plan, palette, over=True)
    for spot in plan.spots:
        marks.ringed(ink, palette, spot, RING)
    if plan.sign == "stop":
        _paint_stop(ink, palette)
    return ink.shapes


def _paint_bed(ink: Ink, plan: Plan, palette: Palette) -> None:
    lying = [both_legs(), linen.drape_outline()]
    cushion = plan.cushion and ink.frame[1] < linen.CUSHION_HEIGHT + linen.CUSHION_HALF
    roll = [linen.cushion_outline()] if cushion else []
    linen.draw_bed(ink, palette, [*roll, *lying])
    if cushion:
        linen.draw_cushion(ink, palette, lying)


def _paint_leg(ink: Ink, plan: Plan, palette: Palette) -> None:
    leg, skin = left_leg(), palette.receiver
    if ink.frame[1] < 60:
        modelling.draw_other_foot(ink, leg, skin, _shade_under)
    modelling.draw_leg(ink, leg, skin, lambda tone: _shade_more(tone, plan))
    ink.outline(leg.outline, skin.line, 0.3)


def _shade_under(tone: Tone) -> None:
    """Add the shadow of the drape's end."""
    tone.soft(moved(linen.drape_outline(), *(-tone.light * 12)), -1.0, 0.7, 16)


def _shade_more(tone: Tone, plan: Plan) -> None:
    """Add the shadow of the drape's edge and flesh gathered by the hands."""
    edge = linen.moved_line(catmull_rom(linen.FREE_EDGE, 5.0), -3.0)
    tone.soft(ribbon(edge, np.full(len(edge), 14.0)), -1.5, 0.45, 16)
    for swelling in plan.gathered:
        modelling.gathered(tone, swelling.at, swelling.rx, swelling.ry)


def _paint_zones(ink: Ink, zones: Sequence[ZonePlan], palette: Palette) -> None:
    """Mark the zones; neighbours with one rule become one."""
    leg = left_leg()
    never = united(*(leg.zone(zone.name) for zone in zones if zone.kind == "never-press"))
    ask = united(*(leg.zone(zone.name) for zone in zones if zone.kind != "never-press"))
    for area in polygons(ask):
        marks.dotted(ink, palette, area)
    for area in polygons(never):
        marks.hatched(ink, palette, area)
        middle = area.centroid
        room = min(2.6, area.area**0.5 * ink.scale * 0.26)
        marks.prohibited(ink, palette, (middle.x, middle.y), room)


def _paint_contact(
    ink: Ink,
    strokes: Sequence[StrokePlan],
    hands: Sequence[tuple[HandPlan, PlacedHand]],
    palette: Palette,
) -> None:
    """Mark where hands press firmly: under leading thumbs alone, or under palm and fingers."""
    if any(stroke.pressure == "firm" for stroke in strokes):
        areas = [
            placed.pads["thumb"] if hand.spec.pose in THUMB_POSES else placed.contact
            for hand, placed in hands
            if not hand.ghost
        ]
        marks.touched(ink, palette, united(*areas), left_leg().outline)


def _paint_strokes(ink: Ink, plan: Plan, palette: Palette, *, over: bool) -> None:
    """Draw the strokes that lie over the hands, or those under them."""
    scale = min(1.0, (ink.scale / ROOM) ** 0.6)
    arrows = [each for each in plan.strokes if each.pressure != "none" and not each.release_before]
    full = marks.full_width(ink, [curve_of(each) for each in arrows], scale)
    for stroke in (each for each in plan.strokes if each.over == over):
        curve, pressure = pressure_along(stroke)
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
