"""Tables and words beside a figure: files that an illustrator can edit, read strictly.

The words are one file a language, ``words/<tag>.toml``.
"""

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

Forms = str | dict[str, str]
"""What a person calls a thing; in a language that bends its words the forms that phrases ask for,
and ``plain``."""

FALLBACK = "en"


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


def plain(name: Forms) -> str:
    """Return a name as it stands by itself."""
    return name if isinstance(name, str) else name["plain"]


class Description(Value):
    """What a figure that always shows the same says of itself."""

    description: str


W = TypeVar("W", bound=Value)


def read_words(model: type[W], package: str, tag: str) -> W:
    """Return a figure's words in a language that ``spoken`` names."""
    return read_table(model, package, f"words/{tag}.toml")


def spoken(language: str, *packages: str) -> str:
    """Return the tag in which all ``packages`` have words for ``language`` (a BCP 47 tag).

    A variety of a language (de-AT) takes the words of the language; English is there for all.
    """
    subtags = language.lower().split("-")
    tags = ("-".join(subtags[:count]) for count in range(len(subtags), 0, -1))
    return next((tag for tag in tags if all(_has(each, tag) for each in packages)), FALLBACK)


def _has(package: str, tag: str) -> bool:
    return files(package).joinpath("words", f"{tag}.toml").is_file()
