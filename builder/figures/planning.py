"""From an illustration's data to the plan of its picture, with a finding for each mistake."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal, cast

import numpy as np

from builder.diagnostics import Finding, Places
from builder.figures import anatomy
from builder.figures.fitting import View
from builder.figures.hand import ANCHORS, POSES, HandSpec, spec_problems
from builder.figures.leg import left_leg
from builder.figures.pairs import ready_pairs, runs_across
from builder.figures.plan import HandPlan, LabelPlan, Plan, StrokePlan, Swelling, ZonePlan
from builder.figures.values import Spot, Values
from builder.model import Direction, Illustration, Pressure

SIZE = (87.0, 56.0)
"""Width and height of a picture (mm), as the card prints it."""

SIZE_LIMITS = (20.0, 300.0)
"""Least and greatest width and height of a picture (mm)."""

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
OPTION_KEYS = ("size", "cushion", "gathered", "sign", "spots", "flushed", "receiver", "giver")


def read_plan(illustration: Illustration, places: Places) -> tuple[Plan, list[Finding]]:
    """Return the plan of a picture with what is wrong in its data."""
    values = Values(illustration.name, places)
    options = illustration.options
    values.keys(options, OPTION_KEYS, ("options",))
    other = "left" if illustration.side == "right" else "right"
    if illustration.drape not in (None, other):
        message = f"the drape lies on the {illustration.drape} leg, which the picture is about"
        values.report("figure-drape-side", message, ("drape",), f"drape the {other} leg")
    strokes, hands = _worked(illustration, values)
    plan = Plan(
        view=_view(illustration, values),
        side=illustration.side,
        cushion=bool(options.get("cushion", True)),
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


def _spots(options: Mapping[str, Any], key: str, values: Values) -> tuple[Spot, ...]:
    given = values.items(options.get(key, ()), key, ("options", key))
    return tuple(values.spot(p, ("options", key, i)) for i, p in enumerate(given))


def size_of(illustration: Illustration, values: Values) -> tuple[float, float]:
    """Return width and height of a picture (mm)."""
    given = illustration.options.get("size", SIZE)
    return values.pair(given, "size", SIZE_LIMITS, ("options", "size"))


def _view(illustration: Illustration, values: Values) -> View:
    frame = illustration.frame or {}
    values.keys(frame, ("from", "to", "shift", "heart"), ("frame",))
    width, height = size_of(illustration, values)
    low = values.height(frame.get("from", -60), ("frame", "from"))
    high = values.height(frame.get("to", 1010), ("frame", "to"))
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
    centre, _ = left_leg().section(np.array([(low + high) / 2]))
    shift = values.number(frame.get("shift", 0), "shift", ("frame", "shift"))
    left = float(centre[0]) - shift - across / 2
    return View(left, high, scale, width, height, illustration.side == "right", lying)


def _stroke(data: Mapping[str, Any], index: int, values: Values) -> StrokePlan:
    at = ("strokes", index)
    values.keys(data, STROKE_KEYS, at)
    raw = values.items(data.get("path", ()), "path", (*at, "path"))
    path = [values.spot(p, (*at, "path", i)) for i, p in enumerate(raw)]
    if len(path) < 2:
        values.report("figure-bad-value", "a stroke's path needs at least two points", at)
        path = [left_leg().spot(300, 0), left_leg().spot(330, 0)]
    hands = values.word(data.get("hands", "hands"), CONTACT, "hands", (*at, "hands"))
    eased = data.get("ease_over", ())
    return StrokePlan(
        index=index,
        path=np.array(path, float),
        pressure=cast(
            Pressure, values.word(data.get("pressure", "light"), PRESSURES, "pressure", at)
        ),
        contact=CONTACT[hands],
        hands=hands,
        direction=cast(
            Direction,
            values.word(data.get("direction", "none"), DIRECTIONS, "direction", at),
        ),
        release_before=_zone_name(data.get("release_before", ""), values, (*at, "release_before")),
        ease_over=tuple(
            _zone_name(name, values, (*at, "ease_over"))
            for name in (
                [eased] if isinstance(eased, str) else values.items(eased, "ease_over", at)
            )
        ),
        over=bool(data.get("over", False)),
        times=str(data.get("times", "")),
    )


def _zone_name(value: object, values: Values, at: tuple[str | int, ...]) -> str:
    return values.word(value, anatomy.ZONES, "zone", at) if value else ""


def _worked(
    illustration: Illustration, values: Values
) -> tuple[tuple[StrokePlan, ...], tuple[HandPlan, ...]]:
    """Return the strokes, and the hands that the data places or else those its strokes name."""
    strokes = tuple(_stroke(s, i, values) for i, s in enumerate(illustration.strokes))
    given = illustration.hands
    if given:
        return strokes, tuple(_hand(h, i, illustration, values) for i, h in enumerate(given))
    named = [stroke for stroke in strokes if "hands" in illustration.strokes[stroke.index]]
    over = [stroke.index for stroke in named if runs_across(stroke)]
    shown = tuple(replace(each, over=each.over or each.index in over) for each in strokes)
    return shown, ready_pairs(named, illustration.side, illustration.name)


def _hand(
    data: Mapping[str, Any], index: int, illustration: Illustration, values: Values
) -> HandPlan:
    at = ("hands", index)
    values.keys(data, HAND_KEYS, at)
    given = values.word(data.get("hand"), ("left", "right"), "hand", (*at, "hand"))
    turn = values.number(data.get("rotate", 90), "rotate", (*at, "rotate"))
    if illustration.side == "right":
        given, turn = ("left" if given == "right" else "right"), 180.0 - turn
    spec = HandSpec(
        hand=cast(Literal["left", "right"], given),
        pose=values.word(data.get("pose", "flat"), POSES, "pose", (*at, "pose")),
        at=values.spot(data.get("at", "calf.mid"), (*at, "at")),
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
    return HandPlan(at, spec, bool(data.get("ghost", False)))


def _joints(
    data: object, at: tuple[str | int, ...], values: Values
) -> dict[str, tuple[float, ...]]:
    given = values.mapping(data, "joints", at)
    found = {name: _bends(bends, name, (*at, name), values) for name, bends in given.items()}
    return {name: bends for name, bends in found.items() if bends}


def _bends(
    data: object, digit: str, at: tuple[str | int, ...], values: Values
) -> tuple[float, ...]:
    bends = tuple(values.number(bend, "a bend", at) for bend in values.items(data, digit, at))
    count = THUMB_BENDS if digit == "thumb" else FINGER_BENDS
    if len(bends) == count:
        return bends
    values.report("figure-bad-value", f"{digit} takes {count} angles, not {len(bends)}", at)
    return ()


def _zone(data: object, index: int, values: Values) -> ZonePlan:
    at = ("zones", index)
    name: object = data
    if isinstance(data, Mapping) and len(data) == 1:
        ((kind, name),) = data.items()
        values.word(kind, ("never-press", "ask-first", "light", "zone"), "kind of zone", at)
    known = values.word(name, anatomy.ZONES, "zone", at)
    return ZonePlan(index, known, anatomy.ZONES[known].kind)


def _label(data: Mapping[str, Any], index: int, values: Values) -> LabelPlan:
    at = ("labels", index)
    values.keys(data, ("at", "text", "tone"), at)
    tone = values.word(data.get("tone", "plain"), ("plain", "stop", "ask"), "tone", (*at, "tone"))
    spot = values.spot(data.get("at"), (*at, "at"))
    return LabelPlan(spot, str(data.get("text", "")), cast(Literal["plain", "stop", "ask"], tone))


def _swellings(options: Mapping[str, Any], values: Values) -> tuple[Swelling, ...]:
    at = ("options", "gathered")
    given = values.items(options.get("gathered", ()), "gathered", at)
    return tuple(_swelling(each, (*at, i), values) for i, each in enumerate(given))


def _swelling(data: object, at: tuple[str | int, ...], values: Values) -> Swelling:
    given = values.mapping(data, "gathered", at)
    values.keys(given, ("at", "size"), at)
    rx, ry = values.pair(given.get("size", (44, 28)), "size", (5.0, 120.0), at)
    return Swelling(values.spot(given.get("at", "calf.mid"), at), rx, ry)
