"""The long description of a picture, derived from its data, as a person would say it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import numpy as np

from builder.figures.kit.planar import Points
from builder.figures.kit.words import Forms, plain
from builder.figures.limb.limb import Limb
from builder.figures.limb.plan import HandPlan, Plan, StrokePlan, ZonePlan
from builder.figures.limb.wording import Wording


def described(plan: Plan, wording: Wording, props: Sequence[str]) -> str:
    """Return the long description of a picture: what, whose hands, which way, what to avoid.

    ``props`` are the keys of the phrases for what lies about.
    """
    say = wording.phrase
    lie = say(f"lying-{plan.side}" if plan.view.lying else "upright")
    parts = [
        say("scene", side=say(plan.side), lie=lie),
        *map(say, props),
        *_hands(plan.hands, wording),
        *_strokes(plan, wording),
        *_zones(plan.zones, wording),
        *_marks(plan, wording),
    ]
    return " ".join(parts)


def _hands(hands: Sequence[HandPlan], wording: Wording) -> list[str]:
    real = [hand for hand in hands if not hand.ghost]
    if not real:
        return []
    pose = wording.pose(real[0].spec.pose, hands=len(real))
    sentence = wording.phrase("one-hand" if len(real) == 1 else "two-hands", pose=pose)
    return [sentence, *([wording.phrase("ghost")] if len(real) < len(hands) else [])]


def _strokes(plan: Plan, wording: Wording) -> list[str]:
    pressed = [stroke for stroke in plan.strokes if stroke.pressure != "none"]

    def kind(stroke: StrokePlan) -> tuple[str, str]:
        return stroke.pressure, _way(stroke, plan.limb, wording)[0]

    sentences = [
        _stroke(list(group), plan.limb, wording) for _, group in groupby(pressed, key=kind)
    ]
    back = len(plan.strokes) - len(pressed)
    if back:
        sentences.append(wording.phrase("return" if back > 1 else "return-one"))
    return sentences


def _stroke(group: list[StrokePlan], limb: Limb, wording: Wording) -> str:
    say, first = wording.phrase, group[0]
    kind, way = _way(first, limb, wording)
    if kind == "across" and len(group) > 1:
        middle = np.vstack([stroke.path for stroke in group]).mean(axis=0)
        way = say("opposite", start=_near(middle, limb, wording))
    count = say("one") if len(group) == 1 else say("many", n=wording.number(len(group)))
    times = say("times", times=first.times) if first.times else ""
    over = _ends(first, limb, wording)
    return say("stroke", count=count, pressure=say(first.pressure), way=way, over=over, times=times)


def _ends(stroke: StrokePlan, limb: Limb, wording: Wording) -> str:
    """Say where pressure ends."""
    released = [("release", stroke.release_before)] if stroke.release_before else []
    eased = [
        ("ease-light" if limb.zones[name].kind in ("light", "open") else "ease", name)
        for name in stroke.ease_over
    ]
    return "".join(
        wording.phrase(key, zone=wording.own.zones[name]) for key, name in released + eased
    )


def _way(stroke: StrokePlan, limb: Limb, wording: Wording) -> tuple[str, str]:
    """Return which way a stroke runs: across, up or down, and the words for it."""
    dx, dy = stroke.path[-1] - stroke.path[0]
    start, end = (_near(stroke.path[at], limb, wording) for at in (0, -1))
    if abs(dy) < abs(dx) or start == end:
        middle = _near(stroke.path.mean(axis=0), limb, wording)
        return "across", wording.phrase("across", start=middle)
    key = "up" if dy > 0 else "down"
    return key, wording.phrase(key, start=start, end=end)


def _near(point: Points, limb: Limb, wording: Wording) -> Forms:
    """Return the name of the landmark nearest to a body point."""
    x, y = point
    places = {name: limb.landmarks[name] for name in wording.own.spots}
    nearest = min(places, key=lambda name: (places[name][0] - x) ** 2 + (places[name][1] - y) ** 2)
    return wording.own.spots[nearest]


def _zones(zones: Sequence[ZonePlan], wording: Wording) -> list[str]:
    names = wording.own.zones
    never = [names[zone.name] for zone in zones if zone.kind == "never-press"]
    ask = [names[zone.name] for zone in zones if zone.kind != "never-press"]
    sentences = [wording.phrase("never-press", zone=plain(name)) for name in never]
    if ask:
        key = "ask-first" if len(ask) == 1 else "ask-first-many"
        sentences.append(wording.phrase(key, zone=wording.listed(ask)))
    return [sentence[:1].upper() + sentence[1:] for sentence in sentences]


def _marks(plan: Plan, wording: Wording) -> list[str]:
    sentences = [wording.phrase("stop")] if plan.sign else []
    sentences += [wording.phrase("spots")] if plan.spots else []
    if plan.labels:
        names = wording.listed(label.text for label in plan.labels)
        sentences.append(wording.phrase("labels", names=names))
    return sentences
