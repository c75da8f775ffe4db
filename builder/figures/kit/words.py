"""The words of a figure, one file a language: ``words/<tag>.toml`` in its folder."""

from __future__ import annotations

from importlib.resources import files
from typing import TypeVar

from builder.figures.kit.tables import read_table
from builder.model.base import Value

FALLBACK = "en"


Forms = str | dict[str, str]
"""What a person calls a thing; in a language that bends its words the forms that phrases ask for,
and ``plain``."""


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
