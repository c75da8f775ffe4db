"""Which characters a font file has, read from its own table (OpenType, cmap, formats 4 and 12)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

SEGMENTS, GROUPS = 4, 12
"""Formats of a subtable: of the basic plane, and of all of Unicode."""
RECORD = 8
LAST_OF_PLANE = 0xFFFF


def characters_in(font: bytes) -> frozenset[int] | None:
    """Return the code points that ``font`` has a glyph for, or nothing if it cannot be read."""
    try:
        return frozenset(_codes(font, _table(font, b"cmap")))
    except (struct.error, ValueError):
        return None


def _table(font: bytes, name: bytes) -> int:
    """Return where the table ``name`` starts.

    Raises:
        ValueError: the font has none.
    """
    (count,) = struct.unpack_from(">H", font, 4)
    for at in range(12, 12 + 16 * count, 16):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, at)
        if tag == name:
            return int(offset)
    message = f"no table {name!r}"
    raise ValueError(message)


def _codes(font: bytes, table: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">H", font, table + 2)
    for at in range(table + 4, table + 4 + RECORD * count, RECORD):
        _, _, offset = struct.unpack_from(">HHI", font, at)
        (form,) = struct.unpack_from(">H", font, table + offset)
        if form == GROUPS:
            yield from _in_groups(font, table + offset)
        elif form == SEGMENTS:
            yield from _in_segments(font, table + offset)


def _in_groups(font: bytes, start: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">I", font, start + 12)
    for first, last, _ in struct.iter_unpack(">III", font[start + 16 : start + 16 + 12 * count]):
        yield from range(first, last + 1)


def _in_segments(font: bytes, start: int) -> Iterator[int]:
    (doubled,) = struct.unpack_from(">H", font, start + 6)
    count = doubled // 2
    row = f">{count}H"
    ends = struct.unpack_from(row, font, start + 14)
    firsts = struct.unpack_from(row, font, start + 16 + doubled)
    shifts = struct.unpack_from(row, font, start + 16 + 2 * doubled)
    offsets_at = start + 16 + 3 * doubled
    offsets = struct.unpack_from(row, font, offsets_at)
    for number, (first, last) in enumerate(zip(firsts, ends, strict=True)):
        at = offsets_at + 2 * number + offsets[number] if offsets[number] else 0
        for code in range(first, min(last, LAST_OF_PLANE - 1) + 1):
            if _glyph(font, code, first, shifts[number], at):
                yield code


def _glyph(font: bytes, code: int, first: int, shift: int, at: int) -> int:
    """Return the number of the glyph of ``code``: reckoned, or read from the list at ``at``."""
    if not at:
        return (code + shift) & LAST_OF_PLANE
    (listed,) = struct.unpack_from(">H", font, at + 2 * (code - first))
    return (listed + shift) & LAST_OF_PLANE if listed else 0
