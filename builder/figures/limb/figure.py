"""A figure of a limb that hands work on; importing it loads no geometry."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from builder.diagnostics import Finding, Places
from builder.drawing import Drawing
from builder.figures.kit.hand.spec import POSES
from builder.figures.kit.palette import Palette
from builder.figures.kit.tables import read_table
from builder.figures.limb.outline import Outline
from builder.model import Card, Illustration
from builder.model.vocabulary import FigureWords

if TYPE_CHECKING:
    from builder.figures.limb.limb import Limb
    from builder.figures.limb.scene import Setting


@dataclass(frozen=True)
class LimbFigure:
    """One limb.

    Attributes:
        folder: the package with ``outline.toml`` and ``words/``.
        setting: makes what lies round the limb; loads geometry.
    """

    name: str
    folder: str
    setting: Callable[[], Setting]

    @cached_property
    def tables(self) -> Outline:
        return read_table(Outline, self.folder, "outline.toml")

    @cached_property
    def limb(self) -> Limb:
        from builder.figures.limb.limb import Limb

        return Limb(self.tables)

    def vocabulary(self) -> FigureWords:
        tables = self.tables
        return FigureWords(frozenset(tables.landmarks), frozenset(tables.zones), frozenset(POSES))

    def draw(
        self, illustration: Illustration, palette: Palette, places: Places, language: str
    ) -> Drawing:
        from builder.figures.limb.picture import draw_limb_picture

        return draw_limb_picture(self, illustration, palette, places, language)

    def disagreements(
        self, card: Card, illustration: Illustration, places: Places
    ) -> Iterator[Finding]:
        from builder.figures.limb.agreement import compared

        yield from compared(card, illustration, places, self.limb)
