"""Illustration data → drawings.

Importing it loads no geometry: a build whose pictures are all kept never needs the libraries.
"""

from __future__ import annotations

from builder.diagnostics import Places
from builder.drawing import Drawing
from builder.figures.palette import Palette, Skin
from builder.figures.vocabulary import Vocabulary, vocabulary
from builder.figures.wording import ENGLISH, Wording
from builder.model import Illustration

__all__ = ["ENGLISH", "Palette", "Skin", "Vocabulary", "Wording", "draw", "vocabulary"]


def draw(
    illustration: Illustration, palette: Palette, places: Places, wording: Wording = ENGLISH
) -> Drawing:
    """Return the picture of an illustration's data, its long description in ``wording``.

    Raises:
        ContentError: the data names what is unknown, or teaches harm.
    """
    from builder.figures.picture import draw_picture

    return draw_picture(illustration, palette, places, wording)
