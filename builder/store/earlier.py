"""Outputs of earlier builds that stay beside the new ones."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

INVENTORY = "build.json"


@dataclass(frozen=True, slots=True)
class Earlier:
    """An output that an earlier build made.

    Attributes:
        sha256: of its content, in hex digits.
        stamp: of the state of the guide it was made from.
    """

    sha256: str
    stamp: str


def earlier_outputs(folder: Path, made: Collection[str]) -> dict[str, Earlier]:
    """Return the outputs in ``folder`` that earlier builds made and this one leaves, by name.

    A build of some kinds of output leaves the others where they are, even those of an older state
    of the guide: whoever asks for a PDF loses no book. The inventory names them apart, with the
    stamp of their guide, so that nobody takes them for new. What has no entry in the inventory of
    the earlier build, or changed since, is somebody's own file and not named.
    """
    named = dict(_named(_inventory(folder / INVENTORY)))
    return {
        name: named[name]
        for name in sorted(named)
        if name not in made and _digest(folder, name) == named[name].sha256
    }


def _inventory(file: Path) -> Mapping[str, Any]:
    try:
        return _mapping(json.loads(file.read_bytes()))
    except (OSError, ValueError, RecursionError):
        return {}


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _named(inventory: Mapping[str, Any]) -> Iterator[tuple[str, Earlier]]:
    """Yield what ``inventory`` says it left or made; what has another form is no entry."""
    for name, entry in _mapping(inventory.get("kept")).items():
        match entry:
            case {"sha256": str(digest), "stamp": str(stamp)}:
                yield name, Earlier(digest, stamp)
    for name, digest in _mapping(inventory.get("outputs")).items():
        match digest, inventory.get("stamp"):
            case str(digest), str(stamp):
                yield name, Earlier(digest, stamp)


def _digest(folder: Path, name: str) -> str:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or path.as_posix() != name:
        return ""
    try:
        return hashlib.sha256((folder / name).read_bytes()).hexdigest()
    except (OSError, ValueError):
        return ""
