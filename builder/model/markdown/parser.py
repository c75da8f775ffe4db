"""The Markdown parser: CommonMark's rules with ours, and where each mark stands.

Beside CommonMark: terms (``:term[word]``), notes (``[^1]`` and ``[^1]: …``), ``H~2~O`` and
``m^2^``, tables. No mark begins or ends between two letters or digits: ``2*3*4`` stays. What guides
do not know, HTML, pictures, struck text, is read too, so that it can be told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    emphasis,
    entity,
    escape,
    html_inline,
    image,
    link,
    strikethrough,
)
from markdown_it.token import Token

Rule = Callable[[StateInline, bool], bool]

TERM = re.compile(r":term\[([^\]\n]+)\]")
NOTE_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")
LOWERED = re.compile(r"(?<!~)~([^\s~^\\]+)~(?!~)")
RAISED = re.compile(r"\^([^\s~^\\\[\]]+)\^")
BARE_ADDRESS = re.compile(r"(?<=https)://[^\s<>*`\[\]()]+|(?<=http)://[^\s<>*`\[\]()]+")
INSIDE_WORD = re.compile(r"(?<=\w)\*+(?=\w)")
NOTE = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*(.*)")
NOTE_INDENT = 2
"""Columns by which further paragraphs of a note are indented, at least."""


def inline_tokens(source: str) -> Sequence[Token]:
    """Return what stands in one text; each token that is a mark has its place in ``meta``."""
    return _parser().parseInline(source)[0].children or ()


def block_tokens(
    source: str, references: Mapping[str, Any] | None = None
) -> tuple[Sequence[Token], dict[str, Any]]:
    """Return the blocks of a chapter; beside them ``notes``, ``references``, ``duplicate_refs``.

    Each note is its label, its lines, and the number of the first of these, from 0.

    Args:
        references: addresses by label that are known already.
    """
    known = dict(references or {})
    environment: dict[str, Any] = {"notes": [], "references": known, "duplicate_refs": []}
    return _parser().parse(source, environment), environment


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"store_labels": True})
    parser.enable(["table", "strikethrough"])
    parser.disable(["code", "html_block", "text_join"])
    known: tuple[tuple[str, Rule], ...] = (
        ("escape", escape),
        ("backticks", backtick),
        ("strikethrough", strikethrough.tokenize),
        ("emphasis", _emphasis),
        ("link", link),
        ("image", image),
        ("autolink", autolink),
        ("html_inline", html_inline),
        ("entity", entity),
    )
    for name, rule in known:
        parser.inline.ruler.at(name, _placed(rule))
    ours = (("term", TERM), ("note", NOTE_REFERENCE), ("sub", LOWERED), ("sup", RAISED))
    for name, form in ours:
        parser.inline.ruler.before("strikethrough", name, _placed(_phrase(name, form)))
    parser.inline.ruler.before("emphasis", "address", _address)
    parser.block.ruler.before("reference", "note", _note, {"alt": ["paragraph"]})
    parser.validateLink = _leave_to_the_check  # type: ignore[assignment,method-assign]
    return parser


def _placed(rule: Rule) -> Rule:
    """Return ``rule`` so that each token it makes knows where it was read."""

    def read(state: StateInline, silent: bool) -> bool:
        start, known = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        for token in state.tokens[known:]:
            token.meta.setdefault("at", (start, state.pos))
        return True

    return read


def _phrase(name: str, form: re.Pattern[str]) -> Rule:
    def read(state: StateInline, silent: bool) -> bool:
        match = form.match(state.src, state.pos, state.posMax)
        if match is None:
            return False
        if not silent:
            state.push(name, "", 0).content = match[1]
        state.pos = match.end()
        return True

    return read


def _emphasis(state: StateInline, silent: bool) -> bool:
    stars = INSIDE_WORD.match(state.src, state.pos)
    return _left(state, silent, stars) if stars else emphasis.tokenize(state, silent)


def _address(state: StateInline, silent: bool) -> bool:
    """Leave the underscores of a bare address as they are."""
    address = BARE_ADDRESS.match(state.src, state.pos)
    return address is not None and _left(state, silent, address)


def _left(state: StateInline, silent: bool, match: re.Match[str]) -> bool:
    if not silent:
        state.append_pending(match[0])
    state.pos = match.end()
    return True


def _leave_to_the_check(_url: str) -> bool:
    return True


def _note(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a note: the lines up to an empty one, and indented paragraphs that follow."""
    match = NOTE.match(_line(state, start))
    if match is None or state.blkIndent:
        return False
    if silent:
        return True
    lines, after = [match[2]], start + 1
    while after < end and _belongs(state, after):
        lines.append(_line(state, after))
        after += 1
    state.env["notes"].append((match[1], "\n".join(lines).rstrip(), start))
    state.line = after
    return True


def _belongs(state: StateBlock, line: int) -> bool:
    if state.isEmpty(line):
        after = state.skipEmptyLines(line)
        return after < state.lineMax and state.sCount[after] >= NOTE_INDENT
    if state.isEmpty(line - 1):
        return state.sCount[line] >= NOTE_INDENT
    return not NOTE.match(_line(state, line))


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]
