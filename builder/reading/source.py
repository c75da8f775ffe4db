"""One file as text, the YAML in it, and where each of its characters stands."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from builder.diagnostics import Finding, InFile

FORBIDDEN = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffc\U00010000-\U0010ffff]"
)
"""What YAML cannot hold (YAML 1.2.2, section 5.1), line breaks that editors do not show, and
what stands where a letter was lost."""
LOST = "\ufffd"
"""What programs write in place of a letter that they could not read."""

BYTE_ORDER_MARK = "\ufeff"
FENCE = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)
"""Stands before and after the YAML of a card."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text file whose lines end in a single line feed.

    Attributes:
        path: the path that findings print.
        start, end: the stretch of ``text`` that is YAML, from 0.
    """

    path: str
    text: str
    start: int
    end: int

    @classmethod
    def whole(cls, path: str, text: str) -> SourceText:
        return cls(path, text, 0, len(text))

    @property
    def yaml(self) -> str:
        return self.text[self.start : self.end]

    def position(self, index: int) -> InFile:
        """Return line and column of the character at ``index``, from 0."""
        line_start = self.text.rfind("\n", 0, index) + 1
        return InFile(self.path, self.text.count("\n", 0, index) + 1, index - line_start + 1)


def front_matter(path: str, text: str) -> SourceText | None:
    """Return the stretch of a card file that is YAML, or nothing where no fences enclose it."""
    opening = FENCE.match(text)
    closing = FENCE.search(text, opening.end()) if opening else None
    if not opening or not closing:
        return None
    return SourceText(path, text, opening.end(), closing.start())


def body_start(source: SourceText) -> int:
    """Return the index of the body's first line that says something, or the end of the file."""
    fence = FENCE.match(source.text, source.end)
    at = fence.end() if fence else source.end
    blank = len(source.text) - at - len(source.text[at:].lstrip())
    return source.text.rfind("\n", 0, at + blank) + 1 if blank else at


def decode(content: bytes, path: str) -> tuple[str, tuple[Finding, ...]]:
    """Return ``content`` as text whose lines end in a line feed, or what is wrong with it.

    Letters are composed (NFC): é is one character, however it was typed.
    """
    try:
        text = content.decode("utf-8").removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        return "", (_not_utf8(content, error.start, path),)
    text = unicodedata.normalize("NFC", text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    wrong = FORBIDDEN.search(text)
    return text, (_bad_character(text, wrong.start(), path),) if wrong else ()


def character_name(char: str) -> str:
    """Return the name people can look up, such as ``U+2713 CHECK MARK``."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()


def _not_utf8(content: bytes, at: int, path: str) -> Finding:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        fact = "the file is written in UTF-16"
        return Finding(InFile(path), "not-utf8", fact, "save the file with the encoding UTF-8")
    before = content[:at].decode("utf-8").split("\n")
    return Finding(
        InFile(path, len(before), len(before[-1]) + 1),
        "not-utf8",
        f"the byte 0x{content[at]:02X} is not UTF-8",
        "save the file with the encoding UTF-8",
    )


def _bad_character(text: str, at: int, path: str) -> Finding:
    return unseen_character(text[at], SourceText.whole(path, text).position(at))


def unseen_character(char: str, at: InFile) -> Finding:
    """Return the finding that a character stands in a text which nobody can see."""
    if char == LOST:
        message = "a letter was lost here when the file was saved (U+FFFD)"
        return Finding(at, "bad-character", message, "type it again, and save as UTF-8")
    message = f"the invisible character {character_name(char)} cannot stand in a guide"
    return Finding(at, "bad-character", message, "delete it; for a new line press Enter")
