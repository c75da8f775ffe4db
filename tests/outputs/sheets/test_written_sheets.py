"""The sheets as they were written, read back with libraries that did not write them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import product

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from builder.backends.pdf import write_pdf
from builder.geometry import Affine, Point
from builder.outputs.sheets.impose import Sheets, impose
from builder.press.job import PAPERS, Duplex, Paper, PrinterProfile, PrintJob
from builder.units import MM_PER_INCH, MM_PER_PT
from tests.press.sheets import card_set
from tests.support.faces import family, look
from tests.support.words import fixed_words

GRIDS = list(product(range(1, 5), range(1, 6)))
CLOSE = 0.01
"""How far (mm) a back may be from behind its front in the file."""
DPI = 144
FINE = 300
PIXEL = MM_PER_INCH / FINE
DARK = 250
"""A grey below is ink."""


def made(cards: int, size: tuple[float, float], job: PrintJob) -> tuple[Sheets, bytes]:
    sheets = impose(card_set(cards, *size), job, fixed_words(), look(), "1.0")
    return sheets, write_pdf(sheets.document, family())


def faces(page: pikepdf.Page) -> Iterator[Affine]:
    """Yield the way of each face on a page, which is cut, to mm from the page's top left corner."""
    height = float(page.mediabox[3])
    now = Affine(MM_PER_PT, 0.0, 0.0, -MM_PER_PT, 0.0, height * MM_PER_PT)
    kept: list[Affine] = []
    for each in pikepdf.parse_content_stream(page):
        match str(each.operator):
            case "q":
                kept.append(now)
            case "Q":
                now = kept.pop()
            case "cm":
                now = Affine(*map(float, each.operands)).then(now)
            case "W":
                yield now


def middles(page: pikepdf.Page, size: tuple[float, float]) -> list[Point]:
    """Return where the middles of the cards on a page are (mm)."""
    middle = Point(size[0] / 2 / MM_PER_PT, size[1] / 2 / MM_PER_PT)
    return [way.apply(middle) for way in faces(page)]


def behind(at: Point, paper: Paper, duplex: Duplex) -> Point:
    if duplex == "short":
        return Point(at.x, paper.height - at.y)
    return Point(paper.width - at.x, at.y)


def sides(sheets: int, duplex: Duplex) -> list[tuple[int, int]]:
    """Return the pages of front and back of every sheet, from 0."""
    if duplex == "manual":
        return [(at, at + sheets) for at in range(sheets)]
    return [(2 * at, 2 * at + 1) for at in range(sheets)]


def filling(columns: int, rows: int, paper: Paper) -> tuple[float, float]:
    """Return the size of cards that fill ``columns`` × ``rows``."""
    return (paper.width - 10.2) / columns, (paper.height - 12.8) / rows


@pytest.mark.parametrize("columns", range(1, 5))
@pytest.mark.parametrize("duplex", ["long", "short", "manual", "none"])
def test_middles_of_backs_lie_behind_those_of_fronts(duplex: Duplex, columns: int) -> None:
    """A full sheet and one that is filled in part, of every grid, the papers by turns."""
    for rows in range(1, 6):
        paper = list(PAPERS.values())[(columns + rows + len(duplex)) % len(PAPERS)]
        job, size, capacity = PrintJob(paper, duplex), filling(columns, rows, paper), columns * rows
        cards = capacity + 1 + 7 * rows % capacity
        sheets, data = made(cards, size, job)
        assert (sheets.grid.columns, sheets.grid.rows) == (columns, rows)
        assert_behind(data, cards, size, job)


@settings(max_examples=10)
@given(
    cards=st.integers(1, 24),
    width=st.floats(40.0, 190.0),
    height=st.floats(40.0, 250.0),
    gap=st.sampled_from([0.0, 2.5]),
    paper=st.sampled_from(list(PAPERS.values())),
    duplex=st.sampled_from(["long", "short", "manual", "none"]),
)
def test_middles_of_backs_of_any_size_lie_behind_those_of_fronts(
    cards: int, width: float, height: float, gap: float, paper: Paper, duplex: Duplex
) -> None:
    job = PrintJob(paper, duplex, gap=gap)
    _, data = made(cards, (width, height), job)
    assert_behind(data, cards, (width, height), job)


def assert_behind(data: bytes, cards: int, size: tuple[float, float], job: PrintJob) -> None:
    with pikepdf.open(io.BytesIO(data)) as file:
        cards_at = [middles(page, size) for page in file.pages]
    pages = sides(len(cards_at) // 2, job.duplex)
    assert sum(len(cards_at[front]) for front, _ in pages) == cards
    for front, back in pages:
        assert len(cards_at[front]) == len(cards_at[back])
        for one, other in zip(cards_at[front], cards_at[back], strict=True):
            assert other == pytest.approx(behind(one, job.paper, job.duplex), abs=CLOSE)


@settings(max_examples=14)
@given(
    grid=st.sampled_from(GRIDS),
    paper=st.sampled_from(list(PAPERS.values())),
    cards=st.integers(1, 20),
)
def test_middles_of_folded_backs_lie_behind_those_of_fronts(
    grid: tuple[int, int], paper: Paper, cards: int
) -> None:
    width, height = filling(*grid, paper)
    size = (width / 2, height)
    sheets, data = made(cards, size, PrintJob(paper, "fold"))
    with pikepdf.open(io.BytesIO(data)) as file:
        cards_at = [at for page in file.pages for at in middles(page, size)]
    assert len(cards_at) == 2 * cards
    for number in range(cards):
        folds = sheets.grid.folds(sheets.grid.capacity)
        front, back = cards_at[2 * number], cards_at[2 * number + 1]
        mirrors = [Point(2 * x - front.x, front.y) for x in folds.xs]
        mirrors += [Point(front.x, 2 * y - front.y) for y in folds.ys]
        _, nearest = min((at.to(back).length, at) for at in mirrors)
        assert back == pytest.approx(nearest, abs=CLOSE)


@pytest.mark.parametrize("duplex", ["long", "short", "manual"])
def test_a_measured_printer_puts_backs_behind_fronts(duplex: Duplex) -> None:
    profile = PrinterProfile(x=1.5, y=-0.7, angle_deg=0.3, scale_x=0.98, scale_y=0.99)
    size = (99.0, 132.0)
    _, data = made(3, size, PrintJob(PAPERS["a4"], duplex, profile))
    with pikepdf.open(io.BytesIO(data)) as file:
        front, back = (middles(file.pages[at], size)[-3:] for at in sides(1, duplex)[0])
    for one, other in zip(front, back, strict=True):
        on_front = errs(profile, PAPERS["a4"], back=False).apply(one)
        on_back = errs(profile, PAPERS["a4"], back=True).apply(other)
        assert on_back == pytest.approx(behind(on_front, PAPERS["a4"], duplex), abs=CLOSE)


def errs(profile: PrinterProfile, paper: Paper, *, back: bool) -> Affine:
    """Return where the printer prints what stands in a file (mm), as ``PrinterProfile`` says."""
    x, y = paper.width / 2, paper.height / 2
    way = Affine.translation(-x, -y).then(Affine.scaling(profile.scale_x, profile.scale_y))
    if back:
        way = way.then(Affine.rotation(profile.angle_deg))
        way = way.then(Affine.translation(profile.x, profile.y))
    return way.then(Affine.translation(x, y))


def rastered(data: bytes, page: int, dpi: int = DPI) -> Image.Image:
    file = pypdfium2.PdfDocument(data)
    try:
        picture: Image.Image = file[page].render(scale=dpi / 72).to_pil().convert("L")
        return picture
    finally:
        file.close()


def test_nothing_is_printed_where_either_paper_ends() -> None:
    """The common page stands in the middle of A4 and of Letter; each loses 4.2 mm at its edges.

    A raster rounds each edge of the page and of the ink to whole pixels.
    """
    _, data = made(4, (99.0, 132.0), PrintJob(hole=Point(49.5, 8.0)))
    for page in (0, 1):
        ink = rastered(data, page, FINE).point(lambda grey: 255 if grey < DARK else 0).getbbox()
        assert ink is not None
        left, top, right, bottom = (edge * PIXEL for edge in ink)
        for name in ("a4", "letter"):
            paper = PAPERS[name]
            beside, above = (paper.width - 210.0) / 2, (paper.height - 279.4) / 2
            assert left + beside >= 4.2 - 2 * PIXEL
            assert top + above >= 4.2 - 2 * PIXEL
            assert right + beside <= paper.width - 4.2 + 2 * PIXEL
            assert bottom + above <= paper.height - 4.2 + 2 * PIXEL


@pytest.mark.parametrize("duplex", ["long", "fold"])
@pytest.mark.parametrize("size", [(99.0, 132.0), (66.0, 99.0), (63.0, 88.0), (105.0, 148.0)])
def test_no_mark_touches_a_card(duplex: Duplex, size: tuple[float, float]) -> None:
    blank = card_set(9, *size, blank=True)
    sheets = impose(
        blank, PrintJob(duplex=duplex, hole=Point(10.0, 8.0)), fixed_words(), look(), "1.0"
    )
    data = write_pdf(sheets.document, family())
    block = sheets.grid.block
    for page in (0, 1):
        picture = rastered(data, page)
        edges = [round(edge * DPI / MM_PER_INCH) for edge in block]
        assert darkest(picture.crop((edges[0], edges[1], edges[2], edges[3]))) >= DARK
        assert darkest(picture) < DARK


def darkest(picture: Image.Image) -> int:
    """Return the darkest grey of ``picture``, 0 to 255."""
    return next(grey for grey, count in enumerate(picture.histogram()) if count)


@pytest.mark.parametrize("duplex", ["long", "short", "manual", "fold", "none"])
def test_the_file_asks_to_be_printed_in_its_size(duplex: Duplex) -> None:
    _, data = made(1, (99.0, 132.0), PrintJob(duplex=duplex))
    with pikepdf.open(io.BytesIO(data)) as file:
        preferences = file.Root.ViewerPreferences
        assert str(preferences.PrintScaling) == "/None"
        assert str(preferences.Duplex) == {
            "long": "/DuplexFlipLongEdge",
            "short": "/DuplexFlipShortEdge",
        }.get(duplex, "/Simplex")
