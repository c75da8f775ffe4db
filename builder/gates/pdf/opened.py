"""A written PDF as PDFium reads it, opened once for all who look at it, page by page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from builder.diagnostics import OnPage
from builder.gates.pdf.claimed import Claim, claims_in
from builder.gates.pdf.fonts import Fonts
from builder.gates.pdf.objects import HERE, bounds, children_of, matrix, tag_of, to_mm, turned
from builder.gates.pdf.printed import PrintedRun, printed_run
from builder.geometry import Affine, Box, Point
from builder.units import pt_to_mm

KEPT = 200
"""Pages of a file of at most so many stay open, so that all who look at it share what was read and
painted of each; of a longer one a page is open while it is looked at: a thousand cards take 100 MB
when they are read whole."""
NO_RUN = -1


class Painted(NamedTuple):
    """Something painted on a page; a drawing, which has no text, as a whole.

    Attributes:
        handle: for PDFium.
        kind: one of PDFium's kinds of objects.
        box: round what is painted (points of the page, y up; ``top`` is the lower).
        way: from the space of what holds it to the page (points, y up).
        run: its place among the runs of text, or ``NO_RUN``.
        tag: the role under which it is marked, itself or what holds it; nothing where none is.
    """

    handle: Any
    kind: int
    box: Box
    way: Affine
    run: int
    tag: str = ""


class OpenedPage:
    """A page of an opened PDF. What is read of it is read when it is first asked for.

    Attributes:
        handle: the page, for PDFium.
        file: the name of the file.
        number: from 1.
        label: what readers show as its number.
        claim: which face of which card it is, as the file has it; nothing for another page.
    """

    def __init__(self, handle: Any, pdf: OpenedPdf, number: int) -> None:
        self.handle = handle
        self.file, self.number, self.label = pdf.name, number, pdf.label(number)
        self.claim = pdf.claim(number)
        self._fonts = pdf.fonts
        left, bottom, right, top = handle.get_trimbox()
        self.corner = Point(left, top)
        """Top left of the trim (points, y up)."""
        self.trim = Box(0.0, 0.0, pt_to_mm(right - left), pt_to_mm(top - bottom))
        """In mm from the top left of itself."""

    @property
    def position(self) -> OnPage:
        """Where findings about the page stand: the file and the number of the page."""
        return OnPage(self.file, self.number)

    @property
    def media(self) -> Box:
        """What is shown of the page (mm from the top left of the trim)."""
        return self._box(self.handle.get_mediabox())

    @property
    def bleed(self) -> Box:
        """How far art runs over the trim (mm from the top left of the trim)."""
        return self._box(self.handle.get_bleedbox())

    def _box(self, edges: tuple[float, float, float, float]) -> Box:
        left, bottom, right, top = edges
        return turned(Box(left, bottom, right, top), self.to_mm)

    @property
    def annotations(self) -> int:
        """How many there are, such as links."""
        return int(raw.FPDFPage_GetAnnotCount(self.handle))

    @cached_property
    def to_mm(self) -> Affine:
        """The way from points, y up, to mm from the top left of the trim, y down."""
        return to_mm(self.corner)

    @cached_property
    def objects(self) -> tuple[tuple[Any, int], ...]:
        """What the page itself paints, in order: handle and kind; forms as a whole."""
        handles = (
            raw.FPDFPage_GetObject(self.handle, at)
            for at in range(raw.FPDFPage_CountObjects(self.handle))
        )
        return tuple((handle, raw.FPDFPageObj_GetType(handle)) for handle in handles)

    @property
    def forms(self) -> tuple[Affine, ...]:
        """The ways of the pictures on it, in order, from their units to its mm."""
        return tuple(
            matrix(handle).then(self.to_mm)
            for handle, kind in self.objects
            if kind == raw.FPDF_PAGEOBJ_FORM
        )

    @cached_property
    def painted(self) -> tuple[Painted, ...]:
        """All that is painted, in order."""
        runs = iter(range(1 << 30))
        return tuple(
            each for handle, kind in self.objects for each in _painted(handle, kind, HERE, runs)
        )

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Of each run of text, its place among what is painted."""
        return tuple(at for at, each in enumerate(self.painted) if each.run != NO_RUN)

    @cached_property
    def runs(self) -> tuple[PrintedRun, ...]:
        """Its text in the order of painting."""
        text = raw.FPDFText_LoadPage(self.handle)
        try:
            return tuple(self._run(self.painted[at], text) for at in self.places)
        finally:
            raw.FPDFText_ClosePage(text)

    def _run(self, painted: Painted, text: Any) -> PrintedRun:
        font = self._fonts.of(raw.FPDFTextObj_GetFont(painted.handle), self.number)
        handle, _, box, way, _, tag = painted
        return printed_run(handle, way, box, text, self.to_mm, font, tag)


class OpenedPdf:
    """A PDF as a reader opens it.

    Attributes:
        content: the whole file.
        name: of the file, for findings.
        fonts: those that were met on the pages whose text was read.
    """

    def __init__(self, content: bytes, name: str) -> None:
        """Open ``content``.

        Raises:
            pypdfium2.PdfiumError: it is not a readable PDF.
        """
        self.content, self.name = content, name
        self._document = pdfium.PdfDocument(content)
        self.fonts = Fonts()
        self._kept: dict[int, OpenedPage] = {}

    def __len__(self) -> int:
        return len(self._document)

    @property
    def tagged(self) -> bool:
        return bool(raw.FPDFCatalog_IsTagged(self._document))

    def label(self, number: int) -> str:
        """Return what readers show as the number of page ``number``, from 1."""
        return str(self._document.get_page_label(number - 1))

    def claim(self, number: int) -> Claim | None:
        """Return which face of which card page ``number``, from 1, is as the file has it."""
        return self._claims.get(number - 1)

    @cached_property
    def _claims(self) -> dict[int, Claim]:
        return claims_in(self._document)

    def page(self, number: int) -> OpenedPage:
        """Return the page ``number``, from 1."""
        if number in self._kept:
            return self._kept[number]
        handle = self._document[number - 1]
        page = OpenedPage(handle, self, number)
        if len(self) <= KEPT:
            self._kept[number] = page
        return page

    def pages(self, numbers: Iterable[int] | None = None) -> Iterator[OpenedPage]:
        """Yield the pages ``numbers``, or all."""
        return map(self.page, range(1, len(self) + 1) if numbers is None else numbers)


def _painted(
    handle: Any, kind: int, way: Affine, runs: Iterator[int], tag: str = ""
) -> Iterator[Painted]:
    if kind == raw.FPDF_PAGEOBJ_FORM and _has_text(handle):
        within, tag = matrix(handle).then(way), tag_of(handle) or tag
        for child in children_of(handle):
            yield from _painted(child, raw.FPDFPageObj_GetType(child), within, runs, tag)
    elif kind == raw.FPDF_PAGEOBJ_TEXT:
        box = bounds(handle, way)
        yield Painted(handle, kind, box, way, next(runs), tag_of(handle) or tag)
    else:
        yield Painted(handle, kind, bounds(handle, way), way, NO_RUN)


def _has_text(form: Any) -> bool:
    return any(
        kind == raw.FPDF_PAGEOBJ_TEXT or (kind == raw.FPDF_PAGEOBJ_FORM and _has_text(child))
        for child in children_of(form)
        for kind in (raw.FPDFPageObj_GetType(child),)
    )
