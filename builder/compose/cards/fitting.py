"""One type size for the whole set, and continuation cards for what does not fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.compose.cards.blocks import Face
from builder.compose.cards.face import Measured, measure_face
from builder.compose.cards.flow import block_height, gap_before
from builder.compose.look import Look
from builder.diagnostics import ContentError, Finding
from builder.model.guide import CardFormat
from builder.units import pt_to_mm

TOLERANCE = 1e-6
LETTER_WIDTH = 0.5
"""Width of an average letter over the type size; turns missing mm into words."""
LETTERS_A_WORD = 6.0
"""Letters and space of an average English word."""


def fitted_faces(
    faces: Sequence[Face], card: CardFormat, look: Look
) -> tuple[float, tuple[Measured, ...]]:
    """Return the body size (points) of the set and its faces measured at that size.

    It is the largest size at which every face fits, or the floor: the search goes down from
    the theme's design size in its steps, and measures again only faces that did not fit.
    """
    scale = look.theme.type
    first = look.at_size(scale.body)
    measured = tuple(measure_face(face, card, first) for face in faces)
    size, left = scale.body, [item.face for item in measured if not fits(item)]
    while left and size - scale.step >= scale.body_floor - TOLERANCE:
        size -= scale.step
        smaller = look.at_size(size)
        left = [face for face in left if not fits(measure_face(face, card, smaller))]
    if size == scale.body:
        return size, measured
    chosen = look.at_size(size)
    return size, tuple(measure_face(face, card, chosen) for face in faces)


def fits(measured: Measured) -> bool:
    return measured.spare >= -TOLERANCE


def split_face(measured: Measured) -> tuple[Measured, ...]:
    """Return the face, or several that together hold its blocks in order.

    Raises:
        ContentError: ``fit-too-long``, one block alone is taller than a face.
    """
    return (measured,) if fits(measured) else tuple(_parts(measured))


def _parts(whole: Measured) -> Iterator[Measured]:
    """Yield faces filled from the top, each with as many blocks as it holds."""
    room, look = whole.frame.column.height + TOLERANCE, whole.look
    start, filled, above = 0, 0.0, None
    for at, laid in enumerate(whole.column):
        height = block_height(laid, look)
        if height > room:
            raise ContentError([_too_long(_slice(whole, at, at + 1))])
        filled += gap_before(laid, above, look) + height
        if filled > room:
            yield _slice(whole, start, at)
            start, filled = at, height
        above = laid
    yield _slice(whole, start, len(whole.column))


def _slice(whole: Measured, start: int, end: int) -> Measured:
    face = replace(whole.face, blocks=whole.face.blocks[start:end])
    return replace(whole, face=face, column=whole.column[start:end])


def _too_long(measured: Measured) -> Finding:
    face, look = measured.face, measured.look
    lines = -measured.spare / (pt_to_mm(look.body_pt) * look.theme.type.leading)
    letters_a_line = measured.frame.column.width / (pt_to_mm(look.body_pt) * LETTER_WIDTH)
    words = max(1, round(lines * letters_a_line / LETTERS_A_WORD))
    fact = (
        f"the {face.side} of card {face.number or face.title!r} is {-measured.spare:.1f} mm "
        f"(about {words} words) too long at {look.body_pt:g} pt"
    )
    return Finding(face.at, "fit-too-long", fact, "shorten the text, or make two cards of it")
