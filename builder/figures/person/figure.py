"""A figure that shows people; its picture is always the same but for its size and tones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from builder.diagnostics import ContentError, Finding, Places
from builder.drawing import Drawing, Shape
from builder.figures.kit.editions import toned
from builder.figures.kit.palette import Palette
from builder.figures.kit.tables import Description, read_words, spoken
from builder.figures.kit.values import Values, check_tones, size_of
from builder.model import Card, Illustration
from builder.model.vocabulary import FigureWords

Painter = Callable[[Palette, tuple[float, float]], tuple[Shape, ...]]
"""Paints the picture with the tones it asks for, in a size (mm)."""


OPTIONS = ("size", "receiver", "giver")
OF_LIMBS = ("drape", "frame", "hands", "strokes", "zones", "labels")
"""Keys of an illustration that say something of limbs alone."""


@dataclass(frozen=True, slots=True)
class PersonFigure:
    """One picture of people.

    Attributes:
        folder: the package with ``words/``.
        painter: returns what paints it; loads geometry.
    """

    name: str
    folder: str
    painter: Callable[[], Painter]

    def vocabulary(self) -> FigureWords:
        return FigureWords()

    def draw(
        self, illustration: Illustration, palette: Palette, places: Places, language: str
    ) -> Drawing:
        values = Values(illustration.name, places)
        width, height = size_of(illustration, values)
        values.keys(illustration.options, OPTIONS, ("options",))
        check_tones(illustration, values)
        for key in OF_LIMBS:
            if getattr(illustration, key):
                fact = f"the figure {self.name!r} has no use for {key!r}"
                values.report("figure-unknown-name", fact, (key,), "take it out")
        if values.findings:
            raise ContentError(values.findings)
        return Drawing(
            name=illustration.name,
            width=width,
            height=height,
            shapes=self.painter()(toned(palette, illustration.options), (width, height)),
            title=illustration.title,
            alt=illustration.alt,
            description=illustration.description or self.described(language),
        )

    def described(self, language: str) -> str:
        tag = spoken(language, self.folder)
        return read_words(Description, self.folder, tag).description

    def disagreements(
        self, card: Card, illustration: Illustration, places: Places
    ) -> Iterator[Finding]:
        del card, illustration, places  # people show how to stand and ask, not a card's stroke
        yield from ()
