"""Pages of a written PDF as pictures, each with what it says and what its own pictures show.

The pixels are those of one version of PDFium: alike on every machine that has it, and not to be
compared with those of another.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
from PIL import Image
from pypdfium2 import raw

from builder.units import pt_to_mm

COLOURS = 128
"""In the palette of a picture: 64 leave bands in soft shading, all of them cost four times the
bytes."""
COMPRESSION_LEVEL = 5
"""The next takes a third longer for 2.5 % less, the highest nine times as long for 8 %."""
DEEPEST = 30
"""Elements of the structure inside one another; a face needs eight."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as it looks.

    Attributes:
        page: from 1.
        label: what readers show as its number.
        width, height: of what is pictured (mm).
        size: width and height of ``png`` (pixels).
        alts: what the figures on it show, in words, in reading order.
        lines: its text, line by line.
    """

    page: int
    label: str
    width: float
    height: float
    size: tuple[int, int]
    png: bytes = field(repr=False)
    alts: tuple[str, ...]
    lines: tuple[str, ...]


def page_count(pdf: bytes) -> int:
    """Return how many pages ``pdf`` has.

    Raises:
        pypdfium2.PdfiumError: it is not a readable PDF.
    """
    with closing(pdfium.PdfDocument(pdf)) as document:
        return len(document)


def pictured_pages(pdf: bytes, width_px: int, most: int) -> Iterator[PagePicture]:
    """Yield the first ``most`` pages of ``pdf``, each as a PNG file ``width_px`` wide.

    Raises:
        pypdfium2.PdfiumError: it is not a readable PDF.
    """
    with closing(pdfium.PdfDocument(pdf)) as document:
        for index in range(min(len(document), most)):
            yield _pictured(document, index, width_px)


def _pictured(document: Any, index: int, width_px: int) -> PagePicture:
    with closing(document[index]) as page:
        width, height = page.get_size()
        size, png = _png(page, width_px / width)
        return PagePicture(
            page=index + 1,
            label=document.get_page_label(index),
            width=pt_to_mm(width),
            height=pt_to_mm(height),
            size=size,
            png=png,
            alts=tuple(_alts(page)),
            lines=tuple(_lines(page)),
        )


def _png(page: Any, scale: float) -> tuple[tuple[int, int], bytes]:
    file = io.BytesIO()
    with closing(page.render(scale=scale, rev_byteorder=True)) as bitmap:
        image = bitmap.to_pil().convert("RGB")
    few = image.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(file, "PNG", compress_level=COMPRESSION_LEVEL)
    return image.size, file.getvalue()


def _lines(page: Any) -> Iterator[str]:
    with closing(page.get_textpage()) as text:
        for line in text.get_text_range().splitlines():
            said = "".join(char for char in line if char.isprintable()).strip()
            if said:
                yield said


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
    alt = _said(raw.FPDF_StructElement_GetAltText, element)
    if alt:
        yield alt
    if depth:
        for at in range(raw.FPDF_StructElement_CountChildren(element)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
            if child:
                yield from _alts_in(child, depth - 1)


def _said(ask: Callable[[Any, Any, int], int], element: Any) -> str:
    """Return the text that PDFium answers, in UTF-16 with two bytes of nothing at its end."""
    length = ask(element, None, 0)
    if length <= 2:
        return ""
    room = ctypes.create_string_buffer(length)
    ask(element, room, length)
    return room.raw[: length - 2].decode("utf-16-le", "replace").strip()
