"""Whether lines are wide enough for a home printer and keep clear of the cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.diagnostics import Finding
from builder.gates.pdf.legibility.seen import SeenLine, SeenPage
from builder.gates.pdf.rules import TOLERANCE, place_words
from builder.geometry import Box, Point
from builder.model.bars import Bars

ROUNDED = 0.004
"""Widths in the file are rounded to hundredths of a point (mm)."""


def check_lines(page: SeenPage, drawn: Sequence[SeenLine], bars: Bars) -> Iterator[Finding]:
    """Yield what is wrong with the lines of ``page``; those of its pictures are ``drawn``."""
    yield from _thin(page, drawn, bars)
    yield from _near_the_cut(page, bars.frame_margin)


def _thin(page: SeenPage, drawn: Sequence[SeenLine], bars: Bars) -> Iterator[Finding]:
    """No line is so thin that a printer loses it."""
    thin = [
        (line.width / least, least, line)
        for line in (*page.lines, *drawn)
        if line.width < (least := _least(line, bars)) - ROUNDED
    ]
    for _, least, line in sorted(thin, key=lambda item: item[0])[:1]:
        message = f"a line of {line.colour} at {_place(line.box)} is {line.width:.2f} mm wide"
        hint = f"at least {least:.2f} mm is needed there"
        yield Finding(page.position, "pdf-line-thin", message, hint, "warning")


def _least(line: SeenLine, bars: Bars) -> float:
    """Return how wide a line must be (mm)."""
    if line.picture is not None and line.picture.scale < bars.small_picture:
        return bars.dot * (2 if line.teaches else 1)
    return bars.teaching_line if line.teaches else bars.line


def _near_the_cut(page: SeenPage, margin: float) -> Iterator[Finding]:
    """Frames and rules keep away from the trim: one that is cut off-centre shows.

    What runs off the page on purpose has no distance from the trim.
    """
    trim = page.page.trim
    near = [(trim.clearance(line.box), line) for line in page.lines if trim.holds(line.box)]
    for distance, line in sorted(near, key=lambda item: item[0])[:1]:
        if distance < margin - TOLERANCE:
            place = f"{line.colour} at {_place(line.box)}"
            message = f"a line of {place} lies {distance:.2f} mm from the trim"
            hint = f"keep the middle of lines at least {margin:g} mm inside"
            yield Finding(page.position, "pdf-frame-unsafe", message, hint)


def _place(box: Box) -> str:
    return place_words(Point(box.left, box.top))
