"""Where every value of a guide stands, found only when somebody asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from builder.diagnostics import InFile
from builder.reading.draft import Entry
from builder.reading.syntax import Path


class WrittenPlaces(Mapping[Path, InFile]):
    """The positions for ``Places``: asks the entry that a path leads into.

    The path ``("cards", id, "body")`` leads to the first line of the Markdown that says something.
    """

    def __init__(self, roots: Mapping[Path, InFile], entries: Iterable[Entry]) -> None:
        self._roots = roots
        self._entries = {entry.path: entry for entry in entries}

    def __getitem__(self, path: Path) -> InFile:
        if path in self._roots:
            return self._roots[path]
        length = 1 if path[:1] in self._entries else 2
        entry, below = self._entries[path[:length]], path[length:]
        if not entry.holds(below):
            raise KeyError(path)
        return entry.position(below)

    def __iter__(self) -> Iterator[Path]:
        yield from self._roots
        for path, entry in self._entries.items():
            yield from ((*path, *below) for below in entry.paths())

    def __len__(self) -> int:
        return sum(1 for _ in self)
