"""Styled text in, lines out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple
from unicodedata import normalize

from builder.typeset.binding import words_of
from builder.typeset.family import Family
from builder.typeset.lines import Line, Paragraph, plain_line
from builder.typeset.measured import Measured
from builder.typeset.optimum import PROSE, SLOP, Rules
from builder.typeset.row import Style, row_of
from builder.units import pt_to_mm

SLIM = 0.4
"""Letters are wider than this on average (em): what is too long at it is not tried on one line."""


class StyledSpan(NamedTuple):
    """A stretch of text in one style.

    Attributes:
        font: regular, bold, italic or bold-italic.
        colour: #rrggbb.
        link: where it leads, or nothing.
    """

    text: str
    font: str = "regular"
    colour: str = "#000000"
    link: str = ""


def measure(family: Family, spans: Sequence[StyledSpan], rules: Rules = PROSE) -> Measured:
    """Return the text of ``spans`` measured, to be broken at any size.

    White space runs together and has the font of the span it is written in; spans that touch
    without any are never parted.

    Raises:
        MissingCharacter: a font cannot print a character.
    """
    styled = [
        (span.text, Style(family.font(span.font), span.colour, span.link))
        for span in _merged(spans)
    ]
    return Measured(row_of(styled), rules)


def break_lines(
    family: Family,
    spans: Sequence[StyledSpan],
    measure_mm: float,
    size_pt: float,
    rules: Rules = PROSE,
) -> tuple[Line, ...]:
    """Return ``spans`` in lines of at most ``measure_mm``.

    They are the fewest there can be, and of those the least ragged.

    Raises:
        TooWide: a word is wider than the measure; nothing is hyphenated or clipped.
        MissingCharacter: a font cannot print a character.
    """
    if len(spans) == 1 and 0 < len(spans[0].text) * SLIM * pt_to_mm(size_pt) <= measure_mm:
        single = _single_line(family, spans, measure_mm, pt_to_mm(size_pt))
        if single:
            return single
    return measure(family, spans, rules).lines(measure_mm, size_pt)


def _single_line(
    family: Family, spans: Sequence[StyledSpan], measure_mm: float, scale: float
) -> tuple[Line, ...]:
    """Return the only line of a text of one span, or nothing if it is empty or needs more.

    It is the line that ``measure`` would give; most texts are short, and this is less work.
    """
    ((text, name, colour, link),) = _merged(spans)
    font = family.font(name)
    entries = list(map(font.entries.__getitem__, words_of(text)))
    if not entries:
        return ()
    *_, end = accumulate([entry.spaced for entry in entries])
    width = end - font.space
    if width > measure_mm / scale + SLOP:
        return ()
    words = tuple([entry.word for entry in entries])
    return (plain_line(width * scale, words, name, colour, link),)


def set_paragraph(
    family: Family,
    spans: Sequence[StyledSpan],
    measure_mm: float,
    size_pt: float,
    *,
    leading: float,
    rules: Rules = PROSE,
) -> Paragraph:
    """Return ``spans`` broken into lines ``leading`` times the type size apart.

    Raises:
        TooWide, MissingCharacter: as for ``break_lines``.
    """
    lines = break_lines(family, spans, measure_mm, size_pt, rules)
    em = pt_to_mm(size_pt)
    first = family.font(spans[0].font if spans else "regular")
    return Paragraph(lines, size_pt, em * leading, em * first.cap_height)


def _merged(spans: Sequence[StyledSpan]) -> list[StyledSpan]:
    """Return ``spans`` in composed form (NFC), neighbours of one style joined, none empty."""
    merged: list[StyledSpan] = []
    for span in spans:
        if merged and merged[-1][1:] == span[1:]:
            merged[-1] = merged[-1]._replace(text=merged[-1].text + span.text)
        elif span.text:
            merged.append(span)
    return [
        span if span.text.isascii() else span._replace(text=normalize("NFC", span.text))
        for span in merged
    ]
