"""Ink editions: the same guide in full colour, with little ink, or with black alone.

What colour tells is always told by word, shape or pattern too; the editions rest on that. Every
floor of contrast holds by construction: a colour that must be read is darkened until it can be.
"""

from __future__ import annotations

from typing import Literal, assert_never, get_args

from builder.model.bars import BODY, LINE, TEXT
from builder.model.caution import Level
from builder.model.contrast import contrast
from builder.model.theme import Colours, Divider, LevelLook, PartLook, Theme

Ink = Literal["colour", "low", "mono"]
INKS: tuple[Ink, ...] = get_args(Ink)

EDITION = "edition"
"""Key of ``Theme.figures`` that makes pictures follow."""
BLACK, WHITE = "#000000", "#ffffff"
BACK_PATTERN = 14.0
"""Width of the pattern that tells the part on a back (mm)."""

FRAMES: dict[Level, float] = {"danger": 1.0, "warning": 0.7, "caution": 0.45, "notice": 0.3}
"""Width of the frame of each level (mm): the graver, the heavier."""
DIVIDERS: dict[Level, Divider] = {
    "danger": "bar",
    "warning": "stripes",
    "caution": "line",
    "notice": "line",
}
"""What tells the white panels of levels with one sign apart."""


def in_ink(theme: Theme, ink: Ink) -> Theme:
    """Return ``theme`` in the colours of an edition; that in colour is the theme itself."""
    match ink:
        case "colour":
            return theme
        case "low":
            return _low(theme)
        case "mono":
            return _mono(theme)
        case _:
            assert_never(ink)


def ink_of(theme: Theme) -> Ink:
    """Return the edition that ``in_ink`` made ``theme`` for."""
    return next((ink for ink in INKS if theme.figures.get(EDITION) == ink), "colour")


def readable(colour: str, least: float) -> str:
    """Return ``colour``, darkened until its contrast with white reaches ``least`` (1 to 21)."""
    if contrast(colour, WHITE) >= least:
        return colour
    enough, too_light = 0, 255
    while too_light - enough > 1:
        middle = (enough + too_light) // 2
        if contrast(_scaled(colour, middle), WHITE) >= least:
            enough = middle
        else:
            too_light = middle
    return _scaled(colour, enough)


def _scaled(colour: str, share: int) -> str:
    """Return ``colour`` with ``share`` of 255 of its light."""
    return "#" + "".join(f"{int(colour[at : at + 2], 16) * share // 255:02x}" for at in (1, 3, 5))


def _low(theme: Theme) -> Theme:
    """Return white grounds, outlined bands and panels, lines in their colours."""
    full = theme.colours
    colours = Colours(
        ink=readable(full.ink, BODY),
        quiet=readable(full.quiet, TEXT),
        paper=WHITE,
        rule=readable(full.rule, LINE),
        panel=WHITE,
        link=readable(full.link, TEXT),
    )
    parts = tuple(
        PartLook(colour=readable(part.colour, TEXT), tint=WHITE, pattern=part.pattern)
        for part in theme.parts
    )
    levels = {level: _low_level(level, look) for level, look in theme.levels.items()}
    return _edition(theme, "low", colours, parts, levels).model_copy(update={"bands": "outlined"})


def _low_level(level: Level, look: LevelLook) -> LevelLook:
    """Return the level with its colour in the sign and the frame alone."""
    line = readable(look.panel, TEXT)
    return LevelLook(
        panel=WHITE,
        sign=line,
        ground=WHITE,
        fill=look.panel,
        mark=look.sign,
        edge=line,
        divider=DIVIDERS[level],
        frame=FRAMES[level],
    )


def _mono(theme: Theme) -> Theme:
    """Return black and white: no grey, which cheap printers break into dots."""
    colours = Colours(ink=BLACK, quiet=BLACK, paper=WHITE, rule=BLACK, panel=WHITE, link=BLACK)
    parts = tuple(PartLook(colour=BLACK, tint=WHITE, pattern=part.pattern) for part in theme.parts)
    levels = {level: _mono_level(level) for level in theme.levels}
    return _edition(theme, "mono", colours, parts, levels)


def _mono_level(level: Level) -> LevelLook:
    """Return the level in black: danger on a black panel, the others on paper."""
    solid = level == "danger"
    return LevelLook(
        panel=BLACK if solid else WHITE,
        sign=WHITE if solid else BLACK,
        ground=WHITE,
        edge=BLACK,
        divider=DIVIDERS[level],
        frame=FRAMES[level],
    )


def _edition(
    theme: Theme,
    ink: Ink,
    colours: Colours,
    parts: tuple[PartLook, ...],
    levels: dict[Level, LevelLook],
) -> Theme:
    return theme.model_copy(
        update={
            "colours": colours,
            "parts": parts,
            "levels": levels,
            "card": theme.card.model_copy(update={"back_pattern": BACK_PATTERN}),
            "figures": theme.figures | {EDITION: ink},
        }
    )
