"""What a PDF really prints: every run of text with its place, font and size, read with PDFium."""

from __future__ import annotations

import math
from collections.abc import Container, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from builder.gates.pdf.objects import fill_ink, matrix, point_of, to_mm
from builder.geometry import Affine, Box, Point
from builder.units import pt_to_mm

SMALL_LETTERS = "xzvwurnmasceo"
"""Letters without ascender: the lowest top is the x-height. A file with none but round ones, which
stand higher, is measured up to 3 % too large."""
LINE_END = "\x02"
"""What PDFium gives for a hyphen that it takes for one of hyphenation, at the end of a line."""
NO_GLYPH = 0xFFFF
"""A code that no text has: asking for it shows what the font prints for a lacking character."""


@dataclass(frozen=True, slots=True)
class PrintedRun:
    """Text painted at one go.

    Attributes:
        page: from 1.
        text: without the space at its end that parts it from the next run.
        box: round its ink (mm from the top left of the trim); empty for spaces.
        origin: where its first letter stands on the baseline (mm).
        font: PostScript name.
        x_height: of its small letters as the embedded font draws them (mm), 0 where it has none.
        embedded: whether the font is in the file.
        unpainted: its characters for which the font has no glyph.
        colour: #rrggbb.
        opacity: 0 to 1.
    """

    page: int
    text: str
    box: Box
    origin: Point
    font: str
    size_pt: float
    x_height: float
    embedded: bool
    unpainted: str
    colour: str = "#000000"
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One page.

    Attributes:
        width, height: of the trim (mm).
        media, bleed: the other boxes (mm from the top left of the trim).
        runs: text in the order of painting.
        forms: the pictures and faces that stand on it, in order: for each the way from its own
            points, y up, to millimetres of the page.
        annotations: how many there are.
    """

    number: int
    width: float
    height: float
    label: str
    runs: tuple[PrintedRun, ...]
    forms: tuple[Affine, ...]
    media: Box
    bleed: Box
    annotations: int


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """A PDF as a reader opens it."""

    pages: tuple[PrintedPage, ...]
    tagged: bool

    @property
    def runs(self) -> tuple[PrintedRun, ...]:
        return tuple(run for page in self.pages for run in page.runs)


def read_pdf(
    pdf: bytes, text_on: Container[int] | None = None, only: Container[int] | None = None
) -> PrintedFile:
    """Return what ``pdf`` prints.

    Args:
        pdf: the whole file.
        text_on: the numbers of the pages whose text is read, which takes longest; all, if not told.
        only: the numbers of the pages that are read at all; all, if not told.

    Raises:
        pypdfium2.PdfiumError: it is not a readable PDF.
    """
    with closing(pdfium.PdfDocument(pdf)) as document:
        fonts = Fonts()
        pages = tuple(
            _page(document, index, fonts, texts=text_on is None or index + 1 in text_on)
            for index in range(len(document))
            if only is None or index + 1 in only
        )
        return PrintedFile(pages, bool(raw.FPDFCatalog_IsTagged(document)))


def read_runs(pdf: bytes) -> tuple[PrintedRun, ...]:
    """Return all text of ``pdf`` in the order of painting."""
    return read_pdf(pdf).runs


def _page(document: Any, index: int, fonts: Fonts, *, texts: bool) -> PrintedPage:
    with closing(document[index]) as page:
        left, bottom, right, top = page.get_trimbox()
        corner = Point(left, top)
        forms = page.get_objects(filter=[raw.FPDF_PAGEOBJ_FORM], max_depth=1)
        return PrintedPage(
            number=index + 1,
            width=pt_to_mm(right - left),
            height=pt_to_mm(top - bottom),
            label=document.get_page_label(index),
            runs=tuple(runs_on(page, index + 1, corner, fonts)) if texts else (),
            forms=tuple(matrix(form).then(to_mm(corner)) for form in forms),
            media=box_in_mm(page.get_mediabox(), corner),
            bleed=box_in_mm(page.get_bleedbox(), corner),
            annotations=raw.FPDFPage_GetAnnotCount(page),
        )


def runs_on(page: Any, number: int, corner: Point, fonts: Fonts) -> Iterator[PrintedRun]:
    """Yield the text of an opened page in the order of painting.

    Args:
        page: as PDFium opened it.
        number: what the runs say of their page.
        corner: the top left of the trim (points).
        fonts: those of the file met so far; more come in.
    """
    with closing(page.get_textpage()) as text:
        for painted in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], textpage=text):
            yield _run(painted, number, corner, fonts)


def box_in_mm(edges: tuple[float, float, float, float], corner: Point) -> Box:
    left, bottom, right, top = edges
    return Box(*_placed(corner, left, top), *_placed(corner, right, bottom))


def _run(painted: Any, page: int, corner: Point, fonts: Fonts) -> PrintedRun:
    text = painted.extract().replace(LINE_END, "-").rstrip(" ")
    handle = painted.get_font()
    font = fonts.of(handle)
    size_pt = painted.get_font_size()
    way = _matrix(painted)
    scale = math.hypot(way.c, way.d)
    colour, opacity = fill_ink(painted)
    return PrintedRun(
        page=page,
        text=text,
        box=box_in_mm(_bounds(painted), corner),
        origin=_placed(corner, way.e, way.f),
        font=font.name,
        size_pt=size_pt * scale,
        x_height=pt_to_mm(size_pt * scale) * font.x_height,
        embedded=font.embedded,
        unpainted="".join(char for char in dict.fromkeys(text) if font.lacks(handle, char)),
        colour=colour,
        opacity=opacity,
    )


def _matrix(painted: Any) -> Any:
    """Return the way from an object's own space to the page, through the forms that hold it."""
    own, holder = painted.get_matrix(), painted.container
    return own if holder is None else own.multiply(_matrix(holder))


def _bounds(painted: Any) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of an object's ink on the page (points)."""
    bounds, holder = painted.get_bounds(), painted.container
    found: tuple[float, float, float, float] = bounds
    return found if holder is None else _matrix(holder).on_rect(*found)


def _placed(corner: Point, x_pt: float, y_pt: float) -> Point:
    """Return a place on the page in mm from ``corner``, the top left of the trim (points)."""
    return Point(pt_to_mm(x_pt - corner.x), pt_to_mm(corner.y - y_pt))


class _Font:
    """A font of the file, measured once; its handle is new on every page.

    Attributes:
        x_height: fraction of the em.
    """

    def __init__(self, handle: Any, name: str) -> None:
        self.name = name.split("+")[-1]
        self.embedded = bool(raw.FPDFFont_GetIsEmbedded(handle))
        self._lacking_looks = _outline(handle, NO_GLYPH)
        self._lacks: dict[str, bool] = {}
        outlines = [_outline(handle, ord(letter)) for letter in SMALL_LETTERS]
        tops = [max(heights) for heights in outlines if heights not in ([], self._lacking_looks)]
        self.x_height = min(tops, default=0.0)

    def lacks(self, handle: Any, char: str) -> bool:
        """Tell whether ``char`` is painted as a lacking character is."""
        found = self._lacks.get(char)
        if found is None:
            outline = _outline(handle, ord(char))
            found = self._lacks[char] = outline != [] and outline == self._lacking_looks
        return found


class Fonts:
    """The fonts of one file by their names in it."""

    def __init__(self) -> None:
        self._known: dict[str, _Font] = {}

    def of(self, handle: Any) -> _Font:
        name = handle.get_base_name()
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = _Font(handle, name)
        return found


def _outline(font: Any, code: int) -> list[float]:
    """Return the heights of the points of a glyph, as fractions of the em."""
    path = raw.FPDFFont_GetGlyphPath(font, code, 1.0)
    count = raw.FPDFGlyphPath_CountGlyphSegments(path) if path else 0
    return [point_of(raw.FPDFGlyphPath_GetGlyphPathSegment(path, at)).y for at in range(count)]
