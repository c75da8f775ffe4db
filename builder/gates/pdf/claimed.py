"""Which face of which card each page is, as the file itself claims.

A file of cards names the top of each page for those who link to it: ``card-3`` and ``card-3-back``,
of its first continuation card ``card-3-2`` and ``card-3-2-back``, of the title card ``title`` and
``title-back``. These names (ISO 32000-1, 12.3.2.3) are the same in every language, unlike the
labels that readers show.
"""

from __future__ import annotations

import ctypes
import re
from typing import Any, Literal, NamedTuple

from pypdfium2 import raw

NAME = re.compile(
    r"(?:card-(?P<card>[1-9]\d*)|title)(?:-(?P<pair>[2-9]|[1-9]\d+))?(?P<back>-back)?"
)
ENDING = 2
"""Bytes of nothing at the end of a name, which is UTF-16."""


class Claim(NamedTuple):
    """What a page is claimed to be.

    ``card`` is 0 for the title card, ``continuation`` counts from 1 on continuation cards.
    """

    card: int
    side: Literal["front", "back"]
    continuation: int = 0

    @classmethod
    def parse(cls, name: str) -> Claim | None:
        """Return what a page of this name is claimed to be, if it is a face of a card."""
        match = NAME.fullmatch(name)
        if match is None:
            return None
        side: Literal["front", "back"] = "back" if match["back"] else "front"
        return cls(int(match["card"] or 0), side, int(match["pair"] or 1) - 1)


def claims_in(document: Any) -> dict[int, Claim]:
    """Return the faces of cards in a file that PDFium opened, by the index of the page."""
    claims = {}
    for at in range(raw.FPDF_CountNamedDests(document)):
        name, page = _destination(document, at)
        claim = Claim.parse(name)
        if claim is not None:
            claims[page] = claim
    return claims


def _destination(document: Any, at: int) -> tuple[str, int]:
    """Return the name of a destination and the index of its page."""
    length = ctypes.c_long(0)
    raw.FPDF_GetNamedDest(document, at, None, length)
    room = ctypes.create_string_buffer(max(0, length.value))
    place = raw.FPDF_GetNamedDest(document, at, room, length)
    name = room.raw[:-ENDING].decode("utf-16-le", "replace")
    return name, raw.FPDFDest_GetDestPageIndex(document, place)
