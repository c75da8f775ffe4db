"""What sheets of finished pages must hold: every face once, where it was to lie.

Texts and pictures of the faces are looked at, each of them where it stands on its sheet, on some of
many sheets. A finding's line is the number of the page.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace

from builder.diagnostics import Finding, in_file_order
from builder.drawing import Document, Imposed, Placed, TextRun
from builder.drawing.page import Leaf, Part, leaves
from builder.gates.pdf.opened import OpenedPage, OpenedPdf
from builder.gates.pdf.rules import (
    TOLERANCE,
    check_boxes,
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

READ_IN_FULL = 64
"""So many pages at most are read letter for letter, 10 ms each: 128 cards at four a sheet."""
AS_IT_IS = Affine()

Laid = tuple[Leaf, Affine]
"""Something that a page or a face on it paints, and the way to the millimetres of the page."""


def check_sheets(pdf: OpenedPdf, document: Document) -> tuple[Finding, ...]:
    """Return what is wrong with ``pdf``, the written form of the sheets in ``document``.

    Their pages have other pages on them.
    """
    in_full = sample(len(document.pages), READ_IN_FULL)
    findings = [*check_file(pdf, document)]
    for page, sheet in pages_of(pdf, document):
        findings += check_boxes(page, sheet)
        if page.number in in_full:
            laid = list(_laid(sheet.body))
            findings += check_painted(page)
            findings += check_pictures(page, list(_corners(laid)))
            findings += check_runs(text_of(_moved(laid)), page)
    return in_file_order([*findings, *check_fonts(pdf)])


def check_pictures(page: OpenedPage, laid: list[Point]) -> Iterator[Finding]:
    """Each picture of each face lies where it was to lie, and none is lost or painted twice.

    Args:
        laid: where the upper left corners were to lie, in the order of painting (mm).
    """
    corners = [way.apply(Point(0, 0)) for way in page.forms]
    if len(laid) != len(corners):
        message = f"{len(corners)} pictures were found, {len(laid)} were to be printed"
        yield Finding(page.position, "pdf-face-lost", message)
        return
    for expected, corner in zip(laid, corners, strict=True):
        off = corner.to(expected).length
        if off > TOLERANCE:
            message = f"the corner of a picture lies at {place_words(corner)}"
            message += f", {off:.2f} mm from its place"
            yield Finding(page.position, "pdf-face-misplaced", message)


def _laid(body: Iterable[Part]) -> Iterator[Laid]:
    """Yield all that is painted, in order."""
    for part in body:
        match part:
            case Imposed(page=page, place=place):
                yield from ((leaf, place) for leaf in leaves(page.body))
            case _:
                yield from ((leaf, AS_IT_IS) for leaf in leaves((part,)))


def _corners(laid: Iterable[Laid]) -> Iterator[Point]:
    for leaf, place in laid:
        if isinstance(leaf, Placed):
            yield place.apply(Point(leaf.box.left, leaf.box.top))


def _moved(laid: Iterable[Laid]) -> Iterator[TextRun]:
    """Yield all text, that of faces where they lie on the sheet."""
    for leaf, place in laid:
        if isinstance(leaf, TextRun):
            x, baseline = place.apply(Point(leaf.x, leaf.baseline))
            size_pt = leaf.size_pt * math.hypot(place.c, place.d)
            yield replace(leaf, x=x, baseline=baseline, size_pt=size_pt)
