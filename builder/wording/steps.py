"""A step is a command, and one command."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.diagnostics import Finding
from builder.wording.sentences import sentences_of
from builder.wording.texts import Said
from builder.wording.usage import Usage

MARKS = ".,;:!?…"


def check_steps(texts: Iterable[Said], usage: Usage) -> Iterator[Finding]:
    """Yield the steps that do not begin with what to do, and those that hold two actions."""
    for said in texts:
        if said.kind == "step":
            yield from _opening(said, usage)
            yield from _single(said, usage)


def _opening(said: Said, usage: Usage) -> Iterator[Finding]:
    first = said.text.split()[0].strip(MARKS)
    word = first.lower()
    ending = word.endswith(usage.no_command_endings) and word not in usage.commands
    if word in usage.no_command or ending:
        message = f"the step begins with {first!r}, not with what to do"
        hint = "begin with a verb: hold, glide, lift"
        yield Finding(said.at, "step-opening", message, hint, "warning")


def _single(said: Said, usage: Usage) -> Iterator[Finding]:
    joined = usage.then.search(said.text)
    count = len(sentences_of(said.text))
    if joined:
        message = f"the step holds two actions, joined by {joined[0]!r}"
    elif count > 1:
        message = f"the step has {count} sentences"
    else:
        return
    yield Finding(said.at, "step-one-action", message, "make two steps of it", "warning")
