"""Where a hole is punched, no face says anything: what it would take away is found before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot

from builder.diagnostics import Finding
from builder.drawing import Page, TextRun
from builder.drawing.page import leaves
from builder.geometry import Box, Point
from builder.model import Guide
from builder.units import pt_to_mm

PUNCHED = 3.0
"""Half (mm) of the hole that a usual office punch makes: what is printed there is gone."""
FREE = 6.0
"""Half (mm) of the zone round a hole that is to hold no words: paper is punched wider than film,
and no punch is set down more exactly than a few millimetres."""
ASCENT, DESCENT = 0.75, 0.25
"""How far letters rise over their line and hang below it (em)."""
NAMED = 4
"""Most faces that a finding names."""


def check_hole_on_card(guide: Guide) -> Iterator[Finding]:
    """Find a hole that is not whole on the card: ``hole-off-card``."""
    hole, card = guide.lamination.hole, guide.card
    if hole is None:
        return
    allowed = Box(0.0, 0.0, card.width, card.height).inset(FREE)
    if allowed.holds(Box(hole.x, hole.y, hole.x, hole.y)):
        return
    fact = (
        f"a hole {hole.x:g} mm across and {hole.y:g} mm down has not {FREE:g} mm "
        f"of paper round its middle on a card of {card.width:g} × {card.height:g} mm"
    )
    hint = (
        f"x from {FREE:g} to {card.width - FREE:g}, y from {FREE:g} to {card.height - FREE:g}, "
        "from the top left corner of a front"
    )
    yield Finding(guide.places.at("guide", "lamination", "hole"), "hole-off-card", fact, hint)


def check_hole(faces: Sequence[Page], guide: Guide) -> Iterator[Finding]:
    """Find words of ``faces``, fronts and backs by turns, that the hole takes or comes close to.

    Code ``hole-on-words``: an error where letters are punched away, a warning where they stand
    within the zone round the hole.
    """
    asked = guide.lamination.hole
    if asked is None:
        return
    near: dict[str, float] = {}
    for at, face in enumerate(faces):
        hole = Point(face.width - asked.x if at % 2 else asked.x, asked.y)
        near[face.name] = min((_off(_box(run), hole) for run in _runs(face)), default=FREE)
    lost = [name for name, off in near.items() if off < PUNCHED]
    close = [name for name, off in near.items() if PUNCHED <= off < FREE]
    place = guide.places.at("guide", "lamination", "hole")
    where = f"a hole {asked.x:g} mm across and {asked.y:g} mm down"
    hint = f"move it to where no front and no mirrored back has words within {FREE:g} mm"
    if lost:
        fact = f"{where} takes words away from {_told(lost)}"
        yield Finding(place, "hole-on-words", fact, hint)
    if close:
        fact = f"{where} comes within {FREE:g} mm of words on {_told(close)}"
        yield Finding(place, "hole-on-words", fact, hint, "warning")


def _runs(face: Page) -> Iterator[TextRun]:
    return (leaf for leaf in leaves(face.body) if isinstance(leaf, TextRun))


def _box(run: TextRun) -> Box:
    em = pt_to_mm(run.size_pt)
    top, foot = run.baseline - ASCENT * em, run.baseline + DESCENT * em
    return Box(run.x, top, run.x + run.width, foot)


def _off(box: Box, at: Point) -> float:
    """Return how far ``at`` is from ``box`` (mm), 0 inside."""
    across = max(box.left - at.x, 0.0, at.x - box.right)
    return hypot(across, max(box.top - at.y, 0.0, at.y - box.bottom))


def _told(names: Sequence[str]) -> str:
    """Return the first of ``names``, and how many more there are."""
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")
