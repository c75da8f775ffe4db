"""Values of an illustration's own vocabulary, read with a finding for each that is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Any, TypeGuard

from builder.diagnostics import Finding, Key, Places, nearest
from builder.figures.kit.palette import PEOPLE, TONES
from builder.model import Illustration

SIZE = (87.0, 56.0)
"""Width and height of a picture (mm), as the card prints it."""

SIZE_LIMITS = (20.0, 300.0)
"""Least and greatest width and height of a picture (mm)."""


@dataclass(slots=True)
class Values:
    """Reads the values of one illustration and gathers what is wrong with them.

    Attributes:
        name: of the illustration.
        places: where its values were written.
        findings: what is wrong so far.
    """

    name: str
    places: Places
    findings: list[Finding] = field(default_factory=list)

    def report(self, code: str, message: str, at: tuple[Key, ...] = (), hint: str = "") -> None:
        position = self.places.at("illustrations", self.name, *at)
        self.findings.append(Finding(position, code, message, hint))

    def word(self, value: object, known: Iterable[str], what: str, at: tuple[Key, ...]) -> str:
        """Return ``value`` if it is one of ``known``, else report it and return the first."""
        words = list(known)
        if isinstance(value, str) and value in words:
            return value
        hint = nearest(str(value), words) or f"known: {', '.join(words)}"
        self.report("figure-unknown-name", f"{what} {value!r} is not known", at, hint)
        return words[0]

    def number(self, value: object, what: str, at: tuple[Key, ...], default: float = 0.0) -> float:
        if is_number(value):
            return float(value)
        self.report("figure-bad-value", f"{what} must be a number, not {value!r}", at)
        return default

    def truth(self, value: object, what: str, at: tuple[Key, ...]) -> bool:
        if isinstance(value, bool):
            return value
        message = f"{what} must be true or false, not {value!r}"
        self.report("figure-bad-value", message, at, "write true or false, without quotes")
        return False

    def items(self, value: object, what: str, at: tuple[Key, ...]) -> tuple[Any, ...]:
        """Return the items of a list; nothing, with a finding, of what is no list."""
        if isinstance(value, tuple | list):
            return tuple(value)
        self.report("figure-bad-value", f"{what} must be a list, not {value!r}", at)
        return ()

    def mapping(self, value: object, what: str, at: tuple[Key, ...]) -> Mapping[str, Any]:
        """Return a mapping; an empty one, with a finding, of what is none."""
        if isinstance(value, Mapping):
            return value
        self.report("figure-bad-value", f"{what} must be a mapping, not {value!r}", at)
        return {}

    def pair(
        self, value: object, what: str, limits: tuple[float, float], at: tuple[Key, ...]
    ) -> tuple[float, float]:
        """Return two numbers within ``limits``, else report and return the upper limit twice."""
        match value:
            case [one, two] if is_number(one) and is_number(two):
                if limits[0] <= min(one, two) and max(one, two) <= limits[1]:
                    return float(one), float(two)
        message = f"{what} must be two numbers from {limits[0]:g} to {limits[1]:g}, not {value!r}"
        self.report("figure-bad-value", message, at)
        return limits[1], limits[1]

    def keys(self, written: Mapping[str, Any], known: tuple[str, ...], at: tuple[Key, ...]) -> None:
        """Report keys that nobody knows."""
        for key in written:
            if key not in known:
                fact = f"key {key!r} is not known"
                hint = nearest(key, known) or f"known: {', '.join(known)}"
                self.report("figure-unknown-name", fact, (*at, key), hint)


def check_tones(illustration: Illustration, values: Values) -> None:
    """Report skin tones that nobody knows."""
    options = illustration.options
    for person in PEOPLE:
        if person in options:
            values.word(options[person], TONES, "skin tone", ("options", person))


def size_of(illustration: Illustration, values: Values) -> tuple[float, float]:
    """Return width and height of a picture (mm)."""
    size = illustration.options.get("size", SIZE)
    return values.pair(size, "size", SIZE_LIMITS, ("options", "size"))


def is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
