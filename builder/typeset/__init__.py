"""Turns styled text into lines of measured words."""

from builder.typeset.family import FACES, Family, FontFile, load_family, load_profile
from builder.typeset.font import (
    Font,
    MissingCharacter,
    characters_in,
    missing,
    size_for_x_height,
    x_height_mm,
)
from builder.typeset.lines import Line, Paragraph, Piece
from builder.typeset.optimum import PROSE, SAFETY, TITLE, Rules
from builder.typeset.paragraph import (
    Measured,
    StyledSpan,
    TooWide,
    break_lines,
    measure,
    set_paragraph,
)

__all__ = [
    "FACES",
    "PROSE",
    "SAFETY",
    "TITLE",
    "Family",
    "Font",
    "FontFile",
    "Line",
    "Measured",
    "MissingCharacter",
    "Paragraph",
    "Piece",
    "Rules",
    "StyledSpan",
    "TooWide",
    "break_lines",
    "characters_in",
    "load_family",
    "load_profile",
    "measure",
    "missing",
    "set_paragraph",
    "size_for_x_height",
    "x_height_mm",
]
