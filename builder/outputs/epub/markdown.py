"""Turns a card's Markdown into XHTML.

CommonMark without raw HTML and without pictures, with glossary terms (``:term[word]``) and notes
(``[^1]`` in the text, ``[^1]: …`` on a line of its own).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from builder.outputs.epub.links import Links
from builder.outputs.epub.xhtml import TERM, Xhtml, anchored

DEEPEST_HEADING = 6

_TERM = re.compile(r":term\[([^\]\n]+)\]")
_NOTE_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]:\s*(.*)")


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note: its name in the Markdown, its phrases, the line it stands on (from 0)."""

    label: str
    phrases: tuple[Token, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown, parsed; ``notes`` in the order in which the text refers to them."""

    blocks: tuple[Token, ...]
    notes: tuple[Footnote, ...]
    unused_notes: tuple[Footnote, ...] = ()

    def phrases(self) -> Iterator[tuple[Token, int]]:
        """Yield every token inside a line of text with the line of its block (from 0)."""
        for block in self.blocks:
            for token in block.children or ():
                yield token, (block.map or [0])[0]
        for note in (*self.notes, *self.unused_notes):
            for token in note.phrases:
                yield token, note.line


def parse_prose(source: str) -> Prose:
    """Return ``source`` parsed; what it may not hold is left in for the check to find."""
    environment: dict[str, Any] = {"definitions": {}}
    blocks = _parser().parse(source, environment)
    notes = {
        label: Footnote(label, tuple(_phrases(text)), line)
        for label, (text, line) in environment["definitions"].items()
    }
    used = [notes.pop(label) for label in _labels(blocks) if label in notes]
    return Prose(tuple(blocks), tuple(used), tuple(notes.values()))


def render_prose(prose: Prose, links: Links, heading: int) -> Xhtml:
    """Return the blocks of ``prose``; its highest heading becomes one of level ``heading``."""
    numbers = {note.label: number for number, note in enumerate(prose.notes, 1)}
    scope: dict[str, Any] = {"links": links, "numbers": numbers, "referred": set()}
    _set_headings(prose.blocks, heading)
    return Xhtml(_render(prose.blocks, scope))


def render_notes(prose: Prose, links: Links) -> tuple[tuple[int, Xhtml], ...]:
    """Return number and phrases of each note."""
    scope: dict[str, Any] = {"links": links, "numbers": {}, "referred": set()}
    return tuple(
        (number, Xhtml(_render(note.phrases, scope))) for number, note in enumerate(prose.notes, 1)
    )


def _render(tokens: Sequence[Token], scope: dict[str, Any]) -> str:
    return str(_parser().renderer.render(tokens, _parser().options, scope))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "xhtmlOut": True})
    parser.disable(["html_block", "html_inline", "image"])
    parser.inline.ruler.before("link", "term", _read_term)
    parser.inline.ruler.before("link", "note_reference", _read_note_reference)
    parser.block.ruler.before("reference", "note", _read_note, {"alt": ["paragraph"]})
    parser.validateLink = _leave_to_the_check  # type: ignore[assignment,method-assign]
    for name, rule in (("term", _term), ("note_reference", _reference), ("link_open", _link_open)):
        parser.add_render_rule(name, rule)
    return parser


def _leave_to_the_check(_url: str) -> bool:
    return True


def _phrases(text: str) -> Sequence[Token]:
    return _parser().parseInline(text)[0].children or ()


def _labels(blocks: Sequence[Token]) -> Iterator[str]:
    """Yield the labels that the text refers to, each once."""
    seen = set()
    for block in blocks:
        for token in block.children or ():
            if token.type == "note_reference" and token.content not in seen:
                seen.add(token.content)
                yield token.content


def _read_term(state: StateInline, silent: bool) -> bool:
    return _read_phrase(state, silent, _TERM, "term")


def _read_note_reference(state: StateInline, silent: bool) -> bool:
    return _read_phrase(state, silent, _NOTE_REFERENCE, "note_reference")


def _read_phrase(state: StateInline, silent: bool, form: re.Pattern[str], name: str) -> bool:
    match = form.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push(name, "", 0).content = match[1]
    state.pos = match.end()
    return True


def _read_note(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    match = _NOTE.match(_line(state, start))
    if match is None or state.is_code_block(start):
        return False
    if silent:
        return True
    lines, after = [match[2]], start + 1
    while after < end and not state.isEmpty(after) and not _NOTE.match(_line(state, after)):
        lines.append(_line(state, after))
        after += 1
    state.env["definitions"].setdefault(match[1], (" ".join(lines), start))
    state.line = after
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _set_headings(blocks: Sequence[Token], top: int) -> None:
    """Give headings levels from ``top`` on that skip none, whatever the author wrote."""
    open_levels: list[int] = []
    for token in blocks:
        if token.type == "heading_open":
            written = len(token.markup) if "#" in token.markup else "=-".index(token.markup[0]) + 1
            open_levels = [*(level for level in open_levels if level < written), written]
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(top + len(open_levels) - 1, DEEPEST_HEADING)}"


def _term(
    _renderer: RendererHTML, tokens: Sequence[Token], at: int, _options: Any, scope: Any
) -> str:
    word = tokens[at].content
    return anchored(escape(word), scope["links"].term(word), TERM)


def _reference(
    _renderer: RendererHTML, tokens: Sequence[Token], at: int, _options: Any, scope: Any
) -> str:
    """Return the link to a note; only the first one to it is the note's way back."""
    number = scope["numbers"].get(tokens[at].content)
    if number is None:
        return escape(f"[^{tokens[at].content}]")
    first = number not in scope["referred"]
    scope["referred"].add(number)
    anchor = f' id="note-{number}-from"' if first else ""
    return (
        f'<a class="noteref"{anchor} epub:type="noteref" role="doc-noteref" '
        f'href="#note-{number}">{number}</a>'
    )


def _link_open(
    _renderer: RendererHTML, tokens: Sequence[Token], at: int, _options: Any, scope: Any
) -> str:
    href = scope["links"].resolved(str(tokens[at].attrs.get("href", ""))) or "#"
    return f'<a href="{escape(href)}">'
