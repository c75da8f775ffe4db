"""What a person asks a build for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from builder.model import CardFormat
from builder.model.ink import Ink
from builder.press.job import Duplex, PaperName

Output = Literal["cards", "sheets", "shop", "quick", "epub", "kindle", "proof"]
OUTPUTS: tuple[Output, ...] = ("cards", "sheets", "shop", "quick", "epub", "kindle", "proof")
PAGES: frozenset[Output] = frozenset({"cards", "sheets", "shop", "quick"})
"""Outputs that are PDFs."""
FACES: frozenset[Output] = frozenset({"cards", "sheets", "shop"})
"""Outputs that show the faces of cards."""


@dataclass(frozen=True, slots=True)
class Options:
    """What to build, and how.

    Attributes:
        only: kinds of output.
        output: where the folder of the guide's outputs goes.
        paper: of sheets and quick reference.
        card: size of the cards, in place of the guide's own.
        duplex: how sheets are printed on both sides.
        ink: of everything on paper; books keep their colours.
        printer: file of a printer's profile.
        changed_since: an earlier build, its folder or inventory: sheets hold only those cards that
            changed since.
    """

    only: tuple[Output, ...] = OUTPUTS
    output: Path | None = None
    paper: PaperName = "common"
    card: CardFormat | None = None
    duplex: Duplex = "long"
    ink: Ink = "colour"
    printer: Path | None = None
    changed_since: Path | None = None

    def wants(self, kinds: frozenset[Output]) -> bool:
        return not kinds.isdisjoint(self.only)
