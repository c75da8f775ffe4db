"""One type size for the whole set."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from builder.diagnostics import ContentError, Finding
from builder.layout.blocks import Face
from builder.layout.fit import has_room, sizes_down
from builder.layout.look import Look
from builder.layout.setting import each
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

    It is the largest size at which every face fits: the search goes down from the theme's design
    size in its steps, and measures again only faces that did not fit. A face that is too long even
    at the floor takes no part in it: it needs another card at any size.

    Raises:
        ContentError: what has no room even at the floor, as ``measure_face``.
    """
    scale = look.measures
    first = [_measured(face, card, look) for face in faces]
    wanting = [face for face, item in zip(faces, first, strict=True) if not _settled(item)]
    if not wanting:
        return scale.body, tuple(filter(None, first))
    least = look.sized(body=scale.body_floor)
    lowest = each(partial(measure_face, face, card, least) for face in wanting)
    long = [face for face, item in zip(wanting, lowest, strict=True) if not fits(item)]
    size, sizes = scale.body_floor, sizes_down(scale.body, scale.body_floor, scale.step)
    for lower in sizes:
        below = look.sized(body=lower)
        wanting = [face for face in wanting if not _holds(face, card, below, long=face in long)]
        if not wanting:
            size = lower
            break
    chosen = look.sized(body=size)
    return size, tuple(measure_face(face, card, chosen) for face in faces)


def _measured(face: Face, card: CardFormat, look: Look) -> MeasuredFace | None:
    """Return ``face`` measured, or nothing where a word of it has no room."""
    try:
        return measure_face(face, card, look)
    except ContentError:
        return None


def _settled(measured: MeasuredFace | None) -> bool:
    return measured is not None and fits(measured)


def _holds(face: Face, card: CardFormat, look: Look, *, long: bool) -> bool:
    """Tell whether ``face`` fits; of a ``long`` one, whether all its words have room."""
    measured = _measured(face, card, look)
    return measured is not None and (long or fits(measured))


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
