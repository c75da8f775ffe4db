"""What a slow function made of bytes in the last build, for the next one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from builder.store.cache import Cache, put_file, take_file

Make = Callable[[bytes], bytes]
"""A pure function."""
REMEMBERED = ".made"
"""Another form of the file needs another suffix."""


@contextmanager
def remembered(cache: Cache, name: str, engine: str, make: Make) -> Iterator[Make]:
    """Give what does the same as ``make``; what the last build asked for is not made again.

    When all is asked for, it is kept in place of what was: what nobody asked for is forgotten. A
    file that was cut short or altered is none.

    Args:
        name: of the function; of one name and one folder of ``cache`` one is remembered.
        engine: all that the result hangs on besides what is asked for: libraries, settings.
    """
    key = hashlib.sha256(engine.encode()).hexdigest()
    before = _results(take_file(cache.folder, name, key, REMEMBERED) or b"")
    now: dict[str, bytes] = {}

    def remembering(content: bytes) -> bytes:
        asked = hashlib.sha256(content).hexdigest()
        if asked not in now:
            now[asked] = before[asked] if asked in before else make(content)
        return now[asked]

    yield remembering
    if now.keys() != before.keys() and cache.use == "keep":
        put_file(cache.folder, name, key, _file(now), REMEMBERED)


def _file(results: Mapping[str, bytes]) -> bytes:
    """Return ``results`` as a line that lists their lengths, and themselves one after another."""
    lengths = {asked: len(result) for asked, result in results.items()}
    return b"\n".join((json.dumps(lengths).encode(), b"".join(results.values())))


def _results(file: bytes) -> dict[str, bytes]:
    lengths, _, content = file.partition(b"\n")
    results, at = {}, 0
    for asked, length in json.loads(lengths or b"{}").items():
        results[asked] = content[at : at + length]
        at += length
    return results
