from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.drawing import Page, TextRun
from builder.drawing.page import leaves
from builder.outputs.sheets.impose import impose
from builder.press.job import DUPLEX, PAPERS, Duplex, Paper, PrintJob
from builder.reading import read_guide
from builder.rules import codes
from tests.press.sheets import card_set
from tests.rules.guides import EXPECTED, RULES, VOCABULARY, made_guide
from tests.support.faces import look
from tests.support.words import fixed_words

SIZE = (99.0, 132.0)


def text_of(page: Page) -> str:
    """Return what is printed round the faces."""
    return " ".join(leaf.text for leaf in leaves(page.body) if isinstance(leaf, TextRun))


def pages(
    duplex: Duplex = "long",
    cards: int = 5,
    title: str = "A short guide",
    size: tuple[float, float] = SIZE,
    language: str = "en",
) -> tuple[Page, ...]:
    job = PrintJob(duplex=duplex)
    made = impose(card_set(cards, *size, title), job, fixed_words(language), look(), "2.1")
    return made.document.pages


def test_every_side_says_which_it_is() -> None:
    expected = ("1 of 2, front", "1 of 2, back", "2 of 2, front", "2 of 2, back")
    for page, place in zip(pages(), expected, strict=True):
        assert f"Sheet {place}" in text_of(page)
        assert "A short guide – Edition 2.1" in text_of(page)
        assert "Print at 100 %" in text_of(page)
        assert "100 mm" in text_of(page)


@pytest.mark.parametrize("duplex", DUPLEX)
def test_every_side_says_how_it_is_printed(duplex: Duplex) -> None:
    phrase = getattr(fixed_words().sheet.duplex, duplex)
    for page in pages(duplex):
        side = "front" if "front" in page.name else "back"
        text = phrase if isinstance(phrase, str) else getattr(phrase, side)
        assert text.split("{")[0] in text_of(page)


def test_printing_by_hand_is_told_with_the_numbers_of_pages() -> None:
    first, *_, last = pages("manual")
    assert "Print p. 1–2, turn the stack over" in text_of(first)
    assert "print p. 3–4." in text_of(first)
    assert "Sheet 2 of 2, back" in text_of(last)


def test_a_single_sheet_is_printed_by_hand_too() -> None:
    (first, _) = pages("manual", cards=3)
    assert "Print p. 1, turn" in text_of(first)
    assert "print p. 2." in text_of(first)


def test_no_placeholder_is_printed() -> None:
    for language in ("en", "de"):
        for duplex in DUPLEX:
            for page in pages(duplex, language=language):
                assert "{" not in text_of(page)


def test_german_sheets_speak_german() -> None:
    first = pages(language="de")[0]
    assert "Bogen 1 von 2, Vorderseite" in text_of(first)
    assert "Mit 100 % drucken" in text_of(first)


@pytest.mark.parametrize("size", [SIZE, (63.0, 88.0), (40.0, 44.0), (190.0, 250.0)])
def test_a_long_title_gives_way_before_the_number_does(size: tuple[float, float]) -> None:
    (first, *_) = pages(title="Massage of the back of both legs " * 8, size=size)
    assert "Sheet 1 of" in text_of(first)
    assert "…" in text_of(first)
    assert "Massage of" in text_of(first) or size[0] < 60


@settings(max_examples=15)
@given(st.integers(1, 400), st.sampled_from(DUPLEX))
def test_all_sheets_are_set_in_one_size(cards: int, duplex: Duplex) -> None:
    sheets = pages(duplex, cards)
    fronts = [page for page in (sheets[0], sheets[-1]) if page.name.endswith("front")]
    sizes = {
        leaf.size_pt
        for page in fronts
        for leaf in leaves(page.body)
        if isinstance(leaf, TextRun) and leaf.font == "bold"
    }
    assert len(sizes) <= 1


@pytest.mark.parametrize("paper", PAPERS.values())
def test_type_on_sheets_can_be_read(paper: Paper) -> None:
    made = impose(card_set(5, *SIZE), PrintJob(paper), fixed_words(), look(), "2.1")
    body = made.document.pages[0].body
    sizes = [leaf.size_pt for leaf in leaves(body) if isinstance(leaf, TextRun)]
    assert min(sizes) >= 4.5


def test_the_radius_is_rounded_as_on_the_page_that_tells_how_to_laminate() -> None:
    """Of 3.35 mm, what a corner of 6.35 mm leaves within 3 mm of clear edge."""
    job = PrintJob(corner_radius=3.35)
    made = impose(card_set(1, *SIZE), job, fixed_words(), look(), "2.1")
    assert "Round corners: 3.4 mm" in text_of(made.document.pages[0])


def test_a_sheet_that_cannot_say_which_it_is_is_a_warning(tmp_path: Path) -> None:
    (code,) = codes("sheets")
    made = made_guide(RULES / code, tmp_path / "guide")
    guide = read_guide(made, shown_as="guide", vocabulary=VOCABULARY).guide
    cards, at = card_set(25, guide.card.width, guide.card.height), guide.places.at("guide", "card")
    raised = [
        impose(cards, PrintJob(), fixed_words(), look(), version, at).findings
        for version in (guide.edition.version, "2.1")
    ]
    assert [len(findings) for findings in raised] == [1, 0]
    assert f"{raised[0][0]}\n" == (RULES / code / EXPECTED).read_text("utf-8")


def test_sheets_say_which_they_are_with_every_duplex_and_paper() -> None:
    for duplex in DUPLEX:
        for paper in PAPERS.values():
            made = impose(card_set(5, *SIZE), PrintJob(paper, duplex), fixed_words(), look(), "2.1")
            assert made.findings == ()
