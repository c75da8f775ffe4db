"""What a file in a guide's folders should be called, told from how it is called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

SAME: Mapping[str, str] = {"yml": "yaml", "markdown": "md"} | dict.fromkeys(
    ("jpeg", "jpe", "jfif"), "jpg"
)
"""Other ends of names for kinds that are read."""
TEXTS, PICTURES = frozenset({"md", "yaml"}), frozenset({"svg", "png", "jpg"})
PHOTOGRAPHS: Mapping[str, str] = {
    "webp": "WebP", "gif": "GIF", "heic": "HEIC", "heif": "HEIF", "avif": "AVIF", "tif": "TIFF",
    "tiff": "TIFF", "bmp": "BMP", "psd": "Photoshop", "xcf": "GIMP", "jp2": "JPEG 2000",
    "dng": "raw", "cr2": "raw", "cr3": "raw", "nef": "raw", "arw": "raw",
}  # fmt: skip
"""Kinds of pixels that are not read, with what they are called."""
DRAWINGS: Mapping[str, str] = {
    "svgz": "packed SVG", "pdf": "PDF", "eps": "PostScript", "ai": "Illustrator", "emf": "EMF",
    "wmf": "WMF", "cdr": "CorelDRAW", "odg": "OpenDocument", "drawio": "draw.io",
}  # fmt: skip
NUMBERED = re.compile(r"(?P<number>[0-9]+)[^A-Za-z0-9]*(?P<rest>.*)")
NUMBER = "07"
"""Stands for one that only the author knows."""


class Misnamed(NamedTuple):
    """A file whose name does not fit: ``name`` is what it gives once it does, or nothing."""

    name: str
    code: str
    message: str
    hint: str


def card_file(file: str) -> Misnamed | None:
    """Return what is wrong with the name of a file among the cards; nothing for a stray one."""
    stem, kind = _parted(file)
    if kind not in TEXTS:
        return None
    match = NUMBERED.fullmatch(stem)
    name = plain_name(match["rest"] if match else stem) or "knead-the-calf"
    numbered = f"{match['number'] if match else NUMBER:0>2}-{name}.md"
    like = f"'{numbered}'" if match else f"something like {numbered}"
    return _misnamed(file, name, f"call it {like}")


def picture_file(file: str) -> Misnamed | None:
    """Return what is wrong with the name of a file among the pictures; nothing for a stray one."""
    stem, kind = _parted(file)
    name = plain_name(stem) or "leg-map"
    if kind in PHOTOGRAPHS:
        message = f"{PHOTOGRAPHS[kind]} pictures are not read"
        as_drawn = f"or as '{name}.png' if it is no photograph"
        hint = f"save it in a picture program as '{name}.jpg', {as_drawn}"
        return Misnamed(name, "picture-format", message, hint)
    if kind in DRAWINGS:
        message = f"{DRAWINGS[kind]} drawings are not read"
        hint = f"save it in a drawing program as plain SVG, called '{name}.svg'"
        return Misnamed(name, "picture-format", message, hint)
    if kind not in PICTURES | {"yaml"}:
        return None
    return _misnamed(file, name, f"call it '{name}.{kind}'")


def plain_name(words: str) -> str:
    """Return ``words`` in small letters, digits and hyphens; nothing if none are left."""
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", letters).strip("-")


def _parted(file: str) -> tuple[str, str]:
    stem, _, kind = file.rpartition(".")
    kind = kind.lower()
    return stem, SAME.get(kind, kind)


def _misnamed(file: str, name: str, hint: str) -> Misnamed:
    message = f"the file name {file!r} does not say what the file is"
    return Misnamed(name, "bad-file-name", message, hint)
