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
    """One danger and where it must be told of.

    Attributes:
        id: by which steps, cards and proofs name it.
        level: how grave; it gives the signal word.
        kind: what the reader is to do about it; ``stop`` and ``ask`` stand on the first card.
        hazard: what is dangerous.
        consequence: what may happen.
        avoid: what to do instead.
        short: what the card says.
        zones: places on whose cards it stands.
        cards: ids of cards on which it stands, or all, in place of those of its zones.
        quick_reference: whether it stands there; by default dangers and warnings do.
        sources: ids of works that it rests on.
    """

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
