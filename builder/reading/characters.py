"""Every character that is printed must stand in the type family."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace

from builder.characters import DIRECTING
from builder.diagnostics import Finding, InFile
from builder.reading.draft import Draft, Entry
from builder.reading.patterns import all_texts
from builder.reading.source import FORBIDDEN, character_name, unseen_character

UNPRINTED = frozenset("\n\t ")
PRINTED_ASCII = frozenset(string.printable) - frozenset(string.whitespace)
FEW_LETTERS = 5
"""So many letters of a script are no slip: the guide is written in it."""
FRACTION = "\u2044"
NEVER_PRINTED = frozenset({"alt"})
"""Keys of an illustration whose text is spoken only."""

Covers = Callable[[str], bool]


def check_characters(draft: Draft, covers: Covers) -> Iterator[Finding]:
    """Yield a finding for each character of a text for which ``covers`` is false.

    Of a script that the type does not have, one finding tells of all letters.
    """
    ascii_is_safe = all(map(covers, PRINTED_ASCII))
    scripts: dict[str, list[tuple[str, Finding]]] = {}
    for entry in draft.entries():
        if ascii_is_safe and _is_ascii(entry):
            continue
        for char, finding in _lacking(entry, covers):
            if script := _script(char):
                scripts.setdefault(script, []).append((char, finding))
            else:
                yield finding
    for script, lacking in scripts.items():
        yield from _of_script(script, lacking)


def _script(char: str) -> str:
    """Return the script of a letter, by its name; nothing for Latin and what is no letter."""
    script = unicodedata.name(char, "").partition(" ")[0]
    is_letter = unicodedata.category(char)[0] in "LM"
    return "" if not is_letter or script in ("LATIN", "COMBINING", "MODIFIER") else script


def _of_script(script: str, lacking: list[tuple[str, Finding]]) -> Iterator[Finding]:
    chars = {char for char, _ in lacking}
    if len(chars) < FEW_LETTERS:
        yield from (finding for _, finding in lacking)
        return
    message = f"the type has no {script.capitalize()} letters: the guide has {len(chars)} of them"
    hint = "write in letters that it has; how another type is added is told in fonts/README.md"
    yield replace(lacking[0][1], message=message, hint=hint)


def _is_ascii(entry: Entry) -> bool:
    """Tell whether no text of ``entry`` can hold more than ASCII, not even by an escape."""
    source = entry.document.source
    return source.text.isascii() and "\\" not in source.yaml


def lacking_glyphs(entry: Entry, covers: Covers) -> Iterator[Finding]:
    """Yield a finding for each character of ``entry`` that cannot be printed or is not seen."""
    yield from (finding for _, finding in _lacking(entry, covers))


def _lacking(entry: Entry, covers: Covers) -> Iterator[tuple[str, Finding]]:
    for path, text in all_texts(entry.written):
        spoken = path[0] in NEVER_PRINTED
        for char in _odd(text, covers):
            if not (spoken and _is_seen(char)):
                yield char, _finding(char, text, entry.position_of(path, char), covers)
    for char in _odd(entry.body, covers):
        at = (entry.body_at or 0) + entry.body.index(char)
        position = entry.document.source.position(at)
        yield char, _finding(char, entry.body, position, covers)


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
