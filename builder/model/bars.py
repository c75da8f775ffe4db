"""The bars that what is printed or shown must reach to be read, each number once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from builder.units import inch_to_mm

BODY = 7.0
"""Least contrast of running text and cautions (WCAG 2.2, 1.4.6)."""
TEXT = 4.5
"""Least contrast of all other text (WCAG 2.2, 1.4.3)."""
LINE = 3.0
"""Least contrast of lines and signs that carry meaning (WCAG 2.2, 1.4.11)."""
SAFE_MARGIN = 5.0
"""Text keeps so far from the trim (mm): duplex printers are off by up to 2 mm."""
FRAME_MARGIN = 6.35
"""Frames closer to the trim show a cutting error of 2 mm (mm)."""
PARTING = "·"
"""Stands between parts of a line that are read one by one."""
SCRIPT = 0.7
"""Size of what stands lower or higher, as the 2 of H₂O, over that of the words beside it."""
COLUMNS = 3
"""So many columns of a table fit a phone of 320 px; where text is twice as large, words break."""
LEAST_LINE = 0.18
"""Width of the thinnest line that home printers do not lose (mm)."""


@dataclass(frozen=True, slots=True)
class Bars:
    """What a printed page is held to.

    Attributes:
        safety: least x-height of callouts, which are sections of a page (mm; RNIB clear print, read
            at arm's length).
        body: of lists and tables, where the instructions are, and of the line that tells whom to
            call (mm; RNIB clear print).
        small: of all else, captions, labels, signposts (mm; EU label guideline of 2009).
        margin: how far text keeps from the trim (mm).
        frame_margin: how far lines keep from it (mm): a frame that is cut off-centre shows.
        instruction_contrast, text_contrast: least contrast of instructions and cautions, and of all
            other text (WCAG 2.2, 1.4.6 and 1.4.3; the first also holds for print at arm's length by
            RNIB clear print).
        mark_contrast: least contrast of what a picture teaches by with what lies around it (WCAG
            2.2, 1.4.11).
        leading: least distance of baselines over the type size (RNIB clear print).
        characters: most on a line (RNIB clear print: 60 to 70), counted from one middle dot
            to the next: parts of a key are read one by one.
        line: least width of a line (mm).
        teaching_line: least width of a line by which a picture teaches (mm).
        small_picture: a picture shown at less than this part of its design size recalls one that
            stands large on a card; in place of the two widths above its lines need a dot, and two
            where it teaches by them.
        dot: of a home printer with 600 dots an inch (mm).
        busy: the greatest part of the ground under a run that may not be of its one colour.
    """

    safety: float = 2.3
    body: float = 2.0
    small: float = 1.4
    margin: float = SAFE_MARGIN
    frame_margin: float = FRAME_MARGIN
    instruction_contrast: float = BODY
    text_contrast: float = TEXT
    mark_contrast: float = LINE
    leading: float = 1.2
    characters: int = 60
    line: float = LEAST_LINE
    teaching_line: float = 0.26
    small_picture: float = 0.5
    dot: float = inch_to_mm(1 / 600)
    busy: float = 0.15


ON_CARDS = Bars()
ON_SHEETS = replace(ON_CARDS, safety=2.0, characters=100)
"""Of pages that lie on a table, nearer to the eye than a card beside the hands: lines of up to 100
characters (PMCPA, advertising of medicines)."""
