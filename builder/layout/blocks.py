"""The blocks that a face may be made of.

A new block is a class here and its name in ``Block``; how it is laid is a ``case`` in ``flow.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from builder.diagnostics import Position
from builder.drawing import Side
from builder.layout.markup import APART, Holding, Plain, Words, block, read_markup
from builder.model import Text
from builder.model.caution import Level
from builder.templating import Tag


@block("heading")
@dataclass(frozen=True, slots=True)
class Heading:
    """The card's title, or the guide's (``level`` 1)."""

    words: Words
    level: Literal[1, 2]


@block("figure")
@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A picture by name, as large as the room that is left."""

    name: str
    at: Position


@block("cue")
@dataclass(frozen=True, slots=True)
class CueBlock:
    """The one line that says what the hands do."""

    words: Words


@block("facts")
@dataclass(frozen=True, slots=True)
class Facts:
    """Short facts in a row: how firm, which way, how often, how long."""

    facts: Annotated[tuple[Text, ...], Holding("fact")]


@block("callout")
@dataclass(frozen=True, slots=True)
class CalloutBlock:
    """A caution: ``caution`` is its id, by which checks find it."""

    level: Level
    caution: str
    signal: str
    words: Words


@block("step")
@dataclass(frozen=True, slots=True)
class StepBlock:
    """One action, with the caution that stands directly before it; ``guard`` is that one's id."""

    number: str
    guard: str
    words: Words
    callout: Annotated[CalloutBlock | None, APART] = None


@block("tip")
@dataclass(frozen=True, slots=True)
class Tip:
    """Advice that nobody is hurt without."""

    label: str
    words: Words


@block("paragraph")
@dataclass(frozen=True, slots=True)
class ProseBlock:
    """Plain text."""

    words: Words


@block("note")
@dataclass(frozen=True, slots=True)
class SmallPrint:
    """Plain text in the caption size."""

    words: Words


@block("group")
@dataclass(frozen=True, slots=True)
class Group:
    """A line of the list of cards that names a part."""

    words: Words
    part: int


@block("entry")
@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the list of cards."""

    number: str
    target: str
    words: Plain


Block = (
    Heading
    | FigureBlock
    | CueBlock
    | Facts
    | CalloutBlock
    | StepBlock
    | Tip
    | ProseBlock
    | SmallPrint
    | Group
    | ContentsLine
)


@block("next")
@dataclass(frozen=True, slots=True)
class Following:
    """Words at the foot that lead on; ``target`` may be empty, ``says`` is what the link is for."""

    target: str
    says: str
    words: Words


@block("face")
@dataclass(frozen=True, slots=True)
class Face:
    """One side of a card before it is laid out.

    Attributes:
        tab: words on the part's tab.
        part: index of the part, from 0.
        following: at the foot on the left.
        stamp: at the foot on the right.
        mark: the revision at the head, for faces whose foot has no stamp.
    """

    side: Side
    number: str
    title: str
    tab: str
    part: int
    blocks: tuple[Block, ...]
    following: Following | None
    stamp: Annotated[str, Holding()]
    mark: Annotated[str, Holding()]
    at: Position


def read_face(root: Tag) -> Face:
    """Return the face that ``root`` describes.

    Raises:
        ContentError: as ``read_markup``.
    """
    face = read_markup(root, Face)
    return replace(face, blocks=tuple(_joined(face.blocks)))


def _joined(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield ``blocks``; a callout directly before the step it guards joins it."""
    waiting: CalloutBlock | None = None
    for at, one in enumerate(blocks, 1):
        match one, blocks[at : at + 1]:
            case CalloutBlock(caution=caution), (StepBlock(guard=guard),) if guard == caution:
                waiting = one
            case StepBlock(), _:
                yield replace(one, callout=waiting)
                waiting = None
            case _:
                yield one
