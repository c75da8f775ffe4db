"""The one compressor of all that is written: libdeflate where it is installed, or else zlib.

Both write RFC 1951, so any reader unpacks either. libdeflate gives the same bytes on every
machine; zlib gives others with each of its kin (zlib-ng, Chromium's, Cloudflare's), so what is
packed with it is the same only where that is. What is unpacked is the same everywhere.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import Final

try:
    import deflate
except ImportError:  # no wheel for this machine: larger files, the same content
    deflate = None  # type: ignore[assignment]

FAST: Final = 6
"""The level for pages and tables: as fast as zlib at 4, smaller than zlib at 9."""
HARD: Final = 8
"""The level for pictures and books: as small as zlib's last level, in an eighth of the time. At 12
pictures would be a tenth smaller, in forty times the time."""
HARDEST_OF_ZLIB = 9
ENGINE: Final = (
    ("zlib", zlib.ZLIB_RUNTIME_VERSION) if deflate is None else ("deflate", deflate.__version__)
)
"""Name and version of what packs: all that packed bytes hang on beside what is packed."""

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PIXELS, END = b"IDAT", b"IEND"
CHUNK_HEAD = struct.Struct(">I4s")
"""Length and kind of a chunk (PNG 1.2, 3.2)."""
CHECKSUM = struct.Struct(">I")


def packed(content: bytes, level: int = FAST) -> bytes:
    """Return ``content`` in zlib's format (RFC 1950).

    Args:
        level: from 1, the least work, to 12.
    """
    if deflate is not None:
        return bytes(deflate.zlib_compress(content, level))
    return zlib.compress(content, min(level, HARDEST_OF_ZLIB))


def unpacked(content: bytes) -> bytes:
    """Return what ``packed`` gives as ``content``.

    Raises:
        ValueError: it is damaged.
    """
    try:
        return zlib.decompress(content)
    except zlib.error as error:
        raise ValueError(str(error)) from error


def bare(content: bytes, level: int = HARD) -> bytes:
    """Return ``content`` packed without head or checksum (RFC 1951), as a zip archive holds it."""
    if deflate is not None:
        return bytes(deflate.deflate_compress(content, level))
    packer = zlib.compressobj(min(level, HARDEST_OF_ZLIB), wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def packed_png(png: bytes, level: int = HARD) -> bytes:
    """Return a PNG file with its pixels packed by this compressor, whatever packed them before.

    Raises:
        ValueError: it is no PNG file, or is damaged.
    """
    chunks = tuple(png_chunks(png))
    pixels = packed(unpacked_pixels(chunks), level)
    before = (chunk for chunk in chunks if chunk[0] not in (PIXELS, END))
    return PNG_SIGNATURE + b"".join(map(_chunk, (*before, (PIXELS, pixels), (END, b""))))


def png_chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and content of each chunk of a PNG file.

    Raises:
        ValueError: it is no PNG file, or is cut short.
    """
    if not png.startswith(PNG_SIGNATURE):
        raise ValueError("this is no PNG file")
    at = len(PNG_SIGNATURE)
    while at < len(png):
        if at + CHUNK_HEAD.size > len(png):
            raise ValueError("the PNG file is cut short")
        length, kind = CHUNK_HEAD.unpack_from(png, at)
        at += CHUNK_HEAD.size
        if at + length + CHECKSUM.size > len(png):
            raise ValueError("the PNG file is cut short")
        yield kind, png[at : at + length]
        at += length + CHECKSUM.size


def unpacked_pixels(chunks: Iterable[tuple[bytes, bytes]]) -> bytes:
    """Return the lines of the picture in ``chunks``, each after the number of its filter.

    Raises:
        ValueError: they are damaged.
    """
    return unpacked(b"".join(content for kind, content in chunks if kind == PIXELS))


def _chunk(chunk: tuple[bytes, bytes]) -> bytes:
    kind, content = chunk
    checksum = CHECKSUM.pack(zlib.crc32(content, zlib.crc32(kind)))
    return CHUNK_HEAD.pack(len(content), kind) + content + checksum
