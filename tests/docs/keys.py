"""The keys of a file, as its model declares them, for people."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from builder.model import Text
from builder.model.base import Value, at_most
from builder.reading.formats import RULES
from builder.reading.patterns import EACH

KEYS = "keys with values"
PLAIN: Mapping[Any, str] = {
    str: "text",
    Text: "text with marks",
    int: "a whole number",
    float: "a number",
    bool: "`true` or `false`",
    Any: "what the figure wants",
}
PLURALS = {"text": "texts", "text with marks": "texts with marks"}
COUNTED = at_most(0).func.func  # type: ignore[union-attr]
"""Counts the characters of a text with marks, of which a limit holds the most."""
LIMITS = {
    "ge": "at least {:g}",
    "gt": "more than {:g}",
    "le": "at most {:g}",
    "lt": "less than {:g}",
    "min_length": "at least {}",
    "max_length": "at most {}",
    "pattern": "like {}",
}
COLOUR = r"^#[0-9a-f]{6}$"

NAMED = "…"
"""Stands in a path for the names of a mapping that are the author's to choose."""

Row = tuple[str, str, str, str]
Forms = Mapping[tuple[str, ...], str]
"""What is asked of texts, by where they stand."""


@dataclass(frozen=True, slots=True)
class Section:
    """A table of keys.

    Attributes:
        path: where they stand in the file; empty at its top.
        about: what they are together.
        rows: key, value, default, meaning.
    """

    path: str
    about: str
    rows: tuple[Row, ...]


def sections(model: type[Value], group: str, written: Mapping[str, Any]) -> Iterator[Section]:
    """Yield the keys of ``model``, then those of the values inside it.

    Args:
        group: of the rules of form that its texts are held to.
        written: values of a file that stand in for those that a guide leaves out.
    """
    forms = {path: fault.hint for path, rule in RULES.get(group, ()) if (fault := rule(""))}
    yield from _sections(model, (), forms, written)


def _sections(
    model: type[Value], path: tuple[str, ...], forms: Forms, written: Mapping[str, Any]
) -> Iterator[Section]:
    meanings, about = attributes(model)
    rows, inner = [], []
    for name in model.written_keys():
        field = model.model_fields[name]
        default = written.get(name, PydanticUndefined)
        rows.append(_row(name, field, default, meanings[name], forms.get((*path, name), "")))
        inner += [
            (kind, (*path, name, *below), default) for kind, below in _inside(field.annotation)
        ]
    yield Section(_shown(path), about + ".", tuple(rows))
    for kind, below, default in inner:
        yield from _sections(kind, below, forms, _below(default, below))


def _below(default: Any, path: tuple[str, ...]) -> Mapping[str, Any]:
    """Return the values that stand in for keys at ``path``.

    Of keys that each of several names has it is only told that something does.
    """
    if not isinstance(default, Mapping):
        return {}
    if path[-1] == NAMED:
        return {key: None for each in default.values() for key in each}
    return default


def attributes(model: type[Value]) -> tuple[dict[str, str], str]:
    """Return the meanings of a model's keys and of itself, as its docstring tells them."""
    about, _, listed = inspect.getdoc(model).partition("Attributes:\n")  # type: ignore[union-attr]
    entries = re.findall(r"^    (\w[\w, ]*): ((?:.*\n?)(?:^     +.*\n?)*)", listed, re.MULTILINE)
    return {
        name: _sentence(text) for names, text in entries for name in names.split(", ")
    }, _sentence(about.partition("\n\n")[0])


def _sentence(text: str) -> str:
    """Return the words of a docstring as Markdown on one line."""
    return " ".join(text.split()).replace("``", "`").rstrip(".")


def _shown(path: tuple[str, ...]) -> str:
    return ".".join(path).replace(f".{EACH}", "[]")


def _row(name: str, field: FieldInfo, default: Any, meaning: str, form: str) -> Row:
    needed = field.is_required() and default is PydanticUndefined
    key = f"**`{name}`**" if needed else f"`{name}`"
    standing = field.get_default(call_default_factory=True)
    shown = standing if default is PydanticUndefined else default
    return key, _allowed(field), _standing(shown), f"{meaning}; {form}" if form else meaning


def _allowed(field: FieldInfo) -> str:
    """Return what a key may hold, in words."""
    phrases = list(dict.fromkeys(_phrases(field.annotation, tuple(field.metadata))))
    fractions = any(phrase.startswith(PLAIN[float]) for phrase in phrases)
    told = [each for each in phrases if not (fractions and each.startswith(PLAIN[int]))]
    return " or ".join(told)


def _phrases(annotation: Any, limits: tuple[Any, ...] = ()) -> Iterator[str]:
    shape, own = _bare(annotation)
    if get_origin(shape) in (Union, UnionType):
        for each in get_args(shape):
            yield from _phrases(each, (*own, *limits))
    elif shape is not NoneType:
        yield _limited(_phrase(shape), (*own, *limits))


def _bare(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """Return a type without its annotations, and these."""
    if get_origin(annotation) is not Annotated:
        return annotation, ()
    shape, *marks = get_args(annotation)
    inner, limits = _bare(shape)
    return inner, (*limits, *(each for mark in marks for each in getattr(mark, "metadata", [mark])))


def _phrase(shape: Any) -> str:
    origin, inner = get_origin(shape), get_args(shape)
    if origin is Literal:
        return ", ".join(f"`{word}`" for word in inner)
    if origin is tuple:
        items = " or ".join(_phrases(inner[0]))
        return f"a list of {PLURALS.get(items, items)}"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        key, value = (" or ".join(_phrases(each)) for each in inner)
        return f"{'names' if key == PLAIN[str] else key}, each with {value}"
    if isinstance(shape, type) and issubclass(shape, Value):
        return KEYS
    return PLAIN[shape]


def _limited(phrase: str, limits: Iterable[Any]) -> str:
    bounds: dict[str, Any] = {}
    for limit in limits:
        counted = getattr(limit, "func", None)
        if isinstance(counted, partial) and counted.func is COUNTED:
            bounds["max_length"] = counted.args[0]
        bounds |= {
            name: getattr(limit, name) for name in LIMITS if getattr(limit, name, None) is not None
        }
    if bounds.get("pattern") == COLOUR:
        return "a colour such as `#1d2528`"
    if {"ge", "le"} <= bounds.keys():
        return f"{phrase} from {bounds['ge']:g} to {bounds['le']:g}"
    filled = ["not empty"] if bounds.get("min_length") == 1 and bounds.pop("min_length") else []
    unit = "" if phrase.startswith("a list") else " characters"
    told = [
        LIMITS[name].format(bound) + (unit if "length" in name else "")
        for name, bound in bounds.items()
    ]
    return ", ".join((phrase, *filled, *told))


def _standing(value: Any) -> str:
    """Return a default as a guide would write it; nothing for what is empty or has keys."""
    match value:
        case bool():
            return f"`{str(value).lower()}`"
        case int() | float():
            return f"`{value:g}`"
        case str() if value:
            return f"`{value}`"
        case _:
            return ""


def _inside(
    annotation: Any, below: tuple[str, ...] = ()
) -> Iterator[tuple[type[Value], tuple[str, ...]]]:
    """Yield the models inside a type, each with the path to it."""
    shape, _ = _bare(annotation)
    origin, inner = get_origin(shape), get_args(shape)
    if isinstance(shape, type) and issubclass(shape, Value):
        yield shape, below
    elif origin in (Union, UnionType):
        for each in inner:
            yield from _inside(each, below)
    elif origin is tuple:
        yield from _inside(inner[0], (*below, EACH))
    elif isinstance(origin, type) and issubclass(origin, Mapping):
        yield from _inside(inner[1], (*below, NAMED))
