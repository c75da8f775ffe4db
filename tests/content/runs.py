"""Runs of words that a text shares with the article, known by their hashes only.

The article is not ours to keep here. ``article_runs.txt`` holds, sorted, the first 12 hexadecimal
digits of the SHA-256 of each run of ``RUN`` words in it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

RUN = 7
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def shared_runs(text: str) -> list[str]:
    """Return the runs of ``RUN`` words in ``text`` that the article has too."""
    return [run for run in runs(text) if mark(run) in _article_marks()]


def runs(text: str) -> Iterator[str]:
    """Yield every run of ``RUN`` words, lower case, one space between words."""
    words = WORD.findall(text.casefold().replace("’", "'"))
    for at in range(len(words) - RUN + 1):
        yield " ".join(words[at : at + RUN])


def mark(run: str) -> str:
    return hashlib.sha256(run.encode()).hexdigest()[:12]


@cache
def _article_marks() -> frozenset[str]:
    text = Path(__file__).with_name("article_runs.txt").read_text(encoding="ascii")
    return frozenset(text.split())
