"""From an illustration's data to the plan of its picture, with a finding for each mistake."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal, cast

import numpy as np

from builder.diagnostics import Finding, Places
from builder.figures.kit.fitting import View
from builder.figures.kit.hand.spec import ANCHORS, POSES, HandSpec, spec_problems
from builder.figures.kit.values import check_tones, size_of
from builder.figures.limb.limb import Limb
from builder.figures.limb.pairs import ready_pairs, runs_across
from builder.figures.limb.plan import HandPlan, LabelPlan, Plan, StrokePlan, Swelling, ZonePlan
from builder.figures.limb.spots import LimbValues, Spot
from builder.model import Direction, Illustration, Pressure

FRAME_LIMITS = (100.0, 2000.0)
"""Least and greatest length of body that a picture shows (mm)."""

PRESSURES: tuple[Pressure, ...] = ("none", "light", "medium", "firm")
DIRECTIONS = ("toward-heart", "away", "across", "around", "none")

CONTACT = {
    "hands": 80.0, "both": 80.0, "palms": 80.0, "flat": 80.0, "side-by-side": 80.0,
    "cupped": 80.0, "left": 80.0, "right": 80.0, "thumbs": 22.0, "thumb": 22.0,
    "fingertips": 40.0, "fingers": 60.0,
}  # fmt: skip
"""Breadth of skin that one hand touches (mm), by what touches it."""

THUMB_BENDS, FINGER_BENDS = 3, 4
"""Angles of a thumb (spread, knuckle, end) and of a finger (spread and three joints)."""

STROKE_KEYS = (
    "path", "pressure", "hands", "direction", "release_before", "ease_over", "over", "times",
)  # fmt: skip
HAND_KEYS = (
    "hand", "pose", "at", "rotate", "arm_from", "anchor", "arm_bend", "elbow_bend", "lift",
    "joints", "bare", "ghost",
)  # fmt: skip
LABEL_KEYS = ("at", "text", "tone")
OPTION_KEYS = ("size", "cushion", "gathered", "sign", "spots", "flushed", "receiver", "giver")


def read_plan(illustration: Illustration, places: Places, limb: Limb) -> tuple[Plan, list[Finding]]:
    """Return the plan of a picture of ``limb`` with what is wrong in its data."""
    values = LimbValues(illustration.name, places, limb=limb)
    options = illustration.options
    values.keys(options, OPTION_KEYS, ("options",))
    check_tones(illustration, values)
    other = "left" if illustration.side == "right" else "right"
    if illustration.drape not in (None, other):
        draped = f"the drape lies on the {illustration.drape} {limb.name}"
        message = f"{draped}, which the picture is about"
        values.report("figure-drape-side", message, ("drape",), f"drape the {other} {limb.name}")
    strokes, hands = _worked(illustration, values)
    plan = Plan(
        limb=limb,
        view=_view(illustration, values),
        side=illustration.side,
        cushion=values.truth(options.get("cushion", True), "cushion", ("options", "cushion")),
        strokes=strokes,
        hands=hands,
        zones=tuple(_zone(z, i, values) for i, z in enumerate(illustration.zones)),
        labels=tuple(_label(each, i, values) for i, each in enumerate(illustration.labels)),
        gathered=_swellings(options, values),
        sign=str(options.get("sign", "")),
        spots=_spots(options, "spots", values),
        flushed=_spots(options, "flushed", values),
    )
    return plan, values.findings


def _spots(options: Mapping[str, Any], key: str, values: LimbValues) -> tuple[Spot, ...]:
    written = values.items(options.get(key, ()), key, ("options", key))
    return tuple(values.spot(p, ("options", key, i)) for i, p in enumerate(written))


def _view(illustration: Illustration, values: LimbValues) -> View:
    frame = illustration.frame or {}
    values.keys(frame, ("from", "to", "shift", "heart"), ("frame",))
    width, height = size_of(illustration, values)
    lowest, highest = values.limb.tables.frame
    low = values.height(frame.get("from", lowest), ("frame", "from"))
    high = values.height(frame.get("to", highest), ("frame", "to"))
    if not FRAME_LIMITS[0] <= high - low <= FRAME_LIMITS[1]:
        message = (
            f"the frame shows {high - low:.0f} mm of the body; "
            f"{FRAME_LIMITS[0]:.0f} to {FRAME_LIMITS[1]:.0f} can be drawn"
        )
        values.report("figure-bad-value", message, ("frame",))
        high = low + FRAME_LIMITS[0]
    heart = values.word(frame.get("heart", "aside"), ("aside", "up"), "heart", ("frame", "heart"))
    lying = heart == "aside"
    scale = (width if lying else height) / (high - low)
    across = (height if lying else width) / scale
    centre, _ = values.limb.section(np.array([(low + high) / 2]))
    shift = values.number(frame.get("shift", 0), "shift", ("frame", "shift"))
    left = float(centre[0]) - shift - across / 2
    return View(left, high, scale, width, height, illustration.side == "right", lying)


def _stroke(data: Mapping[str, Any], index: int, values: LimbValues) -> StrokePlan:
    at = ("strokes", index)
    values.keys(data, STROKE_KEYS, at)
    raw = values.items(data.get("path", ()), "path", (*at, "path"))
    path = [values.spot(p, (*at, "path", i)) for i, p in enumerate(raw)]
    if len(path) < 2:
        values.report("figure-bad-value", "a stroke's path needs at least two points", at)
        path = [(0.0, 0.0), (0.0, 30.0)]
    hands = values.word(data.get("hands", "hands"), CONTACT, "hands", (*at, "hands"))
    eased = data.get("ease_over", ())
    return StrokePlan(
        index=index,
        path=np.array(path, float),
        pressure=cast(
            Pressure,
            values.word(data.get("pressure", "light"), PRESSURES, "pressure", (*at, "pressure")),
        ),
        contact=CONTACT[hands],
        hands=hands,
        direction=cast(
            Direction,
            values.word(data.get("direction", "none"), DIRECTIONS, "direction", (*at, "direction")),
        ),
        release_before=_zone_name(data.get("release_before", ""), values, (*at, "release_before")),
        ease_over=tuple(
            _zone_name(name, values, (*at, "ease_over"))
            for name in (
                [eased]
                if isinstance(eased, str)
                else values.items(eased, "ease_over", (*at, "ease_over"))
            )
        ),
        over=values.truth(data.get("over", False), "over", (*at, "over")),
        times=str(data.get("times", "")),
    )


def _zone_name(value: object, values: LimbValues, at: tuple[str | int, ...]) -> str:
    return values.word(value, values.limb.zones, "zone", at) if value else ""


def _worked(
    illustration: Illustration, values: LimbValues
) -> tuple[tuple[StrokePlan, ...], tuple[HandPlan, ...]]:
    """Return the strokes, and the hands that the data places or else those its strokes name."""
    strokes = tuple(_stroke(s, i, values) for i, s in enumerate(illustration.strokes))
    placed = illustration.hands
    if placed:
        return strokes, tuple(_hand(h, i, illustration, values) for i, h in enumerate(placed))
    named = [stroke for stroke in strokes if "hands" in illustration.strokes[stroke.index]]
    over = [stroke.index for stroke in named if runs_across(stroke)]
    strokes = tuple(replace(each, over=each.over or each.index in over) for each in strokes)
    return strokes, ready_pairs(named, illustration.side, illustration.name, values.limb)


def _hand(
    data: Mapping[str, Any], index: int, illustration: Illustration, values: LimbValues
) -> HandPlan:
    at = ("hands", index)
    values.keys(data, HAND_KEYS, at)
    side = values.word(data.get("hand"), ("left", "right"), "hand", (*at, "hand"))
    turn = values.number(data.get("rotate", 90), "rotate", (*at, "rotate"))
    if illustration.side == "right":
        side, turn = ("left" if side == "right" else "right"), 180.0 - turn
    spec = HandSpec(
        hand=cast(Literal["left", "right"], side),
        pose=values.word(data.get("pose", "flat"), POSES, "pose", (*at, "pose")),
        at=values.spot(data.get("at", values.limb.tables.middle), (*at, "at")),
        rotate=turn,
        arm_from=cast(
            Literal["outer", "inner", "foot"],
            values.word(
                data.get("arm_from", "foot"),
                ("foot", "outer", "inner"),
                "arm_from",
                (*at, "arm_from"),
            ),
        ),
        anchor=values.word(data.get("anchor", "palm"), ANCHORS, "anchor", (*at, "anchor")),
        joints=_joints(data.get("joints", {}), (*at, "joints"), values),
        seed=f"{illustration.name}-{index}",
        **{
            key: values.number(data[key], key, (*at, key))
            for key in ("arm_bend", "elbow_bend", "lift", "bare")
            if key in data
        },
    )
    for problem in spec_problems(spec):
        values.report("figure-impossible-hand", problem, at)
    return HandPlan(at, spec, values.truth(data.get("ghost", False), "ghost", (*at, "ghost")))


def _joints(
    data: object, at: tuple[str | int, ...], values: LimbValues
) -> dict[str, tuple[float, ...]]:
    digits = values.mapping(data, "joints", at)
    bends = {name: _bends(each, name, (*at, name), values) for name, each in digits.items()}
    return {name: angles for name, angles in bends.items() if angles}


def _bends(
    data: object, digit: str, at: tuple[str | int, ...], values: LimbValues
) -> tuple[float, ...]:
    bends = tuple(values.number(bend, "a bend", at) for bend in values.items(data, digit, at))
    count = THUMB_BENDS if digit == "thumb" else FINGER_BENDS
    if len(bends) == count:
        return bends
    values.report("figure-bad-value", f"{digit} takes {count} angles, not {len(bends)}", at)
    return ()


def _zone(data: object, index: int, values: LimbValues) -> ZonePlan:
    at = ("zones", index)
    name: object = data
    if isinstance(data, Mapping) and len(data) == 1:
        ((kind, name),) = data.items()
        values.word(kind, ("never-press", "ask-first", "light", "zone"), "kind of zone", at)
    known = values.word(name, values.limb.zones, "zone", at)
    return ZonePlan(index, known, values.limb.zones[known].kind)


def _label(data: Mapping[str, Any], index: int, values: LimbValues) -> LabelPlan:
    at = ("labels", index)
    values.keys(data, LABEL_KEYS, at)
    tone = values.word(data.get("tone", "plain"), ("plain", "stop", "ask"), "tone", (*at, "tone"))
    spot = values.spot(data.get("at"), (*at, "at"))
    return LabelPlan(spot, str(data.get("text", "")), cast(Literal["plain", "stop", "ask"], tone))


def _swellings(options: Mapping[str, Any], values: LimbValues) -> tuple[Swelling, ...]:
    at = ("options", "gathered")
    written = values.items(options.get("gathered", ()), "gathered", at)
    return tuple(_swelling(each, (*at, i), values) for i, each in enumerate(written))


def _swelling(data: object, at: tuple[str | int, ...], values: LimbValues) -> Swelling:
    swelling = values.mapping(data, "gathered", at)
    values.keys(swelling, ("at", "size"), at)
    rx, ry = values.pair(swelling.get("size", (44, 28)), "size", (5.0, 120.0), at)
    return Swelling(values.spot(swelling.get("at", values.limb.tables.middle), at), rx, ry)
