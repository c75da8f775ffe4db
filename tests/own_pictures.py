"""How true pictures of others come out: ``python -m tests.own_pictures FOLDER [MOST]``.

Every SVG file under FOLDER, or MOST of them taken evenly, is read as an author's picture. What is
accepted is painted as on the card (PDF, by PDFium), in the book (SVG, by Chromium) and in its
edition of pixels (PNG, by resvg), and compared with the file itself as Chromium paints it.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageStat

from builder.backends.pdf import write_pdf
from builder.backends.pixels import write_png
from builder.backends.svg import write_svg
from builder.diagnostics import ContentError, InFile
from builder.drawing import Document, Drawing, Element, Page, Placed
from builder.figures.own.faults import Faults
from builder.figures.own.picture import ROOM
from builder.figures.own.vector import read_vector
from builder.geometry import Box
from builder.units import pt_to_mm
from tests.support.pages import FAMILY

LONGER = 480
"""Pixels on the longer side of a picture: 140 dots an inch on a card."""
ACROSS, DOWN = 6, 6
"""Pictures of one screenshot."""
BAR = 1.0
"""Of 255: how far a picture may be off on average."""
FINER = 3
"""PDFium moves edges to whole pixels; a printer's are so much smaller."""
PLACES = ("card", "book", "pixels")
CHROMIUM = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            "--force-color-profile=srgb", "--allow-file-access-from-files")  # fmt: skip


@dataclass
class Tried:
    """One file, and how it came out."""

    path: Path
    drawing: Drawing | None = None
    codes: tuple[str, ...] = ()
    off: dict[str, float] = field(default_factory=dict)

    @property
    def size(self) -> tuple[int, int]:
        drawing = self.drawing
        assert drawing is not None
        scale = LONGER / max(drawing.width, drawing.height)
        return max(1, round(drawing.width * scale)), max(1, round(drawing.height * scale))

    @property
    def worst(self) -> float:
        return max(self.off.values(), default=0.0)


def main(folder: str, most: str = "100000") -> int:
    """Try the files under ``folder`` and print what came out; 1 if one is not true."""
    files = sorted(Path(folder).rglob("*.svg"))
    step = max(1, -(-len(files) // int(most)))
    tried = [_tried(path) for path in files[::step]]
    accepted = [each for each in tried if each.drawing]
    for at in range(0, len(accepted), ACROSS * DOWN):
        _compare(accepted[at : at + ACROSS * DOWN])
    _print(tried, accepted)
    return int(any(each.worst > BAR for each in accepted))


def _tried(path: Path) -> Tried:
    faults = Faults(InFile(path.name))
    try:
        width, height, shapes = read_vector(path.read_bytes(), *ROOM, faults)
    except ContentError as error:
        return Tried(path, codes=tuple(f"{f.message} [{f.code}]" for f in error.findings))
    return Tried(path, Drawing(path.stem, width, height, shapes, alt="A picture."))


def _compare(batch: Sequence[Tried]) -> None:
    with tempfile.TemporaryDirectory() as made:
        own = []
        for number, each in enumerate(batch):
            assert each.drawing is not None
            own.append(Path(made, f"{number}.svg"))
            own[-1].write_text(write_svg(each.drawing), encoding="utf-8")
        sources = list(_shot([each.path for each in batch], batch, Path(made)))
        books = list(_shot(own, batch, Path(made)))
    cards = _cards(batch)
    for each, source, book, card in zip(batch, sources, books, cards, strict=True):
        assert each.drawing is not None
        pixels = Image.open(io.BytesIO(write_png(each.drawing, each.size[0]))).convert("RGB")
        each.off = {
            place: _off(source, picture)
            for place, picture in zip(PLACES, (card, book, pixels), strict=True)
        }


def _off(one: Image.Image, other: Image.Image) -> float:
    """Return the mean difference of two pictures, of 255."""
    other = other if other.size == one.size else other.resize(one.size)
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


def _shot(files: Sequence[Path], batch: Sequence[Tried], folder: Path) -> Iterator[Image.Image]:
    """Yield each file as Chromium paints it."""
    page, shot = folder / "page.html", folder / "shot.png"
    page.write_text(_page(files, batch), encoding="utf-8")
    size = f"--window-size={ACROSS * LONGER},{DOWN * LONGER}"
    command = (*CHROMIUM, size, f"--screenshot={shot}", page.as_uri())
    subprocess.run(command, check=True, capture_output=True)
    whole = Image.open(shot).convert("RGB")
    for number, each in enumerate(batch):
        left, top = number % ACROSS * LONGER, number // ACROSS * LONGER
        yield whole.crop((left, top, left + each.size[0], top + each.size[1]))


def _page(files: Sequence[Path], batch: Sequence[Tried]) -> str:
    images = ""
    for number, (file, each) in enumerate(zip(files, batch, strict=True)):
        left, top = number % ACROSS * LONGER, number // ACROSS * LONGER
        place = f"left:{left}px;top:{top}px;width:{each.size[0]}px;height:{each.size[1]}px"
        images += f'<img src="{file.resolve().as_uri()}" style="position:absolute;{place}">'
    return f'<!DOCTYPE html><meta charset="utf-8"><body style="margin:0">{images}'


def _cards(batch: Sequence[Tried]) -> Iterator[Image.Image]:
    """Yield each picture as PDFium paints it from a PDF file."""
    pages = []
    for number, each in enumerate(batch):
        assert each.drawing is not None
        width, height = map(pt_to_mm, each.size)
        box = Box(0, 0, width, height)
        figure = Element("Figure", (Placed(each.drawing, box),), alt="A picture.", box=box)
        pages.append(Page(str(number), width, height, (figure,)))
    document = pdfium.PdfDocument(write_pdf(Document("Test", "en", tuple(pages)), FAMILY))
    for page in document:
        yield page.render(scale=FINER).to_pil().convert("RGB").reduce(FINER)


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")


def _print(tried: Sequence[Tried], accepted: Sequence[Tried]) -> None:
    true = sum(each.worst <= BAR for each in accepted)
    share = 100 * len(accepted) / max(1, len(tried))
    say(f"{len(tried)} files, {len(accepted)} accepted ({share:.1f} %), {true} of them true")
    for place in PLACES:
        offs = sorted(each.off[place] for each in accepted)
        if offs:
            say(f"  {place}: mean {sum(offs) / len(offs):.3f}, worst {offs[-1]:.3f}")
    for each in sorted(accepted, key=lambda each: -each.worst)[:12]:
        say("  ", each.path, {place: round(off, 2) for place, off in each.off.items()})
    whys = Counter(code for each in tried for code in set(each.codes))
    for why, count in whys.most_common(15):
        say(f"  {count} x {why}")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
