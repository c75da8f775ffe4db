"""Pages of a written PDF as pictures, each with what it says and what its own pictures show.

The pixels are those of one version of PDFium: alike on every machine that has it, and not to be
compared with those of another.
"""

from __future__ import annotations

import ctypes
import hashlib
import io
import math
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PIL import Image
from pypdfium2 import raw

from builder.gates.pdf.claimed import Claim
from builder.gates.pdf.opened import OpenedPage, OpenedPdf
from builder.units import pt_to_mm

COLOURS = 128
"""In the palette of a picture: 64 leave bands in soft shading, all of them cost four times the
bytes."""
COMPRESSION_LEVEL = 5
"""The next takes a third longer for 2.5 % less, the highest nine times as long for 8 %."""
DEEPEST = 30
"""Elements of the structure inside one another; a face needs eight."""

Keeping = Callable[[int, str, Callable[[], bytes]], bytes]
"""Gives the picture of a page, told how it looks, made by a call where none was kept."""


def anew(_page: int, _look: str, make: Callable[[], bytes]) -> bytes:
    """Make a picture, whatever was made before."""
    return make()


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as it looks.

    Attributes:
        page: from 1.
        label: what readers show as its number.
        claim: which face of which card it is, as the file has it; nothing for another page.
        width, height: of what is pictured (mm).
        size: width and height of ``png`` (pixels).
        alts: what the figures on it show, in words, in reading order.
        lines: its text, line by line.
    """

    page: int
    label: str
    claim: Claim | None
    width: float
    height: float
    size: tuple[int, int]
    png: bytes = field(repr=False)
    alts: tuple[str, ...]
    lines: tuple[str, ...]


def pictured_pages(
    pdf: OpenedPdf, width_px: int, most: int, kept: Keeping = anew
) -> Iterator[PagePicture]:
    """Yield the first ``most`` pages of ``pdf``, each as a PNG file ``width_px`` wide.

    Args:
        kept: gives a picture that was made before, or makes and keeps it.
    """
    digest = hashlib.sha256(pdf.content).hexdigest()
    for page in pdf.pages(range(1, min(len(pdf), most) + 1)):
        width, height = page.handle.get_size()
        scale = width_px / width
        look = f"{digest} {page.number} {width_px} {COLOURS} {COMPRESSION_LEVEL}"
        yield PagePicture(
            page=page.number,
            label=page.label,
            claim=page.claim,
            width=pt_to_mm(width),
            height=pt_to_mm(height),
            size=(math.ceil(width * scale), math.ceil(height * scale)),
            png=kept(page.number, look, partial(_png, page, scale)),
            alts=tuple(_alts(page.handle)),
            lines=tuple(_lines(page.handle)),
        )


def pixels_of(page: OpenedPage, scale: float) -> Image.Image:
    """Return ``page`` as it looks, ``scale`` pixels a point."""
    with closing(page.handle.render(scale=scale, rev_byteorder=True)) as bitmap:
        image: Image.Image = bitmap.to_pil()  # a copy: three bytes a pixel cannot be shared
        return image


def _png(page: OpenedPage, scale: float) -> bytes:
    file = io.BytesIO()
    few = pixels_of(page, scale).quantize(
        COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
    )
    few.save(file, "PNG", compress_level=COMPRESSION_LEVEL)
    return file.getvalue()


def _lines(page: Any) -> Iterator[str]:
    with closing(page.get_textpage()) as text:
        for line in text.get_text_range().splitlines():
            words = "".join(char for char in line if char.isprintable()).strip()
            if words:
                yield words


def _alts(page: Any) -> Iterator[str]:
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return
    try:
        for at in range(raw.FPDF_StructTree_CountChildren(tree)):
            yield from _alts_in(raw.FPDF_StructTree_GetChildAtIndex(tree, at), DEEPEST)
    finally:
        raw.FPDF_StructTree_Close(tree)


def _alts_in(element: Any, depth: int) -> Iterator[str]:
    alt = _answered(raw.FPDF_StructElement_GetAltText, element)
    if alt:
        yield alt
    if depth:
        for at in range(raw.FPDF_StructElement_CountChildren(element)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
            if child:
                yield from _alts_in(child, depth - 1)


def _answered(ask: Callable[[Any, Any, int], int], element: Any) -> str:
    """Return the text that PDFium answers, in UTF-16 with two bytes of nothing at its end."""
    length = ask(element, None, 0)
    if length <= 2:
        return ""
    room = ctypes.create_string_buffer(length)
    ask(element, room, length)
    return room.raw[: length - 2].decode("utf-16-le", "replace").strip()
