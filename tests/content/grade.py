"""Reading grade of English by Flesch and Kincaid (Kincaid and others, 1975)."""

from __future__ import annotations

import re

SENTENCE_END = re.compile(r"(?<=[.!?:])\s+|\n+")
WORD = re.compile(r"[A-Za-z’']+")
VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(r"(?<![aeiouylsxzcg])es$|(?<!l)(?<![aeiouy])e$|(?<![aeiouytd])ed$")


def reading_grade(text: str) -> float:
    """Return the school grade (United States) whose pupils read ``text``; age is grade + 5."""
    sentences = [words for part in SENTENCE_END.split(text) if (words := WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    each = sum(map(syllables, words)) / len(words)
    return 0.39 * len(words) / len(sentences) + 11.8 * each - 15.59


def syllables(word: str) -> int:
    """Return a good guess: groups of vowels less silent endings, at least one."""
    letters = re.sub("[^a-z]", "", word.lower())
    return max(1, len(VOWELS.findall(SILENT.sub("", letters))))
