"""Which pictures show people, and what they say."""

from __future__ import annotations

from collections.abc import Callable

from builder.drawing import Label, Shape
from builder.figures.palette import Palette
from builder.figures.person.oil import draw_oil
from builder.figures.person.position import draw_position
from builder.figures.person.posture import draw_posture
from builder.model import Illustration

Painter = Callable[[Palette, tuple[float, float]], tuple[Shape, ...]]

PERSON_FIGURES: dict[str, tuple[Painter, str]] = {
    "posture": (
        draw_posture,
        "Four small pictures, seen from the side, of a giver who massages the calf of someone "
        "lying face down. Two are right, marked with a tick: standing beside the bed with one "
        "foot forward, or half kneeling beside a mat on the floor, the back long and the arms "
        "nearly straight over the leg. Two are wrong, marked with a cross: feet together, or "
        "sitting back on the heels, with a round back and arms stretched far over the body.",
    ),
    "position": (
        draw_position,
        "A person lies face down on a mat, seen from the side, the head turned to one side on "
        "the folded arms. A cushion lies under the ankles. A sheet covers the body from the "
        "shoulder blades to the thigh, and the farther leg; the nearer leg is bare. The giver "
        "kneels beside them, a hand held open, and asks; the person says yes.",
    ),
    "oil": (
        draw_oil,
        "Seen from the giver's eyes: the left palm is turned up and holds a small pool of oil; "
        "the right hand slides over it, to and fro, as two arrows show. A bottle of oil stands "
        "beside them.",
    ),
}
"""Figures by name: what paints them, and their long description."""


def draw_person(
    illustration: Illustration, palette: Palette, size: tuple[float, float]
) -> tuple[tuple[Shape, ...], tuple[Label, ...], str]:
    """Return shapes, labels and long description of a figure of ``PERSON_FIGURES``.

    Args:
        illustration: whose ``figure`` is one of these.
        palette: with the tones the picture asks for.
        size: of the drawing (mm).
    """
    paint, description = PERSON_FIGURES[str(illustration.figure)]
    return paint(palette, size), (), illustration.description or description
