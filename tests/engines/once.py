"""Work that takes seconds, done by the first worker that asks for it and kept for the others."""

from __future__ import annotations

import fcntl
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def once(folder: Path, name: str, make: Callable[[Path], T]) -> T:
    """Return what ``make`` yields, given the new folder ``folder / name`` for its files."""
    own = folder / name
    own.mkdir(parents=True, exist_ok=True)
    kept = own / "kept.pickle"
    with (own / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_bytes(pickle.dumps(make(own)))
        value: T = pickle.loads(kept.read_bytes())
        return value
