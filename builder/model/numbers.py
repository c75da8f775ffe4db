"""Numbers that a guide tells its readers: one form in all outputs."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

DIGITS = 2
"""After the decimal mark, at most: more of a number is nothing to read on a card."""
LONGEST = 1440
"""Minutes of a day."""


def number_text(number: float, mark: str) -> str:
    """Return ``number`` with the decimal ``mark`` of a language, and no needless digits."""
    if number == int(number):
        return str(int(number))
    return f"{number:.{DIGITS}f}".rstrip("0").replace(".", mark)


def _short(number: float) -> float:
    if round(number, DIGITS) != number:
        context = {"digits": DIGITS, "rounded": f"{max(round(number, DIGITS), 10**-DIGITS):g}"}
        raise PydanticCustomError("digits", "a number of too many digits", context)
    return number


_BOUNDS = Field(gt=0, le=LONGEST)
Minutes = Annotated[float, _BOUNDS, AfterValidator(_short)] | Annotated[int, _BOUNDS]
"""A whole number stays one; ``float`` comes first so that it is the one to refuse fractions."""
