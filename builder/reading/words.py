"""The fixed words of a language: the program's own with what a guide changes or brings along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from builder.diagnostics import ContentError, Finding, InFile, MachineError
from builder.disk import read_file
from builder.model import Guide
from builder.model.theme import merged
from builder.model.words import Words
from builder.reading.characters import Covers, lacking_glyphs
from builder.reading.draft import Entry, parse_mapping
from builder.reading.folder import TextFile
from builder.reading.plain import plain_faults
from builder.reading.shape import shaped
from builder.reading.source import decode
from builder.reading.syntax import Path as Keys


class WordsFolder(NamedTuple):
    """A folder of files such as ``de.yaml``; ``path`` is how findings print it."""

    folder: Path
    path: str

    def files(self, language: str) -> tuple[Path, ...]:
        """Return the files whose words are laid over one another for it, the widest first."""
        by_tag = {file.stem.lower(): file for file in self.all_files()}
        tags = accumulate(language.lower().split("-"), "{}-{}".format)
        return tuple(by_tag[tag] for tag in tags if tag in by_tag)

    def all_files(self) -> tuple[Path, ...]:
        return tuple(file for file in sorted(self.folder.glob("*.yaml")) if file.is_file())


def read_words(
    guide: Guide, shipped: WordsFolder, own: WordsFolder, covers: Covers | None = None
) -> Words:
    """Return the fixed words of the guide's language.

    A region's words are laid over those of its language (``de-AT`` over ``de``), the guide's own
    over the program's, key by key. Capitals of language tags carry no meaning (BCP 47, 2.1.1).

    Args:
        covers: whether type has a character; without it the guide's own words are not asked.

    Raises:
        ContentError: ``no-words``, there are none for the language; or every key that is missing,
            unknown or of another form, in the file that its author can mend.
        MachineError: a file cannot be read.
    """
    written = tuple(_entries(guide.language, own))
    layers = (*_entries(guide.language, shipped), *written)
    if not layers:
        raise ContentError([_no_words(guide, shipped, own)])
    findings = [each for entry in written for each in plain_faults(entry)]
    findings += [each for entry in written if covers for each in lacking_glyphs(entry, covers)]
    return _shaped(layers, guide.language, findings)


def words_of(language: str, shipped: WordsFolder) -> Words | None:
    """Return the program's own words of ``language`` (BCP 47), or nothing if there are none.

    Raises:
        ContentError, MachineError: as for ``read_words``.
    """
    layers = tuple(_entries(language, shipped))
    return _shaped(layers, language, []) if layers else None


def languages(shipped: WordsFolder) -> tuple[str, ...]:
    """Return the tags of the languages that have fixed words."""
    return tuple(file.stem for file in shipped.all_files())


def stray_words(guide: Guide, own: WordsFolder) -> Iterator[Finding]:
    """Yield a warning for each file of words that is not of the guide's language."""
    read = own.files(guide.language)
    for file in own.all_files():
        if file not in read:
            fact = f"{file.name!r} is not read: the guide's language is {guide.language!r}"
            hint = f"call it {guide.language.partition('-')[0]}.yaml, or take it out"
            at = InFile(f"{own.path}/{file.name}")
            yield Finding(at, "unknown-file", fact, hint, "warning")


def _entries(language: str, folder: WordsFolder) -> Iterator[Entry]:
    for file in folder.files(language):
        yield _entry(file, f"{folder.path}/{file.name}")


def _entry(file: Path, path: str) -> Entry:
    try:
        text, findings = decode(read_file(file), path)
    except OSError as error:
        message = f"cannot read {path}: {error.strerror}"
        raise MachineError(message) from error
    entry = None
    if not findings:
        entry, findings = parse_mapping(TextFile(file.stem, path, text), "words")
    if entry is None or findings:
        raise ContentError(findings)
    return entry


def _shaped(layers: Sequence[Entry], language: str, findings: list[Finding]) -> Words:
    written: dict[str, Any] = {}
    for layer in layers:
        written = merged(written, dict(layer.written))
    top = layers[-1]
    laid = _Layered(top.group, top.name, written, top.document, layers=tuple(layers))
    words = shaped(Words, laid, {}, context={"language": language})
    findings += [] if isinstance(words, Words) else words
    if findings or not isinstance(words, Words):
        raise ContentError(findings)
    return words


@dataclass(frozen=True, slots=True)
class _Layered(Entry):
    """Files laid over one another, each value at its place in the last file that writes it."""

    layers: tuple[Entry, ...] = ()

    def position(self, path: Keys) -> InFile:
        return self._writer(path).position(path)

    def text_at(self, path: Keys) -> str:
        return self._writer(path).text_at(path)

    def _writer(self, path: Keys) -> Entry:
        writers = (layer for layer in reversed(self.layers) if layer.holds(path))
        return next(writers, self.layers[-1])


def _no_words(guide: Guide, shipped: WordsFolder, own: WordsFolder) -> Finding:
    known, tag = ", ".join(languages(shipped)), guide.language.partition("-")[0]
    fact = f"there are no fixed words for language {guide.language!r}"
    hint = f"known: {known}; add {own.path}/{tag}.yaml, the keys are those of en.yaml"
    return Finding(guide.places.at("guide", "language"), "no-words", fact, hint)
