"""The README's pictures, made from a real build: ``make pictures``.

Cards and the quick reference are drawn from the written PDFs, pages of the e-book by a reading
engine that reflows the written EPUB.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pymupdf
from PIL import Image
from pypdfium2 import PdfDocument

from builder.build import build
from builder.diagnostics import ContentError
from builder.edition import Options
from builder.store.project import Project
from tests.support.made import REAL, ROOT

FOLDER = ROOT / "output" / "pictures"
CARDS = (6, 13)
"""Cards shown with both faces."""
CHAPTER = "9. Thumb strokes on the calf"
"""The chapter of the e-book whose first screen is shown, beside the cover."""
DESK = "#d5dcde"
GAP = 16
COLOURS = 255
SHEET = 2
"""The page of the sheets that is shown: the front of the second."""
CARD_SCALE, SHEET_SCALE, PAIR_SCALE = 1.4, 1.15, 0.75
"""Pixels a point."""
SCREEN = {"width": 330, "height": 560, "fontsize": 11}
"""The screen of a phone, in points."""
SCREEN_DPI = 90


def pictures(folder: Path, guide: str) -> Iterator[tuple[str, Image.Image]]:
    """Yield (file name, picture) for the guide built in ``folder``."""
    with PdfDocument(folder / "cards.pdf") as cards:
        for number in CARDS:
            faces = [_rendered(cards, 2 * number + side, CARD_SCALE) for side in (0, 1)]
            yield f"card-{number}.png", _on_desk(faces)
    with PdfDocument(folder / "quick-reference.pdf") as sheet:
        yield "quick-reference.png", _on_desk([_rendered(sheet, 0, SHEET_SCALE)])
    pages = (("cards-print.pdf", SHEET), ("print-and-laminate.pdf", 0))
    yield "sheet.png", _on_desk([_page(folder / file, page) for file, page in pages])
    yield "e-book.png", _on_desk(_screens(folder / f"{guide}.epub"))


def _page(file: Path, number: int) -> Image.Image:
    with PdfDocument(file) as document:
        return _rendered(document, number, PAIR_SCALE)


def _rendered(document: PdfDocument, page: int, scale: float) -> Image.Image:
    rendered: Image.Image = document[page].render(scale=scale).to_pil().convert("RGB")
    return rendered


def _screens(book: Path) -> list[Image.Image]:
    """Return the cover, which is no page, and the first screen of ``CHAPTER``, of one height."""
    with pymupdf.open(book) as opened:
        opened.layout(**SCREEN)
        first = {title: page for _, title, page in opened.get_toc()}[CHAPTER] - 1
        shot = opened[first].get_pixmap(dpi=SCREEN_DPI)
    screen = Image.frombytes("RGB", (shot.width, shot.height), shot.samples)
    with ZipFile(book) as archive, Image.open(BytesIO(archive.read("EPUB/cover.png"))) as cover:
        across = round(screen.height * cover.width / cover.height)
        return [cover.convert("RGB").resize((across, screen.height)), screen]


def _on_desk(pages: list[Image.Image]) -> Image.Image:
    """Return ``pages`` side by side, in few enough colours for a small file."""
    width = GAP + sum(page.width + GAP for page in pages)
    desk = Image.new("RGB", (width, max(page.height for page in pages) + 2 * GAP), DESK)
    left = GAP
    for page in pages:
        desk.paste(page, (left, GAP))
        left += page.width + GAP
    return desk.quantize(COLOURS, kmeans=1, dither=Image.Dither.NONE)


def main() -> None:
    try:
        built = build(REAL, Options(), Project())
    except ContentError as error:
        raise SystemExit("\n".join(map(str, error.findings))) from error
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, picture in pictures(built.folder, REAL.name):
        picture.save(FOLDER / name, optimize=True)
        print(FOLDER.relative_to(ROOT) / name)  # noqa: T201


if __name__ == "__main__":
    main()
