"""What sheets of finished pages must hold: every face once, where it was to lie.

Where faces lie is looked at on every sheet, their text letter for letter on some of many sheets. A
finding's line is the number of the page.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from builder.diagnostics import Finding, in_file_order
from builder.drawing import Document, Imposed, Page, Placed, TextRun
from builder.drawing.page import Part, leaves
from builder.gates.pdf.opened import OpenedPage, OpenedPdf
from builder.gates.pdf.rules import (
    TOLERANCE,
    check_file,
    check_fonts,
    check_painted,
    check_runs,
    pages_of,
    place_words,
    text_of,
)
from builder.gates.sample import sample
from builder.geometry import Affine, Point
from builder.units import pt_to_mm

READ_IN_FULL = 64
"""So many pages at most are read letter for letter, 10 ms each: 128 cards at four a sheet."""

Parts = tuple[Part, ...]


def check_sheets(pdf: OpenedPdf, document: Document) -> tuple[Finding, ...]:
    """Return what is wrong with ``pdf``, the written form of the sheets in ``document``.

    Their pages have other pages on them.
    """
    in_full = sample(len(document.pages), READ_IN_FULL)
    findings = [*check_file(pdf, document)]
    for page, laid in pages_of(pdf, document):
        parts = tuple(laid.body)
        findings += check_faces(page, parts)
        if page.number in in_full:
            findings += check_painted(page)
            findings += check_runs(list(_runs(parts)), page)
    return in_file_order([*findings, *check_fonts(pdf)])


def check_faces(page: OpenedPage, parts: Parts) -> Iterator[Finding]:
    """Each face lies where it was to lie, and none is lost or painted twice."""
    laid, forms = list(_forms(parts)), page.forms
    if len(laid) != len(forms):
        message = f"{len(forms)} faces and pictures were found, {len(laid)} were to be printed"
        yield Finding(page.position, "pdf-face-lost", message)
        return
    for expected, place in zip(laid, forms, strict=True):
        if isinstance(expected, Imposed):
            off = _farthest(expected, place)
            if off > TOLERANCE:
                where = place_words(place.apply(_corner_pt(expected.page)))
                message = f"the corner of {expected.page.name!r} lies at {where}"
                message += f", {off:.2f} mm from its place"
                yield Finding(page.position, "pdf-face-misplaced", message)


def _forms(parts: Parts) -> Iterator[Imposed | Placed]:
    """Yield faces and pictures in the order of painting."""
    for part in parts:
        match part:
            case Imposed():
                yield part
            case _:
                yield from (leaf for leaf in leaves((part,)) if isinstance(leaf, Placed))


def _farthest(expected: Imposed, place: Affine) -> float:
    """Return how far the worst corner of a face lies from where it was to lie (mm)."""
    page, mm = expected.page, pt_to_mm(1)
    from_points = Affine(mm, 0, 0, -mm, -page.bleed, page.height + page.bleed)
    corners_pt = [_corner_pt(page, right, low) for right in (0, 1) for low in (0, 1)]
    return max(
        expected.place.apply(from_points.apply(corner)).to(place.apply(corner)).length
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
