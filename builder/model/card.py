"""A card: one technique, or one thing to know, on two faces."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from builder.model.address import Address
from builder.model.base import FILLED_IN, Alone, ChapterText, Line, Marked, Prose, Value, at_most
from builder.model.numbers import Minutes
from builder.model.prose import Chapter

Pressure = Literal["none", "light", "medium", "firm"]
Direction = Literal["toward-heart", "away", "across", "around", "none"]


class Step(Value):
    """One action; a step without a caution may be its text alone.

    Attributes:
        text: what to do.
        caution: the id of the one that must stand directly before it.
    """

    text: Marked
    caution: str | None = None


class Card(Value):
    """What one card says; the Markdown ``body`` is its chapter in the e-book.

    Attributes:
        title: of the card and its chapter.
        technique: the name of what is done.
        zones: places that it is about: cautions that share one stand on the card.
        illustration: the name of a file in ``illustrations/``, without its ending.
        pressure: how firm.
        direction: which way.
        repeats: how often, in words.
        minutes: how long, at most a day.
        cue: the one line that says what to do, also on the quick reference.
        cautions: ids of further cautions that must stand on the card.
        steps: what to do, in order.
        tips: advice that nobody is hurt without.
        video: a link in the e-book.
    """

    id: Annotated[str, FILLED_IN]
    title: Line = Field(min_length=1, max_length=48)
    technique: Line | None = None
    zones: tuple[str, ...] = ()
    illustration: str | None = None
    pressure: Pressure = "none"
    direction: Direction = "none"
    repeats: Prose | None = None
    minutes: Minutes | None = None
    cue: Annotated[Prose, at_most(80)] | None = None
    cautions: tuple[str, ...] = ()
    steps: tuple[Annotated[Step, Alone("text")], ...] = ()
    tips: tuple[Marked, ...] = ()
    video: Address | None = None
    body: Annotated[ChapterText, FILLED_IN] = Chapter()
