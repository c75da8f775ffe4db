"""What a YAML parser found wrong, in words for authors."""

from __future__ import annotations

import yaml

from builder.diagnostics import Finding
from builder.reading.source import SourceText

SAME_INDENT = "lines that belong together start at the same column; a quote opened above is closed"
QUOTES = "put the whole text in quotes"

WORDS = (
    (
        "mapping values are not allowed",
        "this text holds a colon and a space, which YAML reads as a key",
        QUOTES,
    ),
    (
        "cannot start any token",
        "a text cannot start with this character",
        f"indent with spaces, not tabs; if the character belongs to the text, {QUOTES}",
    ),
    (
        "unexpected end of stream",
        "the text that starts here with a quote does not end",
        "close the quote",
    ),
    ("expected ',' or ']'", "a comma or the closing ] is missing", "close the list, or " + QUOTES),
    ("expected ',' or '}'", "a comma or the closing } is missing", "close it, or " + QUOTES),
    ("could not find expected ':'", "this is no 'key: value'", SAME_INDENT),
    ("did not find expected key", "this line does not fit those above", SAME_INDENT),
    ("expected <block end>", "this line does not fit those above", SAME_INDENT),
    ("expected '-' indicator", "an item of this list must start with '- '", SAME_INDENT),
    ("unknown escape character", "a backslash in double quotes starts no such sign", "double it"),
    ("nested too deeply", "lists or mappings are nested too deeply", "leave levels out"),
)
"""Part of the parser's message (libyaml's or PyYAML's own), then ours, then the hint."""

POINTS_BEHIND = ("unexpected end of stream", "could not find expected ':'")
"""Here the parser names where it gave up; where the matter began is more use to an author."""


def explained(error: yaml.YAMLError, source: SourceText) -> Finding:
    """Return ``error`` as a finding; a message that is not in ``WORDS`` is passed on."""
    problem = str(getattr(error, "problem", None) or error)
    mark = getattr(error, "problem_mark", None)
    if problem.endswith(POINTS_BEHIND):
        mark = getattr(error, "context_mark", None) or mark
    index = source.start + min(mark.index if mark else 0, len(source.yaml))
    message, hint = _worded(problem)
    return Finding(source.position(index), "yaml-syntax", message, hint)


def _worded(problem: str) -> tuple[str, str]:
    for part, message, hint in WORDS:
        if part in problem:
            return message, hint
    return f"this is not YAML: {problem}", "look at the line above too"
