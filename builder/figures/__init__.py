"""Illustration data → drawings.

Importing it loads no geometry: a build whose pictures are all kept never needs the libraries.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import ContentError, Finding, Places, nearest
from builder.drawing import Drawing
from builder.figures.figure import Figure
from builder.figures.kit.colours import colour_faults
from builder.figures.kit.palette import Palette
from builder.figures.oil import OIL
from builder.figures.position import POSITION
from builder.figures.posterior_leg import POSTERIOR_LEG
from builder.figures.posture import POSTURE
from builder.model import Card, Illustration

__all__ = ["FIGURES", "Figure", "Palette", "colour_faults", "disagreements", "draw"]

FIGURES: tuple[Figure, ...] = (POSTERIOR_LEG, POSTURE, OIL, POSITION)
"""Every figure there is; ``doctor`` lists them in this order."""


def draw(
    illustration: Illustration, palette: Palette, places: Places, language: str = "en"
) -> Drawing:
    """Return the picture of an illustration's data, its long description in ``language``.

    Raises:
        ContentError: the data names what is unknown, or teaches harm.
    """
    for figure in FIGURES:
        if figure.name == illustration.figure:
            return figure.draw(illustration, palette, places, language)
    raise ContentError([_unknown(illustration, places)])


def disagreements(card: Card, illustration: Illustration, places: Places) -> Iterator[Finding]:
    """Yield what a card says otherwise than its picture; an author's own picture says nothing."""
    for figure in FIGURES:
        if figure.name == illustration.figure:
            yield from figure.disagreements(card, illustration, places)


def _unknown(illustration: Illustration, places: Places) -> Finding:
    name, known = str(illustration.figure), [figure.name for figure in FIGURES]
    return Finding(
        places.at("illustrations", illustration.name, "figure"),
        "figure-unknown-name",
        f"figure {name!r} is not known",
        nearest(name, known) or f"known: {', '.join(known)}",
    )
