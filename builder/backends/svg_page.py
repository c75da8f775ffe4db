"""A finished page becomes an SVG file: what the PDF gets, its letters as outlines.

Every engine draws outlines alike, whatever type it has. The words stay in the file, unseen in their
places, to be selected, searched, copied and read aloud.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never
from xml.sax.saxutils import escape, quoteattr

from builder.backends.precision import units_per_mm
from builder.backends.svg import painted, placed_photograph
from builder.drawing import Artifact, Element, Imposed, Page, Placed, Shape, TextRun
from builder.drawing.page import Leaf, Node, Part
from builder.geometry import Affine, Path
from builder.units import pt_to_mm

UNITS = 200
"""Units of the file in a millimetre: a letter's edge is off by 0.0025 mm at most."""
PAPER = "#ffffff"
LEVELS = {"H1": 1, "H2": 2, "H3": 3}
ROLES = {"L": "list", "LI": "listitem", "Table": "table", "TR": "row", "TH": "columnheader",
         "TD": "cell", "Sect": "group", "Note": "note"}  # fmt: skip
"""What a part of the structure is to a reader, as WAI-ARIA 1.2 names it."""

Outline = Callable[[TextRun], Path]
"""Gives the letters of a run where they stand (mm)."""


def write_page_svg(
    page: Page, outline: Outline, title: str, language: str, pixels: tuple[int, int] | None = None
) -> str:
    """Return ``page``, without its bleed, as an SVG file.

    Args:
        title: what the page is called where it stands alone.
        language: BCP 47.
        pixels: width and height to be drawn at; if nobody says, the size of the page in mm.
    """
    width, height = pixels or (f"{page.width:g}mm", f"{page.height:g}mm")
    size = f'width="{width}" height="{height}" preserveAspectRatio="none"'
    box = f"0 0 {round(page.width * UNITS)} {round(page.height * UNITS)}"
    tongue = f"lang={quoteattr(language)} xml:lang={quoteattr(language)}"
    ground = Shape(Path.box(page.trim), fill=PAPER)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'id={quoteattr(page.name)} role="document" {tongue} {size} viewBox="{box}">',
        f"<title>{escape(title)}</title>",
        painted(ground, UNITS),
        *_Writer(outline).parts(page.body),
        "</svg>\n",
    ]
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes what stands on a page, with the letters that ``outline`` gives."""

    outline: Outline

    def parts(self, parts: Iterable[Part | Node]) -> Iterator[str]:
        for part in parts:
            match part:
                case Element():
                    yield f"<g{_meaning(part)}>"
                    yield from self.parts(part.children)
                    yield "</g>"
                case Artifact(children=children):
                    yield '<g aria-hidden="true">'
                    yield from self.parts(children)
                    yield "</g>"
                case Imposed():
                    yield f'<g transform="matrix({_matrix(part.place)})">'
                    yield from self.parts(part.page.body)
                    yield "</g>"
                case _:
                    yield from self._leaf(part)

    def _leaf(self, leaf: Leaf) -> Iterator[str]:
        match leaf:
            case Shape():
                yield painted(leaf, UNITS)
            case TextRun():
                if leaf.words:
                    yield painted(Shape(self.outline(leaf), fill=leaf.colour), UNITS)
                    yield _kept(leaf)
            case Placed():
                yield from _placed(leaf)
            case _:
                assert_never(leaf)


def _meaning(element: Element) -> str:
    """Return the attributes that tell a reader what ``element`` is."""
    if element.role == "Figure":
        return f' role="img" aria-label={quoteattr(element.alt)}'
    meaning = ""
    if element.role in LEVELS:
        meaning = f' role="heading" aria-level="{LEVELS[element.role]}"'
    elif element.role in ROLES:
        meaning = f' role="{ROLES[element.role]}"'
    if element.title:
        meaning += f" aria-label={quoteattr(element.title)}"
    if element.language:
        meaning += f" lang={quoteattr(element.language)}"
    return meaning


def _matrix(place: Affine) -> str:
    """Return ``place``, which is told in mm, in the units of the file."""
    shift = f"{place.e * UNITS:.6g} {place.f * UNITS:.6g}"
    return " ".join(f"{part:.9g}" for part in place[:4]) + f" {shift}"


def _kept(run: TextRun) -> str:
    """Return the words of ``run``, unseen, as wide as they are drawn."""
    at = f'x="{round(run.x * UNITS)}" y="{round(run.baseline * UNITS)}"'
    size = f'font-size="{round(pt_to_mm(run.size_pt) * UNITS)}"'
    width = f'textLength="{round(run.width * UNITS)}" lengthAdjust="spacingAndGlyphs"'
    look = 'font-family="sans-serif" fill-opacity="0"'
    return f"<text {at} {size} {width} {look}>{escape(run.text)}</text>"


def _placed(placed: Placed) -> Iterator[str]:
    """Yield a drawing scaled into its box, which cuts off what stands over its edges."""
    drawing, box, scale = placed.drawing, placed.box, units_per_mm(placed.drawing)
    left, top, width, height = (
        round(length * UNITS) for length in (box.left, box.top, box.width, box.height)
    )
    across, down = round(drawing.width * scale), round(drawing.height * scale)
    place = f'x="{left}" y="{top}" width="{width}" height="{height}"'
    yield f'<svg {place} viewBox="0 0 {across} {down}" preserveAspectRatio="none">'
    if drawing.photograph:
        yield placed_photograph(drawing.photograph, scale)
    yield from (painted(shape, scale) for shape in drawing.shapes)
    yield "</svg>"
