"""Tables beside a figure: files that an illustrator can edit, read strictly as typed values."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any, TypeVar

from builder.model.base import Value

V = TypeVar("V", bound=Value)
Dot = tuple[float, float]
Curve = tuple[Dot, ...]
Knot = tuple[float, float, float]
Knots = tuple[Knot, ...]
"""A spot with a radius, or a height with two edges."""


def read_table(model: type[V], package: str, file: str) -> V:
    """Return the TOML ``file`` that lies in ``package``.

    Raises:
        ValueError: it has a key too many or too few, or a value of another type.
    """
    written = files(package).joinpath(file).read_text(encoding="utf-8")
    return model.model_validate(_frozen(tomllib.loads(written)))


def _frozen(value: Any) -> Any:
    """Return ``value`` with tuples in place of lists, as the model wants them."""
    match value:
        case list():
            return tuple(map(_frozen, value))
        case dict():
            return {key: _frozen(each) for key, each in value.items()}
    return value
