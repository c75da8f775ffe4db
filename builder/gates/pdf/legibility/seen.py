"""A page as an eye meets it: its text, what lies under that, its lines and its pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Any

from pypdfium2 import raw

from builder.diagnostics import Position
from builder.drawing import Artifact, Element, Imposed, Page, Placed, Shape, TextRun
from builder.drawing.page import Node, leaves
from builder.gates.pdf.legibility.raster import Raster, rendered
from builder.gates.pdf.objects import (
    bounds,
    matrix,
    outlines_of,
    paths_of,
    stroke_colour,
    stroke_width,
    strokes,
    to_mm,
)
from builder.gates.pdf.printed import Fonts, PrintedRun, box_in_mm, runs_on
from builder.geometry import Affine, Box, Point
from builder.units import pt_to_mm

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
        position: for findings: the file and, as line, the number of the page.
        runs: text that prints something, in the order of painting.
        instructs: of each run, whether it is an instruction or a caution.
        ground: the page without its text, and ``shown``, with it; pictures that lie nowhere near
            text are left out of both.
        lines: those that belong to no picture.
    """

    position: Position
    trim: Box
    runs: tuple[PrintedRun, ...]
    instructs: tuple[bool, ...]
    ground: Raster
    shown: Raster
    lines: tuple[SeenLine, ...]
    pictures: tuple[SeenPicture, ...]


def see(page: Any, name: str, number: int, laid: Page, fonts: Fonts) -> SeenPage:
    """Return ``page``, opened by PDFium, as it is seen.

    Args:
        page: all its objects are active again in the end.
        name: of the file.
        number: from 1.
        laid: what was to be written on it.
        fonts: those of the file met so far.
    """
    left, bottom, right, top = page.get_trimbox()
    corner = Point(left, top)
    body = tuple(laid.body)
    runs = tuple(runs_on(page, number, corner, fonts))
    told = chain(instructions(body), repeat(NO_INSTRUCTION))
    kept = [(run, one) for run, one in zip(runs, told, strict=False) if run.text.strip()]
    objects = tuple(_objects(page))
    shown, ground = _rasters(page, objects, [run.box for run, _ in kept], corner)
    return SeenPage(
        position=Position(name, number),
        trim=Box(0.0, 0.0, pt_to_mm(right - left), pt_to_mm(top - bottom)),
        runs=tuple(run for run, _ in kept),
        instructs=tuple(one for _, one in kept),
        ground=ground,
        shown=shown,
        lines=tuple(_lines(objects, corner)),
        pictures=tuple(_pictures(objects, body, corner)),
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


def _objects(page: Any) -> Iterator[tuple[Any, int]]:
    for at in range(raw.FPDFPage_CountObjects(page)):
        handle = raw.FPDFPage_GetObject(page, at)
        yield handle, raw.FPDFPageObj_GetType(handle)


def _rasters(
    page: Any, objects: Sequence[tuple[Any, int]], texts: Sequence[Box], corner: Point
) -> tuple[Raster, Raster]:
    """Return the page with and without its text."""
    letters = [handle for handle, kind in objects if kind == raw.FPDF_PAGEOBJ_TEXT]
    aside = [
        handle
        for handle, kind in objects
        if kind in (raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_IMAGE)
        and not any(_near(box_in_mm(bounds(handle), corner), text) for text in texts)
    ]
    _set_active(aside, active=False)
    shown = rendered(page, DOTS)
    _set_active(letters, active=False)
    ground = rendered(page, DOTS)
    _set_active([*aside, *letters], active=True)
    return shown, ground


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


def _lines(objects: Sequence[tuple[Any, int]], corner: Point) -> Iterator[SeenLine]:
    for handle, kind in objects:
        if kind == raw.FPDF_PAGEOBJ_PATH and strokes(handle):
            way = to_mm(corner)
            points = [place for each in outlines_of(handle, way) for place in each]
            yield SeenLine(Box.around(points), stroke_width(handle, way), stroke_colour(handle))


def _pictures(
    objects: Sequence[tuple[Any, int]], body: Sequence[Node | Imposed], corner: Point
) -> Iterator[SeenPicture]:
    laid = [leaf for leaf in leaves(body) if isinstance(leaf, Placed)]
    forms = [handle for handle, kind in objects if kind == raw.FPDF_PAGEOBJ_FORM]
    for handle, placed in zip(forms, laid, strict=False):
        painted = sum(1 for _ in paths_of(handle))
        yield SeenPicture(handle, matrix(handle).then(to_mm(corner)), placed, painted)
