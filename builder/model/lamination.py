"""How the cards of a guide are sealed in plastic."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from builder.model.base import Value

PouchName = Literal["a4", "a5", "a6", "a7", "letter", "credit-card", "business-card", "id"]
"""Pouches that are sold under a name; ``press.pouches`` has their sizes."""


class PouchSize(Value):
    """A pouch that no list names.

    Attributes:
        width, height: mm.
    """

    width: float = Field(ge=40.0, le=1000.0)
    height: float = Field(ge=40.0, le=1000.0)


class Hole(Value):
    """The middle of a punched hole, marked on the sheets.

    Attributes:
        x: mm right of the left edge of every front.
        y: mm below its top edge.
    """

    x: float = Field(ge=0.0, le=420.0)
    y: float = Field(ge=0.0, le=420.0)


class Lamination(Value):
    """What the guide asks for.

    Attributes:
        pouch: a name or a size; by default the one that wastes least.
        seal: clear plastic that stays round the paper (mm).
        radius: of the corners of the plastic (mm), by default 1/4 inch.
        hole: for a ring or a string, if the cards are to be punched.
    """

    pouch: PouchName | PouchSize | None = None
    seal: float = Field(default=3.0, ge=0.0, le=25.0)
    radius: float | None = Field(default=None, ge=0.0, le=20.0)
    hole: Hole | None = None
