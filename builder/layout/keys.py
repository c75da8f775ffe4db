"""Numbers on a picture in place of its labels, whose words stand below as a list.

A page that reflows cannot set text beside a spot of a picture, a portable picture holds none, and a
card has no room beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.drawing import Drawing, Label, Shape, Stroke, TextRun
from builder.geometry import Box, Path, Point, Vector
from builder.model.theme import Theme
from builder.typeset import Family
from builder.typeset.outlines import outline
from builder.units import mm_to_pt

DIGIT = 0.95
"""Height of a digit over the radius of its disc."""
RIM = 0.16
"""Width of a disc's rim over its radius."""
ASIDE = 3.0
"""How far a disc stands off a spot that it must not hide, over its radius."""
OFF = 1.1
"""How far from its spot the line to a disc begins, over its radius."""
CLEAR = 2.4
"""The least distance between the middles of two discs, over their radius."""
WAYS = (Vector(0.0, 1.0), Vector(0.0, -1.0), Vector(1.0, 0.0), Vector(-1.0, 0.0))


def keyed(drawing: Drawing, theme: Theme, family: Family, radius: float) -> Drawing:
    """Return ``drawing`` with a numbered disc of ``radius`` (its mm) for each of its labels.

    It stands on the label's spot; where the label warns, beside it, so that what it warns of shows.
    """
    shapes = list(drawing.shapes)
    places = _places(drawing, radius)
    for number, (label, place) in enumerate(zip(drawing.labels, places, strict=True), 1):
        colours = _colours(label, theme)
        if place != label.at:
            shapes += _leader(label.at, place, radius, colours)
        shapes += _disc(str(number), place, radius, colours, family)
    return replace(drawing, shapes=tuple(shapes), labels=())


def _places(drawing: Drawing, radius: float) -> list[Point]:
    """Return where the disc of each label stands."""
    inside = Box(0.0, 0.0, drawing.width, drawing.height).inset(radius * 1.2)
    places = [label.at for label in drawing.labels]
    for index, label in enumerate(drawing.labels):
        if label.tone != "plain":
            others = places[:index] + places[index + 1 :]
            ways = [label.at.moved(way.scaled(radius * ASIDE)) for way in WAYS]
            free = (place for place in ways if _is_free(place, inside, others, radius))
            places[index] = next(free, label.at)
    return places


def _is_free(place: Point, inside: Box, others: list[Point], radius: float) -> bool:
    within = inside.left <= place.x <= inside.right and inside.top <= place.y <= inside.bottom
    return within and all(place.to(other).length >= radius * CLEAR for other in others)


def _leader(spot: Point, place: Point, radius: float, colours: tuple[str, str]) -> Iterator[Shape]:
    """Yield the line from beside the spot to its disc, edged to show on any ground.

    The spot is left free: the sign that forbids it stands there.
    """
    ground, ink = colours
    whole = spot.to(place)
    off = whole.scaled(radius * OFF / whole.length)
    spot, place = spot.moved(off), place.moved(off.scaled(-1 / OFF))
    line = Path.polyline([spot, place])
    yield Shape(line, stroke=Stroke(ink, radius * RIM * 3))
    yield Shape(Path.disc(spot, radius * RIM * 2.5), fill=ink)
    yield Shape(line, stroke=Stroke(ground, radius * RIM))
    yield Shape(Path.disc(spot, radius * RIM * 1.5), fill=ground)


def _disc(
    number: str, at: Point, radius: float, colours: tuple[str, str], family: Family
) -> Iterator[Shape]:
    ground, ink = colours
    yield Shape(Path.disc(at, radius), fill=ground, stroke=Stroke(ink, radius * RIM))
    height = radius * (DIGIT if len(number) == 1 else DIGIT * 0.85)
    yield Shape(_centred(number, at, height, family), fill=ink, teaches=True)


def _colours(label: Label, theme: Theme) -> tuple[str, str]:
    """Return ground and ink: those of the cautions where the label warns."""
    match label.tone:
        case "stop":
            return theme.levels["danger"].panel, theme.levels["danger"].sign
        case "ask":
            return theme.levels["caution"].panel, theme.levels["caution"].sign
        case "plain":
            return theme.colours.paper, theme.colours.ink


def _centred(text: str, at: Point, height: float, family: Family) -> Path:
    """Return bold digits ``height`` (mm) high with their middle on ``at``."""
    word = family.word(text, "bold")
    em = height / family.font("bold").cap_height
    width = word.advance * em
    left, baseline = at.x - width / 2, at.y + height / 2
    return outline(TextRun(left, baseline, width, (word,), "bold", mm_to_pt(em), "#000000"), family)
