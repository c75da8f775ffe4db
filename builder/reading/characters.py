"""Every character that is printed must stand in the type family."""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Callable, Iterator

from builder.diagnostics import Finding, InFile
from builder.reading.draft import Draft, Entry
from builder.reading.patterns import all_texts
from builder.reading.source import character_name

UNPRINTED = frozenset("\n\t ")
PRINTED_ASCII = frozenset(string.printable) - frozenset(string.whitespace)
NEVER_PRINTED = frozenset({"alt"})
"""Keys of an illustration whose text is spoken only."""

Covers = Callable[[str], bool]


def check_characters(draft: Draft, covers: Covers) -> Iterator[Finding]:
    """Yield a finding for each character of a text for which ``covers`` is false."""
    ascii_is_safe = all(map(covers, PRINTED_ASCII))
    for entry in draft.entries():
        if not (ascii_is_safe and _is_ascii(entry)):
            yield from lacking_glyphs(entry, covers)


def _is_ascii(entry: Entry) -> bool:
    """Tell whether no text of ``entry`` can hold more than ASCII, not even by an escape."""
    source = entry.document.source
    return source.text.isascii() and "\\" not in source.yaml


def lacking_glyphs(entry: Entry, covers: Covers) -> Iterator[Finding]:
    """Yield a finding for each character of ``entry`` for which ``covers`` is false."""
    for path, text in all_texts(entry.written):
        if path[0] not in NEVER_PRINTED:
            for char in _lacking(text, covers):
                yield _finding(char, entry.position_of(path, char), covers)
    for char in _lacking(entry.body, covers):
        at = (entry.body_at or 0) + entry.body.index(char)
        yield _finding(char, entry.document.source.position(at), covers)


def _lacking(text: str, covers: Covers) -> list[str]:
    """Return the characters of ``text`` that cannot be printed, each once, in order."""
    return [char for char in dict.fromkeys(text) if char not in UNPRINTED and not covers(char)]


def _finding(char: str, position: InFile, covers: Covers) -> Finding:
    message = f"the type has no {character_name(char)}"
    plain = unicodedata.normalize("NFKD", char)
    if plain != char and all(map(covers, plain)):
        return Finding(position, "missing-glyph", message, f"write {plain!r}")
    return Finding(position, "missing-glyph", message, "say it with other characters")
