"""Typefaces: words become codes, and the glyphs that were used are put into the file.

A character's code in the file is its UTF-16 code unit, so words can be written before it is known
which glyphs the file needs; what one unit cannot hold gets a code that UTF-16 leaves free.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, Protocol

from reportlab.pdfbase.ttfonts import TTFontFile

from builder.backends.pdf import syntax
from builder.backends.pdf.canvas import FileCanvas
from builder.characters import SOFT_HYPHEN, drawn_as
from builder.drawing import Word

SPACE = "\0 "
FIRST_SURROGATE = 0xD800
LAST_BMP = 0xFFFF
LABELS = {"regular": "F1", "bold": "F2", "italic": "F3", "bold-italic": "F4"}
"""Names in resources, short and the same in all files, so that these can share pages."""
TAG_LENGTH = 6
ESCAPES = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\", "\r": r"\r"})
"""What a string may not hold as it is (ISO 32000-1, 7.3.4.2)."""


class FontSource(Protocol):
    """A static TrueType font: the bytes of its file."""

    @property
    def data(self) -> bytes: ...


class FontFamily(Protocol):
    """Fonts by the names that text runs use."""

    def font(self, name: str, /) -> FontSource: ...


class Typeface:
    """One font of the file: spells words in it, notes which characters were used.

    Attributes:
        label: its name in the resources of a page.
    """

    def __init__(self, label: str, source: FontSource) -> None:
        self.label = label
        self._data = source.data
        self._codes: dict[str, int] = {" ": ord(" ")}
        self._words: dict[tuple[str, tuple[tuple[int, int], ...]], str] = {}

    def spell(self, words: Sequence[Word]) -> str:
        """Return ``words`` with spaces between: two bytes a character, without outer brackets.

        A pen movement within a word interrupts them: ``A)-20(V`` (ISO 32000-1, 9.4.3).
        """
        known = self._words
        keys = [(word.text, word.kerns) for word in words]
        try:
            return SPACE.join([known[key] for key in keys])
        except KeyError:
            known.update({key: self._spell_word(*key) for key in keys})
            return self.spell(words)

    def _spell_word(self, text: str, kerns: tuple[tuple[int, int], ...]) -> str:
        codes = [
            self._code(character).to_bytes(2, "big").decode("latin-1").translate(ESCAPES)
            for character in text
        ]
        for index, adjustment in kerns:
            codes[index] += f"){-adjustment}("
        return "".join(codes)

    def _code(self, character: str) -> int:
        code = self._codes.get(character)
        if code is None:
            code = ord(character)
            if code > LAST_BMP:
                code = FIRST_SURROGATE + len(self._codes)
            self._codes[character] = code
        return code

    def embed(self, canvas: FileCanvas) -> int:
        """Write the font with the glyphs that were used, return its object's number.

        Raises:
            ValueError: the font lacks a character: text must be checked before it is set.
        """
        parsed = _parsed(self._data)
        used = sorted(self._codes.items(), key=lambda item: item[1])
        _check_glyphs(parsed, self._codes)
        base = _tag(parsed, self._codes) + "+" + parsed.name.decode("ascii")
        file = _subset(self._data, "".join(sorted(self._codes)))
        widths = [(code, parsed.charWidths[_drawn(parsed, char)]) for char, code in used]
        descendant = canvas.add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{base}"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {_add_descriptor(canvas, parsed, base, file)} 0 R"
            f"/CIDToGIDMap {canvas.add_stream(_glyph_map(parsed, self._codes))} 0 R"
            f"/DW {syntax.number(parsed.defaultWidth)}/W[{_widths(widths)}]>>"
        )
        unicode = canvas.add_stream(_unicode_map(used).encode("ascii"))
        return canvas.add(
            f"<</Type/Font/Subtype/Type0/BaseFont/{base}/Encoding/Identity-H"
            f"/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>"
        )


@lru_cache(maxsize=16)
def _parsed(data: bytes) -> Any:
    """Return ReportLab's reading of a font file."""
    return TTFontFile(io.BytesIO(data))


@lru_cache(maxsize=64)
def _subset(data: bytes, characters: str) -> bytes:
    """Return a font file with the glyphs of ``characters`` in that order, after glyph 0."""
    parsed = _parsed(data)
    return bytes(parsed.makeSubset([_drawn(parsed, character) for character in characters]))


def _drawn(parsed: Any, character: str) -> int:
    """Return the code point of what the font draws for ``character``."""
    own = ord(character)
    apart = character == SOFT_HYPHEN or not parsed.charToGlyph.get(own)
    return ord(drawn_as(character)) if apart else own


def _glyph(parsed: Any, character: str) -> int:
    return int(parsed.charToGlyph.get(_drawn(parsed, character), 0))


def _check_glyphs(parsed: Any, characters: Iterable[str]) -> None:
    """Refuse characters without a glyph; some fonts map them to glyph 0, others not at all."""
    missing = sorted(char for char in characters if not _glyph(parsed, char))
    if missing:
        codes = ", ".join(f"U+{ord(character):04X}" for character in missing)
        message = f"font {parsed.name.decode()} lacks {codes}"
        raise ValueError(message)


def _tag(parsed: Any, characters: Iterable[str]) -> str:
    """Return six letters that tell subsets of one font apart (ISO 32000-1, 9.6.4)."""
    digest = hashlib.sha256(parsed.name + "".join(sorted(characters)).encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:TAG_LENGTH])


def _add_descriptor(canvas: FileCanvas, parsed: Any, base: str, file: bytes) -> int:
    embedded = canvas.add_stream(file, f"/Length1 {len(file)}")
    return canvas.add(
        f"<</Type/FontDescriptor/FontName/{base}/Flags {parsed.flags}"
        f"/FontBBox[{syntax.numbers(parsed.bbox, 0)}]"
        f"/ItalicAngle {syntax.number(parsed.italicAngle)}/Ascent {syntax.number(parsed.ascent)}"
        f"/Descent {syntax.number(parsed.descent)}/CapHeight {syntax.number(parsed.capHeight)}"
        f"/StemV {parsed.stemV}/FontFile2 {embedded} 0 R>>"
    )


def _glyph_map(parsed: Any, codes: dict[str, int]) -> bytes:
    """Return two bytes for each code up to the last one used: the glyph in the subset."""
    glyphs = [_glyph(parsed, character) for character in sorted(codes)]
    places = {glyph: place for place, glyph in enumerate(dict.fromkeys([0, *glyphs]))}
    table = bytearray(2 * (max(codes.values()) + 1))
    for character, code in codes.items():
        place = places[_glyph(parsed, character)]
        table[2 * code : 2 * code + 2] = place.to_bytes(2, "big")
    return bytes(table)


def _widths(widths: Sequence[tuple[int, float]]) -> str:
    """Return the widths of ascending codes, neighbours together (ISO 32000-1, 9.7.4.3)."""
    runs: list[list[tuple[int, float]]] = [[widths[0]]]
    for before, after in pairwise(widths):
        if after[0] != before[0] + 1:
            runs.append([])
        runs[-1].append(after)
    return "".join(f"{run[0][0]}[{syntax.numbers((w for _, w in run), 2)}]" for run in runs)


CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
CMAP_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
CMAP_BLOCK = 100
"""At most so many entries in one block (Adobe Technical Note 5014)."""


def _unicode_map(used: Sequence[tuple[str, int]]) -> str:
    """Return the map from codes back to characters, for search and for reading aloud."""
    rows = [f"<{code:04X}> <{c.encode('utf-16-be').hex().upper()}>" for c, code in used]
    blocks = [rows[at : at + CMAP_BLOCK] for at in range(0, len(rows), CMAP_BLOCK)]
    body = "".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
    )
    return CMAP_HEAD + body + CMAP_TAIL


class Typefaces:
    """The fonts of one file, each taken from the family when text first asks for it."""

    def __init__(self, family: FontFamily) -> None:
        self._family = family
        self._faces: dict[str, Typeface] = {}

    def face(self, name: str) -> Typeface:
        face = self._faces.get(name)
        if face is None:
            label = LABELS.get(name, name)
            face = self._faces[name] = Typeface(label, self._family.font(name))
        return face

    def write(self, canvas: FileCanvas) -> None:
        """Embed all fonts."""
        for _, face in sorted(self._faces.items()):
            canvas.add_font(face.label, face.embed(canvas))
