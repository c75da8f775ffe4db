"""Places where a caution stands, as they were found in the written files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from builder.geometry import Box

Where = Literal[
    "every card", "faces again", "some faces again", "one page", "book", "as needed", "none"
]
"""Which cautions of a guide must stand in a file: on the faces of every card; on faces that are
shown again, of which some are looked for in a large set; on those that the file has; the gravest,
before the lines of all cards; in the chapters of the book; as in the outputs that it needs: these
are looked through, and its gates compare it with them; none."""

Role = Literal["front", "card", "step", "quick-reference", "safety", "chapter"]
"""Why a caution stands where it does: as the gravest on a front; anywhere before the steps of a
card; directly before a step; on the quick reference; in the book's safety chapter; before the steps
of a chapter."""


@dataclass(frozen=True, slots=True)
class PrintedPlace:
    """A caution on a page of a PDF.

    Attributes:
        caution: its id, or nothing for the line that tells whom to call.
        card: the number of the card, 0 on the quick reference.
        step: the number of the step that it guards, 0 for none.
        page, label: of the file; on sheets, the label is that of the face.
        box: round its letters (mm from the top left of the page's trim).
        signal: the signal word found there.
        size_pt, x_height: of its smallest letters (points; mm).
        contrast: least, of its letters against what lies under them.
    """

    caution: str | None
    role: Role
    card: int
    step: int
    file: str
    page: int
    label: str
    box: Box
    signal: str
    text: str
    size_pt: float
    x_height: float
    contrast: float


@dataclass(frozen=True, slots=True)
class BookPlace:
    """A caution on a page of an e-book.

    Attributes:
        caution, role, card, step: as of ``PrintedPlace``.
        page: the path of the page in the book's archive.
        anchor: the id of the element or of the heading that names it.
        order: its place among the cautions and steps of the page, from 1.
    """

    caution: str | None
    role: Role
    card: int
    step: int
    file: str
    page: str
    anchor: str
    order: int
    signal: str
    text: str


Place = PrintedPlace | BookPlace
