"""The long description of a picture, derived from its data, as a person would say it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import numpy as np

from builder.figures.kit.planar import Points
from builder.figures.kit.tables import Forms, plain
from builder.figures.limb.limb import Limb
from builder.figures.limb.phrases import Phrases
from builder.figures.limb.plan import HandPlan, Plan, StrokePlan, ZonePlan


def described(plan: Plan, phrases: Phrases, props: Sequence[str]) -> str:
    """Return the long description of a picture: what, whose hands, which way, what to avoid.

    ``props`` are the keys of the phrases for what lies about.
    """
    say = phrases.say
    lie = say(f"lying-{plan.side}" if plan.view.lying else "upright")
    parts = [
        say("scene", side=say(plan.side), lie=lie),
        *map(say, props),
        *_hands(plan.hands, phrases),
        *_strokes(plan, phrases),
        *_zones(plan.zones, phrases),
        *_marks(plan, phrases),
    ]
    return " ".join(parts)


def _hands(hands: Sequence[HandPlan], phrases: Phrases) -> list[str]:
    real = [hand for hand in hands if not hand.ghost]
    if not real:
        return []
    pose = phrases.pose(real[0].spec.pose, hands=len(real))
    sentence = phrases.say("one-hand" if len(real) == 1 else "two-hands", pose=pose)
    return [sentence, *([phrases.say("ghost")] if len(real) < len(hands) else [])]


def _strokes(plan: Plan, phrases: Phrases) -> list[str]:
    pressed = [stroke for stroke in plan.strokes if stroke.pressure != "none"]

    def kind(stroke: StrokePlan) -> tuple[str, str]:
        return stroke.pressure, _way(stroke, plan.limb, phrases)[0]

    sentences = [
        _stroke(list(group), plan.limb, phrases) for _, group in groupby(pressed, key=kind)
    ]
    back = len(plan.strokes) - len(pressed)
    if back:
        sentences.append(phrases.say("return" if back > 1 else "return-one"))
    return sentences


def _stroke(group: list[StrokePlan], limb: Limb, phrases: Phrases) -> str:
    say, first = phrases.say, group[0]
    kind, way = _way(first, limb, phrases)
    if kind == "across" and len(group) > 1:
        middle = np.vstack([stroke.path for stroke in group]).mean(axis=0)
        way = say("opposite", start=_near(middle, limb, phrases))
    count = say("one") if len(group) == 1 else say("many", n=phrases.number(len(group)))
    times = say("times", times=first.times) if first.times else ""
    over = _ends(first, limb, phrases)
    return say("stroke", count=count, pressure=say(first.pressure), way=way, over=over, times=times)


def _ends(stroke: StrokePlan, limb: Limb, phrases: Phrases) -> str:
    """Say where pressure ends."""
    released = [("release", stroke.release_before)] if stroke.release_before else []
    eased = [
        ("ease-light" if limb.zones[name].kind in ("light", "open") else "ease", name)
        for name in stroke.ease_over
    ]
    return "".join(phrases.say(key, zone=phrases.own.zones[name]) for key, name in released + eased)


def _way(stroke: StrokePlan, limb: Limb, phrases: Phrases) -> tuple[str, str]:
    """Return which way a stroke runs: across, up or down, and the words for it."""
    dx, dy = stroke.path[-1] - stroke.path[0]
    start, end = (_near(stroke.path[at], limb, phrases) for at in (0, -1))
    if abs(dy) < abs(dx) or start == end:
        middle = _near(stroke.path.mean(axis=0), limb, phrases)
        return "across", phrases.say("across", start=middle)
    key = "up" if dy > 0 else "down"
    return key, phrases.say(key, start=start, end=end)


def _near(point: Points, limb: Limb, phrases: Phrases) -> Forms:
    """Return the name of the landmark nearest to a body point."""
    x, y = point
    places = {name: limb.landmarks[name] for name in phrases.own.spots}
    nearest = min(places, key=lambda name: (places[name][0] - x) ** 2 + (places[name][1] - y) ** 2)
    return phrases.own.spots[nearest]


def _zones(zones: Sequence[ZonePlan], phrases: Phrases) -> list[str]:
    names = phrases.own.zones
    never = [names[zone.name] for zone in zones if zone.kind == "never-press"]
    ask = [names[zone.name] for zone in zones if zone.kind != "never-press"]
    sentences = [phrases.say("never-press", zone=plain(name)) for name in never]
    if ask:
        key = "ask-first" if len(ask) == 1 else "ask-first-many"
        sentences.append(phrases.say(key, zone=phrases.listed(ask)))
    return [sentence[:1].upper() + sentence[1:] for sentence in sentences]


def _marks(plan: Plan, phrases: Phrases) -> list[str]:
    sentences = [phrases.say("stop")] if plan.sign else []
    sentences += [phrases.say("spots")] if plan.spots else []
    if plan.labels:
        names = phrases.listed(label.text for label in plan.labels)
        sentences.append(phrases.say("labels", names=names))
    return sentences
