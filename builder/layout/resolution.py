"""Photographs must be fine enough for the size at which they are printed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from builder.diagnostics import Finding, Places
from builder.drawing import Document, Drawing, Photograph, Placed
from builder.drawing.page import leaves

LEAST_DPI = 200.0
"""Dots an inch; below it edges look soft at the distance at which a card is read."""
SLACK = 0.5
"""What sizes lose by rounding."""


def check_resolution(
    drawings: Mapping[str, Drawing], documents: tuple[Document, ...], places: Places
) -> Iterator[Finding]:
    """Yield a finding for each photograph that is printed coarser than 200 dots an inch."""
    coarsest: dict[str, Placed] = {}
    if not any(drawing.photograph for drawing in drawings.values()):
        return  # to go through all pages takes as long as to compose them
    for placed in _photographs(documents):
        name = placed.drawing.name
        if name not in coarsest or placed.box.width > coarsest[name].box.width:
            coarsest[name] = placed
    for name in sorted(coarsest):
        yield from _judged(coarsest[name], places)


def _photographs(documents: tuple[Document, ...]) -> Iterator[Placed]:
    for document in documents:
        for page in document.pages:
            for leaf in leaves(page.body):
                if isinstance(leaf, Placed) and leaf.drawing.photograph:
                    yield leaf


def _judged(placed: Placed, places: Places) -> Iterator[Finding]:
    drawing = placed.drawing
    photograph = drawing.photograph
    if photograph is None:
        return
    scale = placed.box.width / drawing.width
    dpi = photograph.dots_per_inch(scale)
    if dpi < LEAST_DPI - SLACK:
        size = f"{photograph.raster.width} x {photograph.raster.height} pixels"
        yield Finding(
            places.written("illustrations", drawing.name, "file"),
            "picture-resolution",
            f"{size} printed {placed.box.width:.0f} mm wide are {dpi:.0f} dots an inch",
            f"save it at least {_needed(photograph, dpi)} pixels wide, which are 200 an inch",
        )


def _needed(photograph: Photograph, dpi: float) -> int:
    """Return the least width (pixels) of the same picture that is fine enough."""
    return math.ceil(photograph.raster.width * LEAST_DPI / dpi)
