"""What type cannot set becomes a finding at the place where it can be mended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from builder.diagnostics import ContentError, Finding, Position
from builder.typeset import MissingCharacter, TooWide

T = TypeVar("T")
TOO_WIDE = "fit-word-too-wide"


@dataclass(frozen=True, slots=True)
class WordTooWide(Finding):
    """What is found of a word that has no room, until it is known who wrote it.

    Attributes:
        word: what is too wide.
        block: of which block it is; nothing outside of blocks.
    """

    word: str = ""
    block: object = None


def told_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield ``findings``, a word that has no room on several pages only for the first of them."""
    seen: set[tuple[Position, str]] = set()
    for finding in findings:
        match finding:
            case WordTooWide(position, word=word) if (position, word) in seen:
                continue
            case WordTooWide(position, word=word):
                seen.add((position, word))
        yield finding


@contextmanager
def set_for(at: Position, block: object = None) -> Iterator[None]:
    """Blame words that are too wide, or lack a glyph, on ``at``.

    ``block`` is what they are set for.

    Raises:
        ContentError: ``fit-word-too-wide`` or ``missing-glyph``.
    """
    try:
        yield
    except TooWide as error:
        raise ContentError([_too_wide(at, error, block)]) from error
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


def _too_wide(at: Position, error: TooWide, block: object) -> WordTooWide:
    fact = f"the word {error.word!r} is {error.by_mm:.1f} mm wider than its line"
    hint = "words are never broken: choose a shorter one, or add a space or hyphen"
    return WordTooWide(at, TOO_WIDE, fact, hint, word=error.word, block=block)


def _missing(at: Position, error: MissingCharacter) -> Finding:
    char = f"U+{ord(error.char):04X} {error.char!r}"
    fact = f"the {error.font} type has no {char}, which stands in {error.text!r}"
    return Finding(at, "missing-glyph", fact, "say it with other characters")
