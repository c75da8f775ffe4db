"""The type family and the colour profile as they lie in ``fonts/``, checked when loaded."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.diagnostics import MachineError
from builder.disk import read_file
from builder.drawing import Word
from builder.typeset.font import Font

FACES = ("regular", "bold", "italic", "bold-italic")
INVENTORY = "fonts.toml"


@dataclass(frozen=True, slots=True)
class FontFile:
    """A pinned file: what the inventory says of it, and its bytes."""

    name: str
    file: str
    version: str
    sha256: str
    data: bytes
    postscript_name: str = ""


class Family:
    """The four faces; each is opened when it is first asked for."""

    def __init__(self, files: Mapping[str, FontFile]) -> None:
        self.files = dict(files)
        self._fonts: dict[str, Font] = {}

    def font(self, name: str) -> Font:
        """Return a face: regular, bold, italic or bold-italic."""
        font = self._fonts.get(name)
        if font is None:
            file = self.files[name]
            font = self._fonts[name] = Font(name, file.data, file.postscript_name)
        return font

    def word(self, text: str, font: str) -> Word:
        """Return one word measured in ``font``, from memory if it was met before.

        Raises:
            MissingCharacter: the font cannot print it.
        """
        return self.font(font).words[text]

    def space(self, font: str) -> float:
        """Return the width of a word space (em)."""
        return self.font(font).space


def load_family(folder: Path) -> Family:
    """Return the type family in ``folder``.

    Raises:
        MachineError: a file is missing, unreadable or not the one pinned in ``fonts.toml``.
    """
    files = {file.name: file for file in _pinned(folder, "font")}
    lacking = [name for name in FACES if name not in files]
    if lacking:
        message = f"{folder / INVENTORY} lists no font {lacking[0]!r}"
        raise MachineError(message)
    return Family(files)


def load_profile(folder: Path, name: str = "sRGB") -> FontFile:
    """Return the colour profile ``name`` (ICC) in ``folder``.

    Raises:
        MachineError: as for ``load_family``.
    """
    for profile in _pinned(folder, "profile"):
        if profile.name == name:
            return profile
    message = f"{folder / INVENTORY} lists no profile {name!r}"
    raise MachineError(message)


def _pinned(folder: Path, kind: str) -> list[FontFile]:
    try:
        return [_read(folder, entry) for entry in _inventory(folder).get(kind, [])]
    except (KeyError, TypeError) as error:
        message = f"{folder / INVENTORY} is damaged: an entry of {kind!r} is not complete"
        raise MachineError(message) from error


def _inventory(folder: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(_bytes(folder / INVENTORY).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"{folder / INVENTORY} is damaged: {error}"
        raise MachineError(message) from error


def _read(folder: Path, entry: dict[str, Any]) -> FontFile:
    path = folder / Path(entry["file"]).name
    data = _bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    if digest != entry["sha256"]:
        message = (
            f"{path} is not the file that {INVENTORY} pins: its SHA-256 is {digest[:12]}…, "
            f"expected {entry['sha256'][:12]}…; restore it from the project"
        )
        raise MachineError(message)
    return FontFile(**entry, data=data)


def _bytes(path: Path) -> bytes:
    try:
        return read_file(path)
    except FileNotFoundError as error:
        message = f"{path} is missing; restore it from the project"
        raise MachineError(message) from error
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}"
        raise MachineError(message) from error
