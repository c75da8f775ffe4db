"""How every value that is read behaves: frozen, strict, no key that nobody knows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    PlainSerializer,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from builder.model.prose import Chapter
from builder.model.text import Span, Text

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


@dataclass(frozen=True, slots=True)
class Holds:
    """Tells what a text of an author may hold: words alone, or words with inline marks.

    All that stand beside no such thing are names: of files, of other things, of days.
    """

    what: Literal["words", "marks"]


@dataclass(frozen=True, slots=True)
class Alone:
    """Lets a value be written as nothing but its text ``field``."""

    field: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._whole, handler(source))

    def _whole(self, written: Any) -> Any:
        return {self.field: written} if isinstance(written, str) else written


def _text(value: object) -> object:
    return Text.parse(value) if isinstance(value, str) else value


def _told(text: Text) -> dict[str, Any]:
    """Return ``text`` as stamps tell it.

    The form is that of the first edition: cards that are printed already would else be out of
    date by their stamps alone.
    """
    return {"spans": [_told_span(span) for span in text.spans]}


def _told_span(span: Span) -> dict[str, str]:
    styles = ("strong" if span.strong else "", "emphasis" if span.emphasis else "", span.script)
    style = " ".join(filter(None, styles)) or "plain"
    return {"text": span.text, "style": style, "href": span.href, "term": span.term}


def _words(value: object) -> object:
    return str(Text.parse(value)) if isinstance(value, str) else value


Line = Annotated[str, BeforeValidator(_words), Holds("words")]
"""Words that are printed, read by the same grammar: it may escape what would be a mark."""
Marked = Annotated[Text, BeforeValidator(_text), PlainSerializer(_told), Holds("marks")]
"""Text with inline marks, read from a string."""


def _source(text: Text) -> str:
    return text.source


Prose = Annotated[Marked, PlainSerializer(_source)]
"""The same, told as it was written wherever a value is told whole, as in stamps."""


def _chapter(value: object) -> object:
    return Chapter(value) if isinstance(value, str) else value


def _written(chapter: Chapter) -> str:
    return chapter.source


ChapterText = Annotated[Chapter, BeforeValidator(_chapter), PlainSerializer(_written)]
"""The chapter of a card, read from a string and told as it was written."""


def at_most(characters: int) -> AfterValidator:
    """Ask of a text that it has no more ``characters``, its marks not counted."""
    return AfterValidator(partial(_fitting, characters))


def _fitting(most: int, text: Text) -> Text:
    length = len(str(text))
    if length > most:
        context = {"length": length, "max_length": most}
        raise PydanticCustomError("text_too_long", "a text that is too long", context)
    return text
