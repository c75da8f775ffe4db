"""A caution: one danger, said once, printed wherever it applies."""

from __future__ import annotations

import hashlib
from typing import Annotated, Literal

from builder.model.base import Prose, Value, at_most

Level = Literal["danger", "warning", "caution", "notice"]
Kind = Literal["stop", "ask", "adapt", "technique"]
SEVERITY: tuple[Level, ...] = ("danger", "warning", "caution", "notice")
"""Levels, the gravest first (ANSI Z535.6)."""


class Caution(Value):
    """What is dangerous, what may happen, what to do instead, and where that must stand."""

    id: str
    level: Level
    kind: Kind
    hazard: Prose
    consequence: Prose
    avoid: Prose
    short: Annotated[Prose, at_most(70)]
    zones: tuple[str, ...] = ()
    cards: Literal["all"] | tuple[str, ...] | None = None
    quick_reference: bool | None = None
    sources: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        """The state of its words, for reviews: ``c-`` and six hex digits of their hash.

        Where it stands is no part of that: a reviewer judges what is said.
        """
        texts = (self.hazard, self.consequence, self.avoid, self.short)
        words = "\n".join((self.level, self.kind, *(text.source for text in texts)))
        return f"c-{hashlib.sha256(words.encode()).hexdigest()[:6]}"

    @property
    def on_quick_reference(self) -> bool:
        if self.quick_reference is None:
            return self.level in ("danger", "warning")
        return self.quick_reference

    @property
    def on_screening_card(self) -> bool:
        return self.kind in ("stop", "ask")
