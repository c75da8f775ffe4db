"""Whether lines of text are short enough and far enough apart to be followed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.diagnostics import Finding
from builder.gates.pdf.legibility.letters import place_of
from builder.gates.pdf.legibility.seen import SeenPage
from builder.gates.pdf.printed import PrintedRun
from builder.model.bars import Bars
from builder.units import pt_to_mm

LEVEL = 0.1
"""Baselines that differ by less are one (mm)."""
NEXT = 1.0
"""Words closer than this part of the type size are of one line; a column or label is further."""
PARTING = "·"
SPACE = 0.1
"""A gap of this part of the type size parts words."""
ROUNDED = 0.01
"""Leading that is less than asked for by less is rounding (parts of the type size)."""


def check_setting(page: SeenPage, bars: Bars) -> Iterator[Finding]:
    """Yield what makes the lines of ``page`` hard to follow."""
    yield from _long(page, bars.characters)
    yield from _tight(page, bars.leading)


def _long(page: SeenPage, most: int | None) -> Iterator[Finding]:
    """No line is so long that the eye misses the start of the next."""
    lines = lines_of(page.runs) if most is not None else []
    longest = max(lines, key=lambda line: line.characters, default=None)
    if most is not None and longest is not None and longest.characters > most:
        message = f"the line of {place_of(longest.first)} has {longest.characters} characters"
        hint = f"at most {most} on a line can be followed at arm's length"
        yield Finding(page.position, "pdf-line-long", message, hint)


@dataclass(frozen=True, slots=True)
class Line:
    """Runs that are read as one line."""

    first: PrintedRun
    last: PrintedRun
    text: str

    @property
    def characters(self) -> int:
        """How many stand between middle dots: parts of a key are read one by one."""
        return max(map(len, self.text.split(PARTING)))


def lines_of(runs: Sequence[PrintedRun]) -> list[Line]:
    """Return the lines of text that ``runs``, in the order of painting, make."""
    lines: list[Line] = []
    for run in runs:
        gap = _gap(lines[-1].last, run) if lines else None
        if gap is None:
            lines.append(Line(run, run, run.text))
        else:
            before = lines.pop()
            space = " " if gap > SPACE else ""
            lines.append(Line(before.first, run, before.text + space + run.text))
    return lines


def _gap(before: PrintedRun, run: PrintedRun) -> float | None:
    """Return the gap between runs of one line over the type size, or nothing if they are not."""
    gap = (run.box.left - before.box.right) / pt_to_mm(max(before.size_pt, run.size_pt))
    level = abs(run.origin.y - before.origin.y) < LEVEL
    return gap if level and -SPACE < gap < NEXT else None


def _tight(page: SeenPage, least: float) -> Iterator[Finding]:
    """Lines one above the other keep so far apart that the eye does not slip to the next."""
    tight = [
        (leading, upper, lower)
        for upper, lower in _neighbours(page.runs, least)
        if (leading := _leading(upper, lower)) < least - ROUNDED
    ]
    for leading, upper, lower in sorted(tight, key=lambda item: item[0])[:1]:
        message = f"{place_of(lower)} stands {leading:.0%} of its size below {upper.text!r}"
        hint = f"lines need a distance of at least {least:.0%} of the type size"
        yield Finding(page.position, "pdf-lines-tight", message, hint)


def _neighbours(
    runs: Sequence[PrintedRun], least: float
) -> Iterator[tuple[PrintedRun, PrintedRun]]:
    """Yield pairs of runs of which one stands close under the other."""
    ranked = sorted(runs, key=lambda run: run.origin.y)
    reach = least * pt_to_mm(max((run.size_pt for run in runs), default=0.0))
    for at, upper in enumerate(ranked):
        for lower in ranked[at + 1 :]:
            if lower.origin.y - upper.origin.y >= reach:
                break
            apart = lower.origin.y - upper.origin.y > LEVEL
            if apart and lower.box.left < upper.box.right and upper.box.left < lower.box.right:
                yield upper, lower


def _leading(upper: PrintedRun, lower: PrintedRun) -> float:
    """Return the distance of two baselines over the size of the smaller type."""
    return (lower.origin.y - upper.origin.y) / pt_to_mm(min(upper.size_pt, lower.size_pt))
