"""What templates may see of the values they are given: an allow-list by type.

Content is data: a guide may bring its own templates, and they must reach nothing but what the
guide says. What is not named here is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cached_property, partial
from inspect import getattr_static
from operator import attrgetter
from typing import Any

from jinja2.runtime import BlockReference, LoopContext, Macro

from builder.model import Guide
from builder.model.base import Value

Read = Callable[[Any], Any]
"""Gives one attribute of a value."""

HIDDEN = frozenset({"folder", "places"})
"""Fields of the guide that hold paths of the machine that builds."""

_TEXT = frozenset({
    "capitalize", "endswith", "isdigit", "lower", "lstrip", "removeprefix", "removesuffix",
    "rstrip", "split", "splitlines", "startswith", "strip", "title", "upper",
})  # fmt: skip
_GUIDE = frozenset({
    "card_after", "card_called", "cards_of", "caution_called", "cautions_guarding_steps",
    "cautions_on", "number_of", "part_index", "part_of",
})  # fmt: skip
_LOOP = frozenset({
    "depth", "depth0", "first", "index", "index0", "last", "length", "nextitem", "previtem",
    "revindex", "revindex0",
})  # fmt: skip

CALLED: Mapping[type, frozenset[str]] = {
    str: _TEXT,
    Mapping: frozenset({"get", "items", "keys", "values"}),
    Guide: _GUIDE,
    LoopContext: frozenset({"changed", "cycle"}),
}
"""The methods that templates may call, by the type that has them."""

_SHOWN: Mapping[type, frozenset[str]] = {
    LoopContext: _LOOP,
    BlockReference: frozenset({"super"}),
    Macro: frozenset({"name"}),
}


class Method:
    """A method that a template may call; it cannot be printed, being no text."""

    __slots__ = ("_call", "_name", "size")

    def __init__(self, owner: Any, name: str) -> None:
        self._call = getattr(owner, name)
        self._name = name
        self.size = len(owner) if isinstance(owner, (str, Mapping)) else 0

    def __call__(self, *given: Any, **named: Any) -> Any:
        return self._call(*given, **named)

    def __repr__(self) -> str:
        raise TypeError(f"{self._name!r} is to be called: write {self._name}()")


def reader(kind: type, name: str) -> Read | None:
    """Return what gives attribute ``name`` of values of type ``kind``, or None: it is not shown."""
    if name.startswith("_"):
        return None
    if name in _shown(kind):
        return attrgetter(name)
    called = (names for owner, names in CALLED.items() if issubclass(kind, owner))
    return partial(Method, name=name) if any(name in names for names in called) else None


def shown_names(kind: type) -> tuple[str, ...]:
    """Return the names of what templates may see of values of the guide of type ``kind``."""
    if not issubclass(kind, Value) and not is_dataclass(kind):
        return ()
    called = (names for owner, names in CALLED.items() if issubclass(kind, owner))
    return tuple(sorted(_shown(kind).union(*called)))


def _shown(kind: type) -> frozenset[str]:
    if issubclass(kind, Value):
        return frozenset(kind.model_fields) - HIDDEN | _properties(kind) - _properties(Value)
    if is_dataclass(kind):
        return frozenset(field.name for field in fields(kind)) | _properties(kind)
    if issubclass(kind, tuple):
        return frozenset(getattr(kind, "_fields", ()))
    return next((names for owner, names in _SHOWN.items() if issubclass(kind, owner)), frozenset())


def _properties(kind: type) -> frozenset[str]:
    return frozenset(
        name
        for name in dir(kind)
        if isinstance(getattr_static(kind, name), property | cached_property)
    )
