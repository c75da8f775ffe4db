"""The proof: every caution is found at each place where it must stand; and as ``cautions.json``."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, assert_never

from builder.diagnostics import Finding, OnPage, in_file_order
from builder.drawing import Document
from builder.gates.cautions.book import in_book
from builder.gates.cautions.demands import Demand, anywhere, on_card, on_quick_reference
from builder.gates.cautions.faces import PrintedFace, by_card, claim_of, faces_on, imposed_on
from builder.gates.cautions.paper import MISSING, Looked, judged, met_on_card, met_on_sheet
from builder.gates.cautions.places import BookPlace, Place, PrintedPlace, Where
from builder.gates.epub.opened import OpenedBook
from builder.gates.pdf import OpenedPdf
from builder.gates.pdf.claimed import Claim
from builder.gates.sample import sample
from builder.model import Guide
from builder.model.bars import ON_CARDS, ON_SHEETS, Bars
from builder.model.words import Words

ON_FACES: tuple[Where, ...] = ("every card", "faces again", "some faces again")
MOST_CARDS = 64
"""So many cards of a large set are looked for where their faces are shown again: 15 ms each."""
SCHEMA = 1
"""Grows when a key changes its meaning or goes."""
DIGITS = 2


@dataclass(frozen=True, slots=True)
class Evidence:
    """A written file in which cautions are looked for.

    Attributes:
        file: as it was opened.
        where: which cautions must stand in it.
        sheets: what was to be written, if its pages hold finished pages: it tells where these lie
            on the paper.
    """

    file: OpenedPdf | OpenedBook
    where: Where
    sheets: Document | None = None

    @property
    def name(self) -> str:
        return self.file.name


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


def prove(files: Iterable[Evidence], guide: Guide, words: Words) -> Proof:
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


def _in_file(evidence: Evidence, guide: Guide, words: Words) -> Iterator[Place | Finding]:
    file, name = evidence.file, evidence.name
    if isinstance(file, OpenedBook):
        return in_book(file, guide, words)
    wanted, claims = tuple(anywhere(guide, words)), dict(_claims(file, evidence.sheets))
    if evidence.where == "one page":
        faces = tuple(_faces(file, evidence.sheets, wanted, claims))
        return _judged(_on_quick(faces, guide, words, name), ON_SHEETS, name)
    cards = chosen_cards(guide, evidence.where)
    chosen = (
        number
        for number, on_page in claims.items()
        if any(claim is not None and claim.card in cards for claim in on_page)
    )
    faces = tuple(_faces(file, evidence.sheets, wanted, chosen))
    return _judged(_on_cards(faces, cards, guide, words, evidence), ON_CARDS, name)


def chosen_cards(guide: Guide, where: Where) -> tuple[int, ...]:
    """Return the numbers of the cards that are looked for.

    All of them in the cards themselves. Where the same faces are shown again, some cards of a
    large set, evenly spread.
    """
    count = len(guide.cards)
    return sample(count, count if where == "every card" else MOST_CARDS)


def _claims(pdf: OpenedPdf, sheets: Document | None) -> Iterator[tuple[int, list[Claim | None]]]:
    """Yield the number of each page that was to be written, and which faces stand on it."""
    if sheets is None:
        yield from ((number, [pdf.claim(number)]) for number in range(1, len(pdf) + 1))
    else:
        for number, sheet in zip(range(1, len(pdf) + 1), sheets.pages, strict=False):
            yield number, [claim_of(part.page) for part in imposed_on(sheet)]


def _faces(
    pdf: OpenedPdf, sheets: Document | None, wanted: Sequence[Demand], numbers: Iterable[int]
) -> Iterator[PrintedFace]:
    """Yield the faces on the pages ``numbers``; only the text of these is read."""
    for page in pdf.pages(numbers):
        yield from faces_on(page, sheets.pages[page.number - 1] if sheets else None, wanted)


def _judged(looked: Iterable[Looked], bars: Bars, name: str) -> Iterator[Place | Finding]:
    """Yield the findings, and the places with what keeps them from being read."""
    for each in looked:
        if isinstance(each, Finding):
            yield each
        else:
            place, faults = judged(each, bars, name)
            yield place
            yield from faults


def _on_cards(
    faces: tuple[PrintedFace, ...],
    cards: Sequence[int],
    guide: Guide,
    words: Words,
    file: Evidence,
) -> Iterator[Looked]:
    sides = by_card(faces)
    for number in cards:
        card = guide.cards[number - 1]
        demands = tuple(on_card(guide, card, words))
        if number in sides:
            yield from met_on_card(demands, number, card, sides[number], file.name)
        elif demands and file.where != "some faces again":
            message = f"card {number} is not there, nor are its cautions"
            yield Finding(OnPage(file.name), MISSING, message)


def _on_quick(
    faces: tuple[PrintedFace, ...], guide: Guide, words: Words, name: str
) -> Iterator[Looked]:
    demands = tuple(on_quick_reference(guide, words))
    cards = dict(enumerate(guide.cards, 1))
    if faces:
        yield from met_on_sheet(demands, cards, faces)
    elif demands:
        yield Finding(OnPage(name), MISSING, "the file has no page that could hold cautions")


def cautions_json(proof: Proof) -> bytes:
    """Return the proof as JSON, the same bytes for the same proof.

    An object with ``schema`` (1), ``files`` and ``places``. By the name of each file that was read,
    ``files`` tells how many ``places`` were found in it and, for files of cards, how many ``cards``
    were looked for: all, or of a large set some, where faces are shown again on sheets and for
    print shops. ``places`` is a list of objects in the order of the files. Each has

    * ``caution``: the id, or null for the line that tells whom to call;
    * ``role``: why it stands there: ``front`` (the gravest of a card), ``card`` (before its steps),
      ``step`` (directly before step ``step``), ``quick-reference``, ``safety`` (the chapter of all
      cautions), ``chapter`` (before the steps of a chapter);
    * ``card``: the card's number, or null; ``step``: the step's number, or null;
    * ``file``, ``page``: in a PDF the number of the page from 1, in a book the path of the page;
    * ``signal``, ``text``: what was found there to read.

    In a PDF also ``label`` (of the page or, on sheets, of the face), ``box_mm`` (left, top, right,
    bottom, from the top left of the trim), ``size_pt``, ``x_height_mm`` and ``contrast``; in a book
    ``id`` (of the element or its heading) and ``order`` (its place among cautions and steps of the
    page, from 1).
    """
    proved = {
        "schema": SCHEMA,
        "files": {name: _counted(name, proof) for name in proof.files},
        "places": [_row(place) for place in proof.places],
    }
    return (json.dumps(proved, ensure_ascii=False, indent=1) + "\n").encode()


def _counted(name: str, proof: Proof) -> dict[str, int]:
    counted = {"places": sum(place.file == name for place in proof.places)}
    return counted | ({"cards": proof.cards[name]} if name in proof.cards else {})


def _row(place: Place) -> dict[str, Any]:
    shared = {
        "caution": place.caution,
        "role": place.role,
        "card": place.card or None,
        "step": place.step or None,
        "file": place.file,
        "page": place.page,
        "signal": place.signal,
        "text": place.text,
    }
    match place:
        case PrintedPlace():
            return shared | {
                "label": place.label,
                "box_mm": [round(edge, DIGITS) for edge in place.box],
                "size_pt": place.size_pt,
                "x_height_mm": place.x_height,
                "contrast": place.contrast,
            }
        case BookPlace():
            return shared | {"id": place.anchor, "order": place.order}
        case _:
            assert_never(place)
