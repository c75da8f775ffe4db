"""The long description of a picture, derived from its data, as a person would say it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import numpy as np

from builder.figures.anatomy import LANDMARKS, ZONES
from builder.figures.leg import left_leg
from builder.figures.plan import HandPlan, Plan, StrokePlan, ZonePlan
from builder.figures.planar import Points
from builder.figures.wording import ENGLISH, Wording


def describe(plan: Plan, wording: Wording = ENGLISH) -> str:
    """Return the long description of a picture: what, whose hands, which way, what to avoid."""
    parts = [
        *_receiver(plan, wording),
        *_hands(plan.hands, wording),
        *_strokes(plan.strokes, wording),
        *_zones(plan.zones, wording),
        *_marks(plan, wording),
    ]
    return " ".join(parts)


def _receiver(plan: Plan, wording: Wording) -> list[str]:
    say = wording.phrases
    lie = say[f"lying-{plan.side}" if plan.view.lying else "upright"]
    found = [say["scene"].format(side=say[plan.side], lie=lie)]
    shows_cushion = plan.cushion and plan.view.bounds[1] < 60
    return [*found, say["draped"], *([say["cushion"]] if shows_cushion else [])]


def _hands(hands: Sequence[HandPlan], wording: Wording) -> list[str]:
    real = [hand for hand in hands if not hand.ghost]
    if not real:
        return []
    one, two = wording.poses[real[0].spec.pose]
    key, pose = ("one-hand", one) if len(real) == 1 else ("two-hands", two)
    found = [wording.phrases[key].format(pose=pose)]
    return found + ([wording.phrases["ghost"]] if len(real) < len(hands) else [])


def _strokes(strokes: Sequence[StrokePlan], wording: Wording) -> list[str]:
    pressed = [stroke for stroke in strokes if stroke.pressure != "none"]
    kinds = groupby(pressed, key=lambda stroke: (stroke.pressure, _way(stroke, wording)[0]))
    found = [_stroke(list(group), wording) for _, group in kinds]
    back = len(strokes) - len(pressed)
    if back:
        found.append(wording.phrases["return" if back > 1 else "return-one"])
    return found


def _stroke(group: list[StrokePlan], wording: Wording) -> str:
    say, first = wording.phrases, group[0]
    kind, way = _way(first, wording)
    if kind == "across" and len(group) > 1:
        middle = np.vstack([stroke.path for stroke in group]).mean(axis=0)
        way = say["opposite"].format(start=_near(middle, wording))
    count = say["one"] if len(group) == 1 else say["many"].format(n=wording.number(len(group)))
    times = say["times"].format(times=first.times) if first.times else ""
    return say["stroke"].format(
        count=count, pressure=say[first.pressure], way=way, over=_ends(first, wording), times=times
    )


def _ends(stroke: StrokePlan, wording: Wording) -> str:
    """Say where pressure ends."""
    released = [("release", stroke.release_before)] if stroke.release_before else []
    eased = [
        ("ease-light" if ZONES[name].kind in ("light", "open") else "ease", name)
        for name in stroke.ease_over
    ]
    return "".join(
        wording.phrases[key].format(zone=wording.zones[name]) for key, name in released + eased
    )


def _way(stroke: StrokePlan, wording: Wording) -> tuple[str, str]:
    """Return which way a stroke runs: across, up or down, and the words for it."""
    dx, dy = stroke.path[-1] - stroke.path[0]
    start, end = _near(stroke.path[0], wording), _near(stroke.path[-1], wording)
    if abs(dy) < abs(dx) or start == end:
        middle = _near(stroke.path.mean(axis=0), wording)
        return "across", wording.phrases["across"].format(start=middle)
    key = "up" if dy > 0 else "down"
    return key, wording.phrases[key].format(start=start, end=end)


def _near(point: Points, wording: Wording) -> str:
    """Return the name of the landmark nearest to a body point."""
    x, y = point
    places = {name: left_leg().spot(*LANDMARKS[name]) for name in wording.spots}
    nearest = min(places, key=lambda name: (places[name][0] - x) ** 2 + (places[name][1] - y) ** 2)
    return wording.spots[nearest]


def _zones(zones: Sequence[ZonePlan], wording: Wording) -> list[str]:
    never = [wording.zones[zone.name] for zone in zones if zone.kind == "never-press"]
    ask = [wording.zones[zone.name] for zone in zones if zone.kind != "never-press"]
    found = [wording.phrases["never-press"].format(zone=name) for name in never]
    if ask:
        key = "ask-first" if len(ask) == 1 else "ask-first-many"
        found.append(wording.phrases[key].format(zone=wording.listed(ask)))
    return [sentence[:1].upper() + sentence[1:] for sentence in found]


def _marks(plan: Plan, wording: Wording) -> list[str]:
    say = wording.phrases
    found = [say["stop"]] if plan.sign else []
    found += [say["spots"]] if plan.spots else []
    if plan.labels:
        names = wording.listed([label.text for label in plan.labels])
        found.append(say["labels"].format(names=names))
    return found
