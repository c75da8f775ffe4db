"""Edits that spoil a good book, and what is said of each."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Literal
from zipfile import ZIP_STORED, ZipFile

STYLE = "EPUB/css/book.css"
Files = Mapping[str, bytes]
Edit = Callable[[Files], dict[str, bytes]]
Shelf = Literal["real", "plant", "pixels"]
"""Both guides' books with outlines, and the real one's with pixels."""


@dataclass(frozen=True)
class Defect:
    """One edit of a good book and what the gate calls it."""

    name: str
    edit: Edit
    code: str
    book: Shelf = "real"


def files_in(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: Files) -> bytes:
    archive = BytesIO()
    with ZipFile(archive, "w") as out:
        for name, content in files.items():
            out.writestr(name, content, ZIP_STORED)
    return archive.getvalue()


def sub(path: str, pattern: str, new: str) -> Edit:
    """Replace the first match of ``pattern`` in the file at ``path``; there must be one."""

    def edit(files: Files) -> dict[str, bytes]:
        text, count = re.subn(pattern, new, files[path].decode(), count=1, flags=re.DOTALL)
        assert count, f"{path} has no {pattern!r}"
        return {**files, path: text.encode()}

    return edit


def swap(path: str, first: str, second: str) -> Edit:
    """Let what ``first`` matches in ``path`` change places with the next match of ``second``."""
    return sub(path, f"({first})(.*?)({second})", r"\3\2\1")


def css(rule: str) -> Edit:
    """Put ``rule`` at the end of the style sheet."""
    return lambda files: {**files, STYLE: files[STYLE] + rule.encode()}


def added(path: str, content: bytes) -> Edit:
    return lambda files: {**files, path: content}


def png(width: int, height: int, kind: int = 2) -> bytes:
    """Return a white PNG; ``kind`` 6 has an alpha channel, 2 has none."""
    row = b"\0" + b"\xff" * width * (4 if kind == 6 else 3)
    head = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(row * height)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


@dataclass(frozen=True)
class Outside:
    """One edit of the file at ``path`` and what EPUBCheck calls it; ``place`` is where."""

    path: str
    edit: Edit
    message: str
    place: str


def of_epubcheck(path: str, pattern: str, new: str, message: str, place: str = "") -> Outside:
    return Outside(path, sub(path, pattern, new), message, place or path)
