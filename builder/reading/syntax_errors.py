"""What a YAML parser finds wrong, in words for authors."""

from __future__ import annotations

from typing import Any

import yaml

from builder.diagnostics import Finding
from builder.reading.slips import QUOTES, Slip, slips
from builder.reading.source import SourceText

SAME_INDENT = "lines that belong together start at the same column; a quote opened above is closed"

NOT_OF_THE_PARSER = "nested too deeply"
"""What we refuse although the parser reads it: no change gets the parser past it."""
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
    ("expected <document start>", "this line does not fit those above", SAME_INDENT),
    ("expected '-' indicator", "an item of this list must start with '- '", SAME_INDENT),
    ("unknown escape character", "a backslash in double quotes starts no such sign", "double it"),
    (NOT_OF_THE_PARSER, "lists or mappings are nested too deeply", "leave levels out"),
)
"""Part of the parser's message (libyaml's or PyYAML's own), then ours, then the hint."""

POINTS_BEHIND = (
    "unexpected end of stream",
    "could not find expected ':'",
    "expected ',' or ']'",
    "expected ',' or '}'",
)
"""Here the parser names where it gave up; where the matter began is more use to an author."""
MOST = 20
"""Slips that are told of one file."""


def explained(error: yaml.YAMLError, source: SourceText, loader: Any) -> list[Finding]:
    """Return what stops the parser, slip after slip, each as a finding.

    A slip that is known is mended in a copy, and the parser goes on there; at the first that is
    not known the search ends with the parser's message in our words.

    Args:
        loader: the class of PyYAML that raised ``error``.
    """
    lines, findings = source.yaml.split("\n"), list[Finding]()
    failure: yaml.YAMLError | None = error
    while failure and len(findings) < MOST:
        slip, later = _slip(failure, lines, loader)
        if slip is None:
            return [*findings, _unknown(failure, source)]
        findings.append(_finding(slip, source))
        lines, failure = _mended(lines, slip), later
    return findings


def _slip(
    failure: yaml.YAMLError, lines: list[str], loader: Any
) -> tuple[Slip | None, yaml.YAMLError | None]:
    """Return the change that gets the parser past ``failure``, and what stops it next."""
    if NOT_OF_THE_PARSER in str(failure):
        return None, None
    for slip in slips(lines, _places(failure, lines)):
        later = _failure("\n".join(_mended(lines, slip)), loader)
        if later is None or _line(later) > _line(failure):
            return slip, later
    return None, None


def _failure(text: str, loader: Any) -> yaml.YAMLError | None:
    try:
        for _ in yaml.parse(text, Loader=loader):
            pass
    except yaml.YAMLError as error:
        return error
    return None


def _mended(lines: list[str], slip: Slip) -> list[str]:
    """Return ``lines`` with what ``slip`` puts there; every other line keeps its number."""
    blank = [""] * (slip.last - slip.first + 1 - len(slip.lines))
    return [*lines[: slip.first], *slip.lines, *blank, *lines[slip.last + 1 :]]


def _places(failure: yaml.YAMLError, lines: list[str]) -> list[int]:
    """Return the lines that may be to blame: where it stopped, where it began, the one above."""
    at = min(_line(failure), len(lines) - 1)
    above = next((place for place in range(at - 1, -1, -1) if lines[place].strip()), at)
    began = getattr(failure, "context_mark", None)
    return list(dict.fromkeys([at, above, min(began.line, at) if began else at]))


def _line(failure: yaml.YAMLError) -> int:
    mark = _mark(failure)
    return mark.line if mark else 0


def _mark(failure: yaml.YAMLError) -> Any:
    mark = getattr(failure, "problem_mark", None)
    if str(getattr(failure, "problem", "")).endswith(POINTS_BEHIND):
        mark = getattr(failure, "context_mark", None) or mark
    return mark


def _finding(slip: Slip, source: SourceText) -> Finding:
    start = sum(len(line) + 1 for line in source.yaml.split("\n")[: slip.first])
    position = source.position(source.start + start + slip.column)
    return Finding(position, "yaml-syntax", slip.fact, slip.hint)


def _unknown(failure: yaml.YAMLError, source: SourceText) -> Finding:
    mark = _mark(failure)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    start = sum(len(each) + 1 for each in source.yaml.split("\n")[:line])
    index = source.start + min(start + column, len(source.yaml))
    message, hint = _worded(str(getattr(failure, "problem", None) or failure))
    return Finding(source.position(index), "yaml-syntax", message, hint)


def _worded(problem: str) -> tuple[str, str]:
    for part, message, hint in WORDS:
        if part in problem:
            return message, hint
    return f"this is not YAML: {problem}", "look at the line above too"
