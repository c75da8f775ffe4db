"""Illustration data → drawings.

Importing it loads no geometry: a build whose pictures are all kept never needs the libraries.
"""

from __future__ import annotations

from builder.diagnostics import Places
from builder.drawing import Drawing
from builder.figures.palette import Palette, Skin
from builder.figures.vocabulary import Vocabulary, vocabulary
from builder.model import Illustration

__all__ = ["Palette", "Skin", "Vocabulary", "draw", "vocabulary"]


def draw(illustration: Illustration, palette: Palette, places: Places) -> Drawing:
    """Return the picture of an illustration's data.

    Raises:
        ContentError: the data names what is unknown, or teaches harm.
    """
    from builder.figures.picture import draw_picture

    return draw_picture(illustration, palette, places)
