"""Every id once, every card in exactly one part."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from builder.diagnostics import Finding, InFile
from builder.reading.draft import Draft, Entry
from builder.reading.patterns import EACH, texts_at
from builder.reading.syntax import Path


def check_ids(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each id that two things of one kind share."""
    yield from _repeated_cards(draft)
    yield from _repeated_cautions(draft.cautions or ())
    if draft.guide:
        yield from _repeated_in(draft.guide, "parts", "part")
        yield from _repeated_in(draft.guide, "sources", "source")


def check_parts(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each card that stands in no part or a second time in any."""
    if draft.guide is None or not isinstance(draft.guide.written.get("parts"), tuple):
        return
    places: dict[str, Path] = {}
    for path, card in texts_at(draft.guide.written, ("parts", EACH, "cards", EACH)):
        if card in places:
            yield _second_place(draft.guide, path, card, places[card])
        places.setdefault(card, path)
    if all(_has_list(part) for part in draft.guide.written["parts"]):
        yield from _left_out(draft, places)


def _has_list(part: object) -> bool:
    return isinstance(part, dict) and isinstance(part.get("cards"), tuple)


def _repeated_cards(draft: Draft) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for card, file in draft.folder.card_ids:
        if card in first:
            yield _repeated(InFile(file), "card", card, InFile(first[card]))
        first.setdefault(card, file)


def _repeated_cautions(cautions: tuple[Entry, ...]) -> Iterator[Finding]:
    first: dict[str, InFile] = {}
    for entry in cautions:
        position = entry.position(("id",))
        if entry.name and entry.name in first:
            yield _repeated(position, "caution", entry.name, first[entry.name])
        first.setdefault(entry.name, position)


def _repeated_in(guide: Entry, key: str, kind: str) -> Iterator[Finding]:
    first: dict[str, InFile] = {}
    for path, name in texts_at(guide.written, (key, EACH, "id")):
        if name in first:
            yield _repeated(guide.position(path), kind, name, first[name])
        first.setdefault(name, guide.position(path))


def _repeated(position: InFile, kind: str, name: str, first: InFile) -> Finding:
    message = f"a second {kind} is called {name!r}"
    return Finding(position, "duplicate-id", message, f"the first stands at {first}")


def _second_place(guide: Entry, path: Path, card: str, first: Path) -> Finding:
    hint = f"take it out here or at line {guide.position(first).line}"
    return guide.finding(path, "card-in-two-parts", f"card {card!r} stands here again", hint)


def _left_out(draft: Draft, places: Collection[str]) -> Iterator[Finding]:
    for card, file in draft.folder.card_ids:
        if card not in places:
            message = f"card {card!r} stands in no part"
            hint = "list it under 'cards' of a part in guide.yaml"
            yield Finding(InFile(file), "card-in-no-part", message, hint)
