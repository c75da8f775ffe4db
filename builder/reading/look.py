"""Theme and fixed words: the project's defaults with what a guide changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.diagnostics import ContentError, Finding, Key, MachineError, Position
from builder.model import Guide
from builder.model.theme import Theme, merged
from builder.reading.draft import Entry, parse_mapping
from builder.reading.folder import TextFile
from builder.reading.shape import shaped

FALLBACK_LANGUAGE = "en"


def read_theme(default: Path, shown: str, guide: Guide) -> Theme:
    """Return the theme of ``default`` with what the guide's ``theme.yaml`` changes.

    Raises:
        ContentError: a key or value that no theme knows, at its place in the file it stands in.
        MachineError: the default cannot be read.
    """
    entry = _entry(default, shown)
    written = merged(dict(entry.written), dict(guide.theme))
    over = _Merged(entry.group, entry.name, written, entry.document, guide=guide)
    theme = shaped(Theme, over, {})
    if not isinstance(theme, Theme):
        raise ContentError(theme)
    return theme


def read_words(folder: Path, shown: str, guide: Guide) -> Mapping[str, Any]:
    """Return the fixed words of the guide's language: ``de-AT.yaml``, else ``de.yaml``.

    Raises:
        ContentError: ``no-words``, there are none for the language.
        MachineError: the file cannot be read.
    """
    tags = [guide.language, guide.language.partition("-")[0]]
    for tag in tags:
        file = folder / f"{tag}.yaml"
        if file.is_file():
            return dict(_entry(file, f"{shown}/{file.name}").written)
    known = ", ".join(sorted(path.stem for path in folder.glob("*.yaml")))
    fact = f"there are no fixed words for language {guide.language!r}"
    hint = f"known: {known}; add {shown}/{tags[-1]}.yaml, the keys are those of en.yaml"
    raise ContentError([Finding(guide.places.at("guide", "language"), "no-words", fact, hint)])


@dataclass(frozen=True, slots=True)
class _Merged(Entry):
    """The default theme with a guide's changes, each pointing at its own file."""

    guide: Guide | None = None

    def position(self, path: tuple[Key, ...]) -> Position:
        if self.guide is not None and _stands_in(self.guide.theme, path):
            return self.guide.places.at("theme", *path)
        return Entry.position(self, path)


def _stands_in(value: Any, path: tuple[Key, ...]) -> bool:
    for key in path:
        try:
            value = value[key]
        except (LookupError, TypeError):
            return False
    return True


def _entry(file: Path, shown: str) -> Entry:
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        message = f"cannot read {shown}: {error.strerror}"
        raise MachineError(message) from error
    entry, findings = parse_mapping(TextFile(file.stem, shown, text), "theme")
    if entry is None or findings:
        raise ContentError(findings)
    return entry
