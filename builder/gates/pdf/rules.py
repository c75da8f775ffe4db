"""What every PDF of a guide must hold, one function a rule.

A finding's line is the number of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from builder.diagnostics import Finding, Position, in_file_order
from builder.drawing import Artifact, Document, Element, Imposed, Placed, Shape, TextRun
from builder.drawing.page import Leaf, Node, leaves
from builder.gates.pdf.printed import PrintedFile, PrintedPage, PrintedRun, read_pdf
from builder.geometry import Box, Point

SAFE_MARGIN = 5.0
"""Text keeps so far from the trim (mm): duplex printers are off by up to 2 mm."""
TOLERANCE = 0.02
"""Positions in the file are hundredths of a point, in PDFium less exact still (mm)."""


@dataclass(frozen=True, slots=True)
class TypeBars:
    """The least x-heights (mm) that the structure of a page asks for.

    Attributes:
        safety: of callouts, which are sections of a page (RNIB clear print, read at arm's length).
        body: of lists and tables, where the instructions are (RNIB clear print).
        small: of all else, captions, labels, signposts (EU label guideline of 2009).
    """

    safety: float = 2.3
    body: float = 2.0
    small: float = 1.4


SAFETY_ON_SHEETS = TypeBars(safety=2.0)
"""Least x-height of cautions on pages that are no cards (mm); on cards it is more."""


def check_pdf(
    pdf: bytes,
    document: Document,
    *,
    name: str,
    bars: TypeBars = TypeBars(),
    margin: float = SAFE_MARGIN,
    printed: PrintedFile | None = None,
) -> tuple[Finding, ...]:
    """Return what is wrong with ``pdf``, the written form of ``document``.

    Args:
        pdf: the bytes as they were written.
        document: what was to be written.
        name: of the file, for the findings.
        bars: the least type sizes.
        margin: how far text keeps from the trim (mm).
        printed: what was read of ``pdf`` before, so that it is not read again.
    """
    printed = printed or read_pdf(pdf)
    return in_file_order(
        [
            *check_page_count(printed, document, name),
            *check_tagged(printed, name),
            *check_embedded(printed, name),
            *check_painted(printed, name),
            *check_safe_area(printed, name, margin),
            *check_text(printed, document, name),
            *check_type_size(printed, document, name, bars),
        ]
    )


def check_page_count(printed: PrintedFile, document: Document, name: str) -> Iterator[Finding]:
    """The file has the pages that were laid out: a missing face shifts every back after it."""
    found, expected = len(printed.pages), len(document.pages)
    if found != expected:
        message = f"the file has {found} pages, {expected} were laid out"
        yield Finding(Position(name), "pdf-page-count", message)


def check_tagged(printed: PrintedFile, name: str) -> Iterator[Finding]:
    """The file is tagged: without structure no screen reader can follow it."""
    if not printed.tagged:
        yield Finding(Position(name), "pdf-untagged", "the file has no structure")


def check_embedded(printed: PrintedFile, name: str) -> Iterator[Finding]:
    """Every font is in the file: another machine would print in another one."""
    missing = {run.font: run.page for run in reversed(printed.runs) if not run.embedded}
    for font, page in missing.items():
        message = f"font {font} is not embedded"
        yield Finding(Position(name, page), "pdf-font-not-embedded", message)


def check_painted(printed: PrintedFile, name: str) -> Iterator[Finding]:
    """Every character has a glyph: a box or a gap on paper says nothing."""
    for run in printed.runs:
        if run.unpainted:
            message = f"{run.font} has no glyph for {run.unpainted!r} in {run.text!r}"
            yield Finding(Position(name, run.page), "pdf-character-unpainted", message)


def check_safe_area(printed: PrintedFile, name: str, margin: float) -> Iterator[Finding]:
    """No ink of a letter lies nearer to the trim than ``margin`` (mm): cutting is never exact."""
    for page in printed.pages:
        trim = Box(0, 0, page.width, page.height)
        safe = trim.inset(margin)
        for run in page.runs:
            if run.text and not safe.holds(run.box, TOLERANCE):
                distance = trim.clearance(run.box)
                message = f"{run.text!r} lies {distance:.1f} mm from the trim"
                hint = f"keep text at least {margin:g} mm inside"
                yield Finding(Position(name, page.number), "pdf-text-unsafe", message, hint)


def check_text(printed: PrintedFile, document: Document, name: str) -> Iterator[Finding]:
    """Every run of text stands in the file, in order, letter for letter, where it was laid out."""
    for page, laid in zip(printed.pages, document.pages, strict=False):
        yield from check_runs(text_of(leaves(laid.body)), page, name)


def text_of(content: Iterable[Leaf]) -> list[TextRun]:
    """Return the runs of text in ``content`` that print something."""
    return [leaf for leaf in content if isinstance(leaf, TextRun) and leaf.words]


def check_runs(laid: list[TextRun], page: PrintedPage, name: str) -> Iterator[Finding]:
    """``page`` prints the runs ``laid``, in order; the first difference is told, not every one."""
    for run, found in zip(laid, page.runs, strict=False):
        if not _same(run, found):
            expected = f"{run.text!r} at {place_words(Point(run.x, run.baseline))}"
            seen = f"{found.text!r} at {place_words(found.origin)}"
            message = f"{seen} stands where {expected} should"
            yield Finding(Position(name, page.number), "pdf-text-lost", message)
            return
    yield from _length_difference(laid, page, name)


def _length_difference(expected: list[TextRun], page: PrintedPage, name: str) -> Iterator[Finding]:
    if len(expected) != len(page.runs):
        message = f"{len(page.runs)} runs of text were found, {len(expected)} were to be printed"
        yield Finding(Position(name, page.number), "pdf-text-lost", message)


def _same(run: TextRun, found: PrintedRun) -> bool:
    off = Point(run.x, run.baseline).to(found.origin).length
    return (
        run.text.strip() == found.text.strip()
        and off <= TOLERANCE
        and abs(run.size_pt - found.size_pt) <= TOLERANCE
    )


def place_words(point: Point) -> str:
    return f"{point.x:.1f}, {point.y:.1f} mm"


def check_type_size(
    printed: PrintedFile, document: Document, name: str, bars: TypeBars
) -> Iterator[Finding]:
    """No letter is too small to be read at arm's length by tired or elderly eyes.

    The smallest run of each page is told, not every one.
    """
    for page, laid in zip(printed.pages, document.pages, strict=False):
        small = [
            (found.x_height / bar, bar, found)
            for found, bar in zip(page.runs, _bars(laid.body, bars, bars.small), strict=False)
            if 0 < found.x_height < bar - TOLERANCE
        ]
        for _, bar, found in sorted(small, key=lambda item: item[0])[:1]:
            message = f"{found.text!r} has an x-height of {found.x_height:.2f} mm"
            hint = f"at least {bar:g} mm is needed: use fewer words or a larger size"
            yield Finding(Position(name, page.number), "pdf-type-too-small", message, hint)


def _bars(nodes: Iterable[Node | Imposed], bars: TypeBars, bar: float) -> Iterator[float]:
    """Yield the least x-height of each run of text in ``nodes``, in order; ``bar`` is theirs."""
    for node in nodes:
        match node:
            case TextRun(words=words):
                if words:
                    yield bar
            case Artifact(children=children):
                yield from _bars(children, bars, bars.small)
            case Element(role="Sect", children=children):
                yield from _bars(children, bars, bars.safety)
            case Element(role="L" | "Table", children=children):
                yield from _bars(children, bars, max(bar, bars.body))
            case Element(role="Figure" | "Caption" | "Link", children=children):
                yield from _bars(children, bars, bars.small)
            case Element(children=children):
                yield from _bars(children, bars, bar)
            case Shape() | Placed() | Imposed():
                pass
            case _:
                assert_never(node)
