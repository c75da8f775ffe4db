"""The fixed words of the e-book."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from builder.model.base import Value
from builder.model.caution import Kind
from builder.model.relators import RELATORS
from builder.model.words.phrase import Each, Word, each_of


class FactWords(Value):
    """The names of the facts of a card."""

    technique: Word
    pressure: Word
    direction: Word
    repeats: Word
    time: Word


class AccessWords(Value):
    """What the book says of its accessibility."""

    title: Word
    text: Word
    described: Word
    alternatives: Word
    unproved: Word


class BookWords(Value):
    """What the book says beside the guide's own words and those of the cards."""

    title_page: Word
    contents: Word
    landmarks: Word
    printed_cards: Word
    start: Word
    safety: Word
    safety_intro: Word
    kinds: Each[Kind, Word]
    part: Word
    facts: FactWords
    more: Word
    video: Word
    back: Word
    previous: Word
    what_to_do: Word
    in_words: Word
    pictures: Word
    pictures_intro: Word
    glossary: Word
    on_cards: Word
    sources: Word
    about: Word
    roles: Annotated[Mapping[str, Word], each_of(*RELATORS)]
    reviews: Word
    disclaimer: Word
    access: AccessWords
    making: Word
    made: Word
    identifier: Word
    stamp: Word
