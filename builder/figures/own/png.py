"""Pixels to a PNG file whose packed lines a PDF file can hold as they are (ISO/IEC 15948)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Lines = NDArray[np.uint8]
"""A row of bytes for each line of the picture."""

SIGNATURE = b"\x89PNG\r\n\x1a\n"
GREY, RGB = 0, 2
HARDEST = 9
"""zlib's slowest level: a picture is packed once and kept."""


def write_png(pixels: bytes, width: int, height: int, channels: int) -> bytes:
    """Return the file of ``pixels``, 8 bits a channel, line after line from the top."""
    kind = GREY if channels == 1 else RGB
    head = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    lines = np.frombuffer(pixels, np.uint8).reshape(height, width * channels)
    packed = zlib.compress(_filtered(lines, channels).tobytes(), HARDEST)
    parts = (_chunk(b"IHDR", head), _chunk(b"IDAT", packed), _chunk(b"IEND", b""))
    return SIGNATURE + b"".join(parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + checksum


def _filtered(lines: Lines, channels: int) -> Lines:
    """Return the lines, each after the number of the filter that leaves the least of it.

    Least as clause 12.8 of the standard advises: by the sum of the differences' sizes.
    """
    ways = list(_ways(lines, channels))
    costs = [np.abs(way.view(np.int8).astype(np.int32)).sum(axis=1) for way in ways]
    best = np.argmin(costs, axis=0).astype(np.uint8)
    chosen = np.choose(best[:, None], ways)
    return np.hstack([best[:, None], chosen]).astype(np.uint8)


def _ways(lines: Lines, channels: int) -> Iterator[Lines]:
    """Yield the lines through filter 0 (as they are), 1 (left), 2 (up), 3 (mean), 4 (Paeth)."""
    left, up = np.zeros_like(lines), np.zeros_like(lines)
    left[:, channels:], up[1:] = lines[:, :-channels], lines[:-1]
    corner = np.zeros_like(lines)
    corner[1:, channels:] = lines[:-1, :-channels]
    yield lines
    yield lines - left
    yield lines - up
    yield lines - ((left.astype(np.uint16) + up) // 2).astype(np.uint8)
    yield lines - _nearest(left, up, corner)


def _nearest(left: Lines, up: Lines, corner: Lines) -> Lines:
    """Return whichever neighbour is nearest to left + up - corner (9.4)."""
    a, b, c = (side.astype(np.int16) for side in (left, up, corner))
    to_left, to_up, to_corner = np.abs(b - c), np.abs(a - c), np.abs(a + b - 2 * c)
    is_left = (to_left <= to_up) & (to_left <= to_corner)
    return np.where(is_left, left, np.where(to_up <= to_corner, up, corner))
