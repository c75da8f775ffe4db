"""The bars that what is printed must reach to be read."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.contrast import BODY, LINE, TEXT
from builder.units import inch_to_mm


@dataclass(frozen=True, slots=True)
class LegibilityBars:
    """What legibility asks for.

    Attributes:
        body, text: least contrast of instructions and cautions, and of all other text (WCAG 2.2,
            1.4.6 and 1.4.3; the first also holds for print at arm's length by RNIB clear print).
        mark: least contrast of what a picture teaches by with what lies around it (WCAG 2.2,
            1.4.11).
        leading: least distance of baselines over the type size (RNIB clear print).
        characters: most on a line (RNIB clear print: 60 to 70); nothing where none is asked for.
        frame_margin: how far lines keep from the trim (mm): a frame that is cut off-centre shows.
        line: least width of a line (mm); home printers lose thinner ones.
        teaching_line: least width of a line by which a picture teaches (mm).
        small_picture: a picture shown at less than this part of its design size recalls one that
            stands large on a card; in place of the two widths above its lines need a dot, and two
            where it teaches by them.
        dot: of a home printer with 600 dots an inch (mm).
        busy: the greatest part of the ground under a run that may not be of its one colour.
    """

    body: float = BODY
    text: float = TEXT
    mark: float = LINE
    leading: float = 1.2
    characters: int | None = 60
    frame_margin: float = 6.35
    line: float = 0.18
    teaching_line: float = 0.26
    small_picture: float = 0.5
    dot: float = inch_to_mm(1 / 600)
    busy: float = 0.15


ON_CARDS = LegibilityBars()
ON_SHEETS = LegibilityBars(characters=100)
"""Of pages that lie on a table: lines of up to 100 characters (PMCPA, advertising of medicines)."""
