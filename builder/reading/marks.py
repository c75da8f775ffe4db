"""Marks in text, wherever it stands: known there, leading somewhere, and nowhere harmful."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from builder.diagnostics import Finding, InFile
from builder.model import Chapter, Note, Span, Text
from builder.model.address import KINDS, address_fault
from builder.model.base import Value
from builder.reading.draft import Draft, Entry, named, shortened
from builder.reading.positions import KEY, MODELS, holds_at, positions
from builder.reading.references import Names
from builder.reading.strays import in_front, in_line, in_lines, not_here, stray_finding
from builder.reading.syntax import Path

SUSPECT = re.compile(r"[\\`*_\[<&~^=]|(?:^|\s)(?:[-+]|#+|>|\d+[.)])\s")
"""Stands in every text that holds more than words, or looks so."""
NUMBERED_BY_US = (("cards", "steps"), ("cards", "title"))


def check_marks(draft: Draft, names: Names) -> Iterator[Finding]:
    """Yield a finding for each mark that its place does not know, or that leads nowhere."""
    for entry in draft.entries():
        yield from check_texts(entry, MODELS[entry.group], names)
        if entry.body:
            yield from _in_chapter(entry, names)


def check_texts(entry: Entry, model: type[Value], names: Names) -> Iterator[Finding]:
    """Yield a finding for each mark in the texts of ``entry``, which ``model`` reads."""
    for path, written in _suspects(entry.written, (), []):
        holds = holds_at(model, path)
        if holds:
            yield from _in_text(entry, path, written, holds, names)
    for pattern in positions(model):
        if pattern[-1] == KEY:
            yield from _in_keys(entry, pattern[0], names)


def _suspects(written: Any, path: Path, suspects: list[tuple[Path, str]]) -> list[tuple[Path, str]]:
    if isinstance(written, str):
        if SUSPECT.search(written):
            suspects.append((path, written))
    elif isinstance(written, dict):
        for key, below in written.items():
            _suspects(below, (*path, key), suspects)
    elif isinstance(written, tuple):
        for place, below in enumerate(written):
            _suspects(below, (*path, place), suspects)
    return suspects


def _in_keys(entry: Entry, key: str, names: Names) -> Iterator[Finding]:
    below = entry.written.get(key)
    for name in below if isinstance(below, dict) else ():
        if SUSPECT.search(name):
            yield from _in_text(entry, (key, name), name, "words", names)


def _in_text(entry: Entry, path: Path, written: str, holds: str, names: Names) -> Iterator[Finding]:
    text, where = Text.parse(written), named(path)
    strays = [*text.strays, *in_line(written), *not_here(text, holds)]
    if (entry.group, path[0]) in NUMBERED_BY_US:
        strays += in_front(written)
    for stray in strays:
        at = entry.position_within(path, written, stray.at)
        yield stray_finding(stray, at, where, quoted=entry.text_at(path).startswith('"'))
    yield from _in_lines(entry, path, where)
    for span in text.spans:
        if span.term or span.href:
            yield from _leads(span, entry.position_within(path, written, span.at), names)


def _in_lines(entry: Entry, path: Path, where: str) -> Iterator[Finding]:
    typed = entry.text_at(path)
    for stray in in_lines(typed) if "\n" in typed else ():
        yield stray_finding(stray, entry.position_typed(path, stray.at), where)


def _in_chapter(entry: Entry, names: Names) -> Iterator[Finding]:
    chapter = Chapter(entry.body)
    sheet = chapter.sheet

    def at(index: int) -> InFile:
        return entry.document.source.position((entry.body_at or 0) + index)

    texts = tuple(sheet.texts())
    for stray in (*sheet.strays, *(stray for text in texts for stray in text.strays)):
        if stray.kind != "break":
            yield stray_finding(stray, at(stray.at), "the chapter")
    known = {note.label for note in sheet.notes}
    for text in texts:
        for span in text.spans:
            if span.term or span.href:
                yield from _leads(span, at(span.at), names)
            if span.note and span.note not in known:
                message = f"there is no note [^{span.note}]"
                hint = f"add a line [^{span.note}]: …"
                yield Finding(at(span.at), "unknown-note", message, hint)
    yield from (_unused(note, at(note.at)) for note in _unreferred(chapter, sheet.notes))


def _unreferred(chapter: Chapter, notes: Iterable[Note]) -> Iterator[Note]:
    """Yield the notes, each label once, that nothing refers to."""
    referred = {note.label for note in chapter.notes}
    once = {note.label: note for note in notes}
    return (note for label, note in once.items() if label not in referred)


def _unused(note: Note, at: InFile) -> Finding:
    message = f"nothing refers to the note [^{note.label}]"
    return Finding(at, "unused-note", message, f"write [^{note.label}] where it belongs")


def _leads(span: Span, position: InFile, names: Names) -> Iterator[Finding]:
    """Yield a finding if a term or a link leads nowhere."""
    if span.term and names.lacks("term", span.term):
        yield names.finding("term", span.term, position)
    elif span.href.startswith("#"):
        if names.lacks("card", span.href[1:]):
            yield names.finding("card", span.href[1:], position)
    elif span.href and (fault := address_fault(span.href)):
        fact, hint = fault
        hint = f"{hint}, or is # and the id of a card" if hint == KINDS else hint
        yield Finding(position, "bad-link", f"the link {shortened(span.href)} {fact}", hint)
