"""Sentences that a person can hold in mind while their hands work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from builder.diagnostics import Finding
from builder.wording.texts import Said
from builder.wording.usage import Usage

END = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+(?=[\"“‘(\[]*[^\W\d_a-zß-ÿ])|(?<=:)\s+(?=[^\W\d_a-z])")
"""Where a sentence ends: a stop followed by a capital."""
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
SHOWN = 6
"""How many words of a long sentence are shown."""


def check_sentences(texts: Iterable[Said], usage: Usage) -> Iterator[Finding]:
    """Yield the sentences that are longer than the bar for their kind of text (words)."""
    for said in texts:
        most = usage.most_words.get(said.kind)
        if most is None:
            continue
        for sentence in sentences_of(said.text):
            words = words_of(sentence)
            if len(words) > most:
                beginning = " ".join(words[:SHOWN])
                message = f"a sentence of {len(words)} words, {beginning!r} …, is over {most}"
                hint = "say it in two"
                yield Finding(said.at, "sentence-too-long", message, hint, "warning")


def sentences_of(text: str) -> tuple[str, ...]:
    """Return the sentences of ``text``, in order."""
    return tuple(part for part in END.split(text) if WORD.search(part))


def words_of(text: str) -> list[str]:
    return WORD.findall(text)
