"""The PDFs of the real guide, asked what they print; ``tests/gates/pdf`` holds the gates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pytest

from builder.drawing import TextRun
from builder.drawing.page import leaves
from builder.model import Text
from tests.support.made import Made, changed
from tests.support.written import (
    Written,
    callouts,
    cards_of,
    missing_cautions,
    pictures,
    plain,
    quick_of,
    runs_in,
    words,
)

BODY_X_HEIGHT = 2.0
SAFETY_X_HEIGHT = 2.3
QUICK_SAFETY_X_HEIGHT = 2.0
SAFE = 5.0
NAMES = ("cards.pdf", "quick-reference.pdf")


@pytest.fixture(scope="module")
def cards(real: Made) -> Written:
    return cards_of(real)


@pytest.fixture(scope="module")
def quick(real: Made) -> Written:
    return quick_of(real)


def test_every_card_has_two_faces(real: Made, cards: Written) -> None:
    assert len(real.guide.cards) == 18
    for number in range(1, 19):
        assert [laid.name for laid, _ in cards.faces(number)] == [
            f"card-{number}", f"card-{number}-back",
        ]  # fmt: skip
    assert len(cards.printed) == 2 * 19
    for page in cards.printed.pages():
        assert (page.trim.width, page.trim.height) == pytest.approx((99.0, 132.0), abs=0.05)


def test_every_card_has_a_picture_where_its_technique_needs_one(real: Made, cards: Written) -> None:
    for card in real.guide.cards:
        front, _ = cards.faces(real.guide.number_of(card))[0]
        assert [placed.drawing.name for placed in pictures(front)] == [card.illustration]
        (placed,) = pictures(front)
        assert min(placed.box.width, placed.box.height) >= 25.0
        assert placed.drawing.alt


@pytest.mark.parametrize("name", NAMES)
def test_all_fonts_are_embedded_and_all_letters_there(real: Made, name: str) -> None:
    pdf = (cards_of(real) if name == NAMES[0] else quick_of(real)).printed
    runs = [run for page in pdf.pages() for run in page.runs]
    assert len(runs) > 40
    assert not any(run.unpainted for run in runs)
    assert all(font.embedded for font in pdf.fonts)
    assert all("AtkinsonHyperlegibleNext" in run.font for run in runs)


@pytest.mark.parametrize("name", NAMES)
def test_all_text_is_within_the_safe_area(real: Made, name: str) -> None:
    for page in (cards_of(real) if name == NAMES[0] else quick_of(real)).printed.pages():
        for run in page.runs:
            assert min(run.box.left, run.box.top) >= SAFE, run
            assert page.trim.width - run.box.right >= SAFE, run
            assert page.trim.height - run.box.bottom >= SAFE, run


def test_letters_are_as_large_as_they_must_be(real: Made, cards: Written) -> None:
    """Steps and tips are body text; callouts are safety text."""
    body = [plain(step.text) for card in real.guide.cards for step in card.steps]
    assert len(body) > 60
    seen = 0
    for laid, printed in cards.pages.values():
        for run in runs_in(laid, printed, callouts(laid)):
            assert run.x_height == 0 or run.x_height >= SAFETY_X_HEIGHT, run
            seen += 1
    assert seen > 60
    for card in real.guide.cards:
        for _, printed in cards.faces(real.guide.number_of(card))[1:]:
            for run in printed.runs:
                if len(run.text) > 3 and any(run.text in text for text in body):
                    assert run.x_height >= BODY_X_HEIGHT, run


def test_the_quick_reference_is_one_page_with_large_letters(quick: Written) -> None:
    (page,) = quick.printed.pages()
    assert (page.trim.width, page.trim.height) == pytest.approx((210.0, 279.4), abs=0.05)
    laid = quick.document.pages[0]
    safety = runs_in(laid, page, callouts(laid))
    assert len(safety) > 10
    assert all(run.x_height >= QUICK_SAFETY_X_HEIGHT for run in safety if run.x_height)


def test_the_quick_reference_has_every_cue_in_order_and_every_grave_caution(
    real: Made, quick: Written
) -> None:
    text = words(quick.printed.page(1))
    places = [text.find(plain(card.cue)) for card in real.guide.cards if card.cue]
    assert len(places) == 18
    assert -1 not in places
    assert places == sorted(places)
    grave = [caution for caution in real.guide.cautions if caution.level in ("danger", "warning")]
    assert len(grave) >= 4
    assert [caution.id for caution in grave if plain(caution.short) not in text] == []
    assert plain(real.guide.quick_reference.rule) in text


def test_every_caution_stands_on_its_cards_and_before_the_step_it_guards(
    real: Made, cards: Written
) -> None:
    faults = [fault for card in real.guide.cards for fault in missing_cautions(real, cards, card)]
    assert faults == []
    guarded = [step for card in real.guide.cards for step in card.steps if step.caution]
    assert len(guarded) >= 12


def test_the_look_for_cautions_sees_one_that_is_missing(real: Made, cards: Written) -> None:
    """A guide with a caution more than the cards is told so, and so is one before a step."""
    more = real.guide.cautions[0].model_copy(
        update={"id": "more", "short": Text.parse("On no card."), "cards": (), "kind": "technique"}
    )
    card = real.guide.cards[-1]

    def faults_of(**update: object) -> list[str]:
        wrong = card.model_copy(update=update)
        guide = changed(
            real.guide,
            cautions=(*real.guide.cautions, more),
            cards=(*real.guide.cards[:-1], wrong),
        )
        return missing_cautions(replace(real, guide=guide), cards, wrong)

    assert faults_of() == []
    assert faults_of(cautions=(*card.cautions, "more")) == [f"{card.id}: more stands on no face"]
    first, *rest = card.steps
    late = faults_of(steps=(first.model_copy(update={"caution": "more"}), *rest))
    assert f"more does not stand before {plain(first.text)!r}" in late


def bookmarks(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield item.title
        yield from bookmarks(item.children)


def test_bookmarks_name_every_part_and_card_in_order(real: Made) -> None:
    with pikepdf.open(real.path("cards.pdf")) as pdf, pdf.open_outline() as outline:
        titles = list(bookmarks(outline.root))
    guide = real.guide
    expected = [guide.title]
    for part in guide.parts:
        expected.append(part.title)
        expected += [f"{guide.number_of(card)} {card.title}" for card in guide.cards_of(part)]
    assert titles == expected


def page_numbers(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    return {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}


def destinations(pdf: pikepdf.Pdf) -> dict[str, int]:
    """Return the page number (from 1) of every named destination."""
    numbers, tree = page_numbers(pdf), pikepdf.NameTree(pdf.Root.Names.Dests)
    targets = {
        str(name): target.D if isinstance(target, pikepdf.Dictionary) else target
        for name, target in tree.items()
    }
    return {name: numbers[target[0].objgen] for name, target in targets.items()}


def links(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [note for page in pdf.pages for note in page.get("/Annots", [])]


def test_links_of_the_quick_reference_lead_to_the_cards(real: Made, cards: Written) -> None:
    with pikepdf.open(real.path("cards.pdf")) as pdf:
        named = destinations(pdf)
    with pikepdf.open(real.path("quick-reference.pdf")) as pdf:
        actions = [link.A for link in links(pdf)]
        assert {str(action.F.UF) for action in actions} == {"cards.pdf"}
        targets = [str(action.D) for action in actions]
    assert set(targets) == {f"card-{number}" for number in range(1, 19)}
    pages = list(cards.pages)
    for name in targets:
        assert pages[named[name] - 1] == name


def test_each_card_leads_to_the_next_and_the_title_card_to_all(real: Made, cards: Written) -> None:
    with pikepdf.open(real.path("cards.pdf")) as pdf:
        numbers, names = page_numbers(pdf), list(cards.pages)
        leads = [
            (name, names[numbers[link.Dest[0].objgen] - 1])
            for name, page in zip(names, pdf.pages, strict=True)
            for link in page.get("/Annots", [])
        ]
    follows = {(f"card-{number}-back", f"card-{number + 1}") for number in range(1, 18)}
    listed = {("title-back", f"card-{number}") for number in range(1, 19)}
    assert follows | listed <= set(leads)


def test_a_picture_on_two_pages_is_stored_once(real: Made) -> None:
    with pikepdf.open(real.path("cards.pdf")) as pdf:
        forms = [
            str(form.objgen)
            for page in pdf.pages
            for form in page.Resources.get("/XObject", {}).values()
        ]
    assert len(set(forms)) == len(real.guide.illustrations)


def test_nothing_is_printed_twice_over_itself(cards: Written) -> None:
    """No two runs of one face share their place."""
    for laid, _ in cards.pages.values():
        places = [
            (round(leaf.x, 2), round(leaf.baseline, 2))
            for leaf in leaves(laid.body)
            if isinstance(leaf, TextRun)
        ]
        assert len(places) == len(set(places))
