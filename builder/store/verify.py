"""Whether outputs are as a build made them: the same bytes, or the same packed otherwise."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from builder.backends.contents import NotOursError, content_digest
from builder.disk import read_file
from builder.store.earlier import INVENTORY, Earlier, is_inside, named_in
from builder.store.project import RequestError

Agreement = Literal["same", "same content", "changed", "missing"]
"""The same bytes; the same content, which another compressor packed; neither; no such file."""


@dataclass(frozen=True, slots=True)
class Verified:
    """A file that a build made, and how the one in the folder agrees with it."""

    name: str
    agreement: Agreement


def verify(folder: Path, inventory: Path | None = None) -> tuple[Verified, ...]:
    """Return how the files in ``folder`` agree with those of a build, in the order of their names.

    Args:
        inventory: the ``build.json`` of that build, perhaps on another machine; the folder's own
            if none is named.

    Raises:
        RequestError: there is no inventory, or one that names no outputs.
    """
    made = dict(named_in(_inventory(inventory or folder / INVENTORY)))
    named = sorted(name for name in made if is_inside(name))
    if not named:
        message = f"{inventory or folder / INVENTORY} names no outputs; it must be a {INVENTORY}"
        raise RequestError(message)
    return tuple(Verified(name, _agreement(folder / name, made[name])) for name in named)


def _inventory(file: Path) -> Mapping[str, Any]:
    try:
        entries = json.loads(read_file(file))
    except OSError as error:
        raise RequestError(f"cannot read {file}: {error.strerror}") from error
    except (ValueError, RecursionError):
        return {}
    return entries if isinstance(entries, dict) else {}


def _agreement(file: Path, made: Earlier) -> Agreement:
    try:
        content = read_file(file, MOST_BYTES)
    except OSError:
        return "missing"
    if hashlib.sha256(content).hexdigest() == made.sha256:
        return "same"
    try:
        same = content_digest(content, file.name) == made.content
    except NotOursError:
        same = False
    return "same content" if same else "changed"


MOST_BYTES = 2_000_000_000
"""Of an output: ten thousand cards have a tenth of it."""
