"""One face of the type family: what it covers, how high its letters are, how wide words run."""

from __future__ import annotations

import unicodedata
from functools import cached_property
from typing import NamedTuple

import uharfbuzz as hb

from builder.characters import IGNORABLE, SHIFTED, SOFT_HYPHEN, TWINS, drawn_as, inked
from builder.drawing import Word
from builder.typeset.binding import WHITE, keeps_next, parts_of, toll_after
from builder.units import mm_to_pt, pt_to_mm

SUBSTITUTIONS = ("calt", "ccmp", "clig", "liga", "locl", "mark", "mkmk", "rclt", "rlig")

ONE_GLYPH_A_CHARACTER = dict.fromkeys(SUBSTITUTIONS, False) | {"kern": True}
"""Features in force: kerning alone, so that a writer may paint letter by letter."""


class MissingCharacter(Exception):  # noqa: N818 - names what is wrong with the text
    """A text holds a character that the font cannot print; ``missing`` finds all of them."""

    def __init__(self, char: str, text: str, font: str) -> None:
        self.char, self.text, self.font = char, text, font
        super().__init__(f"{font} has no U+{ord(char):04X} {char!r}, which stands in {text!r}")


class ShapedWord(NamedTuple):
    """A word as line breaking sees it.

    Attributes:
        spaced: its advance with a word space after it (em).
        toll: what it costs to end a line after it, in squared measures.
        keeps: it keeps the next word with it.
        parts: what a line may end after inside it, if anything.
    """

    word: Word
    spaced: float
    toll: float
    keeps: bool
    parts: tuple[str, ...]


class Font:
    """A face and the words measured with it.

    Attributes:
        data: the font file.
        ascent, descent, cap_height, x_height: fractions of the em over the baseline; the
            descent is negative.
        words: every word set so far.
        entries: the same words with what line breaking needs of them.
    """

    def __init__(self, name: str, data: bytes, postscript_name: str) -> None:
        self.name, self.data, self.postscript_name = name, data, postscript_name
        face = hb.Face(hb.Blob(data))
        self._hb = hb.Font(face)
        self.units_per_em: int = face.upem
        extents = self._hb.get_font_extents("ltr")
        self.ascent: float = extents.ascender / face.upem
        self.descent: float = extents.descender / face.upem
        self.cap_height = self._height(hb.OTMetricsTag.CAP_HEIGHT)
        self.x_height = self._height(hb.OTMetricsTag.X_HEIGHT)
        self.space = self._advance(self.glyph(" "))
        self.words = _Words(self)
        self.entries = _Entries(self)

    def covers(self, char: str) -> bool:
        """Tell whether ``char`` can be printed. Marks that need placing cannot."""
        return char in self.coverage or IGNORABLE.match(char) is not None

    @cached_property
    def coverage(self) -> frozenset[str]:
        """Every character that texts in this font may hold."""
        inside = set(map(chr, self._hb.face.unicodes))
        inside -= {char for char in inside if unicodedata.combining(char)}
        drawn = {char for char in (*TWINS, *SHIFTED) if drawn_as(char) in inside}
        return frozenset(inside | drawn | set(WHITE))

    def has(self, char: str) -> bool:
        """Tell whether there is a glyph for ``char`` itself."""
        return bool(self._hb.get_nominal_glyph(ord(char)))

    def glyph(self, char: str) -> int:
        """Return the number of the glyph that is drawn for ``char``, 0 for none."""
        return self._hb.get_nominal_glyph(ord(self._drawn(char))) or 0

    def advance(self, char: str) -> float:
        """Return how far the pen moves after ``char`` without kerning (em)."""
        return self._advance(self.glyph(char))

    def shape(self, text: str) -> Word:
        """Return ``text``, one word in composed form (NFC), measured afresh.

        Raises:
            MissingCharacter: the font cannot print it.
        """
        text = self._printed(text)
        drawn = text if text.isascii() else "".join(map(self._drawn, text))
        glyphs = [self.glyph(char) for char in drawn]
        buffer = _buffer(drawn)
        hb.shape(self._hb, buffer, ONE_GLYPH_A_CHARACTER)
        if [info.codepoint for info in buffer.glyph_infos] != glyphs:
            message = f"{text!r} is not one glyph a character in {self.name}"
            raise AssertionError(message)
        scale = 1000 / self.units_per_em
        plain = [self._hb.get_glyph_h_advance(glyph) for glyph in glyphs]
        kerned = [position.x_advance for position in buffer.glyph_positions or ()]
        moves = [round((set_to - by) * scale) for by, set_to in zip(plain, kerned, strict=True)]
        kerns = tuple((index, move) for index, move in enumerate(moves) if move)
        return Word(text, (sum(plain) * scale + sum(moves)) / 1000, kerns)

    def _printed(self, text: str) -> str:
        """Return what of ``text`` needs ink; a soft hyphen does where a line ends after it."""
        visible = inked(text) + (SOFT_HYPHEN if text.endswith(SOFT_HYPHEN) else "")
        for char in visible:
            if char not in self.coverage:
                raise MissingCharacter(char, text, self.name)
        return visible

    def _drawn(self, char: str) -> str:
        return char if self.has(char) and char != SOFT_HYPHEN else drawn_as(char)

    def _advance(self, glyph: int) -> float:
        advance: int = self._hb.get_glyph_h_advance(glyph)
        return advance / self.units_per_em

    def _height(self, tag: hb.OTMetricsTag) -> float:
        height: int = self._hb.get_metric_position(tag)
        return height / self.units_per_em


def x_height_mm(font: Font, size_pt: float) -> float:
    """Return how high a small x stands at ``size_pt`` (mm)."""
    return pt_to_mm(size_pt) * font.x_height


def size_for_x_height(font: Font, height: float) -> float:
    """Return the type size (points) at which a small x stands ``height`` mm high."""
    return mm_to_pt(height) / font.x_height


def characters_in(data: bytes) -> frozenset[str]:
    """Return what the font file ``data`` has a glyph for: nothing if it is no font."""
    return frozenset(map(chr, hb.Face(hb.Blob(data)).unicodes))


def missing(text: str, font: Font) -> list[tuple[int, str]]:
    """Return (index in ``text``, character) of what ``font`` cannot print.

    A letter and the marks after it are looked up composed (NFC) and stand at the letter's index.
    """
    if font.coverage.issuperset(text):
        return []
    return [
        (index, char)
        for index, letter in _letters(text)
        for char in unicodedata.normalize("NFC", letter)
        if not font.covers(char)
    ]


def _letters(text: str) -> list[tuple[int, str]]:
    letters: list[tuple[int, str]] = []
    for index, char in enumerate(text):
        if letters and unicodedata.combining(char):
            start, letter = letters[-1]
            letters[-1] = (start, letter + char)
        else:
            letters.append((index, char))
    return letters


def _buffer(text: str) -> hb.Buffer:
    """Return ``text`` ready for shaping; nothing is guessed from the machine's locale."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", "Latn", "und"
    return buffer


class _Words(dict[str, Word]):
    def __init__(self, font: Font) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, text: str) -> Word:
        word = self[text] = self._font.shape(text)
        return word


class _Entries(dict[str, ShapedWord]):
    def __init__(self, font: Font) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, text: str) -> ShapedWord:
        word = self._font.words[text]
        spaced = word.advance + self._font.space
        entry = self[text] = ShapedWord(
            word, spaced, toll_after(text), keeps_next(text), parts_of(text)
        )
        return entry
