"""How many years of school a text asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from typing import Any

from pyphen import Pyphen

from builder.diagnostics import Finding
from builder.model import Guide
from builder.wording.sentences import sentences_of, words_of
from builder.wording.texts import Said
from builder.wording.usage import Usage

LONG_WORD = 6
"""Letters; the formula of Vienna counts longer words."""
MANY_SYLLABLES = 3


MOST_SYLLABLES = 255
"""What a byte can tell."""
ENGINE = f"pyphen {version('pyphen')}"
"""All that ``syllables`` hangs on."""

Count = Callable[[bytes], bytes]
"""Does what ``syllables`` does; it may remember what it did."""


def check_grade(
    guide: Guide, texts: Iterable[Said], usage: Usage, count: Count
) -> Iterator[Finding]:
    """Yield the chapters whose words and sentences ask for more school than the bar."""
    bar = usage.grade
    prose = [said for said in texts if said.kind == "prose"]
    for card in guide.cards:
        said = [each.text for each in prose if each.owner == card.id]
        if len(words_of(" ".join(said))) < bar["least_words"]:
            continue
        grade = reading_grade(said, bar, count)
        if grade > bar["highest"]:
            message = f"the chapter asks for {grade:.1f} years of school, over {bar['highest']:g}"
            hint = "shorten the longest sentences and words"
            at = guide.places.at("cards", card.id, "body")
            yield Finding(at, "reading-grade", message, hint, "warning")


def reading_grade(texts: Sequence[str], how: Mapping[str, Any], count: Count) -> float:
    """Return the years of school that ``texts`` ask for, by the language's formula.

    ``flesch-kincaid`` (Kincaid and others, 1975) for English, ``wiener-sachtext`` (the first of
    Bamberger and Vanecek, 1984) for German. Syllables are the parts of hyphenation, 2 % too few in
    English: the grade comes out about 0.3 too low.
    """
    sentences = [sentence for text in texts for sentence in sentences_of(text)]
    words = [word for sentence in sentences for word in words_of(sentence)]
    beats = count(" ".join((how["syllables"], *words)).encode())
    length = len(words) / len(sentences)
    if how["formula"] == "flesch-kincaid":
        return 0.39 * length + 11.8 * sum(beats) / len(words) - 15.59
    many = 100 * sum(each >= MANY_SYLLABLES for each in beats) / len(words)
    single = 100 * sum(each == 1 for each in beats) / len(words)
    long = 100 * sum(len(word) > LONG_WORD for word in words) / len(words)
    return 0.1935 * many + 0.1672 * length + 0.1297 * long - 0.0327 * single - 0.875


def syllables(words: bytes) -> bytes:
    """Return how many syllables each of ``words`` has, a byte a word.

    Args:
        words: in UTF-8, with spaces between; the first tells the language.
    """
    language, *spelt = words.decode().split(" ")
    positions = _hyphenation(language).positions
    return bytes(min(len(positions(word.lower())) + 1, MOST_SYLLABLES) for word in spelt)


@cache
def _hyphenation(language: str) -> Pyphen:
    return Pyphen(lang=language)
