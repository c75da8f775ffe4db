"""What the builder says when content is wrong, and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]
"""A note tells of what would be a warning if the author had not given a reason for it."""
Key = str | int
"""A mapping key or a list index on the way to a value in a content file."""


class Position(NamedTuple):
    """A place in a file; line and column count from 1.

    An option of the command line stands for a file that has no lines.
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        asked = self.file.startswith("--")
        return self.file if asked else f"{self.file}:{self.line}:{self.column}"


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
    ``("illustrations", "leg-map", "strokes", 0)``, ``("theme", "colours")``.
    """

    positions: Mapping[tuple[Key, ...], Position] = field(default_factory=dict)

    def at(self, *path: Key) -> Position:
        """Return the position of ``path`` or of the nearest thing around it."""
        for length in range(len(path), 0, -1):
            found = self.positions.get(path[:length])
            if found is not None:
                return found
        return self.positions.get((), Position("guide.yaml"))


def in_file_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return ``findings`` sorted by file, line and column, each once."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda item: (item.position, item.code)))


def has_errors(findings: Iterable[Finding]) -> bool:
    return any(item.severity == "error" for item in findings)


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the hint that names the known word nearest to ``name``, or nothing."""
    near = get_close_matches(name, list(known), n=1)
    return f"did you mean {near[0]!r}?" if near else ""
