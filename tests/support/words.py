"""The fixed words that we ship."""

from __future__ import annotations

from functools import cache

from builder.model.words import Words
from builder.reading import WordsFolder, words_of
from tests.support.made import ROOT

SHIPPED = WordsFolder(ROOT / "templates" / "words", "templates/words")


@cache
def fixed_words(language: str = "en") -> Words:
    words = words_of(language, SHIPPED)
    assert words is not None
    return words
