"""Drawings are compressed as far as zlib can: packed once, they are stored for good."""

from __future__ import annotations

import zlib
from collections.abc import Callable

SLOWEST = 9
"""The level of zlib."""
ENGINE = f"zlib {zlib.ZLIB_RUNTIME_VERSION}, level {SLOWEST}"
"""All that ``smallest`` hangs on."""

Compress = Callable[[bytes], bytes]
"""Does what ``smallest`` does; it may remember what it did."""


def smallest(content: bytes) -> bytes:
    """Return ``content`` in zlib's format."""
    return zlib.compress(content, SLOWEST)
