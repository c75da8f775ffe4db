"""YAML text to plain values: the one place that knows the YAML parser.

Values follow YAML 1.2: ``no`` and ``12:30`` are text. Lists become tuples. Positions are found by
a second pass over one file, and only when somebody asks: most builds have nothing to point at.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple
from unicodedata import normalize

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from builder.diagnostics import Finding, InFile, Key
from builder.reading.slips import quoted
from builder.reading.source import SourceText
from builder.reading.syntax_errors import explained

Path = tuple[Key, ...]

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where it is installed: ten times as fast as the same parser in Python."""

DEEPEST = 24
"""Levels of nesting; the deepest key of the format stands at 8."""

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
TRUTHS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
WHOLE = re.compile(r"[-+]?[0-9]{1,18}")
OCTAL = re.compile(r"0o[0-7]{1,18}")
HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]{1,15}")
DECIMAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
INFINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
SPECIAL_STARTS = frozenset("-+.0123456789~nNtTfF")

COMMENT = re.compile(r"[ \t]+#|[ \t]*\n +#\S")
"""Beside a text, or below it: a number that starts a line, such as #3."""

Scalar = str | int | float | bool | None


class YamlMark(NamedTuple):
    """Where a value stands, as indices into the text of its file.

    Attributes:
        at: its key's first character, or its own where it has no key.
        start, end: the first character of the value and the one after the last; of a list or
            mapping only its opening bracket, if it has one.
    """

    at: int
    start: int
    end: int


@dataclass(frozen=True)
class YamlDocument:
    """One YAML text: what it says, and where.

    Attributes:
        has_blanks: whether any value is null or a text without a letter.
        doubtful: where texts without quotes start that a comment follows on their line, or that
            go on over several lines.
    """

    source: SourceText
    value: Any
    has_blanks: bool
    doubtful: frozenset[int] = frozenset()

    @cached_property
    def marks(self) -> Mapping[Path, YamlMark]:
        """Every value's mark by the path of keys and indices that leads to it."""
        return dict(_Locator(self.source).marks())

    def mark(self, path: Path) -> YamlMark:
        """Return the mark of ``path`` or of the nearest thing around it."""
        for length in range(len(path), 0, -1):
            mark = self.marks.get(path[:length])
            if mark is not None:
                return mark
        return YamlMark(0, self.source.start, self.source.end)

    def position(self, path: Path) -> InFile:
        return self.source.position(self.mark(path).at)


def parse(source: SourceText) -> tuple[YamlDocument, list[Finding]]:
    """Return what the YAML of ``source`` says, ``None`` where it cannot be read at all."""
    composer = _Composer(source)
    try:
        value = composer.document()
    except yaml.YAMLError as error:
        value = None
        slips = explained(error, source, Loader)
        places = {slip.position for slip in slips}
        composer.findings = [
            each for each in composer.findings if each.position not in places
        ] + slips
    doubtful = frozenset(composer.doubtful)
    return YamlDocument(source, value, composer.has_blanks, doubtful), composer.findings


def resolve(text: str) -> Scalar:
    """Return what ``text`` means without quotes (core schema, YAML 1.2.2, section 10.3.2)."""
    if text and text[0] not in SPECIAL_STARTS:
        return text
    if text in NULLS:
        return None
    if text in TRUTHS:
        return TRUTHS[text]
    return _number(text)


def _number(text: str) -> Scalar:
    if WHOLE.fullmatch(text):
        return int(text)
    if OCTAL.fullmatch(text) or HEXADECIMAL.fullmatch(text):
        return int(text, 0)
    if DECIMAL.fullmatch(text):
        return float(text)
    if INFINITE.fullmatch(text):
        return float(text.replace(".", ""))
    return text


class _Composer:
    """Builds the values of one text, and notes what YAML allows but a guide does not."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self._next = Loader(source.yaml).get_event
        self._anchored: dict[str, Any] = {}
        self._aliases = 0
        self.findings: list[Finding] = []
        self.has_blanks = False
        self.doubtful: set[int] = set()
        self._has_comments = COMMENT.search(source.yaml) is not None

    def document(self) -> Any:
        self._next()
        event = self._next()
        if type(event) is StreamEndEvent:
            return None
        value = self._value(self._next(), 0)
        self._next()
        self._end(self._next())
        return value

    def _value(self, event: Any, depth: int) -> Any:
        kind = type(event)
        if kind is AliasEvent or event.anchor or event.tag:
            return self._foreign(event, kind, depth)
        return self._native(event, kind, depth)

    def _native(self, event: Any, kind: type, depth: int) -> Any:
        if kind is ScalarEvent:
            return self._quoted(event.value) if event.style else self._plain(event)
        if depth == DEEPEST:
            raise yaml.MarkedYAMLError(problem="nested too deeply", problem_mark=event.start_mark)
        return self._list(depth) if kind is SequenceStartEvent else self._mapping(depth)

    def _foreign(self, event: Any, kind: type, depth: int) -> Any:
        """Note what a guide does without, and go on with what it means.

        An alias within an alias means nothing here: ten lines of them can mean a billion values.
        """
        if kind is AliasEvent:
            fact = f"an alias (*{event.anchor}) is not allowed"
            self._refuse(event, "yaml-feature", fact, self._in_quotes(event))
            self._aliases += 1
            return self._anchored.get(event.anchor, f"*{event.anchor}")
        self._refuse(event, "yaml-feature", _feature(event), self._in_quotes(event))
        aliases, value = self._aliases, self._native(event, kind, depth)
        if aliases == self._aliases:
            self._anchored[event.anchor] = value
        return value

    def _quoted(self, text: str) -> str:
        self.has_blanks |= not text.strip()
        return text if text.isascii() else normalize("NFC", text)

    def _plain(self, event: Any) -> Any:
        value = resolve(event.value)
        self.has_blanks |= value is None
        if type(value) is float and not math.isfinite(value):
            return self._refuse(event, "bad-value", f"{event.value} is no finite number")
        if type(value) is str:
            self._doubt(event.start_mark, event.end_mark)
        return value

    def _doubt(self, start: Any, end: Any) -> None:
        text, shift = self._source.text, self._source.start
        if end.line > start.line or (self._has_comments and COMMENT.match(text, shift + end.index)):
            self.doubtful.add(shift + start.index)

    def _list(self, depth: int) -> tuple[Any, ...]:
        items, take, value = [], self._next, self._value
        while type(event := take()) is not SequenceEndEvent:
            items.append(value(event, depth + 1))
        return tuple(items)

    def _mapping(self, depth: int) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        take, value = self._next, self._value
        while type(event := take()) is not MappingEndEvent:
            key = event.value if type(event) is ScalarEvent else value(event, depth + 1)
            below = value(take(), depth + 1)
            if type(key) is not str or not key or key == "<<" or key in mapping:
                self._odd_key(event, key, below, mapping)
            else:
                mapping[key] = below
        return mapping

    def _odd_key(self, event: Any, key: object, below: Any, mapping: dict[str, Any]) -> None:
        """Note a key that a guide does without; its value counts where it can."""
        if not isinstance(key, str) or not key:
            self._refuse(event, "yaml-syntax", "a key must be a word")
        elif key == "<<":
            self._refuse(event, "yaml-feature", "a merge key (<<) is not allowed")
            mapping.update(below if isinstance(below, dict) else {})
        else:
            self._refuse(event, "duplicate-key", f"the key {key!r} stands here twice")
            mapping[key] = below

    def _in_quotes(self, event: Any) -> str:
        """Return the hint for what may be a text that starts with a sign of YAML's."""
        text = self._source.yaml[event.start_mark.index : event.end_mark.index]
        is_scalar = type(event) in (ScalarEvent, AliasEvent)
        if not is_scalar or "\n" in text or getattr(event, "style", None):
            return ""
        return f"put it in quotes if it is a text: {quoted(text)}; else write the value out"

    def _refuse(self, event: Any, code: str, message: str, hint: str = "") -> None:
        position = self._source.position(self._source.start + event.start_mark.index)
        self.findings.append(Finding(position, code, message, hint or HINTS[code]))

    def _end(self, event: Any) -> None:
        if type(event) is DocumentStartEvent:
            self._refuse(event, "yaml-syntax", "a second document starts here")


HINTS = {
    "yaml-feature": "write the value out where it is needed",
    "yaml-syntax": "one file holds one mapping or list; put text that looks like YAML in quotes",
    "duplicate-key": "keep one of the two",
    "bad-value": "write a number, or put the word in quotes",
}


def _feature(event: Any) -> str:
    if event.anchor:
        return f"an anchor (&{event.anchor}) is not allowed"
    tag = event.tag.replace("tag:yaml.org,2002:", "!!")
    return f"a tag ({tag}) is not allowed"


class _Locator:
    """Walks one text that is known to be well formed, for the places of its values."""

    def __init__(self, source: SourceText) -> None:
        self._shift = source.start
        self._next = Loader(source.yaml).get_event

    def marks(self) -> Iterator[tuple[Path, YamlMark]]:
        self._next()
        if type(self._next()) is DocumentStartEvent:
            yield from self._below(self._next(), ())

    def _below(self, event: Any, path: Path) -> Iterator[tuple[Path, YamlMark]]:
        if type(event) is SequenceStartEvent:
            yield from self._items(path)
        elif type(event) is MappingStartEvent:
            yield from self._entries(path)

    def _items(self, path: Path) -> Iterator[tuple[Path, YamlMark]]:
        place = 0
        while type(event := self._next()) is not SequenceEndEvent:
            start = self._shift + event.start_mark.index
            yield (*path, place), YamlMark(start, start, self._shift + event.end_mark.index)
            yield from self._below(event, (*path, place))
            place += 1

    def _entries(self, path: Path) -> Iterator[tuple[Path, YamlMark]]:
        while type(key := self._next()) is not MappingEndEvent:
            below = (*path, getattr(key, "value", ""))
            for _ in self._below(key, ()):
                pass
            event = self._next()
            marks = (key.start_mark, event.start_mark, event.end_mark)
            yield below, YamlMark(*(self._shift + mark.index for mark in marks))
            yield from self._below(event, below)
