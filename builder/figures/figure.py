"""What a figure is: a folder with a schema, words, a drawing, its description and harm rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from builder.diagnostics import Finding, Places
from builder.drawing import Drawing
from builder.figures.kit.palette import Palette
from builder.model import Card, Illustration
from builder.model.vocabulary import FigureWords


class Figure(Protocol):
    """One figure. Its own module loads no geometry: a build whose pictures are kept needs none."""

    @property
    def name(self) -> str:
        """As illustrations name it."""
        ...

    def vocabulary(self) -> FigureWords:
        """Return what its illustrations and their cards may name."""
        ...

    def draw(
        self, illustration: Illustration, palette: Palette, places: Places, language: str
    ) -> Drawing:
        """Return the picture of an illustration's data, described in ``language``.

        Raises:
            ContentError: the data names what is unknown, or teaches harm.
        """
        ...

    def disagreements(
        self, card: Card, illustration: Illustration, places: Places
    ) -> Iterator[Finding]:
        """Yield what a card says otherwise than its picture."""
        ...
