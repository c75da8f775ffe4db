"""Cautions are found on small cards, on sheets of every kind, and in the guide about plants."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest

from builder.backends.epub import write_epub
from builder.backends.pdf import write_pdf
from builder.drawing import Document
from builder.gates.cautions import PrintedPlace, prove
from builder.gates.pdf import OpenedPdf, check_sheets
from builder.layout.look import Look
from builder.layout.measures import as_designed
from builder.model import Card, Guide, Step, card_format
from builder.outputs.cards.document import compose_cards
from builder.outputs.sheets.impose import impose
from builder.press.job import PrinterProfile, PrintJob
from tests.gates.cautions.planted import BOOK, composed
from tests.gates.epub.edits import files_in, packed, sub
from tests.support.books import book_of, leg_drawings, leg_guide
from tests.support.editions import edition_of, evidence
from tests.support.made import Made, changed
from tests.support.words import fixed_words


def cards_of(size: str) -> tuple[Guide, Document]:
    made = composed()
    edition, guide = made.edition, changed(made.guide, card=card_format(size))
    parts = (guide, edition.theme, edition.templates, edition.words, edition.family, made.drawings)
    return guide, compose_cards(edition_of(*parts)).document


def sheets_of(cards: Document, job: PrintJob) -> Document:
    edition = composed().edition
    return impose(
        cards,
        job,
        edition.words,
        Look(edition.theme, edition.family, {}, as_designed(edition.theme)),
    ).document


def written(document: Document) -> bytes:
    return write_pdf(document, composed().edition.family)


@pytest.mark.parametrize("size", ["66x99", "a7"])
def test_cautions_are_found_on_small_cards_with_more_faces(size: str) -> None:
    guide, cards = cards_of(size)
    assert any("continued" in page.label for page in cards.pages)
    sheets = sheets_of(cards, PrintJob(duplex="none"))
    files = {"cards.pdf": written(cards), "cards-print.pdf": written(sheets)}
    proof = prove(evidence(files, {"cards-print.pdf": sheets}), guide, composed().edition.words)
    assert proof.findings == ()
    fronts = [place for place in proof.places if place.role == "front" and place.card == 11]
    assert len(fronts) >= 4
    assert check_sheets(OpenedPdf(files["cards-print.pdf"], "cards-print.pdf"), sheets) == ()


JOBS: dict[str, dict[str, Any]] = {
    "short": {"duplex": "short"},
    "manual": {"duplex": "manual"},
    "fold": {"duplex": "fold"},
    "a printer that errs": {
        "printer": PrinterProfile(x=1.2, y=-0.8, angle_deg=0.5, scale_x=0.99, scale_y=0.985)
    },
}


@pytest.mark.parametrize("kind", JOBS)
def test_cautions_are_found_on_sheets_of_every_kind(kind: str) -> None:
    made = composed()
    sheets = sheets_of(made.cards, PrintJob(**JOBS[kind]))
    proof = made.proof("cards-print.pdf", made.written(sheets), sheets)
    assert proof.findings == ()
    assert len(proof.places) >= 65


@pytest.mark.parametrize("name", ["cards-shop.pdf", "cards-print.pdf"])
def test_of_a_large_set_some_cards_are_looked_for_where_faces_are_shown_again(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = composed()
    sheets = sheets_of(made.cards, PrintJob()) if name == "cards-print.pdf" else None
    content = made.written(sheets or made.shop)
    whole = made.proof(name, content, sheets)
    monkeypatch.setattr(import_module("builder.gates.cautions.proof"), "MOST_CARDS", 3)
    some = made.proof(name, content, sheets)
    assert (some.findings, some.cards) == ((), {name: 3})
    assert {place.card for place in some.places} == {1, 9, 18}
    assert some.places == tuple(place for place in whole.places if place.card in (1, 9, 18))


def test_cautions_of_the_guide_about_plants_are_found(plant: Made) -> None:
    names = ("cards.pdf", "quick-reference.pdf", "zimmerpflanze-umtopfen.epub")
    files = {name: plant.path(name).read_bytes() for name in names}
    proof = prove(evidence(files), plant.guide, fixed_words("de"))
    assert proof.findings == ()
    assert {place.signal for place in proof.places} >= {"GEFAHR", "WARNUNG", "VORSICHT"}


def test_whom_to_call_stands_on_every_card_that_says_stop() -> None:
    made = composed()
    stop = next(each for each in made.guide.cautions if each.id == "unwell-or-skin")
    moved = stop.model_copy(update={"cards": ("stop-and-ask", "oil")})
    others = tuple(moved if each is stop else each for each in made.guide.cautions)
    guide = changed(made.guide, cautions=others)
    edition = made.edition
    parts = (guide, edition.theme, edition.templates, edition.words, edition.family, made.drawings)
    proof = prove(
        evidence({"cards.pdf": written(compose_cards(edition_of(*parts)).document)}),
        guide,
        edition.words,
    )
    assert proof.findings == ()
    assert [place.card for place in proof.places if place.caution is None] == [1, 4]


def test_files_without_cautions_are_passed_over() -> None:
    made = composed()
    proof = prove(
        evidence({"build.json": b"{}", "print-and-laminate.pdf": b"no"}),
        made.guide,
        fixed_words("en"),
    )
    assert (proof.findings, proof.places, proof.files) == ((), (), ())


def test_a_guide_without_cautions_needs_none() -> None:
    guide = changed(composed().guide, cautions=(), emergency=None, cards=())
    assert (
        prove(
            evidence({"cards.pdf": composed().written(composed().cards)}), guide, fixed_words("en")
        ).places
        == ()
    )


def test_marks_inside_a_caution_do_not_hide_it() -> None:
    guide = leg_guide()
    assert any("*" in each.avoid.source for each in guide.cautions)
    proof = prove(
        evidence({"b.epub": write_epub(book_of(guide, leg_drawings()))}), guide, fixed_words("en")
    )
    assert proof.findings == ()
    assert not any(isinstance(place, PrintedPlace) for place in proof.places)


NUMBER_SPOILT = (
    (r'<p class="emergency">.*?</p>', ""),
    ("Emergency 112<", "Emergency 1120<"),
    ("Emergency 112</strong>", "Emergency 112</strong>0"),
    ("For chest pain", "Not for chest pain"),
    ('<p class="emergency">', '<p class="emergency" hidden="hidden">'),
)
"""What is not whom to call: gone, one digit more, altered, hidden."""
KINDS = {
    "no caution says stop": lambda each: each.kind != "stop",
    "there are no cautions": lambda _each: False,
    "all cautions": lambda _each: True,
}


@pytest.mark.parametrize("which", KINDS)
def test_the_book_says_whom_to_call_whatever_the_cautions_are(which: str) -> None:
    whole = leg_guide()
    cautions = tuple(filter(KINDS[which], whole.cautions))
    cards = (_naming(card, {each.id for each in cautions}) for card in whole.cards)
    guide = leg_guide(cautions=cautions, cards=tuple(cards))
    pages = {BOOK: write_epub(book_of(guide, leg_drawings()))}
    proof = prove(evidence(pages), guide, fixed_words("en"))
    assert proof.findings == ()
    roles = [place.role for place in proof.places if place.caution is None]
    assert roles == ["safety", "chapter", "quick-reference"]
    for page in ("safety", "card-stop", "quick-reference"):
        for spoil in NUMBER_SPOILT:
            spoilt = sub(f"EPUB/text/{page}.xhtml", *spoil)(files_in(pages[BOOK]))
            findings = prove(evidence({BOOK: packed(spoilt)}), guide, fixed_words("en")).findings
            assert [finding.message for finding in findings] == [
                "the emergency line is not there to read as it is written"
            ]


def _naming(card: Card, cautions: set[str]) -> Card:
    """Return ``card`` without the cautions that are not there."""
    steps = (step if step.caution in cautions else Step(text=step.text) for step in card.steps)
    named = tuple(name for name in card.cautions if name in cautions)
    return card.model_copy(update={"steps": tuple(steps), "cautions": named})
