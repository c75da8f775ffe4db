"""Edits of what a PDF paints, says of itself and is made of: each plants one defect."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pikepdf import Name

from tests.support.pdf_gates import Edit

FIRST_MARK = re.compile(rb"/\w+<</MCID (\d+)>>BDC\n(.*?)EMC\n", re.DOTALL)


def painted(page: int, change: Callable[[bytes], bytes]) -> Edit:
    """Return the edit of the content of a page (from 0)."""
    return lambda pdf: rewrite(pdf.pages[page].Contents, change)


def rewrite(stream: Any, change: Callable[[bytes], bytes]) -> None:
    before = stream.read_bytes()
    after = change(before)
    assert after != before
    stream.write(after)


def first_face(change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """Return the change of the first of the faces on a page."""

    def of_page(raw: bytes) -> bytes:
        start = raw.index(b" re W n\n")
        start = raw.rindex(b"\n", 0, start) + 1 if b"\n" in raw[:start] else 0
        end = raw.index(b"\nQ\n", start) + len(b"\nQ\n")
        return raw[:start] + change(raw[start:end]) + raw[end:]

    return of_page


def replaced(before: bytes, after: bytes) -> Callable[[bytes], bytes]:
    return lambda raw: raw.replace(before, after, 1)


def first_mark(begin: bytes = b"", end: bytes = b"EMC\n") -> Callable[[bytes], bytes]:
    """Return the change of how the first mark begins and ends; nothing keeps its beginning."""

    def change(raw: bytes) -> bytes:
        match = FIRST_MARK.search(raw)
        assert match is not None
        start = match[0].split(b"\n")[0] + b"\n"
        opened = begin.replace(b"MARK", start) if begin else start
        return raw[: match.start()] + opened + match[2] + end + raw[match.end() :]

    return change


def emptied(raw: bytes) -> bytes:
    """Take what the first mark holds away."""
    match = FIRST_MARK.search(raw)
    assert match is not None
    return raw.replace(match[2], b"", 1)


def numbers(pattern: bytes, off: float) -> Callable[[bytes], bytes]:
    """Return the change that adds ``off`` to the number that ``pattern`` finds first."""

    def change(raw: bytes) -> bytes:
        match = re.search(pattern, raw)
        assert match is not None
        spelt = b"%.2f" % (float(match[1]) + off)
        return raw[: match.start(1)] + spelt + raw[match.end(1) :]

    return change


def in_packet(before: bytes, after: bytes) -> Edit:
    def edit(pdf: Any) -> None:
        raw = pdf.Root.Metadata.read_bytes()
        assert before in raw
        packet = pdf.make_stream(raw.replace(before, after))
        packet.Type, packet.Subtype = Name.Metadata, Name.XML
        pdf.Root.Metadata = packet

    return edit


def meaning(before: bytes, after: bytes) -> Edit:
    """Return the edit of what a code of the first page's fonts means."""

    def edit(pdf: Any) -> None:
        tables = [font.ToUnicode for font in pdf.pages[0].Resources.Font.values()]
        (table,) = [table for table in tables if before in table.read_bytes()][:1]
        rewrite(table, replaced(before, after))

    return edit


def cut_off(pdf: bytes) -> bytes:
    return pdf[: len(pdf) * 2 // 3]


def flipped(pdf: bytes) -> bytes:
    """Return ``pdf`` with bytes in the middle of a compressed stream changed."""
    at = pdf.index(b"stream", len(pdf) // 2) + 40
    return pdf[:at] + bytes(byte ^ 0x55 for byte in pdf[at : at + 16]) + pdf[at + 16 :]
