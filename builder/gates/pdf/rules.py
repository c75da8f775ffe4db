"""What every PDF of a guide must hold, one function a rule.

A finding's line is the number of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from builder.characters import SOFT_HYPHEN
from builder.diagnostics import Finding, OnPage, in_file_order
from builder.drawing import Artifact, Document, Element, Imposed, Page, Placed, Shape, TextRun
from builder.drawing.page import Leaf, Node, leaves
from builder.gates.pdf.names import check_names
from builder.gates.pdf.opened import OpenedPage, OpenedPdf
from builder.gates.pdf.printed import PrintedRun
from builder.geometry import Box, Point
from builder.model.bars import ON_CARDS, SCRIPT, Bars

TOLERANCE = 0.02
"""Positions in the file are hundredths of a point, in PDFium less exact still (mm)."""


def check_pages(pdf: OpenedPdf, document: Document, bars: Bars = ON_CARDS) -> tuple[Finding, ...]:
    """Return what is wrong with ``pdf``, the written form of ``document``.

    For files whose pages are composed as they are printed.
    """
    findings = [*check_file(pdf, document)]
    for page, laid in pages_of(pdf, document):
        findings += check_boxes(page, laid)
        findings += check_painted(page)
        findings += check_safe_area(page, bars)
        body = tuple(laid.body)
        findings += check_runs(text_of(leaves(body)), page)
        findings += check_type_size(page, body, bars)
    findings += check_fonts(pdf)
    return in_file_order(findings)


def pages_of(pdf: OpenedPdf, document: Document) -> Iterator[tuple[OpenedPage, Page]]:
    """Yield the pages of ``pdf``, each with what was to be written on it."""
    return zip(pdf.pages(), document.pages, strict=False)


def check_file(pdf: OpenedPdf, document: Document) -> Iterator[Finding]:
    """The file has the pages that were laid out, for those who hear it as well.

    A missing face shifts every back after it; without structure no screen reader can follow.
    """
    written, laid = len(pdf), len(document.pages)
    if written != laid:
        message = f"the file has {written} pages, {laid} were laid out"
        yield Finding(OnPage(pdf.name), "pdf-page-count", message)
    if not pdf.tagged:
        yield Finding(OnPage(pdf.name), "pdf-untagged", "the file has no structure")
    yield from check_names(pdf)


def check_boxes(page: OpenedPage, laid: Page) -> Iterator[Finding]:
    """The boxes tell where to cut, and how far the art runs over the cut."""
    whole = laid.trim.inset(-laid.bleed)
    boxes = {"trim": (page.trim, laid.trim), "bleed": (page.bleed, whole),
             "media": (page.media, whole)}  # fmt: skip
    for kind, (written, expected) in boxes.items():
        if not _alike(written, expected):
            message = f"the {kind} box is {_size(written)}, laid out was {_size(expected)}"
            yield Finding(page.position, "pdf-box", message)


def _alike(one: Box, other: Box) -> bool:
    return one.holds(other, TOLERANCE) and other.holds(one, TOLERANCE)


def _size(box: Box) -> str:
    return f"{box.width:.1f} × {box.height:.1f} mm"


def check_fonts(pdf: OpenedPdf) -> Iterator[Finding]:
    """Every font that was met is in the file: another machine would print in another one."""
    for font in pdf.fonts:
        if not font.embedded:
            message = f"font {font.name} is not embedded"
            yield Finding(OnPage(pdf.name, font.page), "pdf-font-not-embedded", message)


def check_painted(page: OpenedPage) -> Iterator[Finding]:
    """Every character has a glyph: a box or a gap on paper says nothing."""
    for run in page.runs:
        if run.unpainted:
            message = f"{run.font} has no glyph for {run.unpainted!r} in {run.text!r}"
            yield Finding(page.position, "pdf-character-unpainted", message)


def check_safe_area(page: OpenedPage, bars: Bars) -> Iterator[Finding]:
    """No ink of a letter lies nearer to the trim than the margin: cutting is never exact."""
    safe = page.trim.inset(bars.margin)
    for run in page.runs:
        if run.text and not safe.holds(run.box, TOLERANCE):
            message = f"{run.text!r} lies {page.trim.clearance(run.box):.1f} mm from the trim"
            hint = f"keep text at least {bars.margin:g} mm inside"
            yield Finding(page.position, "pdf-text-unsafe", message, hint)


def text_of(content: Iterable[Leaf]) -> list[TextRun]:
    """Return the runs of text in ``content`` that print something."""
    return [leaf for leaf in content if isinstance(leaf, TextRun) and leaf.words]


def check_runs(laid: list[TextRun], page: OpenedPage) -> Iterator[Finding]:
    """``page`` prints the runs ``laid``, in order, letter for letter, where they were to stand.

    The first difference is told, not every one.
    """
    for run, printed in zip(laid, page.runs, strict=False):
        if not _same(run, printed):
            expected = f"{run.text!r} at {place_words(Point(run.x, run.baseline))}"
            message = f"{printed.text!r} at {place_words(printed.origin)} stands where {expected}"
            yield Finding(page.position, "pdf-text-lost", f"{message} should")
            return
    if len(laid) != len(page.runs):
        message = f"{len(page.runs)} runs of text were found, {len(laid)} were to be printed"
        yield Finding(page.position, "pdf-text-lost", message)


def _same(run: TextRun, printed: PrintedRun) -> bool:
    off = Point(run.x, run.baseline).to(printed.origin).length
    return (
        run.text.strip().replace(SOFT_HYPHEN, "-") == printed.text.strip()
        and off <= TOLERANCE
        and abs(run.size_pt - printed.size_pt) <= TOLERANCE
    )


def place_words(point: Point) -> str:
    return f"{point.x:.1f}, {point.y:.1f} mm"


def check_type_size(
    page: OpenedPage, body: Iterable[Node | Imposed], bars: Bars
) -> Iterator[Finding]:
    """No letter is too small to be read at arm's length by tired or elderly eyes.

    The smallest run of each page is told, not every one.
    """
    small = [
        (run.x_height / bar, bar, run)
        for run, bar in zip(page.runs, _bars(body, bars, bars.small), strict=False)
        if 0 < run.x_height < bar - TOLERANCE
    ]
    for _, bar, run in sorted(small, key=lambda item: item[0])[:1]:
        message = f"{run.text!r} has an x-height of {run.x_height:.2f} mm"
        hint = f"at least {bar:g} mm is needed: use fewer words or a larger size"
        yield Finding(page.position, "pdf-type-too-small", message, hint)


def _bars(nodes: Iterable[Node | Imposed], bars: Bars, bar: float) -> Iterator[float]:
    """Yield the least x-height of each run of text in ``nodes``, in order; ``bar`` is theirs."""
    for node in nodes:
        match node:
            case TextRun(words=words, script=script):
                if words:
                    yield bar * SCRIPT if script else bar
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
