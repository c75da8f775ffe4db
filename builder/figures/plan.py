"""From an illustration's data to a plan of the picture: typed values in body mm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

import numpy as np

from builder.diagnostics import Finding, Places
from builder.figures import anatomy
from builder.figures.anatomy import Kind
from builder.figures.fitting import View
from builder.figures.hand import ANCHORS, POSES, HandSpec, spec_problems
from builder.figures.leg import left_leg
from builder.figures.planar import Points
from builder.figures.values import Spot, Values
from builder.model import Illustration, Pressure

SIZE = (87.0, 56.0)
"""Width and height of a picture (mm), as the card prints it."""

PRESSURES: tuple[Pressure, ...] = ("none", "light", "medium", "firm")
DIRECTIONS = ("toward-heart", "away", "across", "around", "none")

CONTACT = {"thumbs": 22.0, "side-by-side": 80.0, "cupped": 80.0, "fingertips": 40.0, "hands": 80.0}
"""Breadth of skin that one hand touches (mm), by what the hands do."""

STROKE_KEYS = (
    "path", "pressure", "hands", "direction", "release_before", "ease_over", "over", "times",
)  # fmt: skip
HAND_KEYS = (
    "hand", "pose", "at", "rotate", "arm_from", "anchor", "arm_bend", "elbow_bend", "lift",
    "joints", "bare", "ghost",
)  # fmt: skip
OPTION_KEYS = ("size", "cushion", "gathered", "sign", "spots", "flushed", "receiver", "giver")


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
    direction: str
    release_before: str
    ease_over: tuple[str, ...]
    over: bool
    times: str


@dataclass(frozen=True, slots=True)
class HandPlan:
    """One hand; ``ghost`` hands only show the way."""

    index: int
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
    """All that a picture of the leg shows.

    Attributes:
        sign: a large sign over the whole picture.
        spots: what the text speaks of, marked with rings.
        flushed: the spots round which the skin is reddened.
    """

    view: View
    side: Literal["left", "right"]
    drape: bool
    cushion: bool
    strokes: tuple[StrokePlan, ...]
    hands: tuple[HandPlan, ...]
    zones: tuple[ZonePlan, ...]
    labels: tuple[LabelPlan, ...]
    gathered: tuple[Swelling, ...]
    sign: str
    spots: tuple[Spot, ...]
    flushed: tuple[Spot, ...]


def read_plan(illustration: Illustration, places: Places) -> tuple[Plan, list[Finding]]:
    """Return the plan of a picture with what is wrong in its data."""
    values = Values(illustration.name, places)
    options = illustration.options
    values.keys(options, OPTION_KEYS, ("options",))
    other = "left" if illustration.side == "right" else "right"
    if illustration.drape not in (None, other):
        message = f"the drape lies on the {illustration.drape} leg, which the picture is about"
        values.report("figure-drape-side", message, ("drape",), f"drape the {other} leg")
    plan = Plan(
        view=_view(illustration, values),
        side=illustration.side,
        drape=illustration.drape is not None,
        cushion=bool(options.get("cushion", True)),
        strokes=tuple(_stroke(s, i, values) for i, s in enumerate(illustration.strokes)),
        hands=tuple(_hand(h, i, illustration, values) for i, h in enumerate(illustration.hands)),
        zones=tuple(_zone(z, i, values) for i, z in enumerate(illustration.zones)),
        labels=tuple(_label(each, i, values) for i, each in enumerate(illustration.labels)),
        gathered=tuple(_swelling(g, i, values) for i, g in enumerate(options.get("gathered", ()))),
        sign=str(options.get("sign", "")),
        spots=_spots(options, "spots", values),
        flushed=_spots(options, "flushed", values),
    )
    return plan, values.findings


def _spots(options: Mapping[str, Any], key: str, values: Values) -> tuple[Spot, ...]:
    given = options.get(key, ())
    return tuple(values.spot(p, ("options", key, i)) for i, p in enumerate(given))


def _view(illustration: Illustration, values: Values) -> View:
    frame = illustration.frame or {}
    values.keys(frame, ("from", "to", "shift", "heart"), ("frame",))
    width, height = (float(v) for v in illustration.options.get("size", SIZE))
    low = values.height(frame.get("from", -60), ("frame", "from"))
    high = values.height(frame.get("to", 1010), ("frame", "to"))
    if high - low < 100:
        message = f"the frame shows {high - low:.0f} mm of the body, at least 100 are needed"
        values.report("figure-bad-value", message, ("frame",))
        high = low + 100
    heart = values.word(frame.get("heart", "right"), ("right", "up"), "heart", ("frame", "heart"))
    lying = heart == "right"
    scale = (width if lying else height) / (high - low)
    across = (height if lying else width) / scale
    centre, _ = left_leg().section(np.array([(low + high) / 2]))
    shift = values.number(frame.get("shift", 0), "shift", ("frame", "shift"))
    left = float(centre[0]) - shift - across / 2
    return View(left, high, scale, width, height, illustration.side == "right", lying)


def _stroke(data: Mapping[str, Any], index: int, values: Values) -> StrokePlan:
    at = ("strokes", index)
    values.keys(data, STROKE_KEYS, at)
    raw = data.get("path") or []
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
        direction=values.word(data.get("direction", "none"), DIRECTIONS, "direction", at),
        release_before=_zone_name(data.get("release_before", ""), values, (*at, "release_before")),
        ease_over=tuple(
            _zone_name(name, values, (*at, "ease_over"))
            for name in ([eased] if isinstance(eased, str) else eased)
        ),
        over=bool(data.get("over", False)),
        times=str(data.get("times", "")),
    )


def _zone_name(value: object, values: Values, at: tuple[str | int, ...]) -> str:
    return values.word(value, anatomy.ZONES, "zone", at) if value else ""


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
        joints={name: tuple(bends) for name, bends in data.get("joints", {}).items()},
        seed=f"{illustration.name}-{index}",
        **{
            key: values.number(data[key], key, (*at, key))
            for key in ("arm_bend", "elbow_bend", "lift", "bare")
            if key in data
        },
    )
    for problem in spec_problems(spec):
        values.report("figure-impossible-hand", problem, at)
    return HandPlan(index, spec, bool(data.get("ghost", False)))


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


def _swelling(data: Mapping[str, Any], index: int, values: Values) -> Swelling:
    at = ("options", "gathered", index)
    values.keys(data, ("at", "size"), at)
    rx, ry = data.get("size", (44, 28))
    return Swelling(values.spot(data.get("at", "calf.mid"), at), float(rx), float(ry))
