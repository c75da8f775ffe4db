"""What sheets of finished pages must hold: every face once, where it was to lie.

Where faces lie is looked at on every sheet, their text letter for letter on some of many sheets. A
finding's line is the number of the page.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import replace

from builder.diagnostics import Finding, Position, in_file_order
from builder.drawing import Document, Imposed, Page, Placed, TextRun
from builder.drawing.page import Part, leaves
from builder.gates.pdf.printed import PrintedFile, PrintedPage, read_pdf
from builder.gates.pdf.rules import (
    TOLERANCE,
    check_embedded,
    check_page_count,
    check_painted,
    check_runs,
    check_tagged,
    place_words,
    text_of,
)
from builder.gates.spread import spread
from builder.geometry import Affine, Point
from builder.units import pt_to_mm

READ_IN_FULL = 64
"""So many pages at most are read letter for letter, 10 ms each: 128 cards at four a sheet."""

Parts = tuple[Part, ...]


def check_sheets(
    pdf: bytes, document: Document, *, name: str, printed: PrintedFile | None = None
) -> tuple[Finding, ...]:
    """Return what is wrong with ``pdf``, the written form of the sheets in ``document``.

    Args:
        pdf: the bytes as they were written.
        document: pages with other pages on them.
        name: of the file, for the findings.
        printed: what was read of ``pdf`` before, at least the text of ``spread`` pages.
    """
    in_full = spread(len(document.pages), READ_IN_FULL)
    printed = printed or read_pdf(pdf, in_full)
    return in_file_order(
        [
            *check_page_count(printed, document, name),
            *check_tagged(printed, name),
            *check_embedded(printed, name),
            *check_painted(printed, name),
            *_check_pages(printed, document, name, in_full),
        ]
    )


def _check_pages(
    printed: PrintedFile, document: Document, name: str, in_full: Collection[int]
) -> Iterator[Finding]:
    for page, laid in zip(printed.pages, document.pages, strict=False):
        parts = tuple(laid.body)
        yield from check_faces(page, parts, name)
        if page.number in in_full:
            yield from check_runs(list(_runs(parts)), page, name)


def check_faces(page: PrintedPage, parts: Parts, name: str) -> Iterator[Finding]:
    """Each face lies where it was to lie, and none is lost or painted twice."""
    laid = list(_forms(parts))
    at = Position(name, page.number)
    if len(laid) != len(page.forms):
        message = f"{len(page.forms)} faces and pictures were found, {len(laid)} were to be printed"
        yield Finding(at, "pdf-face-lost", message)
        return
    for expected, found in zip(laid, page.forms, strict=True):
        if isinstance(expected, Imposed):
            off = _farthest(expected, found)
            if off > TOLERANCE:
                shown = found.apply(_corner_pt(expected.page))
                where = f"{place_words(shown)}, {off:.2f} mm from its place"
                message = f"the corner of {expected.page.name!r} lies at {where}"
                yield Finding(at, "pdf-face-misplaced", message)


def _forms(parts: Parts) -> Iterator[Imposed | Placed]:
    """Yield faces and pictures in the order of painting."""
    for part in parts:
        match part:
            case Imposed():
                yield part
            case _:
                yield from (leaf for leaf in leaves((part,)) if isinstance(leaf, Placed))


def _farthest(expected: Imposed, found: Affine) -> float:
    """Return how far the worst corner of a face lies from where it was to lie (mm)."""
    page, mm = expected.page, pt_to_mm(1)
    from_points = Affine(mm, 0, 0, -mm, -page.bleed, page.height + page.bleed)
    corners_pt = [_corner_pt(page, right, low) for right in (0, 1) for low in (0, 1)]
    return max(
        expected.place.apply(from_points.apply(corner)).to(found.apply(corner)).length
        for corner in corners_pt
    )


def _corner_pt(page: Page, right: int = 0, low: int = 0) -> Point:
    """Return a corner of the trim in the points of the face, from the lower left of the bleed."""
    mm = pt_to_mm(1)
    across, up = page.bleed + right * page.width, page.bleed + (1 - low) * page.height
    return Point(across / mm, up / mm)


def _runs(parts: Parts) -> Iterator[TextRun]:
    """Yield all text in the order of painting, that of faces where they lie on the sheet."""
    for part in parts:
        match part:
            case Imposed(page=page, place=place):
                yield from (_moved(run, place) for run in text_of(leaves(page.body)))
            case _:
                yield from text_of(leaves((part,)))


def _moved(run: TextRun, place: Affine) -> TextRun:
    x, baseline = place.apply(Point(run.x, run.baseline))
    size_pt = run.size_pt * math.hypot(place.c, place.d)
    return replace(run, x=x, baseline=baseline, size_pt=size_pt)
