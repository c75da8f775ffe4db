"""A caution: one danger, said once, printed wherever it applies."""

from __future__ import annotations

import hashlib
from typing import Literal

from pydantic import Field

from builder.model.base import Value

Level = Literal["danger", "warning", "caution", "notice"]
Kind = Literal["stop", "ask", "adapt", "technique"]
SEVERITY: tuple[Level, ...] = ("danger", "warning", "caution", "notice")
"""Levels, the gravest first (ANSI Z535.6)."""


class Caution(Value):
    """What is dangerous, what may happen, what to do instead, and where that must stand."""

    id: str
    level: Level
    kind: Kind
    hazard: str
    consequence: str
    avoid: str
    short: str = Field(max_length=70)
    zones: tuple[str, ...] = ()
    cards: Literal["all"] | tuple[str, ...] | None = None
    quick_reference: bool | None = None
    sources: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        """The state of its words, for reviews: ``c-`` and six hex digits of their hash.

        Where it stands is no part of that: a reviewer judges what is said.
        """
        said = (self.level, self.kind, self.hazard, self.consequence, self.avoid, self.short)
        return f"c-{hashlib.sha256(chr(10).join(said).encode()).hexdigest()[:6]}"

    @property
    def on_quick_reference(self) -> bool:
        if self.quick_reference is None:
            return self.level in ("danger", "warning")
        return self.quick_reference

    @property
    def on_screening_card(self) -> bool:
        return self.kind in ("stop", "ask")
