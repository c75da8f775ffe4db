"""How PDF spells numbers, strings, boxes and dictionaries (ISO 32000-1, 7.3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from builder.units import PT_PER_MM

_ESCAPES = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\"})


@lru_cache(maxsize=1024)
def number(value: float, places: int = 3) -> str:
    """Return ``value`` with at most ``places`` decimals and no needless ones."""
    text = f"{value:.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def points(length: float) -> str:
    """Return ``length`` (mm) in points."""
    return number(length * PT_PER_MM)


def numbers(values: Iterable[float], places: int = 3) -> str:
    """Return ``values`` as :func:`number` spells them, with spaces between."""
    return " ".join(number(value, places) for value in values)


def text_string(text: str) -> str:
    """Return ``text`` as a text string: ASCII as it is, anything else as UTF-16."""
    if text.isascii() and text.isprintable():
        return f"({text.translate(_ESCAPES)})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def byte_string(raw: bytes) -> str:
    """Return ``raw`` in hexadecimal."""
    return f"<{raw.hex().upper()}>"


def name(text: str) -> str:
    """Return ``text`` as a name; what a name may not hold is written as #xx."""
    return "/" + "".join(
        chr(byte) if 0x21 <= byte <= 0x7E and byte not in b"%()<>{}[]#/" else f"#{byte:02X}"
        for byte in text.encode()
    )


def dictionary(entries: Mapping[str, str]) -> str:
    """Return ``entries``, whose values are written already, as a dictionary."""
    return "<<" + "".join(f"/{key} {value}" for key, value in entries.items()) + ">>"


@lru_cache(maxsize=256)
def colour(hex_colour: str) -> str:
    """Return #rrggbb as three numbers from 0 to 1."""
    channels = [int(hex_colour[at : at + 2], 16) for at in (1, 3, 5)]
    return numbers((channel / 255 for channel in channels), 3)
