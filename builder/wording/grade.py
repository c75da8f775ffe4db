"""How hard a text is to read: how long its sentences are, how many years of school it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from pyphen import Pyphen

from builder.diagnostics import Finding
from builder.model import Guide
from builder.wording.texts import Passage
from builder.wording.usage import Usage

LONG_WORD = 6
"""Letters; the formula of Vienna counts longer words."""
MANY_SYLLABLES = 3
END = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+(?=[\"“‘(\[]*[^\W\d_a-zß-ÿ])|(?<=:)\s+(?=[^\W\d_a-z])")
"""Where a sentence ends: a stop followed by a capital."""
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
SHOWN = 6
"""How many words of a long sentence are shown."""


def check_grade(guide: Guide, passages: Iterable[Passage], usage: Usage) -> Iterator[Finding]:
    """Yield the chapters whose words and sentences ask for more school than the bar."""
    bar = usage.grade
    prose = [passage for passage in passages if passage.kind == "prose"]
    for card in guide.cards:
        texts = [each.text for each in prose if each.owner == card.id]
        if len(_words_of(" ".join(texts))) < bar["least_words"]:
            continue
        grade = reading_grade(texts, bar)
        if grade > bar["highest"]:
            message = f"the chapter asks for {grade:.1f} years of school, over {bar['highest']:g}"
            hint = "shorten the longest sentences and words"
            at = guide.places.at("cards", card.id, "body")
            yield Finding(at, "reading-grade", message, hint, "warning")


def reading_grade(texts: Sequence[str], how: Mapping[str, Any]) -> float:
    """Return the years of school that ``texts`` ask for, by the language's formula.

    ``flesch-kincaid`` (Kincaid and others, 1975) for English, ``wiener-sachtext`` (the first of
    Bamberger and Vanecek, 1984) for German. Syllables are the parts of hyphenation, 2 % too few in
    English: the grade comes out about 0.3 too low.
    """
    sentences = [sentence for text in texts for sentence in sentences_of(text)]
    words = [word for sentence in sentences for word in _words_of(sentence)]
    beats = [_syllables(word, how["syllables"]) for word in words]
    length = len(words) / len(sentences)
    if how["formula"] == "flesch-kincaid":
        return 0.39 * length + 11.8 * sum(beats) / len(words) - 15.59
    many = 100 * sum(count >= MANY_SYLLABLES for count in beats) / len(words)
    single = 100 * sum(count == 1 for count in beats) / len(words)
    long = 100 * sum(len(word) > LONG_WORD for word in words) / len(words)
    return 0.1935 * many + 0.1672 * length + 0.1297 * long - 0.0327 * single - 0.875


def _syllables(word: str, language: str) -> int:
    return len(_hyphenation(language).positions(word.lower())) + 1


@cache
def _hyphenation(language: str) -> Pyphen:
    return Pyphen(lang=language)


def check_sentences(passages: Iterable[Passage], usage: Usage) -> Iterator[Finding]:
    """Yield the sentences that are longer than the bar for their kind of text (words)."""
    for passage in passages:
        most = usage.most_words.get(passage.kind)
        if most is None:
            continue
        for sentence in sentences_of(passage.text):
            words = _words_of(sentence)
            if len(words) > most:
                beginning = " ".join(words[:SHOWN])
                message = f"a sentence of {len(words)} words, {beginning!r} …, is over {most}"
                hint = "say it in two"
                yield Finding(passage.at, "sentence-too-long", message, hint, "warning")


def sentences_of(text: str) -> tuple[str, ...]:
    """Return the sentences of ``text``, in order."""
    return tuple(part for part in END.split(text) if WORD.search(part))


def _words_of(text: str) -> list[str]:
    return WORD.findall(text)
