"""A guide's folder to the texts in it; the only module that opens content files."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.diagnostics import Finding, InFile, MachineError, nearest
from builder.disk import read_file
from builder.reading.file_names import card_file, picture_file
from builder.reading.source import decode

GUIDE, CAUTIONS, THEME = "guide.yaml", "cautions.yaml", "theme.yaml"
CARDS, ILLUSTRATIONS = "cards", "illustrations"
READ_ELSEWHERE = ("locale", "templates")
FOR_PEOPLE = frozenset(
    {"README.md", "CHANGELOG.md", "ACCESSIBILITY.md", "LICENSE", "LICENSE.md", "LICENSE.txt"}
)
KNOWN_ENTRIES = (GUIDE, CAUTIONS, THEME, CARDS, ILLUSTRATIONS, *READ_ELSEWHERE)

CARD_FILE = re.compile(r"[0-9]{2,}-(?P<name>[a-z0-9-]+)\.md")
ILLUSTRATION_FILE = re.compile(r"(?P<name>[a-z0-9-]+)\.(?P<kind>yaml|svg|png|jpg)")
MISNAMED = {CARDS: card_file, ILLUSTRATIONS: picture_file}

MOST_TEXT = 4_000_000
"""Bytes of a text file; a whole book has one."""

Named = tuple[str, os.DirEntry[str]]
"""A file with the name that its file name gives to what it holds."""


@dataclass(frozen=True, slots=True)
class TextFile:
    """One file that could be read.

    Attributes:
        name: the id or name that the file's name gives to what it holds.
        path: the path that findings print.
    """

    name: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Folder:
    """What a guide's folder holds. A file that cannot be read stands in ``findings`` only.

    Attributes:
        name: the guide's id, made of the folder's own name.
        path: the path of the folder that findings print.
        top: the files beside ``cards/``, by file name.
        cards: by file name, so by number.
        card_ids: the id in each card file's name with the file's path, readable or not.
        illustration_names: of all illustration files, readable or not.
        pictures: names of the author's own picture files, such as ``leg.png``.
        misnamed: names that cards and pictures will have, once their files are called rightly.
    """

    name: str
    path: str
    top: Mapping[str, TextFile]
    cards: tuple[TextFile, ...]
    card_ids: tuple[tuple[str, str], ...]
    illustrations: tuple[TextFile, ...]
    illustration_names: frozenset[str]
    pictures: tuple[str, ...]
    misnamed: frozenset[str]
    findings: tuple[Finding, ...]


def id_of(name: str) -> str:
    """Return an id of plain letters, digits and hyphens for a name of any characters."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "guide"


def read_folder(root: Path, path: str) -> Folder:
    """Return the texts under ``root``, with findings for what is missing or does not belong.

    Raises:
        MachineError: a file is there and the system does not let us read it.
    """
    try:
        return _Reader(root, path).folder()
    except OSError as error:
        message = f"cannot read {path}: {error.strerror}"
        raise MachineError(message) from error


def read_inside(root: Path, *names: str) -> bytes:
    """Return the bytes of a file of the guide at ``root``.

    Raises:
        MachineError: the file cannot be read, or is a link to a place outside the guide.
    """
    path, relative = root.joinpath(*names), "/".join(names)
    try:
        if path.resolve().is_relative_to(root.resolve()):
            return read_file(path)
        reason = "it lies outside the guide"
    except OSError as error:
        reason = error.strerror or "no reason given"
    message = f"cannot read {relative}: {reason}"
    raise MachineError(message)


class _Reader:
    """Walks one guide's folder, noting what is wrong on the way."""

    def __init__(self, root: Path, path: str) -> None:
        self._root = root
        self._prefix = path
        self._findings: list[Finding] = []
        self._misnamed: set[str] = set()

    def folder(self) -> Folder:
        top = self._top() if self._root.is_dir() else self._no_folder()
        cards = list(self._named(CARDS, CARD_FILE)) if CARDS in top else []
        files = list(self._named(ILLUSTRATIONS, ILLUSTRATION_FILE)) if ILLUSTRATIONS in top else []
        drawn = [(name, entry) for name, entry in files if entry.name.endswith(".yaml")]
        return Folder(
            id_of(self._root.resolve().name),
            self._prefix,
            {file.name: file for file in self._texts(_files(top))},
            tuple(self._texts(cards, CARDS)),
            tuple((name, self._path(CARDS, entry.name)) for name, entry in cards),
            tuple(self._texts(drawn, ILLUSTRATIONS)),
            frozenset(name for name, _ in files) | self._misnamed,
            tuple(entry.name for _, entry in files if not entry.name.endswith(".yaml")),
            frozenset(self._misnamed),
            tuple(self._findings),
        )

    def _no_folder(self) -> dict[str, os.DirEntry[str]]:
        self._note("missing-file", "there is no such folder", "name the folder of a guide")
        return {}

    def _top(self) -> dict[str, os.DirEntry[str]]:
        entries = {entry.name: entry for entry in self._entries() if self._is_known(entry)}
        self._need(entries, GUIDE, "every guide has one")
        self._need(entries, CAUTIONS, "write [] in it if nothing in the guide can do harm")
        self._need(entries, CARDS, "make the folder; it holds one file for each card")
        for name in READ_ELSEWHERE:
            self._check_links(name)
        return entries

    def _need(self, entries: Mapping[str, os.DirEntry[str]], name: str, hint: str) -> None:
        if name not in entries and not os.path.lexists(self._root / name):
            self._note("missing-file", f"{name!r} is missing", hint, name)

    def _check_links(self, folder: str) -> None:
        """Refuse links out of the guide that other steps would follow."""
        for path, folders, files in os.walk(self._root / folder):
            folders.sort()
            names = Path(path).relative_to(self._root).parts
            for name in sorted((*folders, *files)):
                if not self._is_inside(Path(path, name)):
                    self._note_outside(*names, name)

    def _is_known(self, entry: os.DirEntry[str]) -> bool:
        if entry.name in FOR_PEOPLE:
            return False
        if entry.name not in KNOWN_ENTRIES:
            hint = nearest(entry.name, KNOWN_ENTRIES) or "move it out of the guide"
            self._note_stray(entry.name, hint, entry.name)
            return False
        is_file = entry.name.endswith(".yaml")
        if entry.is_file() == is_file:
            return True
        kind = "file" if is_file else "folder"
        self._note(
            "missing-file", f"{entry.name!r} is not a {kind}", f"make it a {kind}", entry.name
        )
        return False

    def _named(self, folder: str, pattern: re.Pattern[str]) -> Iterator[Named]:
        """Yield the files whose names fit ``pattern``, each with the name it gives."""
        for entry in self._entries(folder):
            match = pattern.fullmatch(entry.name)
            if match and entry.is_file():
                yield match["name"], entry
            elif misnamed := MISNAMED[folder](entry.name):
                self._misnamed.add(misnamed.name)
                self._note(misnamed.code, misnamed.message, misnamed.hint, folder, entry.name)
            else:
                self._note_stray(entry.name, "move it out of the guide", folder, entry.name)

    def _entries(self, *names: str) -> Iterator[os.DirEntry[str]]:
        """Yield what stands in a folder of the guide, by name."""
        with os.scandir(self._root.joinpath(*names)) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
        for entry in entries:
            if entry.name.startswith(".") or entry.name.endswith("~"):
                continue
            if entry.is_symlink() and not self._is_inside(Path(entry.path)):
                self._note_outside(*names, entry.name)
            else:
                yield entry

    def _is_inside(self, path: Path) -> bool:
        try:
            return path.resolve().is_relative_to(self._root.resolve())
        except RuntimeError:  # how Python 3.11 speaks of a link that leads to itself
            return False

    def _texts(self, files: Iterable[Named], *folder: str) -> Iterator[TextFile]:
        for name, entry in files:
            path = self._path(*folder, entry.name)
            text, findings = decode(read_file(entry.path, MOST_TEXT), path)
            self._findings.extend(findings)
            if not findings:
                yield TextFile(name, path, text)

    def _path(self, *names: str) -> str:
        return "/".join((self._prefix, *names))

    def _note(self, code: str, message: str, hint: str, *names: str) -> None:
        self._findings.append(Finding(InFile(self._path(*names)), code, message, hint))

    def _note_stray(self, name: str, hint: str, *names: str) -> None:
        message = f"{name!r} is no part of a guide and is not read"
        position = InFile(self._path(*names))
        self._findings.append(Finding(position, "unknown-file", message, hint, "warning"))

    def _note_outside(self, *names: str) -> None:
        message = f"{names[-1]!r} is a link to a place outside the guide"
        self._note("path-outside-guide", message, "copy what it leads to into the guide", *names)


def _files(top: Mapping[str, os.DirEntry[str]]) -> Iterator[Named]:
    return ((name, entry) for name, entry in top.items() if name.endswith(".yaml"))
