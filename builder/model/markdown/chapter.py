"""A chapter to its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, zip_longest
from typing import Any

from markdown_it.token import Token

from builder.model.bars import COLUMNS
from builder.model.markdown.line import line_of
from builder.model.markdown.parser import block_tokens
from builder.model.prose import (
    Block,
    Code,
    Divider,
    Note,
    Paragraph,
    ProseHeading,
    ProseList,
    ProseTable,
    Quotation,
    Sheet,
    Side,
)
from builder.model.text import MOST_CHARACTERS, Stray, Text

COMMENT = re.compile(
    r"^ {0,3}(?P<fence>```+|~~~+).*?(?:^ {0,3}(?P=fence)|\Z)|(?P<ticks>`+).+?(?P=ticks)(?!`)"
    r"|(?P<comment><!--.*?-->)",
    re.MULTILINE | re.DOTALL,
)
"""Code, in which nothing is a comment, and comments."""
LOOKS = (
    ("alarm", re.compile(r"\[!\w+\]")),
    ("task", re.compile(r"\[[ xX]\]\s")),
    ("heading-space", re.compile(r"#{1,6}[^\s#]")),
    ("meaning", re.compile(r"(?<=\n):\s+\S")),
    ("table", re.compile(r"(?<!\S)\|.*\|[ \t]*(?:\n|$)")),
    ("fence", re.compile(r":::+.*")),
)
"""What looks like a block where a paragraph stands; all but two only at its beginning."""
CELL_END, EDGES = re.compile(r"(?<!\\)\|"), re.compile(r"^[\s>]*\|?|\|?\s*$")
EMPTY = {
    "heading_open": "empty-heading",
    "list_item_open": "empty-item",
    "blockquote_open": "empty-quote",
    "th_open": "empty-cell",
    "td_open": "empty-cell",
    "fence": "empty-code",
}
"""What may be written with nothing in it, by the name of its token."""
STRETCH = re.compile(r"(\n[ \t]*\n)")
ANYWHERE = ("meaning", "table")


def read_chapter(source: str) -> Sheet:
    """Return what ``source``, the text below a card's keys, says; comments are left out."""
    text = COMMENT.sub(_blank, source) if "<!--" in source else source
    if (long := _long(text)) is not None:
        return Sheet((), (), (Stray("long", "", long),))
    tokens, environment = block_tokens(text)
    reader = _Reader(text, 0)
    blocks = tuple(reader.blocks(tokens))
    reader.strays += reader.empty(tokens)
    notes = tuple(_notes(environment, reader))
    strays = (*reader.strays, *_unused(environment, reader), *_twice(notes))
    return Sheet(blocks, notes, strays)


def _long(text: str) -> int | None:
    """Return where a stretch without an empty line begins that is too long to be read."""
    at = 0
    for stretch in STRETCH.split(text):
        if len(stretch) > MOST_CHARACTERS:
            return at
        at += len(stretch)
    return None


def _blank(match: re.Match[str]) -> str:
    """Return tabs for a comment: white space that asks for no end of a line."""
    comment = match["comment"]
    return re.sub(r"[^\n]", "\t", comment) if comment else match[0]


def _notes(environment: Mapping[str, Any], reader: _Reader) -> Iterator[Note]:
    for label, lines, first in environment["notes"]:
        tokens, _ = block_tokens(lines, environment["references"])
        inner = _Reader(reader.text, first)
        blocks = tuple(inner.blocks(tokens))
        inner.strays += inner.empty(tokens)
        if not blocks:
            inner.strays.append(Stray("empty-note", f"[^{label}]:", reader.index(first)))
        reader.strays += inner.strays
        reader.labels += inner.labels
        yield Note(label, blocks, reader.index(first))


def _unused(environment: Mapping[str, Any], reader: _Reader) -> Iterator[Stray]:
    """Yield the addresses that no link names: they may be words of another meaning."""
    references = environment["references"]
    unused = [(label, references[label]) for label in references if label not in reader.labels]
    twice = [(each["label"], each) for each in environment["duplicate_refs"]]
    for label, reference in (*unused, *twice):
        at = reader.index(reference["map"][0])
        yield Stray("definition", reader.text[at : at + len(label) + 3], at)


def _twice(notes: Sequence[Note]) -> Iterator[Stray]:
    seen = set()
    for note in notes:
        if note.label in seen:
            yield Stray("note-twice", note.label, note.at)
        seen.add(note.label)


class _Reader:
    """Turns tokens into blocks; their lines are those of ``text`` from line ``first`` on."""

    def __init__(self, text: str, first: int) -> None:
        self.text, self._first = text, first
        self._lines = text.split("\n")
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self.strays: list[Stray] = []
        self.labels: list[str] = []

    def index(self, line: int) -> int:
        """Return where the words of ``line`` (from 0) begin in the text."""
        line = min(line, len(self._lines) - 1)
        return self._starts[line] + len(self._lines[line]) - len(self._lines[line].lstrip())

    def empty(self, tokens: Sequence[Token]) -> Iterator[Stray]:
        """Yield what says nothing: a voice would stop there and be silent."""
        line = 0
        for token, after in zip_longest(tokens, tokens[1:]):
            line = token.map[0] if token.map else line
            if after is not None and token.nesting > 0:
                silent = after.nesting < 0 or not (after.content or after.nesting)
            else:
                silent = not token.content.strip()
            if token.type in EMPTY and silent:
                yield Stray(EMPTY[token.type], "", self.index(self._first + line))

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Block]:
        """Yield the blocks that ``tokens`` make."""
        at = 0
        while at < len(tokens):
            end = _end(tokens, at)
            yield self._block(tokens[at], tokens[at + 1 : end])
            at = end + 1

    def _block(self, token: Token, inner: Sequence[Token]) -> Block:
        match token.type:
            case "heading_open":
                level = (
                    len(token.markup) if "#" in token.markup else "=-".index(token.markup[0]) + 1
                )
                return ProseHeading(self._text(inner[0]), level)
            case "bullet_list_open" | "ordered_list_open":
                items = tuple(tuple(self.blocks(item)) for item in _groups(inner, "list_item_open"))
                start = int(token.attrs.get("start", 1)) if token.type[0] == "o" else None
                return ProseList(items, start)
            case "blockquote_open":
                return Quotation(tuple(self.blocks(inner)))
            case "table_open":
                return self._table(inner)
            case "fence":
                return Code(token.content)
            case "hr":
                return Divider()
            case _:
                text = self._text(inner[0])
                self.strays += self._looks(inner[0])
                return Paragraph(text, token.hidden)

    def _table(self, inner: Sequence[Token]) -> ProseTable:
        self.strays += self._lost_cells(inner)
        head, *rows = (
            [(self._text(cell[0]), opened) for opened, cell in _cells(row)]
            for row in _groups(inner, "tr_open")
        )
        sides: tuple[Side, ...] = tuple(_side(opened) for _, opened in head)
        texts = [tuple(text for text, _ in row) for row in rows]
        return ProseTable(tuple(text for text, _ in head), tuple(texts), sides)

    def _lost_cells(self, inner: Sequence[Token]) -> Iterator[Stray]:
        """Yield what of a table is too much: cells without a head, columns no phone shows."""
        rows = [token for token in inner if token.type == "tr_open" and token.map]
        lines = [self._first + (row.map or [0])[0] for row in rows]
        counts = [len(CELL_END.split(EDGES.sub("", self._lines[line]))) for line in lines]
        for line, count in zip(lines[1:], counts[1:], strict=True):
            if count > counts[0]:
                yield Stray("cells", self._lines[line].strip(), self.index(line))
        if counts[0] > COLUMNS:
            yield Stray("columns", self._lines[lines[0]].strip(), self.index(lines[0]))
        if len(rows) == 1:
            yield Stray("head-only", self._lines[lines[0]].strip(), self.index(lines[0]))

    def _text(self, token: Token) -> Text:
        children = token.children or ()
        self.labels += [child.meta["label"] for child in children if "label" in child.meta]
        return line_of(children, lambda at: self._place(token, at))

    def _looks(self, token: Token) -> Iterator[Stray]:
        """Yield what of a paragraph looks like another block."""
        for kind, form in LOOKS:
            match = (form.search if kind in ANYWHERE else form.match)(token.content)
            if match:
                yield Stray(kind, match[0].strip(), self._place(token, match.start()))

    def _place(self, token: Token, at: int) -> int:
        """Return where the character at ``at`` of a token's words stands in the text."""
        lines = token.content[:at].split("\n")
        number = min(self._first + (token.map or [0])[0] + len(lines) - 1, len(self._lines) - 1)
        written = token.content.split("\n")[len(lines) - 1].strip()
        column = max(0, self._lines[number].find(written))
        return (
            self._starts[number] + column + len(lines[-1].lstrip() if len(lines) > 1 else lines[-1])
        )


def _end(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the token that closes what the one at ``at`` opens."""
    depth = 0
    for index in range(at, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens)


def _groups(tokens: Sequence[Token], kind: str) -> Iterator[Sequence[Token]]:
    """Yield what stands inside each of the tokens ``kind``, at the highest depth."""
    at = 0
    while at < len(tokens):
        if tokens[at].type == kind:
            end = _end(tokens, at)
            yield tokens[at + 1 : end]
            at = end
        at += 1


def _cells(row: Sequence[Token]) -> Iterator[tuple[Token, Sequence[Token]]]:
    for opened, words in pairwise(row):
        if opened.type in ("th_open", "td_open"):
            yield opened, [words]


def _side(opened: Token) -> Side:
    style = str(opened.attrs.get("style", ""))
    return "right" if "right" in style else "center" if "center" in style else "left"
