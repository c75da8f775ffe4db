"""The blocks of the quick reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from builder.diagnostics import Position
from builder.layout.blocks import CalloutBlock, Group
from builder.layout.markup import Holding, block
from builder.model import Text


@block("item")
@dataclass(frozen=True, slots=True)
class CardLine:
    """A card's line: ``figure`` may be empty, ``target`` is the card's anchor.

    ``at`` is where its words can be mended.
    """

    number: str
    target: str
    figure: str
    part: int
    name: Annotated[Text, Holding()]
    cue: Annotated[Text, Holding()]
    at: Position


@block("sheet")
@dataclass(frozen=True, slots=True)
class QuickSheet:
    """The quick reference before it is laid out; a group heads the items that follow it."""

    title: str
    subtitle: str
    rule: Annotated[Text | None, Holding()]
    callouts: tuple[CalloutBlock, ...]
    lines: tuple[Group | CardLine, ...]
    emergency: Annotated[Text | None, Holding()]
    stamp: Annotated[str, Holding()]
    at: Position

    @property
    def items(self) -> tuple[CardLine, ...]:
        return tuple(line for line in self.lines if isinstance(line, CardLine))
