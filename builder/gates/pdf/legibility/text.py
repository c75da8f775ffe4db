"""Whether text can be read: letters that stand out from their ground, lines that can be followed.

The page is painted twice, with its text and without, and looked at where text is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.diagnostics import Finding
from builder.gates.pdf.legibility.raster import (
    PageRaster,
    Pixel,
    hex_of,
    pixel_contrast,
    pixel_of,
    unlike,
)
from builder.gates.pdf.legibility.seen import SeenPage
from builder.gates.pdf.printed import PrintedRun
from builder.gates.pdf.rules import place_words
from builder.geometry import Box
from builder.model.bars import PARTING, Bars
from builder.units import pt_to_mm

SPECK = 0.5
"""A spot on the ground of this side, over the x-height, hides no letter: a line that runs by."""
OTHER = 24
"""By how much of 255 a channel of two colours differs where an eye sees two."""
CHUNK = 1.2
"""Type sizes along a line: more than the widest space, so that each holds part of a letter."""
LABEL = "Lbl"
"""What a file calls the number of an item."""
LEVEL = 0.1
"""Baselines that differ by less are one (mm)."""
NEXT = 1.0
"""Words closer than this part of the type size are of one line; a column or label is further."""
SPACE = 0.1
"""A gap of this part of the type size parts words."""
SHIFT, SMALLER = 0.4, 0.75
"""What stands lower or higher in a line is off by less, and smaller than that (type sizes)."""
ROUNDED = 0.01
"""Leading that is less than asked for by less is rounding (parts of the type size)."""


def check_text(page: SeenPage, bars: Bars) -> Iterator[Finding]:
    """Yield what keeps the text of ``page`` from standing out and being followed."""
    grounds = [_ground(run, page.ground) for run in page.runs]
    yield from _pale(page, grounds, bars)
    yield from _busy(page, grounds, bars)
    yield from _hidden(page)
    yield from _long(page, bars.characters)
    yield from _tight(page, bars.leading)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a run of text stands on.

    Attributes:
        contrast: of its letters where it is least.
        worst: the colour there.
        mixed: the part of it that is not of its commonest colour (0 to 1).
    """

    contrast: float
    worst: Pixel
    mixed: float


def _ground(run: PrintedRun, raster: PageRaster) -> Ground:
    colours = raster.colours(run.box)
    if not colours:
        return Ground(1.0, 0xFFFFFF, 0.0)
    ink, count = pixel_of(run.colour), sum(colours.values())
    common = colours.most_common(1)[0][0]
    mixed = sum(times for pixel, times in colours.items() if unlike(pixel, common) > OTHER)
    speck = (run.x_height * SPECK) ** 2 / (raster.across * raster.down)
    contrast, worst = _least(colours, ink, run.opacity, min(speck, count / 4))
    return Ground(contrast, worst, mixed / count)


def _least(
    colours: Counter[Pixel], ink: Pixel, opacity: float, ignored: float
) -> tuple[float, Pixel]:
    """Return the least contrast of ``ink`` with more than ``ignored`` of the pixels, and where."""
    ranked = sorted((pixel_contrast(_over(ink, pixel, opacity), pixel), pixel) for pixel in colours)
    seen = 0.0
    for contrast, pixel in ranked:
        seen += colours[pixel]
        if seen > ignored:
            return contrast, pixel
    return ranked[-1]


def _over(ink: Pixel, ground: Pixel, opacity: float) -> Pixel:
    """Return the colour of ``ink`` that lets ``ground`` through."""
    if opacity >= 1.0:
        return ink
    mixed = 0
    for shift in (16, 8, 0):
        one, other = ink >> shift & 0xFF, ground >> shift & 0xFF
        mixed |= round(other + (one - other) * opacity) << shift
    return mixed


def _pale(page: SeenPage, grounds: list[Ground], bars: Bars) -> Iterator[Finding]:
    """Text stands out from its ground: what is pale is not read in dim light."""
    needed = [bars.instruction_contrast if one else bars.text_contrast for one in page.instructs]
    short = [
        (ground.contrast / least, at)
        for at, (ground, least) in enumerate(zip(grounds, needed, strict=True))
        if ground.contrast < least
    ]
    for _, at in sorted(short)[:1]:
        run, ground = page.runs[at], grounds[at]
        look = f"a contrast of {ground.contrast:.2f}, {run.colour} on {hex_of(ground.worst)}"
        kind = "an instruction or caution" if page.instructs[at] else "text"
        hint = f"{kind} needs at least {needed[at]:g}"
        yield Finding(page.position, "pdf-text-pale", f"{_place_of(run)} has {look}", hint)


def _busy(page: SeenPage, grounds: list[Ground], bars: Bars) -> Iterator[Finding]:
    """Text stands on a plain ground: letters over a picture are lost in its lines."""
    mixed = [(ground.mixed, at) for at, ground in enumerate(grounds) if ground.mixed > bars.busy]
    for share, at in sorted(mixed)[-1:]:
        message = (
            f"{_place_of(page.runs[at])} stands on a ground of many colours, {share:.0%} of it"
        )
        hint = "put the text beside the picture or on a plain ground"
        yield Finding(page.position, "pdf-text-busy", message, hint)


def _hidden(page: SeenPage) -> Iterator[Finding]:
    """Nothing is painted over text: taking the text away changes what is seen."""
    lost = [
        run
        for run in page.runs
        if any(page.painted.same(page.ground, part) for part in _chunks(run))
    ]
    for run in lost[:1]:
        message = f"{_place_of(run)} is painted over or not painted"
        hint = "paint the text last and in a colour of its own"
        yield Finding(page.position, "pdf-text-hidden", message, hint)


def _covered(run: PrintedRun, page: SeenPage) -> bool:
    """Tell whether the page looks the same with and without a part of ``run``."""
    return any(page.painted.same(page.ground, part) for part in _chunks(run))


def _chunks(run: PrintedRun) -> Iterator[Box]:
    """Yield the parts of a run's box that must each show something of it."""
    box = run.box
    count = max(1, int(box.width / (pt_to_mm(run.size_pt) * CHUNK)))
    width = box.width / count
    for at in range(count):
        yield Box.sized(box.left + at * width, box.top, width, box.height)


def _long(page: SeenPage, most: int) -> Iterator[Finding]:
    """No line is so long that the eye misses the start of the next."""
    longest = max(_lines_of(page.runs), key=lambda line: line.characters, default=None)
    if longest is not None and longest.characters > most:
        message = f"the line of {_place_of(longest.first)} has {longest.characters} characters"
        hint = f"at most {most} on a line can be followed at arm's length"
        yield Finding(page.position, "pdf-line-long", message, hint)


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """Runs that are read as one line."""

    first: PrintedRun
    last: PrintedRun
    text: str

    @property
    def characters(self) -> int:
        """How many stand between middle dots: parts of a key are read one by one."""
        return max(map(len, self.text.split(PARTING)))


def _lines_of(runs: Sequence[PrintedRun]) -> list[PrintedLine]:
    """Return the lines of text that ``runs``, in the order of painting, make."""
    lines: list[PrintedLine] = []
    for run in runs:
        gap = _gap(lines[-1].last, run) if lines else None
        if gap is None:
            lines.append(PrintedLine(run, run, run.text))
        else:
            before = lines.pop()
            space = " " if gap > SPACE else ""
            lines.append(PrintedLine(before.first, run, before.text + space + run.text))
    return lines


def _gap(before: PrintedRun, run: PrintedRun) -> float | None:
    """Return the gap between runs of one line over the type size, or nothing if they are not.

    The number of an item is found by itself, and no part of the line beside it.
    """
    if before.tag == LABEL:
        return None
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
        message = f"{_place_of(lower)} stands {leading:.0%} of its size below {upper.text!r}"
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
            apart = lower.origin.y - upper.origin.y > LEVEL and not _side_by_side(upper, lower)
            if apart and lower.box.left < upper.box.right and upper.box.left < lower.box.right:
                yield upper, lower


def _side_by_side(upper: PrintedRun, lower: PrintedRun) -> bool:
    """Tell whether one stands lower or higher in the line of the other, as in H₂O."""
    larger, smaller = sorted((upper.size_pt, lower.size_pt), reverse=True)
    within = lower.origin.y - upper.origin.y < SHIFT * pt_to_mm(larger)
    return within and smaller < larger * SMALLER


def _leading(upper: PrintedRun, lower: PrintedRun) -> float:
    """Return the distance of two baselines over the size of the smaller type."""
    return (lower.origin.y - upper.origin.y) / pt_to_mm(min(upper.size_pt, lower.size_pt))


def _place_of(run: PrintedRun) -> str:
    """Return the words of a run and where they stand."""
    return f"{run.text!r} at {place_words(run.origin)}"
