"""How large a card is: a size that has a name, or two lengths."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from builder.model.base import Value
from builder.units import inch_to_mm

CardSize = Literal["99x132", "66x99", "a6", "a7", "4x6in", "3x5in", "poker", "98x132", "66x98"]
CARD_SIZES: Mapping[str, tuple[float, float]] = {
    "99x132": (99.0, 132.0),
    "66x99": (66.0, 99.0),
    "a6": (105.0, 148.0),
    "a7": (74.0, 105.0),
    "4x6in": (inch_to_mm(4), inch_to_mm(6)),
    "3x5in": (inch_to_mm(3), inch_to_mm(5)),
    "poker": (63.0, 88.0),
    "98x132": (98.0, 132.0),
    "66x98": (66.0, 98.0),
}
"""Width and height (mm) of the sizes that have a name. A6 and A7 as in ISO 216."""
SHORTEST_SIDE, LONGEST_SIDE = 40.0, 420.0
"""What a side of a card may be (mm)."""
WRITTEN_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)\s*(mm|in)?")


class CardFormat(Value):
    """Trim size of a card: a name, or both lengths.

    Attributes:
        size: a name for both lengths.
        width, height: mm.
    """

    size: CardSize | None = None
    width: float = Field(default=99.0, ge=SHORTEST_SIDE, le=LONGEST_SIDE)
    height: float = Field(default=132.0, ge=SHORTEST_SIDE, le=LONGEST_SIDE)

    @classmethod
    def named(cls, size: CardSize) -> Self:
        return cls(size=size)

    @model_validator(mode="before")
    @classmethod
    def _measured(cls, written: Any) -> Any:
        size = written.get("size") if isinstance(written, dict) else None
        if not isinstance(size, str) or size not in CARD_SIZES:
            return written
        width, height = CARD_SIZES[size]
        return {"width": width, "height": height, **written}


def card_format(written: str) -> CardFormat:
    """Return the card size that a person wrote: a name, or WIDTHxHEIGHT in mm, or in inches.

    Raises:
        ValueError: it is neither, or a side is too short or too long; the message says so.
    """
    text = written.strip().lower()
    if text in CARD_SIZES:
        return CardFormat.model_validate({"size": text})
    sides = WRITTEN_SIZE.fullmatch(text)
    if sides is None:
        names = ", ".join(CARD_SIZES)
        message = f"{written!r} is no card size: write WIDTHxHEIGHT in mm, or one of {names}"
        raise ValueError(message)
    width, height = (_in_mm(float(side), sides[3]) for side in sides.groups()[:2])
    if not all(SHORTEST_SIDE <= side <= LONGEST_SIDE for side in (width, height)):
        bounds = f"a side is {SHORTEST_SIDE:g} to {LONGEST_SIDE:g} mm long"
        raise ValueError(f"a card cannot be {width:g} × {height:g} mm: {bounds}")
    return CardFormat(width=width, height=height)


def _in_mm(length: float, unit: str | None) -> float:
    return inch_to_mm(length) if unit == "in" else length
