"""A page as an eye meets it: its text, what lies under that, its lines and its pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Any

from pypdfium2 import raw

from builder.diagnostics import OnPage
from builder.drawing import Artifact, Element, Imposed, Page, Placed, Shape, TextRun
from builder.drawing.page import Node, leaves
from builder.gates.pdf.legibility.raster import PageRaster, rendered
from builder.gates.pdf.objects import (
    bounds,
    matrix,
    outlines_of,
    paths_of,
    stroke_colour,
    stroke_width,
    strokes,
    turned,
)
from builder.gates.pdf.opened import OpenedPage
from builder.gates.pdf.printed import PrintedRun
from builder.geometry import Affine, Box

DOTS = 1.5
"""Pixels a point where text is looked at: 0.24 mm each, eight to the smallest small letter."""
AROUND = 0.5
"""Room round text in which a picture counts as lying under it (mm)."""
NO_INSTRUCTION = False
PLAIN_ROLES = ("H1", "H2", "H3", "Lbl", "Figure", "Caption", "Link", "TH")
"""Text in these is no instruction, though it stands among them."""


@dataclass(frozen=True, slots=True)
class SeenLine:
    """The outline of a shape that is drawn.

    Attributes:
        box: round the middle of the line (mm from the top left of the trim).
        width: mm as it is printed.
        picture: to which it belongs, if to one.
        teaches: the picture teaches by it.
    """

    box: Box
    width: float
    colour: str
    picture: SeenPicture | None = None
    teaches: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class SeenPicture:
    """A drawing on the page.

    Attributes:
        handle: its form, for PDFium.
        way: from the form's own units to mm of the page.
        placed: what was laid out.
        painted: how many shapes it is written with.
    """

    handle: Any
    way: Affine
    placed: Placed
    painted: int

    @property
    def drawn(self) -> tuple[Shape, ...]:
        """The shapes that were to be written, in the order of painting."""
        return tuple(each for each in self.placed.drawing.shapes if each.fill or each.stroke)

    @property
    def scale(self) -> float:
        """Its size over that at which it was designed."""
        return self.placed.box.width / self.placed.drawing.width


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page.

    Attributes:
        runs: text that prints something, in the order of painting.
        instructs: of each run, whether it is an instruction or a caution.
        ground: the page without its text, and ``painted``, with it; pictures that lie nowhere near
            text are left out of both.
        lines: those that belong to no picture.
    """

    page: OpenedPage
    runs: tuple[PrintedRun, ...]
    instructs: tuple[bool, ...]
    ground: PageRaster
    painted: PageRaster
    lines: tuple[SeenLine, ...]
    pictures: tuple[SeenPicture, ...]

    @property
    def position(self) -> OnPage:
        """Where findings about it stand."""
        return self.page.position


def see(page: OpenedPage, laid: Page) -> SeenPage:
    """Return ``page`` as it is seen; ``laid`` was to be written on it."""
    body = tuple(laid.body)
    instructs = chain(instructions(body), repeat(NO_INSTRUCTION))
    kept = [(run, one) for run, one in zip(page.runs, instructs, strict=False) if run.text.strip()]
    painted, ground = _rasters(page, [run.box for run, _ in kept])
    return SeenPage(
        page=page,
        runs=tuple(run for run, _ in kept),
        instructs=tuple(one for _, one in kept),
        ground=ground,
        painted=painted,
        lines=tuple(_lines(page)),
        pictures=tuple(_pictures(page, body)),
    )


def instructions(nodes: Sequence[Node | Imposed], inside: bool = False) -> Iterator[bool]:
    """Yield for each run of text in ``nodes`` whether it is an instruction or a caution."""
    for node in nodes:
        match node:
            case TextRun(words=words):
                if words:
                    yield inside
            case Artifact(children=children) | Element(role="Figure", children=children):
                yield from instructions(children)
            case Element(role="Sect" | "L" | "Table", children=children):
                yield from instructions(children, inside=True)
            case Element(role=role, children=children):
                yield from instructions(children, inside and role not in PLAIN_ROLES)
            case _:
                pass


def _rasters(page: OpenedPage, texts: Sequence[Box]) -> tuple[PageRaster, PageRaster]:
    """Return the page with and without its text."""
    letters = [handle for handle, kind in page.objects if kind == raw.FPDF_PAGEOBJ_TEXT]
    aside = [
        handle
        for handle, kind in page.objects
        if kind in (raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_IMAGE)
        and not any(_near(turned(bounds(handle), page.to_mm), text) for text in texts)
    ]
    _set_active(aside, active=False)
    painted = rendered(page.handle, DOTS)
    _set_active(letters, active=False)
    ground = rendered(page.handle, DOTS)
    _set_active([*aside, *letters], active=True)
    return painted, ground


def _set_active(handles: Sequence[Any], *, active: bool) -> None:
    for handle in handles:
        raw.FPDFPageObj_SetIsActive(handle, active)


def _near(one: Box, other: Box) -> bool:
    return (
        one.left < other.right + AROUND
        and other.left < one.right + AROUND
        and one.top < other.bottom + AROUND
        and other.top < one.bottom + AROUND
    )


def _lines(page: OpenedPage) -> Iterator[SeenLine]:
    for handle, kind in page.objects:
        if kind == raw.FPDF_PAGEOBJ_PATH and strokes(handle):
            points = [place for each in outlines_of(handle, page.to_mm) for place in each]
            width = stroke_width(handle, page.to_mm)
            yield SeenLine(Box.around(points), width, stroke_colour(handle))


def _pictures(page: OpenedPage, body: Sequence[Node | Imposed]) -> Iterator[SeenPicture]:
    laid = [leaf for leaf in leaves(body) if isinstance(leaf, Placed)]
    forms = [handle for handle, kind in page.objects if kind == raw.FPDF_PAGEOBJ_FORM]
    for handle, placed in zip(forms, laid, strict=False):
        painted = sum(1 for _ in paths_of(handle))
        yield SeenPicture(handle, matrix(handle).then(page.to_mm), placed, painted)
