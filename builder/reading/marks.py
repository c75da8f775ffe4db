"""Terms and links in text, wherever it stands: they must lead somewhere, and nowhere harmful."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.diagnostics import Finding, InFile
from builder.reading.draft import Draft, Entry, shortened
from builder.reading.patterns import all_texts
from builder.reading.references import Names

TERM = r":term\[(?P<term>[^\]]*)\]"
LINK = r"\]\(\s*<?(?P<link>(?:[^()\s<>]|\([^()\s]*\))*)"
TEXT_MARK = re.compile(f"{TERM}|{LINK}")
BODY_MARK = re.compile(
    rf"{TERM}|!\[[^\]]*(?P<picture>\])|{LINK}"
    r"|^ {0,3}\[(?!\^)[^\]]+\]:\s*<?(?P<definition>[^\s>]*)"
    r"|<(?P<address>[A-Za-z][A-Za-z0-9+.-]+:[^\s<>]*)>",
    re.MULTILINE,
)
CODE = re.compile(r"^ {0,3}(```+|~~~+).*?(?:^ {0,3}\1|\Z)|(`+).+?\2(?!`)", re.MULTILINE | re.DOTALL)

SAFE_LINK = re.compile(r"https?://[^\s/]|mailto:[^\s@]+@")


def check_marks(draft: Draft, names: Names) -> Iterator[Finding]:
    """Yield a finding for each term or link that leads nowhere, or where no link may lead."""
    for entry in draft.entries():
        yield from _in_texts(entry, names)
        yield from _in_body(entry, names)


def _in_texts(entry: Entry, names: Names) -> Iterator[Finding]:
    yaml = entry.document.source.yaml
    if ":term[" not in yaml and "](" not in yaml:
        return
    for path, text in all_texts(entry.written):
        for match in TEXT_MARK.finditer(text):
            yield from _check(match, entry.position_of(path, match[0]), names)


def _in_body(entry: Entry, names: Names) -> Iterator[Finding]:
    body = entry.body
    if entry.body_at is None or ("[" not in body and "<" not in body):
        return
    for match in BODY_MARK.finditer(_without_code(body)):
        position = entry.document.source.position(entry.body_at + match.start())
        yield from _check(match, position, names)


def _without_code(body: str) -> str:
    """Return ``body`` with its code blanked out, each character in its place."""
    if "`" not in body and "~~~" not in body:
        return body
    return CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), body)


def _check(match: re.Match[str], position: InFile, names: Names) -> Iterator[Finding]:
    kind, target = match.lastgroup, match[match.lastgroup or 0]
    if kind == "term":
        if names.lacks("term", target):
            yield names.finding("term", target, position)
    elif kind == "picture":
        message = "a picture cannot stand in the text of a card"
        hint = "make it an illustration and name it under 'illustration'"
        yield Finding(position, "picture-in-text", message, hint)
    elif target.startswith("#"):
        if names.lacks("card", target[1:]):
            yield names.finding("card", target[1:], position)
    elif not SAFE_LINK.match(target):
        message = f"the link {shortened(target)} leads nowhere that a guide may link to"
        yield Finding(position, "bad-link", message, LINKS)


LINKS = "a link starts with https://, http:// or mailto:, or is # and the id of a card"
