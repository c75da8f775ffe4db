"""Numbered objects become a file: small ones packed together, then the table that finds them.

ReportLab would write each object by itself. The structure of a thousand cards has thirty thousand
objects of a hundred bytes; packed as ISO 32000-1, 7.5.7 and 7.5.8 allow, they need a tenth.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping, Sequence

from builder.backends.pdf import syntax
from builder.packing import packed

HEADER = b"%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n"
"""The second line tells transfer programs that the file is binary."""
END_OF_STREAM = b"\r\nendstream"
"""With a line feed alone, content that ends in a carriage return would seem one byte shorter."""
END_OF_OBJECT = b"\nendobj\n"
PACKED_TOGETHER = 500
"""A reader unpacks so many objects to see one."""
ENTRY = struct.Struct(">BIH")
"""An entry of the table: kind, place, place within a pack."""
FREE, PLAIN, PACKED = 0, 1, 2
"""Kinds of entry."""


def stream(content: bytes, entries: str = "") -> bytes:
    """Return ``content`` as a compressed stream with ``entries`` in its dictionary."""
    return plain_stream(packed(content), f"/Filter/FlateDecode{entries}")


def plain_stream(content: bytes, entries: str) -> bytes:
    """Return ``content`` as it is, as a stream with ``entries`` in its dictionary."""
    head = f"<<{entries}/Length {len(content)}>>\nstream\n"
    return head.encode("latin-1") + content + END_OF_STREAM


def pack(
    objects: Mapping[int, bytes], *, root: int, information: int, version: str = "1.7"
) -> bytes:
    """Return the file of ``objects``, which bear the numbers from 1 on without a gap.

    Its identifier is a digest of all that it holds.

    Args:
        objects: bodies by number.
        root: number of the catalog.
        information: number of the information dictionary.
        version: of PDF, at least 1.5.
    """
    file = _File(len(objects), version)
    for number, body in objects.items():
        if body.endswith(END_OF_STREAM):
            file.add(number, body)
    small = sorted(number for number, body in objects.items() if not body.endswith(END_OF_STREAM))
    for start in range(0, len(small), PACKED_TOGETHER):
        together = small[start : start + PACKED_TOGETHER]
        file.add_pack([(number, objects[number]) for number in together])
    return file.closed(root, information)


class _File:
    """The parts of the file so far, and where each object stands."""

    def __init__(self, count: int, version: str) -> None:
        self._parts = [HEADER % version.encode()]
        self._length = len(self._parts[0])
        self._entries = [ENTRY.pack(FREE, 0, 0)] * (count + 1)

    def add(self, number: int, body: bytes) -> None:
        """Append an object by itself."""
        self._entries[number] = ENTRY.pack(PLAIN, self._length, 0)
        head = b"%d 0 obj\n" % number
        self._parts += (head, body, END_OF_OBJECT)
        self._length += len(head) + len(body) + len(END_OF_OBJECT)

    def add_pack(self, objects: Sequence[tuple[int, bytes]]) -> None:
        """Append ``objects`` as one stream, which gets a number of its own."""
        number = len(self._entries)
        self._entries.append(b"")
        places, place = [], 0
        for index, (number_inside, body) in enumerate(objects):
            self._entries[number_inside] = ENTRY.pack(PACKED, number, index)
            places.append(b"%d %d " % (number_inside, place))
            place += len(body) + 1
        head = b"".join(places)
        entries = f"/Type/ObjStm/N {len(objects)}/First {len(head)}"
        self.add(number, stream(head + b"\n".join([body for _, body in objects]), entries))

    def closed(self, root: int, information: int) -> bytes:
        """Append the table and return the whole file."""
        number, start = len(self._entries), self._length
        self._entries.append(ENTRY.pack(PLAIN, start, 0))
        digest = hashlib.sha256()
        for part in self._parts:
            digest.update(part)
        identifier = syntax.byte_string(digest.digest()[:16])
        table = stream(
            b"".join(self._entries),
            f"/Type/XRef/Size {number + 1}/W[1 4 2]/Root {root} 0 R/Info {information} 0 R"
            f"/ID[{identifier}{identifier}]",
        )
        self.add(number, table)
        self._parts.append(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self._parts)
