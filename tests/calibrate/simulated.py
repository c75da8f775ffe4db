"""A printer that errs, paper, and eyes that read what it printed from a written test sheet."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import pypdfium2
import pypdfium2.raw as pdfium

from builder.backends.pdf import write_pdf
from builder.calibrate.layout import EDGES, LETTERS, TrialSheet
from builder.calibrate.pages import compose_test_sheet
from builder.press.job import PAPERS, PaperName, Turn
from builder.store.project import Project
from builder.typeset import Family, load_family, load_profile
from tests.support.words import fixed_words

MM = 25.4 / 72
Spot = tuple[float, float]
PROJECT = Project()


@dataclass(frozen=True)
class Printer:
    """What it does to a page: mm to the right and down, degrees clockwise, lengths."""

    x: float = 0.0
    y: float = 0.0
    angle_deg: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0

    def front(self, at: Spot, page: Spot) -> Spot:
        middle = (page[0] / 2, page[1] / 2)
        return (
            middle[0] + self.scale_x * (at[0] - middle[0]),
            middle[1] + self.scale_y * (at[1] - middle[1]),
        )

    def back(self, at: Spot, page: Spot) -> Spot:
        middle = (page[0] / 2, page[1] / 2)
        right, down = self.scale_x * (at[0] - middle[0]), self.scale_y * (at[1] - middle[1])
        cos, sin = math.cos(math.radians(self.angle_deg)), math.sin(math.radians(self.angle_deg))
        return (
            middle[0] + self.x + cos * right - sin * down,
            middle[1] + self.y + sin * right + cos * down,
        )


@dataclass(frozen=True)
class Drawn:
    """What stands in a written test sheet (mm from the top left of its pages).

    Attributes:
        fields: upper left, upper right and lower left corner of each net, as one reads.
        rulers: the two ends of the line across and of the line down.
        crosses: the middle of each.
    """

    page: Spot
    fields: tuple[tuple[Spot, Spot, Spot], ...]
    rulers: tuple[tuple[Spot, Spot], tuple[Spot, Spot]]
    crosses: tuple[Spot, ...]


@dataclass(frozen=True)
class Corner:
    """One printed corner, seen from the front (mm)."""

    field: tuple[Spot, Spot, Spot]
    cross: Spot

    @property
    def zero(self) -> Spot:
        """Where both scales have their 0."""
        _, right, low = self.field
        return ((right[0] + low[0]) / 2, (right[1] + low[1]) / 2)

    @property
    def off(self) -> float:
        """How far the cross lies from there."""
        return math.dist(self.zero, self.cross)

    def read(self) -> tuple[float, float]:
        corner, right, low = self.field
        return _along(corner, right, self.cross), _along(corner, low, self.cross)


def _along(start: Spot, end: Spot, at: Spot) -> float:
    """Return what the scale of 16 mm from ``start`` to ``end`` says at ``at``."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    share = ((at[0] - start[0]) * dx + (at[1] - start[1]) * dy) / (dx * dx + dy * dy)
    return 16 * share - 8


def corners(drawn: Drawn, printer: Printer, turn: str) -> list[Corner]:
    """Return what a person sees against a window, in the order of the letters."""
    width, height = drawn.page
    seen = [printer.back(cross, drawn.page) for cross in drawn.crosses]
    through = [(x, height - y) if turn == "short" else (width - x, y) for x, y in seen]
    corners_seen = []
    for field in drawn.fields:
        one, right, low = (printer.front(corner, drawn.page) for corner in field)
        near = min(through, key=lambda cross: math.dist(one, cross))
        corners_seen.append(Corner((one, right, low), near))
    return corners_seen


def lengths(drawn: Drawn, printer: Printer) -> list[float]:
    """Return what a ruler says of both lines (mm)."""
    return [
        math.dist(printer.front(one, drawn.page), printer.front(other, drawn.page))
        for one, other in drawn.rulers
    ]


def readings_of(
    drawn: Drawn,
    printer: Printer,
    turn: str,
    rounded: Callable[[float], float] = lambda value: value,
) -> dict[str, float]:
    """Return the readings by letter, margins of 4 mm with them."""
    read = [value for corner in corners(drawn, printer, turn) for value in corner.read()]
    values = [rounded(value) for value in (*read, *lengths(drawn, printer))]
    return dict(zip(LETTERS, [*values, *[4.0] * len(EDGES)], strict=True))


def typed(readings: dict[str, float]) -> str:
    return ",".join(f"{letter}={value:.9f}" for letter, value in readings.items())


@lru_cache(maxsize=1)
def family() -> Family:
    return load_family(PROJECT.fonts)


def written(sheet: TrialSheet, language: str = "en") -> bytes:
    document = compose_test_sheet(
        sheet, fixed_words(language), family(), language, "cardbook calibrate"
    )
    return write_pdf(document, family(), load_profile(PROJECT.fonts).data)


@lru_cache(maxsize=9)
def drawn_plain(paper: PaperName, turn: Turn) -> Drawn:
    return drawn_in(written(TrialSheet(PAPERS[paper], turn)))


def drawn_in(pdf: bytes) -> Drawn:
    """Return what PDFium finds in the file."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        front, back = (list(_paths(document[index])) for index in (0, 1))
        width, height = document[0].get_size()
    finally:
        document.close()
    nets = sorted(
        (_box(path) for path in front if _is_net(path)), key=lambda box: (box[1] > 100, box[0])
    )
    fields = tuple(((x, y), (right, y), (x, low)) for x, y, right, low in nets)
    lines = [(path[0], path[1]) for path in front if len(path) == 2]
    across = max(lines, key=lambda line: abs(line[1][0] - line[0][0]))
    down = max(lines, key=lambda line: abs(line[1][1] - line[0][1]))
    crosses = tuple(
        (sum(x for x, _ in path) / 4, sum(y for _, y in path) / 4)
        for path in back
        if len(path) == 4
    )
    assert len(fields) == len(crosses) == 4
    return Drawn((width * MM, height * MM), fields, (across, down), crosses)


def _is_net(path: list[Spot]) -> bool:
    left, top, right, bottom = _box(path)
    return len(path) >= 4 and 15.5 < right - left < 17 and 15.5 < bottom - top < 17


def _box(path: list[Spot]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in path], [y for _, y in path]
    return min(xs), min(ys), max(xs), max(ys)


def _paths(page: pypdfium2.PdfPage) -> Iterator[list[Spot]]:
    """Yield the points of every path (mm from the top left)."""
    height = page.get_height()
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        points = []
        for index in range(pdfium.FPDFPath_CountSegments(item.raw)):
            segment = pdfium.FPDFPath_GetPathSegment(item.raw, index)
            x, y = ctypes.c_float(), ctypes.c_float()
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            points.append((x.value * MM, (height - y.value) * MM))
        yield points
