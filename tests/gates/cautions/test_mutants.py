"""Every caution at every place of the real guide is left out once, and each time it is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from builder.drawing import Document
from builder.gates.cautions import BookPlace, PrintedPlace, Proof
from builder.gates.epub.opened import XHTML
from builder.geometry import Affine
from tests.gates.cautions.planted import (
    BOOK,
    CARDS,
    FOLDED,
    GONE,
    ILLEGIBLE,
    QUICK,
    SHOP,
    SOME,
    after_its_step,
    changed_page,
    composed,
    shifted,
    slim_book,
    spoilt_book,
    spot,
    window_shut,
    without,
)
from tests.gates.epub.edits import packed

MISSED = {f"caution-{end}" for end in GONE}


def document_of(file: str) -> Document:
    made = composed()
    return {CARDS: made.cards, SHOP: made.shop, QUICK: made.quick, FOLDED: made.folded}[file]


@cache
def proof_of(file: str) -> Proof:
    made, document = composed(), document_of(file)
    imposed = document if file == FOLDED else None
    return made.proof(file, made.written(document), imposed)


@cache
def book_proof() -> Proof:
    return composed().proof(BOOK, packed(slim_book()))


def codes(proof: Proof) -> set[str]:
    return {finding.code for finding in proof.findings}


def printed(file: str) -> list[PrintedPlace]:
    return [place for place in proof_of(file).places if isinstance(place, PrintedPlace)]


def in_book() -> list[BookPlace]:
    return [place for place in book_proof().places if isinstance(place, BookPlace)]


def test_what_is_whole_passes() -> None:
    for file in (CARDS, SHOP, QUICK, FOLDED):
        assert proof_of(file).findings == ()
    assert book_proof().findings == ()
    assert len(printed(CARDS)) == len(printed(SHOP)) >= 65
    assert len(printed(QUICK)) == len(printed(FOLDED)) == 7
    assert len(in_book()) >= 75


@pytest.mark.parametrize("file", [CARDS, SHOP])
def test_no_caution_can_be_left_out_of_a_card(file: str) -> None:
    made, document = composed(), document_of(file)
    survivors = []
    for place in printed(file):
        mutant = changed_page(made.card(place.card, document), place, without)
        if not codes(made.proof(SOME, made.written(mutant))) & MISSED:
            survivors.append(place)
    assert survivors == []


def test_no_caution_can_be_left_out_of_a_sheet() -> None:
    made = composed()
    survivors = []
    for place in printed(CARDS):
        mutant = made.sheets(changed_page(made.card(place.card, made.cards), place, without))
        if not codes(made.proof(SOME, made.written(mutant), mutant)) & MISSED:
            survivors.append(place)
    assert survivors == []


@pytest.mark.parametrize("file", [QUICK, FOLDED])
def test_no_caution_can_be_left_out_of_the_quick_reference(file: str) -> None:
    made, document = composed(), document_of(file)
    for place in printed(file):
        mutant = changed_page(document, place, without)
        imposed = mutant if file == FOLDED else None
        assert codes(made.proof(file, made.written(mutant), imposed)) & MISSED, place


def test_no_caution_can_be_left_out_of_the_book() -> None:
    made, book = composed(), slim_book()
    survivors = []
    for place in in_book():
        mutant = spoilt_book(book, place, lambda caution: caution.getparent().remove(caution))
        if not codes(made.proof(BOOK, mutant)) & MISSED:
            survivors.append(place)
    assert survivors == []


def chosen(file: str) -> list[PrintedPlace]:
    """Return one place of each role, on a back where there is one, and the emergency line."""
    ordered = sorted(printed(file), key=lambda place: place.label.endswith("back"))
    return list({(place.role, place.caution is None): place for place in ordered}.values())


WORDY = {"one run too small", "partly painted over", "with another signal word",
         "with a word less", "with its runs in another order", "read last"}  # fmt: skip
"""What cannot be done to the emergency line, or does it no harm: its note is no part of it."""


def applies(name: str, place: PrintedPlace) -> bool:
    """Tell whether a mistake spoils a place; a front has no step that a caution could follow."""
    if place.caution is None:
        return name not in WORDY
    return name != "read last" or place.label.endswith("back")


@pytest.mark.parametrize("name", ILLEGIBLE)
def test_no_caution_on_a_card_can_be_spoilt(name: str) -> None:
    made = composed()
    edit, wanted = ILLEGIBLE[name]
    places = [place for place in chosen(CARDS) if applies(name, place)]
    assert places
    for place in places:
        card = changed_page(made.card(place.card, made.cards), place, edit)
        sheets = made.sheets(card)
        on_card = told(made.proof(SOME, made.written(card)), place)
        on_sheet = told(made.proof(SOME, made.written(sheets), sheets), place)
        assert on_card & wanted, (place.caution, on_card)
        assert on_sheet & (wanted | GONE), (place.caution, on_sheet)


@pytest.mark.parametrize("name", ILLEGIBLE)
def test_no_caution_on_the_quick_reference_can_be_spoilt(name: str) -> None:
    made = composed()
    edit, wanted = ILLEGIBLE[name]
    place = printed(QUICK)[0]
    proof = made.proof(QUICK, made.written(changed_page(made.quick, place, edit)))
    assert told(proof, place) & wanted


def told(proof: Proof, place: PrintedPlace) -> set[str]:
    """Return what is told of the caution of ``place``."""
    named = f"the caution {place.caution!r}" if place.caution else "the emergency line"
    return {
        finding.code.removeprefix("caution-")
        for finding in proof.findings
        if named in finding.message
    }


def test_a_window_on_a_sheet_must_show_the_caution() -> None:
    made = composed()
    place = printed(CARDS)[0]
    sheets = window_shut(made.sheets(made.card(place.card, made.cards)), place.label)
    assert told(made.proof(SOME, made.written(sheets), sheets), place) == {"cut"}


def test_a_face_must_lie_where_it_was_to_lie() -> None:
    made = composed()
    good = made.sheets(made.card(7, made.cards))
    bad = shifted(good, Affine.translation(0.0, 60.0))
    assert codes(made.proof(SOME, made.written(bad), good)) & MISSED


def test_a_caution_moved_to_the_other_face_is_told() -> None:
    made = composed()
    place = next(each for each in printed(CARDS) if each.role == "step" and each.card == 7)
    card = made.card(7, made.cards)
    front, back = card.pages
    at = spot(back, place)
    moved_to_front = replace(front, body=(*front.body, *tuple(back.body)[at - 1 : at + 1]))
    mutant = replace(card, children=(moved_to_front, without(back, at)))
    assert told(made.proof(SOME, made.written(mutant)), place) == {"elsewhere"}


def test_a_caution_after_its_step_is_told() -> None:
    made = composed()
    places = [each for each in printed(CARDS) if each.role == "step"]
    assert len(places) > 4
    for place in places[::4]:
        mutant = changed_page(made.card(place.card, made.cards), place, after_its_step)
        assert "late" in told(made.proof(SOME, made.written(mutant)), place), place


def test_labels_are_for_people_and_names_tell_which_face_a_page_is() -> None:
    made = composed()
    labelled = tuple(replace(page, label="7 back") for page in made.cards.pages)
    proof = made.proof(CARDS, made.written(replace(made.cards, children=labelled)))
    assert not proof.findings
    assert [place.card for place in proof.places] == [place.card for place in printed(CARDS)]
    names = {"card-1": "card-7", "card-7": "card-1"}
    swapped = tuple(
        replace(page, name=names.get(page.name, page.name)) for page in made.cards.pages
    )
    proof = made.proof(CARDS, made.written(replace(made.cards, children=swapped)))
    assert proof.findings


def test_a_card_that_is_not_there_is_told() -> None:
    made = composed()
    pages = tuple(page for page in made.cards.pages if page.card != 7)
    proof = made.proof(CARDS, made.written(replace(made.cards, children=pages)))
    assert [str(finding) for finding in proof.findings] == [
        "cards.pdf: error: card 7 is not there, nor are its cautions [caution-missing]"
    ]


def hide(caution: Any) -> None:
    caution.set("hidden", "hidden")


def silence(caution: Any) -> None:
    caution.set("aria-hidden", "true")


def shrink(caution: Any) -> None:
    caution.set("style", "font-size: 0.6em")


def shut(caution: Any) -> None:
    around = caution.getparent().makeelement(f"{XHTML}details", {}, None)
    caution.addprevious(around)
    around.append(caution)


def unname(caution: Any) -> None:
    caution.set("data-caution", "other")


def unsignal(caution: Any) -> None:
    caution[0][0].tail = " NOTE "


def cut_short(caution: Any) -> None:
    caution.remove(caution[-1])


def to_the_end(caution: Any) -> None:
    body = next(caution.iterancestors(f"{XHTML}body"))
    body.append(caution)


SPOILT: dict[str, Callable[[Any], None]] = {
    each.__name__: each for each in (hide, silence, shrink, shut, unname, unsignal, cut_short)
}


@pytest.mark.parametrize("name", SPOILT)
def test_no_caution_in_the_book_can_be_spoilt(name: str) -> None:
    made, book = composed(), slim_book()
    places = list({place.role: place for place in in_book() if place.caution}.values())
    assert len(places) == 4
    for place in places:
        if name == "cut_short" and place.role == "quick-reference":
            continue
        proof = made.proof(BOOK, spoilt_book(book, place, SPOILT[name]))
        assert codes(proof) & MISSED, place


def test_a_caution_at_the_end_of_a_chapter_is_late() -> None:
    made, book = composed(), slim_book()
    places = [place for place in in_book() if place.role in ("step", "chapter") and place.caution]
    assert {place.role for place in places[::9]} == {"step", "chapter"}
    for place in places[::9]:
        proof = made.proof(BOOK, spoilt_book(book, place, to_the_end))
        assert codes(proof) == {"caution-late"}


@pytest.mark.parametrize(
    "rules",
    [
        ".callout p { display: none }",
        ".callout p { font-size: 0.7em }",
        ".callout p { visibility: hidden }",
        ".callout p { DISPLAY: None ! important }",
        "@media (max-width: 9em) { .callout p { display: none } }",
        "@supports (a: b) { @media print { .callout p { display: none } } }",
        "@new x { .callout p { display: none } }",
        'h1 { quotes: "}" "{" } .callout p { display: none }',
        "h1 { background-image: url(data:a;b,{) } .callout p { display: none }",
        r".c\61llout p { d\69splay: n\6fne }",
        "section { .callout p { display: none } }",
    ],
)
def test_no_style_may_hide_cautions(rules: str) -> None:
    book = slim_book()
    css = next(name for name in book if name.endswith(".css"))
    content = book[css] + f"\n{rules}\n".encode()
    assert codes(composed().proof(BOOK, packed({**book, css: content}))) == {"caution-missing"}
