"""Contact sheets of a guide's pictures: ``python -m tests.proof [GUIDE]``, or ``make proof``.

Every picture as it is printed, in grey, and as people see it who tell red from green badly; 60 and
120 mm wide, and in grey on the page of an e-reader. To be looked at by a person.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from builder.backends.pixels import write_png
from builder.drawing import Drawing
from builder.edition import read
from builder.store.drawings import draw_all
from builder.store.project import Project, find_guide
from tests.support.made import ROOT

FOLDER = ROOT / "output" / "proof"
PX_PER_MM = 8
WIDTHS_MM = {60: 10, 120: 5}
"""Widths of the pictures on a sheet, and how many of them stand on it, one below the other."""
READER_PX = (1072, 1448)
"""The page of an e-reader of 300 pixels an inch."""
READER_MARGIN, READER_GREYS = 40, 16
GAP = 16
DESK = (255, 255, 255)

Matrix = NDArray[np.float64]

# Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
# Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (2009), severity 1.0;
# the matrices act on linear light.
PROTANOPIA = np.array(
    [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ]
)
DEUTERANOPIA = np.array(
    [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ]
)


def seen_by(image: Image.Image, matrix: Matrix) -> Image.Image:
    """Return ``image`` as someone sees it whose eyes ``matrix`` describes."""
    light = _linear(np.asarray(image, float) / 255) @ matrix.T
    return Image.fromarray(np.round(_encoded(light.clip(0, 1)) * 255).astype(np.uint8))


def _linear(values: Matrix) -> Matrix:
    """Return the light of sRGB values (IEC 61966-2-1)."""
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def _encoded(light: Matrix) -> Matrix:
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


VIEWS: tuple[Callable[[Image.Image], Image.Image], ...] = (
    lambda image: image,
    lambda image: image.convert("L").convert("RGB"),
    lambda image: seen_by(image, PROTANOPIA),
    lambda image: seen_by(image, DEUTERANOPIA),
)


def rendered(drawing: Drawing, width_px: int) -> Image.Image:
    return Image.open(io.BytesIO(write_png(drawing, width_px))).convert("RGB")


def sheets(drawings: Sequence[Drawing]) -> Iterator[tuple[str, Image.Image]]:
    """Yield (file name, sheet): a row a picture, a column a way to see it."""
    for width, count in WIDTHS_MM.items():
        for start in range(0, len(drawings), count):
            rows = [
                _row([view(rendered(drawing, width * PX_PER_MM)) for view in VIEWS])
                for drawing in drawings[start : start + count]
            ]
            yield f"sheet-{width}mm-{start // count + 1}.png", _column(rows)


def reader_page(drawing: Drawing) -> Image.Image:
    """Return ``drawing`` as large as the page of an e-reader holds it, in its greys."""
    room = [side - 2 * READER_MARGIN for side in READER_PX]
    scale = min(room[0] / drawing.width, room[1] / drawing.height)
    page = Image.new("L", READER_PX, 255)
    page.paste(rendered(drawing, int(drawing.width * scale)).convert("L"), (READER_MARGIN,) * 2)
    step = 255 // (READER_GREYS - 1)
    return page.point(lambda grey: round(grey / step) * step)


def _row(images: Sequence[Image.Image]) -> Image.Image:
    width = sum(image.width + GAP for image in images) + GAP
    row = Image.new("RGB", (width, max(image.height for image in images) + GAP), DESK)
    left = GAP
    for image in images:
        row.paste(image, (left, GAP))
        left += image.width + GAP
    return row


def _column(rows: Sequence[Image.Image]) -> Image.Image:
    width = max(row.width for row in rows)
    column = Image.new("RGB", (width, sum(row.height for row in rows) + GAP), DESK)
    top = 0
    for row in rows:
        column.paste(row, (0, top))
        top += row.height
    return column


def main(guide: str = "back-leg-massage") -> None:
    project = Project()
    folder = find_guide(guide, project)
    edition = read(folder, project, folder.name)
    drawings = draw_all(edition.guide, edition.theme, None, folder=folder)
    ordered = [drawings[name] for name in sorted(drawings)]
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, sheet in sheets(ordered):
        _save(sheet, FOLDER / name)
    for drawing in ordered:
        _save(reader_page(drawing), FOLDER / f"reader-{drawing.name}.png")


def _save(image: Image.Image, file: Path) -> None:
    image.save(file, optimize=False)
    sys.stdout.write(f"{file.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:2])
