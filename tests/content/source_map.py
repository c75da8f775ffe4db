"""Checks ``source_map.yaml``, where each instruction of the article stands, against a guide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from builder.model import Card, Guide


@dataclass(frozen=True, slots=True)
class Place:
    """Words that must stand, whatever their case, in one step, tip, cue, caution or chapter."""

    card: str
    part: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Instruction:
    """One thing that the article, on ``line``, tells its reader to do."""

    line: int
    says: str
    places: tuple[Place, ...]


def read_source_map() -> tuple[Instruction, ...]:
    """Return every instruction of the article, in its order."""
    text = Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    return tuple(
        Instruction(entry["line"], entry["says"], tuple(_places(entry["stands"])))
        for entry in yaml.safe_load(text)
    )


def missing_places(
    guide: Guide, instructions: tuple[Instruction, ...]
) -> tuple[tuple[Instruction, Place], ...]:
    """Return the places in which ``guide`` does not say what the map promises."""
    return tuple(
        (instruction, place)
        for instruction in instructions
        for place in instruction.places
        if not stands(guide, place)
    )


def stands(guide: Guide, place: Place) -> bool:
    """Tell whether one text at ``place`` holds all its words."""
    cards = [card for card in guide.cards if card.id == place.card]
    texts = [text.casefold() for card in cards for text in _texts(guide, card, place.part)]
    return any(all(word.casefold() in text for word in place.words) for text in texts)


def _places(stands_at: dict[str, list[str]]) -> Iterator[Place]:
    for where, words in stands_at.items():
        card, _, part = where.partition(" ")
        yield Place(card, part, tuple(words))


def _texts(guide: Guide, card: Card, part: str) -> Iterator[str]:
    """Yield the texts that ``part`` names: ``step 2`` and ``tip 1`` count from 1."""
    kind, _, which = part.partition(" ")
    match kind:
        case "step":
            yield from [str(step.text) for step in card.steps][_nth(which)]
        case "tip":
            yield from [str(tip) for tip in card.tips][_nth(which)]
        case "caution":
            yield from (str(each.short) for each in guide.cautions_on(card) if each.id == which)
        case "cue":
            yield str(card.cue or "")
        case "chapter":
            yield " ".join(card.body.source.split())
        case _:
            raise ValueError(part)


def _nth(which: str) -> slice:
    return slice(int(which) - 1, int(which))
