"""How every value that is read behaves: frozen, strict, no key that nobody knows."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from builder.model.text import Text


class Value(BaseModel):
    """A frozen value of the guide."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True
    )


def _text(value: object) -> object:
    return Text.parse(value) if isinstance(value, str) else value


Marked = Annotated[Text, BeforeValidator(_text)]
"""Text with inline marks, read from a string."""
