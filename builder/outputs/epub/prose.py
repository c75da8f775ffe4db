"""Turns a card's chapter into XHTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import assert_never

from builder.model import Chapter, Span, Text
from builder.model.prose import (
    Block,
    Blocks,
    Code,
    Divider,
    Paragraph,
    ProseHeading,
    ProseList,
    ProseTable,
    Quotation,
    Side,
)
from builder.model.text import BREAK
from builder.outputs.epub.links import Links
from builder.outputs.epub.xhtml import Xhtml, phrase

DEEPEST_HEADING = 6
SIDES: Mapping[Side, str] = {"left": "", "right": ' class="right"', "center": ' class="middle"'}


@dataclass(frozen=True, slots=True)
class RenderedNote:
    """A note: its number, its first paragraph, and what follows that."""

    number: int
    text: Xhtml
    more: Xhtml


def render_prose(chapter: Chapter, links: Links, heading: int) -> Xhtml:
    """Return the blocks of ``chapter``; its highest heading becomes one of level ``heading``."""
    return _Page(chapter, links, heading).blocks(chapter.sheet.blocks)


def render_notes(chapter: Chapter, links: Links, heading: int) -> tuple[RenderedNote, ...]:
    """Return the notes of ``chapter`` in the order of their numbers."""
    page = _Page(chapter, links, heading)
    return tuple(page.note(number, note.blocks) for number, note in enumerate(chapter.notes, 1))


@dataclass(slots=True)
class _Page:
    """Writes blocks, and knows which headings are open and which notes were referred to."""

    chapter: Chapter
    links: Links
    heading: int
    open_levels: list[int] = field(default_factory=list)
    referred: set[str] = field(default_factory=set)

    def note(self, number: int, blocks: Blocks) -> RenderedNote:
        match blocks:
            case (Paragraph(text=text), *more):
                return RenderedNote(number, self.words(text), self.blocks(more))
            case _:
                return RenderedNote(number, Xhtml(""), self.blocks(blocks))

    def blocks(self, blocks: Sequence[Block]) -> Xhtml:
        return Xhtml("\n".join(map(self._block, blocks)))

    def words(self, text: Text) -> Xhtml:
        return Xhtml("".join(map(self._phrase, text.spans)))

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph(text=text, close=close):
                return self.words(text) if close else f"<p>{self.words(text)}</p>"
            case ProseHeading():
                return self._heading(block)
            case ProseList():
                return self._list(block)
            case Quotation(blocks=inner):
                return f"<blockquote>\n{self.blocks(inner)}\n</blockquote>"
            case Code(lines=lines):
                return f"<pre><code>{escape(lines)}</code></pre>"
            case Divider():
                return "<hr/>"
            case ProseTable():
                return "\n".join(self._table(block))
            case _:
                assert_never(block)

    def _heading(self, block: ProseHeading) -> str:
        """Return a heading of a level that skips none, whatever its author wrote."""
        above = [level for level in self.open_levels if level < block.level]
        self.open_levels = [*above, block.level]
        tag = f"h{min(self.heading + len(above), DEEPEST_HEADING)}"
        return f"<{tag}>{self.words(block.text)}</{tag}>"

    def _list(self, block: ProseList) -> str:
        tag = "ul" if block.start is None else "ol"
        start = f' start="{block.start}"' if block.start not in (None, 1) else ""
        items = "\n".join(f"<li>{self.blocks(item)}</li>" for item in block.items)
        return f"<{tag}{start}>\n{items}\n</{tag}>"

    def _table(self, table: ProseTable) -> Iterator[str]:
        yield '<table class="wide" aria-labelledby="prose-heading"><thead><tr>'
        for text, side in zip(table.head, table.sides, strict=True):
            yield f'<th scope="col"{SIDES[side]}>{self.words(text)}</th>'
        yield "</tr></thead><tbody>"
        for row in table.rows:
            (first, _), *cells = zip(row, table.sides, strict=True)
            told = (f"<td{SIDES[side]}>{self.words(text)}</td>" for text, side in cells)
            yield f'<tr><th scope="row">{self.words(first)}</th>{"".join(told)}</tr>'
        yield "</tbody></table>"

    def _phrase(self, span: Span) -> str:
        if span.note:
            return self._reference(span.note)
        if span.code:
            return f"<code>{escape(span.text)}</code>"
        return phrase(span, self.links).replace(BREAK.text, "<br/>\n")

    def _reference(self, label: str) -> str:
        """Return the link to a note; only the first one to it is the note's way back."""
        labels = [note.label for note in self.chapter.notes]
        if label not in labels:
            return escape(f"[^{label}]")
        number = labels.index(label) + 1
        anchor = "" if label in self.referred else f' id="note-{number}-from"'
        self.referred.add(label)
        return (
            f'<a class="noteref"{anchor} epub:type="noteref" role="doc-noteref" '
            f'href="#note-{number}">{number}</a>'
        )
