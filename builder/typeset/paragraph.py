"""Styled text in, lines out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple
from unicodedata import normalize

from builder.characters import SHIFTED
from builder.typeset.binding import words_of
from builder.typeset.family import Family
from builder.typeset.font import Font
from builder.typeset.lines import Line, Paragraph, plain_line
from builder.typeset.optimum import PROSE, SLOP, Cut, Rules, Stuck, filled, optimum
from builder.typeset.row import Row, Style, row_of, split
from builder.units import pt_to_mm

SLIM = 0.4
"""Letters are wider than this on average (em): what is too long at it is not tried on one line."""


class StyledSpan(NamedTuple):
    """A stretch of text in one style.

    Attributes:
        font: regular, bold, italic or bold-italic.
        colour: #rrggbb.
        link: where it leads, or nothing.
        script: sub or sup, where it stands lower or higher, and smaller.
    """

    text: str
    font: str = "regular"
    colour: str = "#000000"
    link: str = ""
    script: str = ""


def measure(family: Family, spans: Sequence[StyledSpan], rules: Rules = PROSE) -> Measured:
    """Return the text of ``spans`` measured, to be broken at any size.

    White space runs together and has the font of the span it is written in; spans that touch
    without any are never parted.

    Raises:
        MissingCharacter: a font cannot print a character.
    """
    styled = [
        (span.text, Style(family.font(span.font), span.colour, span.link, span.script))
        for span in _merged(spans, family)
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
    merged = _merged(spans, family)
    text, name, colour, link, script = merged[0] if len(merged) == 1 else StyledSpan("")
    font = family.font(name)
    entries = list(map(font.entries.__getitem__, words_of(text)))
    if not entries or script:
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


def _merged(spans: Sequence[StyledSpan], family: Family) -> list[StyledSpan]:
    """Return ``spans`` in composed form (NFC), neighbours of one style joined, none empty.

    Characters that stand lower or higher are stretches of their own where the type lacks them.
    """
    merged: list[StyledSpan] = []
    for span in spans:
        if merged and merged[-1][1:] == span[1:]:
            merged[-1] = merged[-1]._replace(text=merged[-1].text + span.text)
        elif span.text:
            merged.append(span)
    if all(span.text.isascii() for span in merged):
        return merged
    composed = (span._replace(text=normalize("NFC", span.text)) for span in merged)
    return [part for span in composed for part in _shifted(span, family.font(span.font))]


def _shifted(span: StyledSpan, font: Font) -> Iterator[StyledSpan]:
    """Yield ``span``, characters that stand lower or higher by themselves."""

    def script_of(char: str) -> str:
        return SHIFTED[char].script if char in SHIFTED and not font.has(char) else span.script

    for script, chars in groupby(span.text, script_of):
        yield span._replace(text="".join(chars), script=script)


class TooWide(Exception):  # noqa: N818 - names what is wrong with the text
    """A word, or what clings together like one, is ``by_mm`` wider than its line."""

    def __init__(self, word: str, by_mm: float) -> None:
        self.word, self.by_mm = word, by_mm
        super().__init__(f"{word!r} is {by_mm:.1f} mm wider than its line")


class Measured:
    """A text whose words are measured; size of type and length of line are chosen later."""

    def __init__(self, row: Row, rules: Rules) -> None:
        self._row, self._rules = row, rules
        self._total = row.ends[-1]
        self._cut: Cut | None = None

    def width(self, size_pt: float) -> float:
        """Return how long the text is on a single line (mm)."""
        return self._total * pt_to_mm(size_pt)

    def count(self, measure_mm: float, size_pt: float) -> int:
        """Return the number of lines, for less work than setting them.

        Raises:
            TooWide: a word is wider than the measure.
        """
        measure = measure_mm / pt_to_mm(size_pt)
        if self._total <= measure + SLOP:
            return 1 if self._row.words else 0
        return len(self._filled(measure, size_pt)[2]) - 1

    def lines(self, measure_mm: float, size_pt: float) -> tuple[Line, ...]:
        """Return the text broken into lines of at most ``measure_mm``.

        Raises:
            TooWide: a word is wider than the measure.
        """
        scale = pt_to_mm(size_pt)
        measure = measure_mm / scale
        if self._total <= measure + SLOP:
            words = len(self._row.words)
            return self._row.lines([(0, words)], scale) if words else ()
        row, cut, latest = self._filled(measure, size_pt)
        breaks = optimum(cut, measure, self._rules.even, latest)
        return row.lines(pairwise(map(cut.at.__getitem__, breaks)), scale)

    def _filled(self, measure: float, size_pt: float) -> tuple[Row, Cut, list[int]]:
        """Return the words, their units that fit, and the breaks that fill each line.

        Numbers keep the word after them, and compounds stay whole where the rules ask for it,
        unless together they are too wide for a line.
        """
        for row, cut in self._cuts():
            try:
                return row, cut, filled(cut, measure)
            except Stuck:
                last = row, cut
        raise _too_wide(*last, measure, pt_to_mm(size_pt))

    def _cuts(self) -> Iterator[tuple[Row, Cut]]:
        """Yield the ways to cut the text into units, the best first."""
        cut = self._cut or self._first_cut()
        yield self._row, cut
        if any(self._row.keeps):
            yield self._row, _cut(self._row, bound=False)
        if any(self._row.parts):
            parted = split(self._row)
            yield parted, _cut(parted, bound=False)

    def _first_cut(self) -> Cut:
        if self._rules.split_compounds and any(self._row.parts):
            self._row = split(self._row)
        self._cut = _cut(self._row, bound=True)
        return self._cut


def _cut(row: Row, bound: bool) -> Cut:
    """Return the units of ``row``; ``bound``: a number and the word after it are one."""
    size = len(row.words)
    shut: set[int] = set()
    if len(row.stretches) > 1:
        shut.update(stretch.first for stretch in row.stretches if stretch.touches)
    if bound and any(row.keeps):
        shut.update(after for after in range(1, size) if row.keeps[after - 1])
    cut = Cut(row.starts, row.ends, (0.0, *row.tolls), range(size + 1))
    return _without(cut, shut) if shut else cut


def _without(cut: Cut, shut: set[int]) -> Cut:
    """Return ``cut`` with no break before the words ``shut``."""
    kept = [at for at in cut.at if at not in shut]
    return Cut(
        [cut.starts[at] for at in kept],
        [cut.ends[at] for at in kept],
        [cut.tolls[at] for at in kept],
        kept,
    )


def _too_wide(row: Row, cut: Cut, measure: float, scale: float) -> TooWide:
    """Return the fact that the widest unit of ``cut`` does not fit."""
    widths = [end - start for start, end in zip(cut.starts, cut.ends[1:], strict=False)]
    widest = max(range(len(widths)), key=widths.__getitem__)
    (line,) = row.lines([(cut.at[widest], cut.at[widest + 1])], scale)
    return TooWide(line.text, (widths[widest] - measure) * scale)
