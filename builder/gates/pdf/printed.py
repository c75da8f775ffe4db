"""What a PDF really prints: a run of text with its place, font and size."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from builder.gates.pdf.fonts import PdfFont
from builder.gates.pdf.objects import fill_ink, matrix, turned
from builder.geometry import Affine, Box, Point
from builder.units import pt_to_mm

LINE_END = "\x02"
"""What PDFium gives for a hyphen that it takes for one of hyphenation, at the end of a line."""
CHARACTER, USUAL = 2, 256
"""Bytes of UTF-16: of a character, and of a line."""


@dataclass(frozen=True, slots=True)
class PrintedRun:
    """Text painted at one go.

    Attributes:
        text: without the space at its end that parts it from the next run.
        box: round its ink (mm from the top left of the trim); empty for spaces.
        origin: where its first letter stands on the baseline (mm).
        font: PostScript name.
        x_height: of its small letters as the embedded font draws them (mm), 0 where it has none.
        unpainted: its characters for which the font has no glyph.
        colour: #rrggbb.
        opacity: 0 to 1.
        tag: the role under which the file has it, such as ``Lbl``; nothing where it has none.
    """

    text: str
    box: Box
    origin: Point
    font: str
    size_pt: float
    x_height: float
    unpainted: str
    colour: str = "#000000"
    opacity: float = 1.0
    tag: str = ""


def printed_run(
    handle: Any, way: Affine, box: Box, text_page: Any, to_mm: Affine, font: PdfFont, tag: str
) -> PrintedRun:
    """Return the run of text that PDFium knows by ``handle``.

    Args:
        way: from what holds it to the page (points, y up).
        box: round its ink on the page (points, y up).
        text_page: the text of its page.
        to_mm: the way from the points of the page to millimetres of the trim.
        font: its own.
        tag: the role under which it is marked.
    """
    text = _text(handle, text_page).replace(LINE_END, "-").rstrip(" ")
    whole = matrix(handle).then(way)
    size_pt = _font_size(handle) * math.hypot(whole.c, whole.d)
    colour, opacity = fill_ink(handle)
    return PrintedRun(
        text=text,
        box=turned(box, to_mm),
        origin=to_mm.apply(Point(whole.e, whole.f)),
        font=font.name,
        size_pt=size_pt,
        x_height=pt_to_mm(size_pt) * font.x_height,
        unpainted=font.lacking(raw.FPDFTextObj_GetFont(handle), text),
        colour=colour,
        opacity=opacity,
        tag=tag,
    )


def _font_size(handle: Any) -> float:
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(handle, size)
    return size.value


def _text(handle: Any, text_page: Any, most: int = USUAL) -> str:
    room = (ctypes.c_ushort * (most // CHARACTER))()
    length = raw.FPDFTextObj_GetText(handle, text_page, room, most)
    if length > most:
        return _text(handle, text_page, length)
    return bytes(room)[: length - CHARACTER].decode("utf-16-le", "replace")
