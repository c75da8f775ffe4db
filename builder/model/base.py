"""How every value that is read behaves: frozen, strict, no key that nobody knows."""

from __future__ import annotations

from functools import cache, partial
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, PlainSerializer
from pydantic_core import PydanticCustomError

from builder.model.text import Text

FILLED_IN = "filled in by the reader of the files"
"""Marks a field that the place of a file gives, never a key of the file."""


class Value(BaseModel):
    """A frozen value of the guide."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True
    )

    @classmethod
    @cache
    def written_keys(cls) -> tuple[str, ...]:
        """The keys an author may write, in order: all but those that a file's place gives."""
        fields = cls.model_fields.items()
        return tuple(name for name, field in fields if FILLED_IN not in field.metadata)


def _text(value: object) -> object:
    return Text.parse(value) if isinstance(value, str) else value


Marked = Annotated[Text, BeforeValidator(_text)]
"""Text with inline marks, read from a string."""


def _source(text: Text) -> str:
    return text.source


Prose = Annotated[Marked, PlainSerializer(_source)]
"""The same, told as it was written wherever a value is told whole, as in stamps."""


def at_most(characters: int) -> AfterValidator:
    """Ask of a text that it has no more ``characters``, its marks not counted."""
    return AfterValidator(partial(_fitting, characters))


def _fitting(most: int, text: Text) -> Text:
    length = len(str(text))
    if length > most:
        context = {"length": length, "max_length": most}
        raise PydanticCustomError("text_too_long", "a text that is too long", context)
    return text
