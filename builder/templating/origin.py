"""Which line of a template a line of a page or of a style sheet came from.

While a template is read, marks are put before its tags or, in a style sheet, before its rules. They
go through the rendering as text, and are taken out of what it made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from builder.diagnostics import InFile

PAGES, SHEETS = (".xhtml.j2", ".html.j2", ".ncx.j2"), (".css.j2",)
_BEFORE_TAG = re.compile(r"(?=<[A-Za-z])")
_BEFORE_RULE = re.compile(r"/\*.*?\*/|^(?=[^\s}/])", re.DOTALL | re.MULTILINE)
_PLACE = "\ufdd0([^\ufdd0\ufdd1]*):([0-9]+)\ufdd1"
_MARK = re.compile(rf"/\*{_PLACE}\*/|{_PLACE}")
"""A comment in a style sheet, so that it may be parsed with its marks."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a template made.

    Attributes:
        places: where each line of ``text`` was written.
    """

    text: str
    places: tuple[InFile, ...]

    def at(self, line: int) -> InFile:
        """Return where ``line``, from 1, was written."""
        return self.places[min(max(line, 1), len(self.places)) - 1]


def marked(text: str, name: str, line: int) -> str:
    """Return a stretch of template ``name``, which begins at ``line``, with marks in it."""
    if name.endswith(PAGES):
        return _with_marks(_BEFORE_TAG, text, "\ufdd0{}:{}\ufdd1", name, line)
    if name.endswith(SHEETS):
        return _with_marks(_BEFORE_RULE, text, "/*\ufdd0{}:{}\ufdd1*/", name, line)
    return text


def _with_marks(before: re.Pattern[str], text: str, mark: str, name: str, line: int) -> str:
    made, last = "", 0
    for found in before.finditer(text):
        if not found[0]:  # else it is a comment
            line += text.count("\n", last, found.start())
            made += text[last : found.start()] + mark.format(name, line)
            last = found.start()
    return made + text[last:]


def plain(text: str) -> str:
    """Return ``text`` without marks."""
    return _MARK.sub("", text)


def unmarked(text: str, start: InFile, shown: Callable[[str], str]) -> Rendered:
    """Return ``text`` without marks, and where its lines were written.

    Args:
        start: where the first was.
        shown: gives the file of a template as findings show it.
    """
    return Rendered(plain(text), tuple(_places(text, start, shown)))


def _places(text: str, place: InFile, shown: Callable[[str], str]) -> Iterator[InFile]:
    for line in text.split("\n"):
        found = (mark.groups() for mark in _MARK.finditer(line))
        marks = [InFile(shown(one or two), int(at or there)) for one, at, two, there in found]
        yield marks[0] if marks else place
        place = marks[-1] if marks else place
