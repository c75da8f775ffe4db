"""Where a word that has no room was written: what cannot be set is mended there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from builder.diagnostics import Finding, Key, Position
from builder.layout.blocks import (
    CalloutBlock,
    ContentsLine,
    CueBlock,
    Facts,
    Group,
    Heading,
    ProseBlock,
    SmallPrint,
    StepBlock,
    Tip,
)
from builder.layout.setting import WordTooWide
from builder.model import Guide, Text
from builder.model.base import Value

TOO_NARROW = "fit-card-too-narrow"
KEYS: Mapping[type[object], tuple[str, ...]] = {
    Heading: ("title",),
    CueBlock: ("cue", "subtitle"),
    Facts: ("repeats",),
    StepBlock: ("steps",),
    Tip: ("tips",),
    ProseBlock: ("emergency",),
    SmallPrint: ("reviews", "creators", "rights", "edition"),
    Group: ("parts",),
    ContentsLine: ("cards",),
}
"""Keys of a card or a guide whose texts the shipped templates put into which block."""

Path = tuple[Key, ...]
Written = tuple[Path, str]
"""A text of the guide, and the way to it."""


def at_its_origin(findings: Iterable[Finding], guide: Guide) -> Iterator[Finding]:
    """Yield ``findings``, words that are too wide at the place where they were written.

    One that the author did not write is the program's own: the card is too narrow for it.
    """
    for finding in findings:
        if not isinstance(finding, WordTooWide):
            yield finding
        elif place := _origin(finding, guide):
            yield replace(finding, position=place, block=None)
        else:
            at, fact = (
                guide.places.at("guide", "card"),
                f"the card is too narrow: {finding.message}",
            )
            yield Finding(at, TOO_NARROW, fact)


def _origin(finding: WordTooWide, guide: Guide) -> Position | None:
    wanted = _plain(finding.word)
    for path, text in _candidates(finding, guide):
        if wanted in _plain(text):
            return guide.places.at(*path)
    return None


def _candidates(finding: WordTooWide, guide: Guide) -> Iterator[Written]:
    """Yield the texts that may stand where the word has no room."""
    block = finding.block
    match block:
        case CalloutBlock(caution=caution) | StepBlock(callout=CalloutBlock(caution=caution)):
            yield ("cautions", caution, "short"), str(guide.caution_called(caution).short)
        case _:
            pass
    if not isinstance(block, CalloutBlock):
        keys = KEYS.get(type(block), ())
        texts = _in_scope(finding.position, guide)
        yield from (each for each in texts if not keys or not set(keys).isdisjoint(each[0]))


def _in_scope(place: Position, guide: Guide) -> Iterator[Written]:
    """Yield the texts of the card at ``place``, if one is written there, and those of the guide."""
    for card in guide.cards:
        if guide.places.at("cards", card.id) == place:
            yield from _texts(card, ("cards", card.id))
    yield from _texts(guide, ("guide",))
    yield from ((("cards", card.id, "title"), card.title) for card in guide.cards)


def _texts(value: object, path: Path) -> Iterator[Written]:
    match value:
        case str() | Text():
            yield path, str(value)
        case Value():
            for key in value.written_keys():
                yield from _texts(getattr(value, key), (*path, key))
        case tuple():
            for index, each in enumerate(value):
                yield from _texts(each, (*path, index))
        case _:
            pass


def _plain(text: str) -> str:
    return " ".join(text.split())
