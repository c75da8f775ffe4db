"""The real guide: every caution is found in every file at each place where it must stand."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from builder.gates.cautions import BookPlace, PrintedPlace, Proof, cautions_json, prove
from tests.support.editions import evidence
from tests.support.made import Made
from tests.support.words import fixed_words

FACES = ("cards.pdf", "cards-print.pdf", "cards-shop.pdf")
QUICK = ("quick-reference.pdf", "quick-reference-card.pdf")
BOOKS = ("back-leg-massage.epub", "back-leg-massage-vector.epub")


@pytest.fixture(scope="module")
def proof(real: Made) -> Proof:
    files = {name: real.path(name).read_bytes() for name in (FACES[0], QUICK[0], *BOOKS)}
    return prove(evidence(files), real.guide, fixed_words("en"))


def test_nothing_is_missing(proof: Proof) -> None:
    assert proof.findings == ()
    assert proof.files == (FACES[0], QUICK[0], *BOOKS)


def test_every_caution_of_a_card_is_found_on_it_and_in_its_chapter(
    proof: Proof, real: Made
) -> None:
    guide = real.guide
    wanted = {
        (caution.id, guide.number_of(card))
        for card in guide.cards
        for caution in guide.cautions_on(card)
    }
    assert len(wanted) >= 45
    for name in (FACES[0], *BOOKS):
        standing = {(place.caution, place.card) for place in proof.places if place.file == name}
        assert {pair for pair in standing if pair[0] and pair[1]} == wanted


def test_every_caution_is_in_the_safety_chapter(proof: Proof, real: Made) -> None:
    for name in BOOKS:
        safety = [p.caution for p in proof.places if p.file == name and p.role == "safety"]
        assert set(safety) == {None, *(caution.id for caution in real.guide.cautions)}


def test_the_quick_reference_has_every_danger_and_warning(proof: Proof, real: Made) -> None:
    grave = {each.id for each in real.guide.cautions if each.level in ("danger", "warning")}
    for name in (QUICK[0], *BOOKS):
        standing = {
            p.caution for p in proof.places if p.file == name and p.role == "quick-reference"
        }
        assert standing == grave | {None}


def test_a_printed_place_tells_page_box_and_size(proof: Proof) -> None:
    place = next(
        each
        for each in proof.places
        if isinstance(each, PrintedPlace) and each.role == "step" and each.card == 7
    )
    assert (place.file, place.label, place.signal) == (FACES[0], "7 back", "CAUTION")
    assert place.text == "Do not press on the bony knob at the outer knee."
    assert 2.3 <= place.x_height < 2.4
    assert place.contrast > 7
    assert 6 < place.box.left < place.box.right < 93


def test_a_place_in_a_book_tells_page_and_order(proof: Proof) -> None:
    places = [each for each in proof.places if isinstance(each, BookPlace) and each.card == 7]
    orders = {each.page: [] for each in places}  # type: dict[str, list[int]]
    for each in places:
        if each.file == BOOKS[0]:
            orders[each.page].append(each.order)
    assert list(orders) == ["EPUB/text/card-knead-outer-calf.xhtml"]
    assert all(len(set(found)) == len(found) >= 3 for found in orders.values())


def test_the_proof_is_the_same_json_each_time(proof: Proof) -> None:
    record = json.loads(cautions_json(proof))
    assert cautions_json(proof) == cautions_json(proof)
    assert record["schema"] == 1
    assert len(record["places"]) == len(proof.places)
    counted = Counter(place["file"] for place in record["places"])
    assert dict(counted) == {name: each["places"] for name, each in record["files"].items()}
    assert record["files"]["cards.pdf"]["cards"] == 18
    assert {place["signal"] for place in record["places"] if place["caution"]} == {
        "DANGER", "WARNING", "CAUTION", "NOTICE",
    }  # fmt: skip
