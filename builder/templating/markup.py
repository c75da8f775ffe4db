"""Block markup: the small tree of tags that card templates yield."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from sys import intern
from xml.parsers import expat

from builder.diagnostics import ContentError, Finding, InFile, Position
from builder.model import Span, Text

DEEPEST = 40
"""Tags inside one another; a face needs four."""

_WRITTEN_AT = re.compile(r"(?P<file>.+):(?P<line>[0-9]{1,6})")


@dataclass(slots=True)
class Tag:
    """One element of block markup.

    Attributes:
        at: where the template wrote it.
        children: tags and text in order; text keeps its spaces.
    """

    name: str
    at: Position
    attributes: dict[str, str]
    children: list[Tag | str] = field(default_factory=list)

    def tags(self) -> Iterator[Tag]:
        for child in self.children:
            if isinstance(child, Tag):
                yield child

    @property
    def text(self) -> str:
        """All text inside, spaces run together."""
        return " ".join("".join(self._texts()).split())

    @property
    def inline(self) -> Text:
        """All text inside with its marks."""
        return Text(tuple(self._spans(Span(""))))

    def _spans(self, around: Span) -> Iterator[Span]:
        for child in self.children:
            if isinstance(child, Tag):
                yield from child._spans(_marked(child, around))
            else:
                yield replace(around, text=child)

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, Tag):
                yield from child._texts()
            else:
                yield child


def _marked(tag: Tag, around: Span) -> Span:
    """Return what ``tag`` makes of a span in it."""
    match tag.name:
        case "a":
            return replace(around, href=tag.attributes.get("href", ""))
        case "em":
            return replace(around, emphasis=True)
        case "strong":
            return replace(around, strong=True)
        case "sub" | "sup":
            return replace(around, script=tag.name)
        case _:
            return around


def parse_markup(source: str, name: str, file: str) -> Tag:
    """Return the root tag of ``source``, which template ``name`` (``file`` in findings) made.

    Raises:
        ContentError: ``template-markup``, the text is not well-formed, with the line of the
            template near which it went wrong.
    """
    reader = _Reader(name, file)
    try:
        reader.parse(source)
    except (expat.ExpatError, ValueError) as error:
        code = error.code if isinstance(error, expat.ExpatError) else 0
        fact = expat.ErrorString(code) or str(error)
        finding = Finding(
            reader.last, "template-markup", f"block markup is not well-formed: {fact}"
        )
        raise ContentError([finding]) from error
    return reader.root


class _Reader:
    def __init__(self, name: str, file: str) -> None:
        self._folder = file.removesuffix(name)
        self.last = InFile(file)
        self._open: list[Tag] = []
        self.root = Tag("", self.last, {})

    def parse(self, source: str) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        parser.Parse(source, True)  # noqa: FBT003 - expat takes it by position only

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        place = attributes.pop("at", "")
        if place:
            self.last = _position(self._folder, place)
        if len(self._open) == DEEPEST:
            raise ValueError(f"more than {DEEPEST} tags stand inside one another")
        shared = {key: intern(value) for key, value in attributes.items()}  # most recur
        tag = Tag(name, self.last, shared)
        if self._open:
            self._open[-1].children.append(tag)
        else:
            self.root = tag
        self._open.append(tag)

    def _doctype(self, *_: object) -> None:
        raise ValueError("a document type stands in it, which blocks have no use for")

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        self._open[-1].children.append(text)


@lru_cache(maxsize=1024)
def _position(folder: str, place: str) -> InFile:
    """Return ``place`` (template:line) below ``folder``: one value for all tags of that line.

    Raises:
        ValueError: a template wrote the attribute itself, and something else into it.
    """
    written = _WRITTEN_AT.fullmatch(place)
    if written is None:
        raise ValueError(f"attribute 'at' is {place[:40]!r}; it is kept for the template's line")
    return InFile(folder + written["file"], int(written["line"]))
