"""What the fixed words are made of: texts with blanks, plurals, one text for each of some keys."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, TypeVar, get_args

from pydantic import BeforeValidator, GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError, core_schema

from builder.model.base import Marked
from builder.model.plurals import CATEGORIES, Category, category, needed, usable

BLANK = re.compile(r"\{([^{}]*)\}|[{}]")
"""A place for a name or a number, or a brace that opens or closes none."""

K = TypeVar("K", bound=str)
V = TypeVar("V")


def filled(text: str, **values: str | int) -> str:
    """Return ``text`` with ``{name}`` replaced by the value of that name.

    Raises:
        KeyError: a blank has no value.
    """
    return BLANK.sub(lambda blank: str(values[blank[1]]), text)


def blanks(*names: str) -> BeforeValidator:
    """Ask of a text that it says something, and has each blank of ``names`` and no other."""
    return BeforeValidator(partial(_worded, names, frozenset(names)))


def _worded(known: tuple[str, ...], wanted: frozenset[str], written: Any) -> Any:
    """Return ``written`` if it is no text: its type refuses it.

    Raises:
        PydanticKnownError: the text says nothing.
        PydanticCustomError: ``blanks``, with the blanks that are ``wrong`` and those it ``lacks``.
    """
    if not isinstance(written, str):
        return written
    if not written.strip():
        raise PydanticKnownError("string_too_short", {"min_length": 1})
    wrong = [blank[0] for blank in BLANK.finditer(written) if blank[1] not in known]
    lacks = [f"{{{name}}}" for name in known if name in wanted and f"{{{name}}}" not in written]
    if wrong or lacks:
        context = {"wrong": wrong, "lacks": lacks, "known": [f"{{{name}}}" for name in known]}
        raise PydanticCustomError("blanks", "a text with other blanks", context)
    return written


Word = Annotated[str, blanks()]
"""A text that is printed as it is."""
MarkedWord = Annotated[Marked, blanks()]
"""The same, where marks are shown."""


class _Complete:
    """Asks of a mapping that it has each of the words that may be its keys, and no other."""

    def __init__(self, *keys: str) -> None:
        self._keys = keys

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        key, value = get_args(source)
        field = core_schema.typed_dict_field(handler.generate_schema(value))
        fields = dict.fromkeys(self._keys or get_args(key), field)
        return core_schema.typed_dict_schema(fields, extra_behavior="forbid")


def each_of(*keys: str) -> Any:
    """Ask of a mapping whose keys are plain text that it has each of ``keys``, and no other."""
    return _Complete(*keys)


Each = Annotated[Mapping[K, V], _Complete()]
"""A value for each word of a closed set."""


@dataclass(frozen=True, slots=True)
class Plural:
    """A text in the forms that its language has for numbers (categories of CLDR)."""

    forms: Mapping[Category, str]
    language: str

    def of(self, number: float) -> str:
        """Return the form that goes with ``number``, or ``other`` where a rare one is not there."""
        return self.forms.get(category(self.language, number), self.forms["other"])


class PluralBlanks:
    """Ask of a plural that each form has none but the blanks ``names``: "1 card" needs none."""

    def __init__(self, *names: str) -> None:
        self._names = names

    def __get_pydantic_core_schema__(
        self, _source: Any, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        text = core_schema.no_info_before_validator_function(
            partial(_worded, self._names, frozenset()), core_schema.str_schema(strict=True)
        )
        field = core_schema.typed_dict_field(text, required=False)
        fields: dict[str, core_schema.TypedDictField] = dict.fromkeys(CATEGORIES, field)
        forms = core_schema.typed_dict_schema(fields, extra_behavior="forbid")
        return core_schema.with_info_after_validator_function(_plural, forms)


def _plural(forms: dict[Category, str], info: ValidationInfo) -> Plural:
    """Return ``forms`` as a plural of the language in the validation's context.

    Raises:
        PydanticCustomError: ``plural``, with the forms it ``lacks`` and those no number ``uses``.
    """
    language = (info.context or {})["language"]
    wanted = needed(language)
    lacks = [each for each in wanted if each not in forms]
    unused = [each for each in forms if each not in usable(language)]
    if lacks or unused:
        context = {"lacks": lacks, "unused": unused, "wanted": wanted, "language": language}
        raise PydanticCustomError("plural", "a plural with other forms", context)
    return Plural(forms, language)
