"""Which colours of a theme must tell themselves apart, and how well they do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from builder.model.bars import BODY, LINE, TEXT
from builder.model.theme import Theme

Path = tuple[str | int, ...]


class Pair(NamedTuple):
    """Text and the ground it stands on, each by its path in the theme, and their least contrast."""

    text: Path
    ground: Path
    least: float


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (#rrggbb), from 1 to 21.

    It is (L1 + 0.05) / (L2 + 0.05) with L1 the relative luminance of the lighter (WCAG 2.2,
    definition of contrast ratio).
    """
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of an sRGB colour, from 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def faint_pairs(theme: Theme) -> Iterator[tuple[Pair, str, str]]:
    """Yield the pairs that are harder to read than they may be, with both colours."""
    colours = theme.model_dump()
    for pair in pairs(theme):
        text, ground = _at(colours, pair.text), _at(colours, pair.ground)
        if contrast(text, ground) < pair.least:
            yield pair, text, ground


def _at(value: Any, path: Path) -> str:
    for key in path:
        value = value[key]
    return str(value)


def pairs(theme: Theme) -> Iterator[Pair]:
    """Yield every pair of text and ground that the outputs print.

    The sign of a level is also the colour of the digits on a picture, so it counts as text.
    """
    ink, paper = ("colours", "ink"), ("colours", "paper")
    yield Pair(ink, paper, BODY)
    yield Pair(ink, ("colours", "panel"), BODY)
    yield Pair(("colours", "quiet"), ("colours", "panel"), TEXT)
    for level, look in theme.levels.items():
        at: Path = ("levels", level)
        yield Pair(ink, (*at, "ground"), BODY)
        yield Pair((*at, "sign"), (*at, "panel"), TEXT)
        if look.mark or look.fill:
            mark, fill = "mark" if look.mark else "panel", "fill" if look.fill else "sign"
            yield Pair((*at, mark), (*at, fill), TEXT)
        if look.edge:
            yield Pair((*at, "edge"), (*at, "ground"), LINE)
    for index in range(len(theme.parts)):
        part: Path = ("parts", index)
        yield Pair(ink, (*part, "tint"), BODY)
        yield Pair(paper, (*part, "colour"), TEXT)
        yield Pair((*part, "colour"), (*part, "tint"), TEXT)
    yield Pair(("colours", "quiet"), paper, TEXT)
    yield Pair(("colours", "link"), paper, TEXT)
