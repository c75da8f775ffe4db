"""Spots of a limb as an illustration names them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from builder.diagnostics import Key
from builder.figures.kit.values import Values, is_number
from builder.figures.limb.limb import Limb

Spot = tuple[float, float]
"""A body point (mm)."""

BESIDE = 1.6
"""A place lies no further across the limb: -1 is its inner edge, 1 its outer edge."""


@dataclass(slots=True, kw_only=True)
class LimbValues(Values):
    """Reads the values of an illustration of ``limb``."""

    limb: Limb

    def spot(self, value: object, at: tuple[Key, ...]) -> Spot:
        """Return the body point a reference means: a landmark, [height, across] or {at, dx, dy}.

        ``dx`` counts outwards, ``dy`` towards the head (body mm).
        """
        match value:
            case str():
                return self.limb.landmarks[self.word(value, self.limb.landmarks, "landmark", at)]
            case [height, across] if is_number(height) and is_number(across):
                return self._place(float(height), float(across), at)
            case {"at": base, **rest}:
                return self._moved(base, {str(key): each for key, each in rest.items()}, at)
        message = f"a point is a landmark, [height, across] or {{at, dx, dy}}, not {value!r}"
        self.report("figure-bad-value", message, at)
        return self.limb.spot(sum(self.limb.tables.heights) / 2, 0.0)

    def _moved(self, base: object, value: Mapping[str, Any], at: tuple[Key, ...]) -> Spot:
        self.keys(value, ("dx", "dy"), at)
        x, y = self.spot(base, (*at, "at"))
        dx = self.number(value.get("dx", 0), "dx", (*at, "dx"))
        dy = self.number(value.get("dy", 0), "dy", (*at, "dy"))
        return x - dx, y + dy

    def _place(self, height: float, across: float, at: tuple[Key, ...]) -> Spot:
        low, high = self.limb.tables.heights
        if not low <= height <= high:
            message = (
                f"height {height:g} is not on the figure; heights run from {low:g} to {high:g}"
            )
            self.report("figure-bad-value", message, at)
        elif abs(across) > BESIDE:
            off = f"across {across:g} is off the {self.limb.name}"
            message = f"{off}; -1 is its inner edge, 1 its outer edge"
            self.report("figure-bad-value", message, at)
        return self.limb.spot(min(max(height, low), high), across)

    def height(self, value: object, at: tuple[Key, ...]) -> float:
        """Return the body height of a landmark or a number (mm)."""
        if isinstance(value, str):
            return self.spot(value, at)[1]
        return self.number(value, "a height", at, 500.0)
