"""Sheets are printed by a printer that errs, cut along their marks, and laid beside the faces."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from builder.backends.pdf import write_pdf
from builder.drawing import Document
from builder.geometry import Affine, Box
from builder.model import CardFormat
from builder.outputs.cards.face import compose_face, measure_face
from builder.outputs.sheets.impose import impose
from builder.press.job import PAPERS, Duplex, Paper, PrinterProfile, PrintJob
from builder.units import MM_PER_INCH
from tests.support.faces import callout, face, family, look, step
from tests.support.words import fixed_words

DPI = 144
MM = DPI / MM_PER_INCH
ALIKE = 3.5
"""Mean difference of greys (0 to 255) up to which a cut card is its face, drawn on other pixels."""
PROFILE = PrinterProfile(x=1.6, y=-1.1, angle_deg=0.35, scale_x=0.98, scale_y=0.99)


def cards(size: CardFormat) -> Document:
    """Return five cards that differ."""
    pages = []
    for number in range(1, 6):
        steps = [step(at, f"Glide {at + number} times up the calf") for at in range(1, number + 2)]
        front = [callout("a", f"Never press card {number}", "danger"), *steps[:number]]
        for side, blocks in (("front", front), ("back", steps)):
            measured = measure_face(face(*blocks), size, look(9.0))
            pages.append(compose_face(f"card-{number}-{side}", str(number), measured))
    return Document("A short guide", "en", tuple(pages))


def rasters(document: Document) -> list[Image.Image]:
    file = pypdfium2.PdfDocument(write_pdf(document, family()))
    try:
        return [page.render(scale=DPI / 72).to_pil().convert("L") for page in file]
    finally:
        file.close()


def printed(page: Image.Image, profile: PrinterProfile, *, back: bool) -> Image.Image:
    """Return what the printer makes of a page, as ``PrinterProfile`` says."""
    x, y = page.width / 2, page.height / 2
    # Pillow asks for each pixel of the result where it comes from.
    way = Affine.translation(-x, -y)
    if back:
        way = way.then(Affine.translation(-profile.x * MM, -profile.y * MM))
        way = way.then(Affine.rotation(-profile.angle_deg))
    way = way.then(Affine.scaling(1 / profile.scale_x, 1 / profile.scale_y))
    a, b, c, d, e, f = way.then(Affine.translation(x, y))
    return page.transform(
        page.size, Image.Transform.AFFINE, (a, c, e, b, d, f), Image.Resampling.BICUBIC,
        fillcolor=255,
    )  # fmt: skip


def marks(strip: Image.Image) -> list[float]:
    """Return the middles of the dark strokes that cross a strip one pixel high."""
    dark = [at for at, grey in enumerate(strip.convert("L").tobytes()) if grey < 160]
    runs: list[list[int]] = []
    for at in dark:
        if runs and at - runs[-1][-1] == 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return [(run[0] + run[-1] + 1) / 2 for run in runs]


def cut(sheet: Image.Image, block: Box) -> Iterator[Box]:
    """Yield the cards of a printed front (pixels), found by the marks at its top and right.

    They come as one reads them, the page turned so that they stand upright.
    """
    above = round((block.top - 0.65) * MM)
    beside = round((block.right + 0.65) * MM)
    xs = marks(sheet.crop((0, above, sheet.width, above + 1)))
    column = sheet.crop((beside, 0, beside + 1, sheet.height))
    ys = marks(column.transpose(Image.Transpose.TRANSPOSE))
    across, down = list(pairwise(xs)), list(pairwise(ys))
    lying = across[0][1] - across[0][0] > down[0][1] - down[0][0]
    cells = (
        [(column, row) for column in across for row in reversed(down)]
        if lying
        else [(column, row) for row in down for column in across]
    )
    for (left, right), (top, bottom) in cells:
        yield Box(left, top, right, bottom)


def piece(sheet: Image.Image, box: Box) -> Image.Image:
    """Return the upright card in ``box``; one that lies has its head to the left."""
    card = sheet.crop(box)
    return card.transpose(Image.Transpose.ROTATE_270) if card.width > card.height else card


def difference(one: Image.Image, other: Image.Image) -> float:
    apart = ImageChops.difference(one, other.resize(one.size, Image.Resampling.BILINEAR))
    return ImageStat.Stat(apart).mean[0]


def turned_over(sheet: Image.Image, duplex: Duplex) -> Image.Image:
    """Return the back as it would show through the paper from the front."""
    flip = Image.Transpose.FLIP_TOP_BOTTOM if duplex == "short" else Image.Transpose.FLIP_LEFT_RIGHT
    return sheet.transpose(flip)


def cut_cards(
    made: list[Image.Image], block: Box, job: PrintJob, printer: PrinterProfile, sheets: int
) -> Iterator[tuple[Image.Image, Image.Image]]:
    """Yield front and back of each card cut out, the last sheet's empty cells among them."""
    for sheet in range(sheets):
        at = (sheet, sheet + sheets) if job.duplex == "manual" else (2 * sheet, 2 * sheet + 1)
        front = printed(made[at[0]], printer, back=False)
        back = turned_over(printed(made[at[1]], printer, back=True), job.duplex)
        for box in cut(front, block):
            through = piece(back, box)
            yield piece(front, box), through.transpose(Image.Transpose.FLIP_LEFT_RIGHT)


def worst(duplex: Duplex, size: CardFormat, paper: Paper, profile: PrinterProfile) -> float:
    """Return how far the worst cut card is from its face, with ``profile`` for the printer."""
    document = cards(size)
    job = PrintJob(paper, duplex, profile)
    made = impose(document, job, fixed_words(), look(), "1.0")
    pieces = list(cut_cards(rasters(made.document), made.grid.block, job, PROFILE, made.sheets))
    faces = rasters(document)
    assert len(pieces) >= 5
    pairs = zip(faces[::2], faces[1::2], strict=True)
    return max(
        difference(face_, piece_)
        for both, card in zip(pairs, pieces, strict=False)
        for face_, piece_ in zip(both, card, strict=True)
    )


CASES: list[tuple[Duplex, CardFormat, Paper]] = [
    ("long", CardFormat(), PAPERS["common"]),
    ("short", CardFormat(), PAPERS["letter"]),
    ("manual", CardFormat(), PAPERS["a4"]),
    ("long", CardFormat(width=80.0, height=99.0), PAPERS["common"]),
    ("short", CardFormat(width=80.0, height=99.0), PAPERS["a4"]),
]


@pytest.mark.parametrize(("duplex", "size", "paper"), CASES)
def test_cards_cut_along_the_marks_are_the_faces(
    duplex: Duplex, size: CardFormat, paper: Paper
) -> None:
    assert worst(duplex, size, paper, PROFILE) < ALIKE


def test_a_printer_that_nobody_measured_shows() -> None:
    unmeasured = PrinterProfile(scale_x=PROFILE.scale_x, scale_y=PROFILE.scale_y)
    assert worst("long", CardFormat(), PAPERS["common"], unmeasured) > 2 * ALIKE


def test_a_folded_card_shows_its_faces_side_by_side() -> None:
    """The dots of the fold stand where the front ends and the back begins."""
    document, job = cards(CardFormat()), PrintJob(duplex="fold", printer=PROFILE)
    made = impose(document, job, fixed_words(), look(), "1.0")
    sheets = [printed(page, PROFILE, back=False) for page in rasters(made.document)]
    pieces = [piece(sheet, box) for sheet in sheets for box in cut(sheet, made.grid.block)]
    faces = rasters(document)
    assert len(pieces) == len(faces) == 10
    assert max(map(difference, faces, pieces)) < ALIKE
