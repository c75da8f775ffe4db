"""What type cannot set becomes a finding at the place where it can be mended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from builder.diagnostics import ContentError, Finding, Position
from builder.typeset import MissingCharacter, TooWide

T = TypeVar("T")


@contextmanager
def set_for(at: Position) -> Iterator[None]:
    """Blame words that are too wide, or lack a glyph, on ``at``.

    Raises:
        ContentError: ``fit-word-too-wide`` or ``missing-glyph``.
    """
    try:
        yield
    except TooWide as error:
        raise ContentError([_too_wide(at, error)]) from error
    except MissingCharacter as error:
        raise ContentError([_missing(at, error)]) from error


def each(makers: Iterable[Callable[[], T]]) -> list[T]:
    """Return what every one of ``makers`` makes.

    Raises:
        ContentError: the findings of all of them.
    """
    made: list[T] = []
    findings: list[Finding] = []
    for make in makers:
        try:
            made.append(make())
        except ContentError as error:
            findings += error.findings
    if findings:
        raise ContentError(findings)
    return made


def _too_wide(at: Position, error: TooWide) -> Finding:
    fact = f"the word {error.word!r} is {error.by_mm:.1f} mm wider than its line"
    hint = "words are never broken: choose a shorter one, or add a space or hyphen"
    return Finding(at, "fit-word-too-wide", fact, hint)


def _missing(at: Position, error: MissingCharacter) -> Finding:
    char = f"U+{ord(error.char):04X} {error.char!r}"
    fact = f"the {error.font} type has no {char}, which stands in {error.text!r}"
    return Finding(at, "missing-glyph", fact, "say it with other characters")
