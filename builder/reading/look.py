"""The theme: the project's default with what a guide changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.diagnostics import ContentError, Finding, InFile, Key, MachineError
from builder.disk import read_file
from builder.model import Guide
from builder.model.contrast import Pair, contrast, faint_pairs
from builder.model.theme import Theme, merged
from builder.reading.draft import Entry, parse_mapping
from builder.reading.folder import TextFile
from builder.reading.shape import shaped


def read_theme(default: Path, path: str, guide: Guide) -> Theme:
    """Return the theme of ``default`` with what the guide's ``theme.yaml`` changes.

    Raises:
        ContentError: a key or value that no theme knows, or ``theme-contrast``, colours that are
            too much alike; each at its place in the file it stands in.
        MachineError: the default cannot be read.
    """
    entry = _entry(default, path)
    written = merged(dict(entry.written), dict(guide.theme))
    over = _Merged(entry.group, entry.name, written, entry.document, guide=guide)
    theme = shaped(Theme, over, {})
    if not isinstance(theme, Theme):
        raise ContentError(theme)
    faint = tuple(_faint(theme, over))
    if faint:
        raise ContentError(faint)
    return theme


def _faint(theme: Theme, over: _Merged) -> Iterator[Finding]:
    """Yield the worst pair of colours of each place that one or more of them are to blame on."""
    worst: dict[InFile, tuple[float, Pair, str, str]] = {}
    for pair, text, ground in faint_pairs(theme):
        at, share = over.blamed(pair.text, pair.ground), contrast(text, ground) / pair.least
        if at not in worst or share < worst[at][0]:
            worst[at] = (share, pair, text, ground)
    for at, (_, pair, text, ground) in worst.items():
        fact = (
            f"{_dotted(pair.text)} {text} on {_dotted(pair.ground)} {ground} has a contrast of "
            f"{contrast(text, ground):.1f}:1, must be at least {pair.least:g}:1"
        )
        hint = "make one of the two darker or the other lighter"
        yield Finding(at, "theme-contrast", fact, hint)


def _dotted(path: tuple[Key, ...]) -> str:
    return ".".join(map(str, path))


@dataclass(frozen=True, slots=True)
class _Merged(Entry):
    """The default theme with a guide's changes, each pointing at its own file."""

    guide: Guide | None = None

    def position(self, path: tuple[Key, ...]) -> InFile:
        if self.guide is not None and _stands_in(self.guide.theme, path):
            return self.guide.places.written("theme", *path)
        return Entry.position(self, path)

    def blamed(self, *paths: tuple[Key, ...]) -> InFile:
        """Return the position of the first of ``paths`` that the guide itself wrote."""
        written = (
            path for path in paths if self.guide is not None and _stands_in(self.guide.theme, path)
        )
        return self.position(next(written, paths[0]))


def _stands_in(value: Any, path: tuple[Key, ...]) -> bool:
    for key in path:
        try:
            value = value[key]
        except (LookupError, TypeError):
            return False
    return True


def _entry(file: Path, path: str) -> Entry:
    try:
        text = read_file(file).decode()
    except OSError as error:
        message = f"cannot read {path}: {error.strerror}"
        raise MachineError(message) from error
    entry, findings = parse_mapping(TextFile(file.stem, path, text), "theme")
    if entry is None or findings:
        raise ContentError(findings)
    return entry
