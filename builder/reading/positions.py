"""What each place of a guide's files may hold, as the models declare it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin, get_type_hints

from builder.model import Card, Caution, Guide, Illustration
from builder.model.base import FILLED_IN, Alone, Holds, Value
from builder.reading.patterns import EACH
from builder.reading.syntax import Path

MODELS: Mapping[str, type[Value]] = {
    "guide": Guide,
    "cautions": Caution,
    "cards": Card,
    "illustrations": Illustration,
}
"""By the group of an entry."""

KEY: Final = "(key)"
"""Ends the pattern of what keys of the author's own may hold."""

Pattern = tuple[str, ...]


@cache
def positions(model: type[Value]) -> Mapping[Pattern, str]:
    """Return what the texts of ``model`` may hold, by pattern: see ``base.Holds``."""
    return dict(_of_model(model, ()))


def holds_at(model: type[Value], path: Path) -> str:
    """Return what the text at ``path`` may hold, nothing where no prose stands."""
    known = positions(model)
    pattern = tuple(EACH if isinstance(key, int) else key for key in path)
    return known.get(pattern) or known.get((*pattern[:-1], EACH), "")


def _of_model(model: type[Value], path: Pattern) -> Iterator[tuple[Pattern, str]]:
    for name, hint in get_type_hints(model, include_extras=True).items():
        if name in model.written_keys():
            yield from _of_hint(hint, (*path, name))


def _of_hint(hint: Any, path: Pattern) -> Iterator[tuple[Pattern, str]]:
    base, *marks = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    holds = next((mark for mark in marks if isinstance(mark, Holds)), None)
    if holds or FILLED_IN in marks:
        yield from [(path, holds.what)] if holds else ()
        return
    if any(isinstance(mark, Alone) for mark in marks):
        yield path, "marks"
    origin, inner = get_origin(base), get_args(base)
    if isinstance(base, type) and issubclass(base, Value):
        yield from _of_model(base, path)
    elif origin in (Union, UnionType):
        for each in inner:
            yield from _of_hint(each, path)
    elif origin is tuple:
        yield from _of_hint(inner[0], (*path, EACH))
    elif origin in (dict, Mapping):
        yield from (((*path, KEY), what) for _, what in _of_hint(inner[0], ()))
        yield from _of_hint(inner[1], (*path, EACH))
