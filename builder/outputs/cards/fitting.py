"""One type size for the whole set."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from builder.diagnostics import Finding
from builder.layout.blocks import Face
from builder.layout.fit import has_room, sizes_down
from builder.layout.look import Look
from builder.model import CardFormat
from builder.outputs.cards.face import MeasuredFace, measure_face
from builder.units import pt_to_mm

LETTER_WIDTH = 0.5
"""Width of an average letter over the type size; turns missing mm into words."""
LETTERS_A_WORD = 6.0
"""Letters and space of an average English word."""


def fitted_faces(
    faces: Sequence[Face], card: CardFormat, look: Look
) -> tuple[float, tuple[MeasuredFace, ...]]:
    """Return the body size (points) of the set and its faces measured at that size.

    It is the largest size at which every face fits, or the floor: the search goes down from
    the theme's design size in its steps, and measures again only faces that did not fit.
    """
    scale = look.measures
    first = look
    measured = tuple(measure_face(face, card, first) for face in faces)
    size, left = scale.body, [item.face for item in measured if not fits(item)]
    smaller = islice(sizes_down(scale.body, scale.body_floor, scale.step), 1, None)
    while left and (lower := next(smaller, None)):
        size, below = lower, look.sized(body=lower)
        left = [face for face in left if not fits(measure_face(face, card, below))]
    if size == scale.body:
        return size, measured
    chosen = look.sized(body=size)
    return size, tuple(measure_face(face, card, chosen) for face in faces)


def fits(measured: MeasuredFace) -> bool:
    return has_room(measured.spare)


def too_long(measured: MeasuredFace) -> Finding:
    """Return what is to be said of a face that holds too much."""
    face, look = measured.face, measured.look
    lines = -measured.spare / (pt_to_mm(look.body_pt) * look.measures.leading)
    letters_a_line = measured.frame.column.width / (pt_to_mm(look.body_pt) * LETTER_WIDTH)
    words = max(1, round(lines * letters_a_line / LETTERS_A_WORD))
    fact = (
        f"the {face.side} of card {face.number or face.title!r} is {-measured.spare:.1f} mm "
        f"(about {words} words) too long at {look.body_pt:g} pt"
    )
    size = f"{measured.card.width:g} × {measured.card.height:g} mm"
    hint = f"shorten the text, make two cards of it, or take a larger card than {size}"
    return Finding(face.at, "fit-too-long", fact, hint)
