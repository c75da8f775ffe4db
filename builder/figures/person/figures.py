"""Which pictures show people."""

from __future__ import annotations

from collections.abc import Callable

from builder.drawing import Label, Shape
from builder.figures.palette import Palette
from builder.figures.person.oil import draw_oil
from builder.figures.person.position import draw_position
from builder.figures.person.posture import draw_posture
from builder.figures.wording import ENGLISH, Wording
from builder.model import Illustration

Painter = Callable[[Palette, tuple[float, float]], tuple[Shape, ...]]

PERSON_FIGURES: dict[str, Painter] = {
    "posture": draw_posture,
    "position": draw_position,
    "oil": draw_oil,
}
"""What paints each figure, by name; ``Wording.people`` says what it shows."""


def draw_person(
    illustration: Illustration,
    palette: Palette,
    size: tuple[float, float],
    wording: Wording = ENGLISH,
) -> tuple[tuple[Shape, ...], tuple[Label, ...], str]:
    """Return shapes, labels and long description of a figure of ``PERSON_FIGURES``.

    Args:
        illustration: whose ``figure`` is one of these.
        palette: with the tones the picture asks for.
        size: of the drawing (mm).
        wording: the language of the description.
    """
    name = str(illustration.figure)
    description = illustration.description or wording.people[name]
    return PERSON_FIGURES[name](palette, size), (), description
