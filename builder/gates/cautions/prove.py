"""The proof: every caution is found at each place where it must stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from builder.gates.cautions.places import Place
from builder.gates.pdf import PrintedFile, read_pdf
from builder.gates.pdf.painted import see_runs
from builder.gates.spread import spread
from builder.model import Guide, Text

CARDS = ("cards.pdf", "cards-shop.pdf", "cards-print.pdf", "cards-changed.pdf")
SOME_CARDS = "cards-changed.pdf"
"""Holds only the cards that are to be printed again."""
QUICK = ("quick-reference.pdf", "quick-reference-card.pdf")
BOOK = ".epub"
MOST_CARDS = 64
"""So many cards of a large set are looked for where their faces are shown again: 15 ms each."""


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


def prove(
    files: Mapping[str, bytes],
    guide: Guide,
    words: Mapping[str, Any],
    sheets: Mapping[str, Document] | None = None,
    printed: Mapping[str, PrintedFile] | None = None,
) -> Proof:
    """Look for every caution of ``guide`` in ``files``, as they were written.

    What must stand where is told by the guide alone; the files are read with other libraries than
    wrote them. Files that carry no cautions are passed over.

    Args:
        files: contents by name, such as ``cards.pdf``.
        words: the fixed words of the guide's language.
        sheets: what was to be written, for files whose pages hold finished pages: it tells where
            these lie on the paper.
        printed: files that were read in full before, so that they are not read again.
    """
    places: list[Place] = []
    findings: list[Finding] = []
    read = []
    for name, content in files.items():
        found = _in_file(name, content, guide, words, sheets or {}, printed or {})
        if found is None:
            continue
        read.append(name)
        for each in found:
            if isinstance(each, Finding):
                findings.append(each)
            else:
                places.append(each)
    looked = {name: len(chosen_cards(guide, name)) for name in read if name in CARDS}
    return Proof(in_file_order(findings), tuple(places), tuple(read), looked)


def _in_file(
    name: str,
    content: bytes,
    guide: Guide,
    words: Mapping[str, Any],
    sheets: Mapping[str, Document],
    printed: Mapping[str, PrintedFile],
) -> Iterator[Place | Finding] | None:
    if name.endswith(BOOK):
        return in_book(content, guide, words, name)
    document, known = sheets.get(name), printed.get(name)
    if name in QUICK:
        known = known or read_pdf(content)
        on_sheet = _on_quick(_faces(known, document), guide, words, name)
        return _judged(tuple(on_sheet), content, SHEET, name)
    if name in CARDS:
        cards = chosen_cards(guide, name)
        known = known or _read(content, cards, document, guide, words)
        on_cards = _on_cards(_faces(known, document), cards, guide, words, name)
        return _judged(tuple(on_cards), content, CARD, name)
    return None


def chosen_cards(guide: Guide, name: str) -> tuple[int, ...]:
    """Return the numbers of the cards that are looked for in the file ``name``.

    All of them in the cards themselves. Sheets and files for print shops show the same faces again:
    of a large set some cards, evenly spread, are looked for there.
    """
    count = len(guide.cards)
    most = count if name == CARDS[0] else MOST_CARDS
    return spread(count, most)


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
    name: str,
) -> Iterator[Found]:
    sides = by_card(faces, guide, words)
    for number in cards:
        card = guide.cards[number - 1]
        demands = tuple(on_card(guide, card, words))
        if number in sides:
            yield from met_on_card(demands, number, card, sides[number], name)
        elif demands and name != SOME_CARDS:
            message = f"card {number} is not there, nor are its cautions"
            yield Finding(Position(name), MISSING, message)


def _on_quick(
    faces: tuple[Face, ...], guide: Guide, words: Mapping[str, Any], name: str
) -> Iterator[Found]:
    demands = tuple(on_quick_reference(guide, words))
    cues = [str(Text.parse(card.cue)) for card in guide.cards if card.cue]
    if faces:
        yield from met_on_sheet(demands, cues, faces, name)
    elif demands:
        yield Finding(Position(name), MISSING, "the file has no page that could hold cautions")
