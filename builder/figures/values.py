"""Values of an illustration's own vocabulary, read with a finding for each that is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Any, TypeGuard

from builder.diagnostics import Finding, Key, Places, nearest
from builder.figures import anatomy
from builder.figures.leg import left_leg

Spot = tuple[float, float]


@dataclass(slots=True)
class Values:
    """Reads the values of one illustration and gathers what is wrong with them.

    Attributes:
        name: of the illustration.
        places: where its values were written.
        findings: what was found so far.
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
        if _is_number(value):
            return float(value)
        self.report("figure-bad-value", f"{what} must be a number, not {value!r}", at)
        return default

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
            case [one, two] if _is_number(one) and _is_number(two):
                if limits[0] <= min(one, two) and max(one, two) <= limits[1]:
                    return float(one), float(two)
        message = f"{what} must be two numbers from {limits[0]:g} to {limits[1]:g}, not {value!r}"
        self.report("figure-bad-value", message, at)
        return limits[1], limits[1]

    def keys(self, given: Mapping[str, Any], known: tuple[str, ...], at: tuple[Key, ...]) -> None:
        """Report keys that nobody knows."""
        for key in given:
            if key not in known:
                self.report(
                    "figure-unknown-name",
                    f"key {key!r} is not known",
                    (*at, key),
                    nearest(key, known),
                )

    def spot(self, value: object, at: tuple[Key, ...]) -> Spot:
        """Return the body point a reference means: a landmark, [height, across] or {at, dx, dy}.

        ``dx`` counts outwards, ``dy`` towards the head (body mm).
        """
        match value:
            case str():
                place = anatomy.LANDMARKS[self.word(value, anatomy.LANDMARKS, "landmark", at)]
                return left_leg().spot(*place)
            case [height, across] if _is_number(height) and _is_number(across):
                return self._place(float(height), float(across), at)
            case {"at": base, **rest}:
                return self._moved(base, {str(key): each for key, each in rest.items()}, at)
        message = f"a point is a landmark, [height, across] or {{at, dx, dy}}, not {value!r}"
        self.report("figure-bad-value", message, at)
        return left_leg().spot(300.0, 0.0)

    def _moved(self, base: object, value: Mapping[str, Any], at: tuple[Key, ...]) -> Spot:
        self.keys(value, ("dx", "dy"), at)
        x, y = self.spot(base, (*at, "at"))
        dx = self.number(value.get("dx", 0), "dx", (*at, "dx"))
        dy = self.number(value.get("dy", 0), "dy", (*at, "dy"))
        return x - dx, y + dy

    def _place(self, height: float, across: float, at: tuple[Key, ...]) -> Spot:
        if not -160 <= height <= 1180:
            message = f"height {height:g} is not on the figure; heights run from -160 to 1180"
            self.report("figure-bad-value", message, at)
        elif not -1.6 <= across <= 1.6:
            message = f"across {across:g} is off the leg; -1 is its inner edge, 1 its outer edge"
            self.report("figure-bad-value", message, at)
        return left_leg().spot(min(max(height, -160.0), 1180.0), across)

    def height(self, value: object, at: tuple[Key, ...]) -> float:
        """Return the body height of a landmark or a number (mm)."""
        if isinstance(value, str):
            return self.spot(value, at)[1]
        return self.number(value, "a height", at, 500.0)


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
