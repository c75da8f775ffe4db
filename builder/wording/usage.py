"""What is good usage in a language: lists and bars, as data beside this module."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from builder.model import Guide, Level


@dataclass(frozen=True, slots=True)
class Usage:
    """Lists and bars of one language.

    Attributes:
        claims: what promises more than evidence carries; matched as whole words, any capitals.
        style: words that belittle, exclude or advertise, with what to say instead.
        then: words that join two actions in one step.
        no_command: first words, and endings of first words, that no command begins with.
        commands: first words that end so and are commands all the same.
        needs, avoids: words that the consequence of a caution of a level must hold one of, and
            those it must not hold.
        contradicts: words that no step says, by key of the card and its value.
        denials: words that deny what the rest of a sentence says.
        most_words: of a sentence, by kind of text.
        grade: formula, highest grade and least words of a text to be graded.
    """

    claims: re.Pattern[str]
    style: re.Pattern[str]
    instead: Mapping[str, str]
    then: re.Pattern[str]
    no_command: frozenset[str]
    no_command_endings: tuple[str, ...]
    commands: frozenset[str]
    needs: Mapping[Level, re.Pattern[str]]
    avoids: Mapping[Level, re.Pattern[str]]
    contradicts: Mapping[str, Mapping[str, re.Pattern[str]]]
    denials: re.Pattern[str]
    most_words: Mapping[str, int]
    grade: Mapping[str, Any]


def usage_of(guide: Guide) -> Usage | None:
    """Return the usage of the guide's language with the guide's own words added, if it is known."""
    lists = _lists(guide.language.partition("-")[0].lower())
    if lists is None:
        return None
    more = guide.wording.more
    own_style = dict.fromkeys(more.get("style", ()), "")
    instead = {**lists["style"], **own_style}
    steps = lists["steps"]
    return Usage(
        claims=_any_of((*lists["claims"]["words"], *more.get("claims", ()))),
        style=_any_of(instead),
        instead={word.lower(): kinder for word, kinder in instead.items()},
        then=_any_of((*steps["then"], *more.get("then", ()))),
        no_command=frozenset((*steps["no_command"], *more.get("no_command", ()))),
        no_command_endings=tuple(steps["no_command_endings"]),
        commands=frozenset(steps["commands"]),
        needs={level: _any_of(words) for level, words in lists["needs"].items()},
        avoids={level: _any_of(words) for level, words in lists["avoids"].items()},
        contradicts={
            key: {value: _any_of(words) for value, words in values.items()}
            for key, values in lists["contradicts"].items()
        },
        denials=_any_of(lists["denials"]["words"]),
        most_words=lists["most_words"],
        grade=lists["grade"],
    )


@cache
def _lists(language: str) -> Mapping[str, Any] | None:
    file = files(__package__).joinpath(f"{language}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else None


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of ``words``; a star stands for the rest of a word."""
    patterns = [re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words]
    if not patterns:
        return re.compile(r"(?!)")
    longest_first = sorted(patterns, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)
