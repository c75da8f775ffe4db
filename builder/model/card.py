"""A card: one technique, or one thing to know, on two faces."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from builder.model.base import FILLED_IN, Marked, Prose, Value, at_most

Pressure = Literal["none", "light", "medium", "firm"]
Direction = Literal["toward-heart", "away", "across", "around", "none"]
Minutes = Annotated[float, Field(gt=0)] | Annotated[int, Field(gt=0)]
"""A whole number stays one; ``float`` comes first so that it is the one to refuse fractions."""


class Step(Value):
    """One action, with the id of the caution that must stand directly before it."""

    text: Marked
    caution: str | None = None


def _step(written: Any) -> Any:
    return {"text": written} if isinstance(written, str) else written


class Card(Value):
    """What one card says; the Markdown ``body`` is its chapter in the e-book."""

    id: Annotated[str, FILLED_IN]
    title: str = Field(min_length=1, max_length=48)
    technique: str | None = None
    zones: tuple[str, ...] = ()
    illustration: str | None = None
    pressure: Pressure = "none"
    direction: Direction = "none"
    repeats: Prose | None = None
    minutes: Minutes | None = None
    cue: Annotated[Prose, at_most(80)] | None = None
    cautions: tuple[str, ...] = ()
    steps: tuple[Annotated[Step, BeforeValidator(_step)], ...] = ()
    tips: tuple[Marked, ...] = ()
    video: str | None = None
    body: Annotated[str, FILLED_IN] = ""
