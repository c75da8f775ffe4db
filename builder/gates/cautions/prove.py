"""The proof: every caution is found at each place where it must stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from builder.diagnostics import Finding, Position, in_file_order
from builder.drawing import Document
from builder.gates.cautions.book import in_book
from builder.gates.cautions.demands import on_card, on_quick_reference
from builder.gates.cautions.faces import (
    Face,
    by_card,
    card_named,
    faces_on_sheets,
    imposed_on,
    whole_pages,
)
from builder.gates.cautions.legible import CARD, SHEET, Bars, judged
from builder.gates.cautions.paper import MISSING, Found, Met, met_on_card, met_on_sheet
from builder.gates.cautions.places import Place, Where
from builder.gates.pdf import PrintedFile, read_pdf
from builder.gates.pdf.painted import see_runs
from builder.gates.spread import spread
from builder.model import Guide, Text

ON_FACES: tuple[Where, ...] = ("every card", "faces again", "some faces again")
MOST_CARDS = 64
"""So many cards of a large set are looked for where their faces are shown again: 15 ms each."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A written file in which cautions are looked for.

    Attributes:
        name: of the file, such as ``cards.pdf``.
        where: which cautions must stand in it.
        sheets: what was to be written, if its pages hold finished pages: it tells where these lie
            on the paper.
        printed: the file, if it was read in full before.
    """

    name: str
    content: bytes
    where: Where
    sheets: Document | None = None
    printed: PrintedFile | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found in the written files.

    Attributes:
        findings: what is missing or cannot be read, in the order of the files.
        places: every place at which a caution must stand and does, file by file.
        files: the files that were read, in the order in which they were given.
        cards: in how many cards each file of cards was looked through, all if the set is small.
    """

    findings: tuple[Finding, ...]
    places: tuple[Place, ...]
    files: tuple[str, ...]
    cards: Mapping[str, int] = field(default_factory=dict)

    def within(self, names: Collection[str]) -> Proof:
        """Return what of it is about the files ``names``."""
        return Proof(
            self.findings,
            tuple(place for place in self.places if place.file in names),
            tuple(name for name in self.files if name in names),
            {name: count for name, count in self.cards.items() if name in names},
        )


def prove(files: Iterable[Evidence], guide: Guide, words: Mapping[str, Any]) -> Proof:
    """Look for every caution of ``guide`` in ``files``, as they were written.

    What must stand where is told by the guide alone; the files are read with other libraries than
    wrote them. Files that carry no cautions are passed over.

    Args:
        words: the fixed words of the guide's language.
    """
    places: list[Place] = []
    findings: list[Finding] = []
    searched = [file for file in files if file.where not in ("none", "as needed")]
    for file in searched:
        for each in _in_file(file, guide, words):
            if isinstance(each, Finding):
                findings.append(each)
            else:
                places.append(each)
    names = tuple(file.name for file in searched)
    on_faces = (file for file in searched if file.where in ON_FACES)
    cards = {file.name: len(chosen_cards(guide, file.where)) for file in on_faces}
    return Proof(in_file_order(findings), tuple(places), names, cards)


def _in_file(file: Evidence, guide: Guide, words: Mapping[str, Any]) -> Iterator[Place | Finding]:
    if file.where == "book":
        return in_book(file.content, guide, words, file.name)
    if file.where == "one page":
        printed = file.printed or read_pdf(file.content)
        on_sheet = _on_quick(_faces(printed, file.sheets), guide, words, file.name)
        return _judged(tuple(on_sheet), file.content, SHEET, file.name)
    cards = chosen_cards(guide, file.where)
    printed = file.printed or _read(file.content, cards, file.sheets, guide, words)
    on_cards = _on_cards(_faces(printed, file.sheets), cards, guide, words, file)
    return _judged(tuple(on_cards), file.content, CARD, file.name)


def chosen_cards(guide: Guide, where: Where) -> tuple[int, ...]:
    """Return the numbers of the cards that are looked for.

    All of them in the cards themselves. Where the same faces are shown again, some cards of a
    large set, evenly spread.
    """
    count = len(guide.cards)
    return spread(count, count if where == "every card" else MOST_CARDS)


def _read(
    content: bytes,
    cards: Sequence[int],
    document: Document | None,
    guide: Guide,
    words: Mapping[str, Any],
) -> PrintedFile:
    """Return the file with the text of all pages on which ``cards`` have a face."""
    if len(cards) == len(guide.cards):
        return read_pdf(content)
    if document is None:
        labels = [[page.label] for page in read_pdf(content, ()).pages]
    else:
        labels = [[part.page.label for part in imposed_on(page)] for page in document.pages]
    wanted = {
        number
        for number, found in enumerate(labels, 1)
        if any(card_named(label, guide, words) in cards for label in found)
    }
    return read_pdf(content, only=wanted)


def _faces(printed: PrintedFile, document: Document | None) -> tuple[Face, ...]:
    return tuple(faces_on_sheets(printed, document) if document else whole_pages(printed))


def _judged(
    found: tuple[Found, ...], content: bytes, bars: Bars, name: str
) -> Iterator[Place | Finding]:
    """Yield the findings, and the places with what keeps them from being read."""
    mets = [each for each in found if isinstance(each, Met)]
    yield from (each for each in found if isinstance(each, Finding))
    seen = see_runs(content, _wanted(mets))
    for met in mets:
        place, faults = judged(met, seen, bars, name)
        yield place
        yield from faults


def _wanted(mets: Iterable[Met]) -> dict[int, set[int]]:
    """Return of each page the runs whose look must be known."""
    wanted: dict[int, set[int]] = {}
    for met in mets:
        wanted.setdefault(met.face.page, set()).update(at for at, _ in met.runs)
    return wanted


def _on_cards(
    faces: tuple[Face, ...],
    cards: Sequence[int],
    guide: Guide,
    words: Mapping[str, Any],
    file: Evidence,
) -> Iterator[Found]:
    sides = by_card(faces, guide, words)
    for number in cards:
        card = guide.cards[number - 1]
        demands = tuple(on_card(guide, card, words))
        if number in sides:
            yield from met_on_card(demands, number, card, sides[number], file.name)
        elif demands and file.where != "some faces again":
            message = f"card {number} is not there, nor are its cautions"
            yield Finding(Position(file.name), MISSING, message)


def _on_quick(
    faces: tuple[Face, ...], guide: Guide, words: Mapping[str, Any], name: str
) -> Iterator[Found]:
    demands = tuple(on_quick_reference(guide, words))
    cues = [str(Text.parse(card.cue)) for card in guide.cards if card.cue]
    if faces:
        yield from met_on_sheet(demands, cues, faces, name)
    elif demands:
        yield Finding(Position(name), MISSING, "the file has no page that could hold cautions")
