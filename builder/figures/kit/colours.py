"""A theme's ``figures``, read strictly: what is no colour of a picture is a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from builder.diagnostics import Finding, Key, Places, nearest
from builder.figures.kit.palette import PEOPLE, TONES, Palette, Skin
from builder.figures.kit.values import is_number
from builder.model.ink import EDITION

COLOUR = re.compile(r"#[0-9a-f]{6}")
OF_PALETTE = tuple(each.name for each in fields(Palette) if each.name != EDITION)
"""Which ink is printed with is asked of a build, never written in a theme."""
OF_SKIN = tuple(each.name for each in fields(Skin) if each.name != "levels")


def colour_faults(figures: Mapping[str, Any], places: Places) -> Iterator[Finding]:
    """Yield what is wrong with a theme's ``figures``, which ``Palette.of`` takes as it is."""
    for path, code, fact, hint in _faults(figures):
        yield Finding(places.written("theme", "figures", *path), code, fact, hint)


Fault = tuple[tuple[Key, ...], str, str, str]
"""A path below ``figures``, a code, a fact and a hint."""


def _faults(figures: Mapping[str, Any]) -> Iterator[Fault]:
    for key, value in figures.items():
        if key not in OF_PALETTE:
            yield _unknown((key,), OF_PALETTE)
        elif key in PEOPLE:
            yield from _of_skin(key, value)
        elif key == "shadow_share":
            yield from _of_share(key, value)
        else:
            yield from _of_colour((key,), value)


def _of_skin(person: str, value: object) -> Iterator[Fault]:
    if isinstance(value, Mapping):
        for key, colour in value.items():
            if key in OF_SKIN:
                yield from _of_colour((person, key), colour)
            else:
                yield _unknown((person, key), OF_SKIN)
    elif not isinstance(value, str) or value not in TONES:
        fact = f"skin tone {value!r} is not known"
        yield (person,), "figure-unknown-name", fact, _hint(str(value), tuple(TONES))


def _of_share(key: str, value: object) -> Iterator[Fault]:
    if not (is_number(value) and 0.0 <= value <= 1.0):
        fact = f"{key!r} must be a number from 0 to 1, not {value!r}"
        yield (key,), "figure-bad-value", fact, "without this line it is 0.3"


def _of_colour(path: tuple[Key, ...], value: object) -> Iterator[Fault]:
    if not (isinstance(value, str) and COLOUR.fullmatch(value)):
        fact = f"{path[-1]!r} must be a colour, not {value!r}"
        yield path, "figure-bad-value", fact, 'write it as six digits in quotes, such as "#1d2528"'


def _unknown(path: tuple[Key, ...], known: tuple[str, ...]) -> Fault:
    key = str(path[-1])
    return path, "figure-unknown-name", f"key {key!r} is not known", _hint(key, known)


def _hint(word: str, known: tuple[str, ...]) -> str:
    return nearest(word, known) or f"known: {', '.join(known)}"
