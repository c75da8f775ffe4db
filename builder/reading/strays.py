"""What looks like markup where none is read: which fact it is, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from builder.diagnostics import Finding, InFile
from builder.model import Span, Stray, Text
from builder.model.bars import COLUMNS
from builder.model.text import MOST_CHARACTERS
from builder.reading.draft import shortened

LOWERED = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))
RAISED = dict(zip("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾", strict=True))

BEGINS = re.compile(r"(?P<item>[-*+])\s+\S|(?P<heading>#{1,6})\s+\S|(?P<quote>>)\s*\S")
"""What begins a block where blocks may stand."""
CONTINUES = re.compile(r"(?<=\n)[ \t]*([-*+]|1[.)])[ \t]+\S")
"""A line that goes on with a text, and begins as one of a list can (CommonMark, 5.2)."""
NUMBERED = re.compile(r"(\d+[.)])\s+\S")


class Mending(NamedTuple):
    """What is wrong with a mark, after "holds '…', ", and what to do.

    ``sign`` is the character that a backslash makes one to be printed, or nothing.
    """

    fact: str
    hint: str
    sign: str = ""


TAGS: Mapping[str, str] = {
    "br": "start a sentence or a paragraph of its own",
    "sub": "write what stands lower as ~2~",
    "sup": "write what stands higher as ^2^",
    **dict.fromkeys(("b", "strong"), "write **words**"),
    **dict.fromkeys(("i", "em", "u", "mark"), "write *words*"),
}
"""What to write in place of some tags of HTML."""

MENDINGS: Mapping[str, Mending] = {
    "alarm": Mending(
        "which looks like a caution and is none",
        "write it in cautions.yaml and name it under 'cautions' of the card, or take the mark out",
    ),
    "break": Mending("the end of a line, which is not kept here", "write it as one line"),
    "cells": Mending("a row with more cells than the head", "give it as many as the head has"),
    "columns": Mending(
        f"a table of more than {COLUMNS} columns, which no phone shows",
        "leave columns out, or write it as a list",
    ),
    "code": Mending("which only a chapter may hold", "write quotation marks instead", "`"),
    "comment": Mending("a comment that would be printed", "take it out"),
    "definition": Mending(
        "an address that no link names: it would not be printed",
        "link to it as [words][label], or write a backslash before [ to have it printed",
    ),
    "emphasis": Mending("and only words can stand here", "take the marks out", "*"),
    "empty-cell": Mending("a cell without words", "write – where there is nothing to say"),
    "empty-code": Mending("code without a line", "write the lines, or take the fences out"),
    "empty-heading": Mending("a heading without words", "write the words, or take it out"),
    "empty-item": Mending("an item of a list without words", "write the words, or take it out"),
    "empty-quote": Mending("a quotation without words", "write the words, or take it out"),
    "empty-link": Mending("a link without words", "write [words](https://…)", "["),
    "empty-note": Mending("which is a note without words", "write the words, or take it out"),
    "entity": Mending("which names no character", "type the character itself", "&"),
    "fence": Mending("which begins nothing here", "take the line out"),
    "head-only": Mending("a table without a row", "add a row below the line |---|"),
    "heading": Mending("which is a heading only in chapters", "take it out", "#"),
    "heading-space": Mending(
        "which looks like a heading and is none", "put a space after the last #", "#"
    ),
    "highlight": Mending("which is not read", "write *words*", "="),
    "item": Mending(
        "a list inside a text",
        "give each item a line of its own in the list above, or take it out; for a dash write –",
    ),
    "link": Mending("and only words can stand here", "leave only the words of the link", "["),
    "link-title": Mending("a title of a link, which is not printed", "take it out of the brackets"),
    "long": Mending(
        f"more than {MOST_CHARACTERS:,} characters without an empty line",
        "part it: in a chapter with empty lines, elsewhere by writing several texts",
    ),
    "meaning": Mending(
        "which defines nothing", "write it under 'glossary' in guide.yaml, or as a list"
    ),
    "note": Mending("and notes stand only in chapters", "take it out, or move it to the chapter"),
    "note-twice": Mending("the label of a note above", "give each note a label of its own"),
    "number": Mending(
        "a number of its own beside the one that is printed", "take it out"
    ),
    "quote": Mending("which begins a quotation only in chapters", "take it out", ">"),
    "reference": Mending(
        "of a link, a term or a note that is not whole",
        "write [words](https://…) or :term[word]", "[",
    ),
    "script": Mending("and only words can stand here", "take the marks out"),
    "stars": Mending(
        "stars that emphasise nothing",
        "set them close around whole words, as in **word**, or take them out", "*",
    ),
    "struck": Mending("text struck through", "take out what no longer holds", "~"),
    "table": Mending(
        "which looks like a table and is none",
        "write a line |---|---| below the head, with as many cells", "|",
    ),
    "tag": Mending("a tag of HTML", "take it out", "<"),
    "task": Mending("a box to tick, which is not drawn", "take it out"),
    "term": Mending("and only words can stand here", "leave only the word itself"),
}  # fmt: skip


def stray_finding(stray: Stray, at: InFile, where: str, *, quoted: bool = False) -> Finding:
    """Return the finding for ``stray``; ``quoted``: in double quotes, which double a backslash."""
    if stray.kind == "picture":
        fact = "a picture cannot stand in the text of a card"
        hint = "make it an illustration and name it under 'illustration'"
        return Finding(at, "picture-in-text", fact, hint)
    mending = MENDINGS[stray.kind]
    fact = (
        f"{where} holds {shortened(stray.written)}, {mending.fact}"
        if stray.written
        else (f"{where} holds {mending.fact}")
    )
    return Finding(at, "stray-markup", fact, _hint(stray, mending, quoted))


def _hint(stray: Stray, mending: Mending, quoted: bool) -> str:
    slash = "\\\\" if quoted else "\\"
    hint = mending.hint
    if stray.kind == "tag":
        hint = TAGS.get(stray.written.strip("</>").split()[0].lower(), hint)
    if stray.kind == "script":
        hint = _in_characters(stray.written) or hint
    if stray.kind == "number":
        hint += (
            f"; if it belongs to the words, write {stray.written[:-1]}{slash}{stray.written[-1]}"
        )
    return (
        f"{hint}; to print {mending.sign} itself, write {slash}{mending.sign}"
        if mending.sign
        else hint
    )


def _in_characters(written: str) -> str:
    """Return the hint to type what ``written``, such as ``~2~``, is as a character."""
    forms = LOWERED if written[0] == "~" else RAISED
    inner = written[1:-1]
    return f"type {''.join(map(forms.__getitem__, inner))}" if set(inner) <= set(forms) else ""


def in_line(written: str) -> Iterator[Stray]:
    """Yield what stands at the beginning of a text and begins a block in chapters."""
    match = BEGINS.match(written)
    if match:
        yield Stray(match.lastgroup or "", match[match.lastgroup or 0], 0)


def not_here(text: Text, holds: str) -> Iterator[Stray]:
    """Yield the marks of ``text`` that a place that ``holds`` words or marks does not know."""
    for span in text.spans:
        kind = _kind(span)
        if kind in ("code", "note") or (kind and holds == "words"):
            yield Stray(kind, _typed(span, kind), span.at)


def _kind(span: Span) -> str:
    for kind in ("note", "code", "term", "script"):
        if getattr(span, kind):
            return kind
    return "link" if span.href else "emphasis" if span.emphasis or span.strong else ""


def _typed(span: Span, kind: str) -> str:
    match kind:
        case "note":
            return f"[^{span.note}]"
        case "term" | "script":
            return span.source
        case "code":
            return f"`{span.text}`"
        case _:
            return span.text


def in_lines(typed: str) -> Iterator[Stray]:
    """Yield the lines of a text as it was typed, after its first, that look like a list's."""
    for match in CONTINUES.finditer(typed):
        yield Stray("item", match[1], match.start(1))


def in_front(written: str) -> Iterator[Stray]:
    """Yield the number that an author set before what is numbered anyway."""
    if match := NUMBERED.match(written):
        yield Stray("number", match[1], 0)
