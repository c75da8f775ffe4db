"""The chapter of a card in the e-book: what an author wrote below its keys, as blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from builder.diagnostics import InFile
from builder.model.text import Stray, Text

Side = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that belong together; ``close`` in an item that is no more than a line."""

    text: Text
    close: bool = False


@dataclass(frozen=True, slots=True)
class ProseHeading:
    """A heading over what follows; ``level`` 1 to 6 as it was written."""

    text: Text
    level: int


@dataclass(frozen=True, slots=True)
class ProseList:
    """A list; ``start`` is the number of the first item, or nothing for bullets."""

    items: tuple[Blocks, ...]
    start: int | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody else's words."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Code:
    """Lines as a machine has them."""

    lines: str


@dataclass(frozen=True, slots=True)
class Divider:
    """A line across the page."""


@dataclass(frozen=True, slots=True)
class ProseTable:
    """A table; each row has as many cells as ``head``, whose columns stand to ``sides``."""

    head: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    sides: tuple[Side, ...]


Block = Paragraph | ProseHeading | ProseList | Quotation | Code | Divider | ProseTable
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What stands at the end of the chapter and is referred to by ``label``.

    Attributes:
        at: index of its first character in the chapter.
    """

    label: str
    blocks: Blocks
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A chapter taken apart.

    Attributes:
        notes: in the order in which they are written.
        strays: what looks like markup and is none, beside those of the texts.
    """

    blocks: Blocks = ()
    notes: tuple[Note, ...] = ()
    strays: tuple[Stray, ...] = ()

    def texts(self) -> Iterator[Text]:
        """Yield every text, those of notes last."""
        yield from texts_in(self.blocks)
        for note in self.notes:
            yield from texts_in(note.blocks)


@dataclass(frozen=True)
class Chapter:
    """A chapter as it was written."""

    source: str = ""

    @cached_property
    def sheet(self) -> Sheet:
        """What it says: see ``model/markdown``."""
        if not self.source:
            return Sheet()
        from builder.model.markdown.chapter import read_chapter  # a tenth of a second to load

        return read_chapter(self.source)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The notes in the order in which the text refers to them, each once."""
        named = {note.label: note for note in reversed(self.sheet.notes)}
        referred = (span.note for text in self.sheet.texts() for span in text.spans if span.note)
        return tuple(named[label] for label in dict.fromkeys(referred) if label in named)

    def place(self, index: int, start: InFile) -> InFile:
        """Return where its character at ``index`` stands, if it begins at ``start``."""
        line = start.line + self.source.count("\n", 0, index)
        return InFile(start.file, line, index - self.source.rfind("\n", 0, index))

    def __bool__(self) -> bool:
        return bool(self.sheet.blocks)


def texts_in(blocks: Blocks) -> Iterator[Text]:
    """Yield every text of ``blocks`` in order."""
    for block in blocks:
        match block:
            case Paragraph(text=text) | ProseHeading(text=text):
                yield text
            case ProseList(items=items):
                for item in items:
                    yield from texts_in(item)
            case Quotation(blocks=inner):
                yield from texts_in(inner)
            case ProseTable(head=head, rows=rows):
                yield from head
                for row in rows:
                    yield from row
            case Code() | Divider():
                pass
