"""What a written file holds, whatever packed it: a digest that every machine agrees on.

Compressors give different bytes for the same content. So what is packed is unpacked first: streams
of a PDF, members of a book, pixels of a picture. Only files as our writers make them are taken
apart; of any other the content is unknown, and nothing is claimed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile
from zlib import error as zlib_error

from builder.backends.pdf.packing import END_OF_OBJECT, END_OF_STREAM, ENTRY, PLAIN
from builder.packing import PIXELS, png_chunks, unpacked, unpacked_pixels

HEAD = re.compile(rb"%PDF-1\.\d\n%.{4}\n", re.DOTALL)
STREAM = re.compile(rb"(\d+) 0 obj\n(<<.*?)/Length (\d+)>>\nstream\n", re.DOTALL)
IDENTIFIER = re.compile(rb"/ID\[.*\]", re.DOTALL)
"""It is a digest of what is packed (``backends/pdf/packing.py``)."""
END = re.compile(rb"startxref\n(\d+)\n%%EOF\n")
TABLE, PACKED = b"/Type/XRef", b"/Filter/FlateDecode"
BESIDE_STREAM = len(END_OF_STREAM) + len(END_OF_OBJECT)


class NotOursError(ValueError):
    """A file that no writer of ours made, or that was altered since."""


def content_digest(content: bytes, name: str) -> str:
    """Return a SHA-256, in hex digits, of all that the file ``name`` holds, unpacked.

    Two files have the same one just when they differ in nothing but how they were packed.

    Raises:
        NotOursError: it is not as our writers make such files.
    """
    digest = hashlib.sha256()
    for part in _parts(content, name):
        digest.update(b"%d:" % len(part))
        digest.update(part)
    return digest.hexdigest()


def _parts(content: bytes, name: str) -> Iterator[bytes]:
    try:
        match name.rpartition(".")[2]:
            case "pdf":
                yield from _of_pdf(content)
            case "epub":
                yield from _of_book(content)
            case "png":
                yield from _of_png(content)
            case _:
                yield content
    except (ValueError, zlib_error, BadZipFile) as error:
        raise NotOursError(f"{name}: {error}") from error


def _of_pdf(content: bytes) -> Iterator[bytes]:
    """Yield what stands in a PDF: each object's own entries, and its stream unpacked."""
    head = _expected(HEAD.match(content), "its head")
    yield head[0]
    at, starts = head.end(), dict[int, int]()
    while stream := STREAM.match(content, at):
        number, entries, length = int(stream[1]), stream[2], int(stream[3])
        starts[number], end = at, stream.end() + length
        packed = content[stream.end() : end]
        if content[end : end + BESIDE_STREAM] != END_OF_STREAM + END_OF_OBJECT:
            raise NotOursError(f"object {number} does not end where it says")
        yield stream[1]
        yield IDENTIFIER.sub(b"", entries) if TABLE in entries else entries
        plain = unpacked(packed) if PACKED in entries else packed
        yield _without_places(plain, starts) if TABLE in entries else plain
        at = end + BESIDE_STREAM
    end_mark = _expected(END.fullmatch(content, at), "its end")
    if int(end_mark[1]) not in starts.values():
        raise NotOursError("its table is not where it says")


def _without_places(table: bytes, starts: dict[int, int]) -> bytes:
    """Return the table of objects without the places, which are right and hang on the packing.

    Raises:
        NotOursError: a place is wrong, so a reader would see another object.
    """
    entries = []
    for number, (kind, place, index) in enumerate(ENTRY.iter_unpack(table)):
        if kind == PLAIN and starts.get(number) != place:
            raise NotOursError(f"object {number} is not where the table says")
        entries.append(ENTRY.pack(kind, 0 if kind == PLAIN else place, index))
    return b"".join(entries)


def _of_book(content: bytes) -> Iterator[bytes]:
    """Yield what stands in an archive: name, date and content of each member."""
    with ZipFile(BytesIO(content)) as archive:
        for entry in archive.infolist():
            yield f"{entry.filename}\0{entry.date_time}\0{entry.external_attr}".encode()
            member = archive.read(entry)
            yield from _of_png(member) if entry.filename.endswith(".png") else (member,)
        yield archive.comment


def _of_png(content: bytes) -> Iterator[bytes]:
    chunks = tuple(png_chunks(content))
    for kind, held in chunks:
        if kind != PIXELS:
            yield kind
            yield held
    yield unpacked_pixels(chunks)


def _expected(match: re.Match[bytes] | None, what: str) -> re.Match[bytes]:
    if match is None:
        raise NotOursError(f"{what} is not as it was written")
    return match
