"""The one way to the terminal: whole lines, on which each character can be seen."""

from __future__ import annotations

import io
import os
import sys
import unicodedata
from collections.abc import Iterable
from typing import TextIO

from builder.diagnostics import MachineError


def speak_any_encoding() -> None:
    """Let a terminal that lacks a character show its code instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(lines: Iterable[str]) -> None:
    """Write ``lines`` on standard output.

    Raises:
        MachineError: it does not take them, such as a full disk.
    """
    try:
        _write(sys.stdout, lines)
    except BrokenPipeError:
        raise
    except OSError as error:
        _give_up(sys.stdout)
        message = f"cannot write to standard output: {error.strerror}"
        raise MachineError(message) from error


def complain(lines: Iterable[str]) -> None:
    """Write ``lines`` on standard error; if that does not take them, the exit code must do."""
    try:
        _write(sys.stderr, lines)
    except OSError:
        _give_up(sys.stderr)


def on_terminal() -> bool:
    """Tell whether a person sees standard error."""
    return sys.stderr is not None and not sys.stderr.closed and sys.stderr.isatty()


def visible(text: str) -> str:
    """Return ``text`` with the codes of characters that cannot be seen or steer a terminal.

    These are new lines too: whoever writes a text of somebody else does so on one line.
    """
    return text if text.isprintable() else "".join(map(visible_character, text))


def visible_character(character: str) -> str:
    if character.isprintable() or unicodedata.category(character) == "Zs":
        return character
    return character.encode("unicode_escape").decode()


def _write(stream: TextIO | None, lines: Iterable[str]) -> None:
    """Write to a stream that whoever started the command may have closed."""
    if stream is None or stream.closed:
        return
    stream.write("".join(f"{visible(line)}\n" for line in lines))
    stream.flush()


def _give_up(stream: TextIO) -> None:
    """Lead what ``stream`` still holds nowhere, or Python tries once more at the end and fails."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
