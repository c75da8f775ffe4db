"""Everything that a guide says to its readers, piece by piece, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from builder.diagnostics import InFile
from builder.model import Card, Caution, Guide, Text
from builder.model.prose import ProseHeading

Kind = Literal["step", "cue", "tip", "prose", "caution", "other"]


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
    yield from _chapter(card, at("body"))


def _chapter(card: Card, start: InFile) -> Iterator[Passage]:
    """Yield the texts of the chapter of ``card``, each at the place where its words begin."""
    sheet = card.body.sheet
    headings = [block.text for block in sheet.blocks if isinstance(block, ProseHeading)]
    for text in sheet.texts():
        begins = text.spans[0].at if text.spans else 0
        place = card.body.place(begins, start)
        kind: Kind = "other" if text in headings else "prose"
        sourced = any(span.note or span.href.startswith("http") for span in text.spans)
        yield from _passage(kind, text, place, card.id, sourced=sourced)


def _passage(
    kind: Kind, text: Text | str | None, at: InFile, owner: str = "", *, sourced: bool = False
) -> Iterator[Passage]:
    marked = Text.parse(text) if isinstance(text, str) else text
    plain = " ".join(str(marked or "").split())
    if plain:
        yield Passage(kind, plain, at, owner, sourced)
