"""The proof: every caution is found at each place where it must stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from builder.checks.coverage.book import in_book
from builder.checks.coverage.demands import on_card, on_quick_reference
from builder.checks.coverage.faces import Face, by_card, faces_on_sheets, whole_pages
from builder.checks.coverage.legible import CARD, SHEET, Bars, judged
from builder.checks.coverage.paper import MISSING, Found, Met, met_on_card, met_on_sheet
from builder.checks.coverage.places import Place
from builder.checks.pdf import PrintedFile, read_pdf
from builder.checks.pdf.painted import see_runs
from builder.diagnostics import Finding, Position, in_file_order
from builder.drawing import Document
from builder.model import Guide, Text

CARDS = ("cards.pdf", "cards-shop.pdf", "cards-print.pdf", "cards-changed.pdf")
SOME_CARDS = "cards-changed.pdf"
"""Holds only the cards that are to be printed again."""
QUICK = ("quick-reference.pdf", "quick-reference-card.pdf")
BOOK = ".epub"


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found in the written files.

    Attributes:
        findings: what is missing or cannot be read, in the order of the files.
        places: every place at which a caution must stand and does, file by file.
        files: the files that were read, in the order in which they were given.
    """

    findings: tuple[Finding, ...]
    places: tuple[Place, ...]
    files: tuple[str, ...]


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
        printed: files that were read before, so that they are not read again.
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
            (findings if isinstance(each, Finding) else places).append(each)  # type: ignore[arg-type]
    return Proof(in_file_order(findings), tuple(places), tuple(read))


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
    look: Callable[[tuple[Face, ...]], Iterable[Found]]
    if name in CARDS:
        bars = CARD

        def look(faces: tuple[Face, ...]) -> Iterable[Found]:
            return _on_cards(faces, guide, words, name)

    elif name in QUICK:
        bars = SHEET

        def look(faces: tuple[Face, ...]) -> Iterable[Found]:
            return _on_quick(faces, guide, words, name)

    else:
        return None
    return _on_paper(name, content, sheets.get(name), printed.get(name), look, bars)


def _on_paper(
    name: str,
    content: bytes,
    document: Document | None,
    printed: PrintedFile | None,
    look: Callable[[tuple[Face, ...]], Iterable[Found]],
    bars: Bars,
) -> Iterator[Place | Finding]:
    printed = printed or read_pdf(content)
    faces = tuple(faces_on_sheets(printed, document) if document else whole_pages(printed))
    found = tuple(look(faces))
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
        runs = met.face.runs[met.span.first : met.span.end]
        wanted.setdefault(met.face.page, set()).update(at for at, _ in runs)
    return wanted


def _on_cards(
    faces: tuple[Face, ...], guide: Guide, words: Mapping[str, Any], name: str
) -> Iterator[Found]:
    sides = by_card(faces, guide, words)
    for card in guide.cards:
        number = guide.number_of(card)
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
