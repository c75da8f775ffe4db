"""Everything that a guide says to its readers, piece by piece, with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from builder.diagnostics import InFile
from builder.model import Card, Caution, Guide, Text

Kind = Literal["step", "cue", "tip", "prose", "caution", "other"]

PARAGRAPH = re.compile(r"(?:(?!\n[ \t]*\n|\n[ \t]*[-*#>|]|\n[ \t]*\d+[.)] ).)+", re.DOTALL)
"""A run of lines that one sentence may run through: ended by an empty line, a heading, an item."""
LEADING = re.compile(r"[\s>#|]*(?:[-*]\s+|\d+[.)]\s+)?")
NOTE = re.compile(r"\[\^[^\]\s]+\]:?")
SOURCED = re.compile(r"\[\^[^\]\s]+\]|\]\(https?://")
"""A note or a link to somewhere else: what is said there has a source that can be read."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One text without its marks.

    Attributes:
        owner: id of the card or caution that says it, or nothing.
        sourced: whether a source stands with it.
    """

    kind: Kind
    text: str
    at: InFile
    owner: str = ""
    sourced: bool = False


def passages_of(guide: Guide) -> Iterator[Passage]:
    """Yield every text of ``guide`` that a reader meets, in the order of its files."""
    at = guide.places.written
    for key in ("title", "subtitle", "description"):
        yield from _passage("other", getattr(guide, key), at("guide", key))
    for index, part in enumerate(guide.parts):
        yield from _passage("other", part.intro, at("guide", "parts", index, "intro"))
    for term, meaning in guide.glossary.items():
        yield from _passage("other", meaning, at("guide", "glossary", term))
    yield from _passage("other", guide.quick_reference.rule, at("guide", "quick_reference", "rule"))
    for caution in guide.cautions:
        yield from _caution(caution, guide)
    for card in guide.cards:
        yield from _card(card, guide)


def _caution(caution: Caution, guide: Guide) -> Iterator[Passage]:
    for key in ("hazard", "consequence", "avoid", "short"):
        at = guide.places.written("cautions", caution.id, key)
        sourced = bool(caution.sources)
        yield from _passage("caution", getattr(caution, key), at, caution.id, sourced=sourced)


def _card(card: Card, guide: Guide) -> Iterator[Passage]:
    def at(*path: str | int) -> InFile:
        return guide.places.written("cards", card.id, *path)

    yield from _passage("other", card.title, at("title"), card.id)
    yield from _passage("cue", card.cue, at("cue"), card.id)
    for index, step in enumerate(card.steps):
        yield from _passage("step", step.text, at("steps", index), card.id)
    for index, tip in enumerate(card.tips):
        yield from _passage("tip", tip, at("tips", index), card.id)
    yield from _paragraphs(card, at("body"))


def _paragraphs(card: Card, start: InFile) -> Iterator[Passage]:
    """Yield the prose of ``card`` a paragraph at a time, each at the line on which it begins."""
    for match in PARAGRAPH.finditer(card.body):
        text = match[0]
        lead = LEADING.match(text)
        begins = match.start() + (lead.end() if lead else 0)
        line = start.line + card.body.count("\n", 0, begins)
        column = begins - card.body.rfind("\n", 0, begins)
        kind: Kind = "other" if text.lstrip().startswith("#") else "prose"
        words = NOTE.sub("", card.body[begins : match.end()])
        place = InFile(start.file, line, column)
        yield from _passage(kind, words, place, card.id, sourced=bool(SOURCED.search(text)))


def _passage(
    kind: Kind, text: Text | str | None, at: InFile, owner: str = "", *, sourced: bool = False
) -> Iterator[Passage]:
    marked = Text.parse(text) if isinstance(text, str) else text
    plain = " ".join(str(marked or "").split())
    if plain:
        yield Passage(kind, plain, at, owner, sourced)
