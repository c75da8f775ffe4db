"""What reaches the terminal: findings, progress, a summary."""

from __future__ import annotations

import json
import os
import shutil
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, assert_never

from builder.cli import terminal
from builder.cli.excerpt import excerpt
from builder.diagnostics import Finding, InFile, InMember, OnOption, OnPage, Position

if TYPE_CHECKING:
    from builder.build import Built

STAGES = {
    "read": "Reading the guide",
    "draw": "Drawing the pictures",
    "compose": "Composing pages and chapters",
    "write": "Writing the files",
    "check": "Checking what was written",
    "show": "Showing what was made",
    "save": "Saving",
    "wait": "Waiting for a build that saves",
}


class _Exit(NamedTuple):
    done: int = 0
    findings: int = 1
    usage: int = 2
    machine: int = 3
    fault: int = 70
    interrupted: int = 130
    terminated: int = 143


EXIT = _Exit()
"""Exit codes of the command."""


class Speaker:
    """Speaks to the person, or to the program that reads the pipe.

    Args:
        quiet: only findings and complaints.
        form: of findings, ``text`` or ``json`` (one object a line).
        results: whether findings are all that the command yields.
    """

    def __init__(self, *, quiet: bool, form: str, results: bool = False) -> None:
        self._quiet = quiet
        self._results = results
        self._form = form

    def say(self, *lines: str) -> None:
        terminal.say(lines)

    def complain(self, text: str) -> None:
        terminal.complain([f"cardbook: {text}"])

    def findings(self, findings: Sequence[Finding]) -> None:
        """Print ``findings`` in file order; on a terminal with their lines.

        They go to standard error, but for JSON of a command whose only result they are.
        """
        if self._form == "json" and self._results:
            for finding in findings:
                terminal.say(_as_json(finding))
            return
        tell = _as_json if self._form == "json" else _as_seen if terminal.on_terminal() else _lines
        for finding in findings:
            terminal.complain(tell(finding))
        if findings and self._form == "text":
            terminal.complain([", ".join(_counts(findings))])

    def fault(self) -> None:
        terminal.complain(traceback.format_exc().splitlines())
        self.complain("this is a fault of cardbook itself; please report the lines above")

    @contextmanager
    def progress(self) -> Iterator[Callable[[str], None]]:
        """Give a function that names the stage begun; seen on a terminal only."""
        if self._quiet or not terminal.on_terminal() or os.environ.get("TERM") == "dumb":
            yield lambda _stage: None
            return
        _name_stage(STAGES["read"])
        try:
            yield lambda stage: _name_stage(STAGES.get(stage, stage))
        finally:
            _name_stage("")

    def summary(self, built: Built) -> None:
        """Print what was built, one file a line."""
        if self._quiet:
            return
        for name, content in sorted(built.files.items()):
            self.say(f"{built.folder / name}  {_size(len(content))}")
        for name in built.earlier:
            self.say(f"{built.folder / name}  left from an earlier build")
        for line in built.summary:
            self.say(line)


def _name_stage(name: str) -> None:
    """Put ``name`` in the place of the one before it."""
    sys.stderr.write(f"\r{name:{max(map(len, STAGES.values()))}}\r")
    sys.stderr.flush()


def _lines(finding: Finding) -> list[str]:
    """Return what is found, and below it what to do: a line each, whatever stands in them."""
    first = f"{finding.place}: {finding.severity}: {finding.message} [{finding.code}]"
    return [first, f"  hint: {finding.hint}"] if finding.hint else [first]


def _as_seen(finding: Finding) -> list[str]:
    room = shutil.get_terminal_size().columns
    return [*_lines(finding), *excerpt(finding.position, room, sys.stderr.encoding)]


def _as_json(finding: Finding) -> list[str]:
    keys = {
        **_place_keys(finding.position),
        "severity": finding.severity,
        "code": finding.code,
        "message": finding.message,
        "hint": finding.hint,
    }
    written = json.dumps(keys, ensure_ascii=False)
    return [written if written.isprintable() else json.dumps(keys)]


def _place_keys(position: Position) -> dict[str, str | int]:
    """Return the keys that tell a place.

    ``path``, ``line`` and ``column`` in a file; ``path`` and ``page`` of a PDF; ``path``,
    ``member`` and ``line`` of an e-book; ``option`` of the command line. A page or a line of an
    e-book that is 0 is the whole.
    """
    match position:
        case InFile(file, line, column):
            return {"path": file, "line": line, "column": column}
        case OnPage(file, page):
            return {"path": file, "page": page}
        case InMember(file, member, line):
            return {"path": file, "member": member, "line": line}
        case OnOption(option):
            return {"option": option}
        case _:
            assert_never(position)


def _counts(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield how many errors and warnings there are, and how many notes if there are any."""
    count = Counter(finding.severity for finding in findings)
    yield _count(count["error"], "error")
    yield _count(count["warning"], "warning")
    if count["note"]:
        yield _count(count["note"], "note")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _size(count: int) -> str:
    return f"{count / 1000:,.0f} kB" if count >= 1000 else f"{count} bytes"
