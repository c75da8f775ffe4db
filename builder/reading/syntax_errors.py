"""What a YAML parser found wrong, in words for authors."""

from __future__ import annotations

import yaml

from builder.diagnostics import Finding
from builder.reading.source import Source

WORDS = (
    (
        "mapping values are not allowed",
        "this text holds a colon and a space, which YAML reads as a key",
        "put the whole text in quotes",
    ),
    (
        "found character '\\t'",
        "a tab cannot indent",
        "indent with spaces",
    ),
    (
        "nested too deeply",
        "lists or mappings are nested too deeply",
        "no key of a guide needs that many levels",
    ),
)
"""Part of the parser's message, then ours, then the hint."""


def explained(error: yaml.YAMLError, source: Source) -> Finding:
    """Return ``error`` as a finding; a message that is not in ``WORDS`` is passed on."""
    problem = str(getattr(error, "problem", None) or error)
    mark = getattr(error, "problem_mark", None)
    index = source.start + min(mark.index if mark else 0, len(source.yaml))
    message, hint = _worded(problem)
    return Finding(source.position(index), "yaml-syntax", message, hint)


def _worded(problem: str) -> tuple[str, str]:
    for part, message, hint in WORDS:
        if part in problem:
            return message, hint
    return f"this is not YAML: {problem}", "look at the line above too"
