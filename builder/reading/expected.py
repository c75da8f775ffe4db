"""What the model allows at a place, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from builder.model import Text
from builder.model.base import Alone, Value
from builder.model.plurals import CATEGORIES
from builder.model.words.phrase import Plural
from builder.reading.syntax import Path

WORDS: Mapping[Any, str] = {
    str: "text",
    Text: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    tuple: "a list",
    dict: "keys with values",
    Plural: f"{', '.join(CATEGORIES)}, those that the language has",
}


def keys_at(model: type[Value], path: Path) -> tuple[str, ...]:
    """Return the keys that may stand in the mapping at ``path``."""
    for shape in _shapes_at(model, path):
        if isinstance(shape, type) and issubclass(shape, Value):
            return shape.written_keys()
        if shape is Plural:
            return CATEGORIES
        if get_origin(shape) in (dict, Mapping):
            return _closed(get_args(shape)[0])
    return ()


def _closed(shape: Any) -> tuple[str, ...]:
    """Return the words of a closed set, or nothing if ``shape`` is none."""
    return tuple(word for plain in _plain(shape) for word in get_args(plain))


def words_at(model: type[Value], path: Path) -> tuple[str, ...]:
    """Return the words of a closed set that may stand at ``path``."""
    shapes = _shapes_at(model, path)
    return tuple(
        word for shape in shapes if get_origin(shape) is Literal for word in get_args(shape)
    )


def expected_at(model: type[Value], path: Path) -> str:
    """Return what may stand at ``path``, for the middle of a message."""
    shapes = _shapes_at(model, path)
    kinds = [shape for shape in shapes if shape is not int or float not in shapes]
    return " or ".join(dict.fromkeys(map(_phrase, kinds)))


def _phrase(shape: Any) -> str:
    if get_origin(shape) is Literal:
        words = get_args(shape)
        return f"one of {', '.join(words)}" if len(words) > 1 else str(words[0])
    plain = get_origin(shape) or shape
    if plain is Mapping or (isinstance(plain, type) and issubclass(plain, Value)):
        return WORDS[dict]
    return WORDS.get(plain, "something else")


def may_be_text(model: type[Value], path: Path) -> bool:
    """Tell whether a text may stand at ``path``, alone or in place of keys."""
    shapes = _shapes_at(model, path)
    return any(shape in (str, Text) for shape in shapes)


def parts_of(model: type[Value], path: Path) -> Iterator[tuple[str, type[Value]]]:
    """Yield the keys at ``path`` that hold mappings or lists of them, with the models of these."""
    for shape in _shapes_at(model, path):
        if isinstance(shape, type) and issubclass(shape, Value):
            for name in shape.written_keys():
                yield from ((name, part) for part in _models(shape.model_fields[name].annotation))


def item_at(model: type[Value], path: Path) -> type[Value] | None:
    """Return the model of the items of the list at ``path``, if they have keys."""
    lists = (shape for shape in _shapes_at(model, path) if get_origin(shape) is tuple)
    return next((part for shape in lists for part in _models(shape)), None)


def _models(annotation: Any) -> Iterator[type[Value]]:
    for plain in _plain(annotation):
        if get_origin(plain) is tuple:
            yield from _models(get_args(plain)[0])
        elif isinstance(plain, type) and issubclass(plain, Value):
            yield plain


def _shapes_at(model: type[Value], path: Path) -> tuple[Any, ...]:
    shapes: tuple[Any, ...] = (model,)
    for key in path:
        shapes = tuple(below for shape in shapes for below in _below(shape, key))
    return shapes


def _below(shape: Any, key: object) -> Iterator[Any]:
    """Yield the shapes that may stand under ``key`` of a value of ``shape``."""
    if isinstance(shape, type) and issubclass(shape, Value):
        field = shape.model_fields.get(str(key))
        if field:
            yield from _plain(field.annotation)
    elif get_origin(shape) is tuple:
        yield from _plain(get_args(shape)[0])
    elif shape is Plural:
        yield str
    elif get_origin(shape) in (dict, Mapping):
        yield from _plain(get_args(shape)[1])


def _plain(annotation: Any) -> Iterator[Any]:
    """Yield the shapes of a union one by one, without their annotations."""
    if get_origin(annotation) is Annotated:
        shape, *notes = get_args(annotation)
        if any(isinstance(note, Alone) for note in notes):
            yield Text
        yield from _plain(shape)
    elif get_origin(annotation) in (Union, UnionType):
        for shape in get_args(annotation):
            yield from _plain(shape)
    elif annotation is not NoneType:
        yield annotation
