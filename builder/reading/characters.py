"""Every character that is printed must stand in the type family."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Callable, Iterator

from builder.characters import DIRECTING
from builder.diagnostics import Finding, InFile
from builder.reading.draft import Draft, Entry
from builder.reading.patterns import all_texts
from builder.reading.source import FORBIDDEN, character_name, unseen_character

UNPRINTED = frozenset("\n\t ")
PRINTED_ASCII = frozenset(string.printable) - frozenset(string.whitespace)
FRACTION = "\u2044"
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
    """Yield a finding for each character of ``entry`` that cannot be printed or is not seen."""
    for path, text in all_texts(entry.written):
        spoken = path[0] in NEVER_PRINTED
        for char in _odd(text, covers):
            if not (spoken and _is_seen(char)):
                yield _finding(char, text, entry.position_of(path, char), covers)
    for char in _odd(entry.body, covers):
        at = (entry.body_at or 0) + entry.body.index(char)
        yield _finding(char, entry.body, entry.document.source.position(at), covers)


def _odd(text: str, covers: Covers) -> list[str]:
    """Return the characters of ``text`` that no page can show, each once, in order."""
    chars = (char for char in dict.fromkeys(text) if char not in UNPRINTED)
    return [char for char in chars if not covers(char) or not _is_seen(char)]


def _is_seen(char: str) -> bool:
    """Tell whether ``char`` neither controls a machine nor turns the direction of others."""
    return not FORBIDDEN.match(char) and not DIRECTING.match(char)


def _finding(char: str, text: str, position: InFile, covers: Covers) -> Finding:
    if not _is_seen(char):
        return unseen_character(char, position)
    message = f"the type has no {character_name(char)}"
    hint = _plainly(char, text, covers) or "say it with other characters"
    return Finding(position, "missing-glyph", message, hint)


def _plainly(char: str, text: str, covers: Covers) -> str:
    """Return how to write ``char`` with others that mean the same beside what stands there."""
    form, _, _ = unicodedata.decomposition(char).partition("> ")
    plain = unicodedata.normalize("NFKC", char).replace(FRACTION, "/")
    if plain == char or not all(map(covers, plain)):
        return ""
    if form == "<fraction":
        before = re.search(rf"(\d+)\s?{re.escape(char)}", text)
        return f"write '{before[1]} {plain}' for {before[0]!r}" if before else f"write {plain!r}"
    return "" if re.search(r"\d", plain) else f"write {plain!r}"
