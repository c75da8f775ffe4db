"""What the builder says when content is wrong, and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal, NamedTuple, assert_never

Severity = Literal["error", "warning", "note"]
"""A note tells of what would be a warning if the author had not given a reason for it."""
Key = str | int
"""A mapping key or a list index on the way to a value in a content file."""


class InFile(NamedTuple):
    """A place in a text file; line and column count from 1. ``file`` is the path to be shown."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class OnPage(NamedTuple):
    """A page of a file that was written, counted from 1; 0 is the file as a whole."""

    file: str
    page: int = 0

    def __str__(self) -> str:
        return f"{self.file}, page {self.page}" if self.page else self.file


class InMember(NamedTuple):
    """A line of a file in an e-book, counted from 1; 0 is that file as a whole."""

    file: str
    member: str
    line: int = 0

    def __str__(self) -> str:
        line = f", line {self.line}" if self.line else ""
        return f"{self.file}, {self.member}{line}"


class OnOption(NamedTuple):
    """An option of the command line, such as ``--card``."""

    option: str

    def __str__(self) -> str:
        return self.option


Position = InFile | OnPage | InMember | OnOption
"""Where something is wrong."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem, worded for the person who can mend it.

    Attributes:
        position: where the offending key or value stands.
        code: the rule, as a slug; explained by ``cardbook explain``, its examples stand in
            ``tests/rules/<code>/``.
        message: the fact with the value found; no capital, no full stop.
        hint: what to do about it, or nothing.
        severity: an error stops the build, a warning is printed.
    """

    position: Position
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    @property
    def place(self) -> str:
        """Where it is, as people say it."""
        return str(self.position)

    def __str__(self) -> str:
        first = f"{self.position}: {self.severity}: {self.message} [{self.code}]"
        return f"{first}\n  hint: {self.hint}" if self.hint else first


class ContentError(Exception):
    """Content cannot be built. Carries every finding, in file order."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = in_file_order(findings)
        super().__init__("\n".join(map(str, self.findings)))


class MachineError(Exception):
    """The machine failed us: a file cannot be written, a font is missing or not the one pinned."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where each value of a guide was written.

    A path starts with the group the value belongs to: ``("guide", "title")``,
    ``("cards", "knead-calf", "steps", 2, "text")``, ``("cautions", "knee-back", "short")``,
    ``("illustrations", "leg-map", "strokes", 0)``, ``("theme", "colours")``. Where a picture is the
    author's own, ``("illustrations", "leg-map", "file")`` is that picture.

    Attributes:
        options: the options of the command line that took the place of what is written.
        folder: the guide's, as it is shown.
    """

    positions: Mapping[tuple[Key, ...], InFile] = field(default_factory=dict)
    options: Mapping[tuple[Key, ...], OnOption] = field(default_factory=dict)
    folder: str = ""

    def at(self, *path: Key) -> Position:
        """Return the option that set ``path``, or else where it is written."""
        return self.options.get(path) or self.written(*path)

    def written(self, *path: Key) -> InFile:
        """Return the place in a file of ``path`` or of the nearest thing around it."""
        for length in range(len(path), 0, -1):
            place = self.positions.get(path[:length])
            if place is not None:
                return place
        return self.positions.get((), InFile("guide.yaml"))

    def inside(self, position: Position) -> str:
        """Return the path, from the guide's folder, of the file that ``position`` is in."""
        match position:
            case InFile(file) if file.startswith(f"{self.folder}/"):
                return file.removeprefix(f"{self.folder}/")
            case InFile(file):
                return file
            case _:
                return ""


def in_file_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return ``findings`` sorted by file, then line and column or page, each once."""
    return tuple(
        sorted(dict.fromkeys(findings), key=lambda item: (_order(item.position), item.code))
    )


def _order(position: Position) -> tuple[str, str, int, int]:
    match position:
        case InFile(file, line, column):
            return file, "", line, column
        case OnPage(file, page):
            return file, "", page, 0
        case InMember(file, member, line):
            return file, member, line, 0
        case OnOption(option):
            return option, "", 0, 0
        case _:
            assert_never(position)


def has_errors(findings: Iterable[Finding]) -> bool:
    return any(item.severity == "error" for item in findings)


def nearest(name: str, known: Iterable[str], least: float = 0.6) -> str:
    """Return the hint that names the known word nearest to ``name``, or nothing.

    Args:
        least: how like it is, from 0 to 1.
    """
    near = get_close_matches(name, list(known), n=1, cutoff=least)
    return f"did you mean {near[0]!r}?" if near else ""
