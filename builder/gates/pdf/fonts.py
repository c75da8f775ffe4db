"""The fonts in a PDF: how tall their small letters are, and what they have no glyph for."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from pypdfium2 import raw

from builder.gates.pdf.objects import point_of

SMALL_LETTERS = "xzvwurnmasceo"
"""Letters without ascender: the lowest top is the x-height. A file with none but round ones, which
stand higher, is measured up to 3 % too large."""
NO_GLYPH = 0xFFFF
"""A code that no text has: asking for it shows what the font prints for a lacking character."""
LONGEST_NAME = 256


class PdfFont:
    """A font of the file, measured once; its handle is new on every page.

    Attributes:
        name: PostScript name.
        page: on which it was met first.
        embedded: whether it is in the file.
        x_height: of its small letters as it draws them (fraction of the em), 0 where it has none.
    """

    def __init__(self, handle: Any, name: str, page: int) -> None:
        self.name, self.page = name.split("+")[-1], page
        self.embedded = bool(raw.FPDFFont_GetIsEmbedded(handle))
        self._lacking_looks = _outline(handle, NO_GLYPH)
        self._had, self._lacked = set[str](), set[str]()
        outlines = [_outline(handle, ord(letter)) for letter in SMALL_LETTERS]
        tops = [max(heights) for heights in outlines if heights not in ([], self._lacking_looks)]
        self.x_height = min(tops, default=0.0)

    def lacking(self, handle: Any, text: str) -> str:
        """Return the characters of ``text`` that are painted as a lacking character is."""
        characters = dict.fromkeys(text)
        if self._had.issuperset(characters):
            return ""
        for character in characters.keys() - self._had - self._lacked:
            lacks = _looks_like(handle, ord(character), self._lacking_looks)
            (self._lacked if lacks else self._had).add(character)
        return "".join(character for character in characters if character in self._lacked)


class Fonts:
    """The fonts of one file that were met so far, each once."""

    def __init__(self) -> None:
        self._known: dict[bytes, PdfFont] = {}
        self._room = ctypes.create_string_buffer(LONGEST_NAME)

    def __iter__(self) -> Iterator[PdfFont]:
        return iter(self._known.values())

    def of(self, handle: Any, page: int) -> PdfFont:
        """Return the font that PDFium knows by ``handle`` on ``page``."""
        raw.FPDFFont_GetBaseFontName(handle, self._room, LONGEST_NAME)
        name = self._room.value
        if name not in self._known:
            self._known[name] = PdfFont(handle, name.decode("utf-8", "replace"), page)
        return self._known[name]


def _looks_like(font: Any, code: int, outline: list[float]) -> bool:
    """Tell whether the glyph of ``code`` has ``outline``; most have another number of points."""
    _, count = _path(font, code)
    return count > 0 and count == len(outline) and _outline(font, code) == outline


def _outline(font: Any, code: int) -> list[float]:
    """Return the heights of the points of a glyph, as fractions of the em."""
    path, count = _path(font, code)
    return [point_of(raw.FPDFGlyphPath_GetGlyphPathSegment(path, at)).y for at in range(count)]


def _path(font: Any, code: int) -> tuple[Any, int]:
    """Return the outline of a glyph, for PDFium, and of how many segments it is."""
    path = raw.FPDFFont_GetGlyphPath(font, code, 1.0)
    return path, raw.FPDFGlyphPath_CountGlyphSegments(path) if path else 0
