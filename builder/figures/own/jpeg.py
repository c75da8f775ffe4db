"""A JPEG file without what it says beside its picture (ITU-T T.81, annex B).

Cameras write down where and when, a small copy of the picture, and whole further pictures.
"""

from __future__ import annotations

from collections.abc import Iterator

START, END, SCAN = b"\xff\xd8", b"\xff\xd9", 0xDA
JFIF, ADOBE = 0xE0, 0xEE
"""Segments that tell which colours the numbers mean."""
APPLICATIONS = range(0xE0, 0xF0)
COMMENT = 0xFE
BASELINE = 0xC0
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Segments that begin a picture, each naming how it is packed."""
MOST_SCANS = 64
"""A picture drawn in finer and finer passes takes ten; each makes a reader go over all of it."""


class JpegError(ValueError):
    """The file ends early or is no row of segments; the message says which."""


def is_baseline(content: bytes) -> bool:
    """Tell whether the picture is packed in the one way that every reader unpacks."""
    return all(marker == BASELINE for marker, _ in _segments(content) if marker in FRAMES)


def scans(content: bytes) -> int:
    """Return how many passes draw the picture."""
    return sum(marker == SCAN for marker, _ in _segments(content))


def stripped(content: bytes) -> bytes:
    """Return the file with its picture only.

    Raises:
        JpegError: the file is broken.
    """
    kept = [part for marker, part in _segments(content) if _is_needed(marker)]
    return START + b"".join(kept) + END


def _is_needed(marker: int) -> bool:
    return marker in (JFIF, ADOBE) or (marker not in APPLICATIONS and marker != COMMENT)


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield marker and bytes of each segment up to the end of the first picture.

    Raises:
        JpegError: see ``stripped``.
    """
    at = len(START)
    while (marker := _marker(content, at)) != END[1]:
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        end = at + 2 + length
        if marker == SCAN:
            end = _end_of_scan(content, end)
        if length < 2 or end > len(content):
            raise JpegError("a part of the file is longer than the file")
        yield marker, content[at:end]
        at = end


def _marker(content: bytes, at: int) -> int:
    if content[at : at + 1] != b"\xff" or at + 1 >= len(content):
        raise JpegError("the file ends before its picture does")
    return content[at + 1]


def _end_of_scan(content: bytes, at: int) -> int:
    """Return where the marker stands that ends the packed lines from ``at`` on."""
    while (at := content.find(b"\xff", at)) >= 0:
        follows = content[at + 1 : at + 2]
        if follows not in (b"\x00", b"") and not 0xD0 <= follows[0] <= 0xD7:
            return at
        at += 2
    raise JpegError("the file ends before its picture does")
