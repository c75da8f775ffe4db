"""The blocks of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from builder.diagnostics import Position
from builder.layout.markup import Among, Holding, Words, block
from builder.model import Text
from builder.outputs.advice.pictures import ICONS, STEPS


@block("need")
@dataclass(frozen=True, slots=True)
class Need:
    """A thing to have: how many of it, where that is known."""

    figure: Annotated[str, Among(ICONS)]
    count: str
    name: Annotated[Text, Holding()]
    detail: Annotated[Text, Holding()]


@block("step")
@dataclass(frozen=True, slots=True)
class Task:
    """A thing to do, with its picture."""

    figure: Annotated[str, Among(STEPS)]
    alt: str
    name: Annotated[Text, Holding()]
    text: Annotated[Text, Holding()]


@block("sizes")
@dataclass(frozen=True, slots=True)
class Sizes:
    """The picture of pouch, plastic and paper; each part is a line of its key."""

    alt: str
    parts: Annotated[tuple[Text, Text, Text], Holding("part")]


@block("note")
@dataclass(frozen=True, slots=True)
class Remark:
    """A line of advice that begins with its subject."""

    label: str
    words: Words


@block("panel")
@dataclass(frozen=True, slots=True)
class Panel:
    """Advice under a heading of its own; two stand beside each other."""

    title: str
    blocks: tuple[Sizes | Remark, ...]


@block("steps")
@dataclass(frozen=True, slots=True)
class Steps:
    """All that is to be done, in order, under a heading."""

    title: str
    steps: tuple[Task, ...]


@block("advice")
@dataclass(frozen=True, slots=True)
class Advice:
    """The page before it is laid out.

    ``parts`` follow one another down the page, neighbours of one kind beside each other.
    """

    title: str
    subtitle: str
    parts: tuple[Need | Panel | Steps, ...]
    stamp: Annotated[str, Holding()]
    at: Position
