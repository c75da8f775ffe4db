"""Texts without quotes that YAML ends sooner, or carries on longer, than their author meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.diagnostics import Finding
from builder.model.base import Value
from builder.model.card import Step
from builder.reading.draft import Draft, Entry
from builder.reading.patterns import all_texts
from builder.reading.positions import MODELS, holds_at
from builder.reading.slips.line import LONGEST_LINE, ODD_BLANKS, quoted
from builder.reading.source import SourceText
from builder.reading.syntax import Path, YamlMark

COMMENT = re.compile(r"[ \t]+#.*|[ \t]*\n +#\S.*")
WITH_KEYS: tuple[type[Value], ...] = (*MODELS.values(), Step)
KEYS = frozenset(key for model in WITH_KEYS for key in model.written_keys())
ITEM = rf"-(?:[{ODD_BLANKS}]|(?=[^\W\d]))"
"""An item without its space; one with it is told as markup, wherever it stands in a text."""
SWALLOWED = re.compile(rf"\n[ {ODD_BLANKS}]*(?P<line>{ITEM}|(?P<key>[a-z_]+):(?!//))")


def check_plain(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each text without quotes that loses words, or swallows lines."""
    for entry in (*draft.entries(), *((draft.theme,) if draft.theme else ())):
        yield from plain_faults(entry)


def plain_faults(entry: Entry) -> Iterator[Finding]:
    """Yield the same for one file, or one caution."""
    starts = entry.document.doubtful
    if not starts:
        return
    for path, text in all_texts(entry.written):
        mark = entry.document.mark((*entry.below, *path))
        if mark.start in starts:
            yield from _cut(entry, path, mark, text)
            model = MODELS.get(entry.group)
            if model is None or holds_at(model, path):
                yield from _swallowed(entry, mark)


def _cut(entry: Entry, path: Path, mark: YamlMark, text: str) -> Iterator[Finding]:
    source = entry.document.source
    comment = COMMENT.match(source.text, mark.end)
    if comment is None or _is_name(entry.group, path, text) or not _goes_on(mark, comment, source):
        return
    at = source.position(comment.start() + comment[0].index("#"))
    fact = f"the text ends here: YAML takes {_short(comment[0].strip())} for a comment"
    whole = quoted(f"{text} {comment[0].strip()}")
    shown = f": {whole}" if len(whole) <= LONGEST_LINE else ""
    hint = (
        f"if it belongs to the text, put the whole text in quotes{shown}; "
        "a comment goes on a line of its own"
    )
    yield Finding(at, "text-cut", fact, hint)


def _goes_on(mark: YamlMark, comment: re.Match[str], source: SourceText) -> bool:
    """Tell whether a comment stands beside the text, or below it and further in."""
    line = source.text[source.text.rfind("\n", 0, mark.start) + 1 :]
    below = comment[0].lstrip(" \t")
    return below[0] == "#" or len(below) - len(below.lstrip("\n ")) - 1 > len(line) - len(
        line.lstrip()
    )


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:39] + "…")


def _is_name(group: str, path: Path, text: str) -> bool:
    """Tell whether ``path`` holds a name, a date or an address, behind which comments may stand."""
    model = MODELS.get(group)
    if model is None:
        return group == "theme" and " " not in text
    if holds_at(model, path) or path[-1] == "text":
        return False
    return group != "illustrations" or " " not in text


def _swallowed(entry: Entry, mark: YamlMark) -> Iterator[Finding]:
    source = entry.document.source
    written = source.text[mark.start : mark.end]
    for match in SWALLOWED.finditer(written):
        if match["key"] is None or match["key"] in KEYS:
            at = source.position(mark.start + match.start("line"))
            what = "a key" if match["key"] else "an item of a list"
            fact = f"this line looks like {what}, but YAML reads it as more of the text above"
            yield Finding(at, "text-swallows", fact, _apart(source, mark, match))
            return


def _apart(source: SourceText, mark: YamlMark, match: re.Match[str]) -> str:
    """Return how the line is written to stand for itself."""
    start = mark.at
    if match["key"]:
        head = f"{match['key']}: "
    else:
        head = "- "
        start = source.text.rfind("-", source.text.rfind("\n", 0, mark.at) + 1, mark.at)
    if start < 0 or (match["key"] and mark.at == mark.start):
        return "put the whole text in quotes"
    column = source.position(start).column
    return f"start it with {head!r} at column {column}, or put the whole text in quotes"
