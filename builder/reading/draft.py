"""A guide as its files put it: plain values that nobody has checked yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from builder.diagnostics import Finding, InFile
from builder.reading.folder import CAUTIONS, GUIDE, THEME, Folder, TextFile
from builder.reading.source import SourceText, body_start, front_matter
from builder.reading.syntax import Path, YamlDocument, parse

LONGEST_QUOTE = 40
"""Characters of the author's text that a message repeats."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the guide: the guide itself, a caution, a card, an illustration, the theme.

    Attributes:
        group: the first word of its paths in ``Places``.
        name: its id; empty for the guide and the theme.
        written: its keys and values.
        below: the path to it inside its document.
        body_at: where the Markdown body of a card starts in its file.
    """

    group: str
    name: str
    written: Mapping[str, Any]
    document: YamlDocument
    below: Path = ()
    body_at: int | None = None

    @property
    def path(self) -> Path:
        """The entry's path in ``Places``."""
        return (self.group, self.name) if self.name else (self.group,)

    @property
    def body(self) -> str:
        source = self.document.source
        return "" if self.body_at is None else source.text[self.body_at :].rstrip()

    def position(self, path: Path) -> InFile:
        """Return where the value at ``path``, counted from this entry, or what holds it stands."""
        if path == ("body",) and self.body_at is not None:
            return self.document.source.position(self.body_at)
        return self.document.position((*self.below, *path))

    def text_at(self, path: Path) -> str:
        """Return the value at ``path`` as it was typed."""
        mark = self.document.mark((*self.below, *path))
        return self.document.source.text[mark.start : mark.end]

    def typed(self, path: Path) -> str:
        """Return all that was typed at ``path``, with what lies below it."""
        whole, marks = (*self.below, *path), self.document.marks
        start = self.document.mark(whole).start
        end = max(mark.end for at, mark in marks.items() if at[: len(whole)] == whole)
        text = self.document.source.text
        closing = re.match(r"\s*[\]}]", text[end:]) if text[start] in "[{" else None
        return text[start : end + (closing.end() if closing else 0)]

    def position_of(self, path: Path, part: str) -> InFile:
        """Return where ``part`` of the text at ``path`` stands, or the text if it is folded."""
        mark, source = self.document.mark((*self.below, *path)), self.document.source
        at = source.text.find(part, mark.start, mark.end)
        return source.position(mark.start if at < 0 else at)

    def position_typed(self, path: Path, at: int) -> InFile:
        """Return where the character at ``at`` of the value at ``path``, as typed, stands."""
        mark = self.document.mark((*self.below, *path))
        return self.document.source.position(mark.start + at)

    def position_within(self, path: Path, text: str, at: int) -> InFile:
        """Return where the character at ``at`` of ``text``, the value at ``path``, stands.

        Where lines were folded or characters escaped, it is that of the same word.
        """
        typed = self.text_at(path)
        start = typed.find(text)
        if start >= 0:
            return self.position_typed(path, start + at)
        word = text[at : at + LONGEST_QUOTE].split(" ")[0]
        found = -1
        for _ in range(text.count(word, 0, at) + 1 if word else 0):
            found = typed.find(word, found + 1)
        return self.position_typed(path, max(0, found))

    def holds(self, path: Path) -> bool:
        """Tell whether a value of its own stands at ``path``."""
        if path == ("body",) and self.body_at is not None:
            return True
        return path == () or (*self.below, *path) in self.document.marks

    def paths(self) -> Iterator[Path]:
        """Yield the path of every value, counted from this entry."""
        depth = len(self.below)
        yield ()
        yield from (path[depth:] for path in self.document.marks if path[:depth] == self.below)

    def finding(self, path: Path, code: str, message: str, hint: str = "") -> Finding:
        return Finding(self.position(path), code, message, hint)


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that could be parsed; nothing stands for a file that could not."""

    folder: Folder
    guide: Entry | None
    cautions: tuple[Entry, ...] | None
    cards: tuple[Entry, ...]
    illustrations: tuple[Entry, ...]
    theme: Entry | None
    findings: tuple[Finding, ...]

    def entries(self) -> Iterator[Entry]:
        """Yield everything that speaks to the reader of the cards: all but the theme."""
        if self.guide:
            yield self.guide
        yield from self.cautions or ()
        yield from self.cards
        yield from self.illustrations


def parse_folder(folder: Folder) -> Draft:
    """Return what the files of ``folder`` say, and a finding for each that cannot be used."""
    parser = _Parser()
    return Draft(
        folder,
        parser.entry("guide", folder.top.get(GUIDE)),
        parser.cautions(folder.top.get(CAUTIONS)),
        parser.cards(folder.cards),
        parser.illustrations(folder.illustrations),
        parser.entry("theme", folder.top.get(THEME)),
        tuple(parser.findings),
    )


def parse_mapping(file: TextFile, group: str) -> tuple[Entry | None, tuple[Finding, ...]]:
    """Return the mapping in one YAML file, wherever it stands."""
    parser = _Parser()
    return parser.entry(group, file), tuple(parser.findings)


class _Parser:
    """Parses file after file and collects what is wrong."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def entry(self, group: str, file: TextFile | None, name: str = "") -> Entry | None:
        if file is None:
            return None
        return self._mapping(group, name, SourceText.whole(file.path, file.text))

    def illustrations(self, files: tuple[TextFile, ...]) -> tuple[Entry, ...]:
        entries = (self.entry("illustrations", file, file.name) for file in files)
        return tuple(filter(None, entries))

    def cards(self, files: tuple[TextFile, ...]) -> tuple[Entry, ...]:
        return tuple(filter(None, map(self._card, files)))

    def cautions(self, file: TextFile | None) -> tuple[Entry, ...] | None:
        document = self._document(SourceText.whole(file.path, file.text)) if file else None
        if document is None:
            return None
        if not isinstance(document.value, tuple):
            self._refuse(document, (), "a list of cautions", "start each caution with '- id: …'")
            return None
        return tuple(self._listed(document))

    def _listed(self, document: YamlDocument) -> Iterator[Entry]:
        for place, written in enumerate(document.value):
            if isinstance(written, dict):
                name = written.get("id")
                name = name if isinstance(name, str) else ""
                yield Entry("cautions", name, written, document, (place,))
            else:
                self._refuse(document, (place,), "a caution", "write '- id: …' and its other keys")

    def _card(self, file: TextFile) -> Entry | None:
        source = front_matter(file.path, file.text)
        if source is None:
            self.findings.append(_no_front_matter(file))
            return None
        return self._mapping("cards", file.name, source, body_start(source))

    def _mapping(
        self, group: str, name: str, source: SourceText, body_at: int | None = None
    ) -> Entry | None:
        document = self._document(source)
        if document is None:
            return None
        if isinstance(document.value, dict):
            return Entry(group, name, document.value, document, (), body_at)
        self._refuse(document, (), "keys with values", "write each as 'key: value'")
        return None

    def _document(self, source: SourceText) -> YamlDocument | None:
        """Return what a text says, or nothing where it says nothing that can be read."""
        document, findings = parse(source)
        self.findings.extend(findings)
        if document.value is not None:
            return document
        if not findings:
            self.findings.append(_empty(source))
        return None

    def _refuse(self, document: YamlDocument, path: Path, wanted: str, hint: str) -> None:
        written = described(document.value if not path else document.value[path[0]])
        message = f"{wanted} must stand here, found {written}"
        self.findings.append(Finding(document.position(path), "wrong-type", message, hint))


def _empty(source: SourceText) -> Finding:
    hint = "fill it in, or delete the file if the guide does not need it"
    return Finding(source.position(source.start), "empty-file", "nothing is written here", hint)


LIKE_A_FENCE = re.compile(r"^\s*[-\u2010-\u2015_=*+]{2,}\s*$", re.MULTILINE)


def _no_front_matter(file: TextFile) -> Finding:
    """Tell which of the lines of --- is missing, or is none."""
    fact = "a card starts with its keys between two lines of ---"
    hint, line = "put a line --- before the first key and another after the last", 1
    for match in LIKE_A_FENCE.finditer(file.text):
        place = file.text.count("\n", 0, match.start() + match[0].index(match[0].strip())) + 1
        if match[0].strip("\n") != "---":
            hint, line = "write this line as ---, with nothing before or behind it", place
            break
        if place > 1 and not file.text[: match.start()].strip():
            hint, line = "delete the lines above ---: it stands in the first line", 1
            break
        if place == 1:
            hint = "put another line --- after the last key"
    return Finding(InFile(file.path, line), "no-front-matter", fact, hint)


def named(path: Path) -> str:
    """Return what a message calls the value at ``path``."""
    match path:
        case (*_, str(key), int(place)):
            return f"item {place + 1} of {key!r}"
        case (*_, str(key)):
            return repr(key)
        case _:
            return "this"


def described(value: object) -> str:
    """Return what was found, for the end of a message."""
    match value:
        case None:
            return "nothing"
        case bool():
            return f"the truth value {str(value).lower()}"
        case int() | float():
            return f"the number {value}"
        case str():
            return f"the text {shortened(value)}"
        case tuple():
            return "a list"
        case _:
            return "keys with values"


def shortened(text: str) -> str:
    """Return ``text`` in quotes, cut to what a message can hold."""
    return repr(text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…")
