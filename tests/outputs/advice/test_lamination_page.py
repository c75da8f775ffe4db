"""The page on printing and laminating: it fits, says the guide's numbers and reads aloud well."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import page as validator
import pytest

from builder.backends.pdf import write_pdf
from builder.diagnostics import ContentError
from builder.drawing import Document, Element, Placed, TextRun
from builder.drawing.page import leaves
from builder.gates.pdf import OpenedPdf, check_pages
from builder.model import CardFormat, Guide, Lamination, PouchSize
from builder.model.bars import ON_SHEETS
from builder.outputs.advice.document import AdviceFit, compose_advice
from builder.outputs.sheets.numbers import Numbers
from builder.press.job import DUPLEX, PAPERS, Duplex, PaperName, PrintJob
from builder.templating import Templates
from builder.typeset import load_profile
from tests.gates.structure.rules import check_structure
from tests.rules.guides import EXPECTED, RULES
from tests.support.books import ROOT, TEMPLATES, family, leg_guide, plant_guide, theme
from tests.support.editions import edition_of
from tests.support.positions import in_file
from tests.support.words import fixed_words

OWN = RULES / "fit-print-and-laminate" / "templates"
NUMBERS = Numbers(cards=20, sheets=5, cuts=30)
GUIDES: dict[str, Guide] = {"en": leg_guide(), "de": plant_guide()}
LONGEST_ALT = 140


def composed(
    guide: Guide, paper: PaperName = "common", numbers: Numbers = NUMBERS, own: Path | None = None
) -> AdviceFit:
    phrases = fixed_words(guide.language.partition("-")[0])
    folders = [(TEMPLATES, "templates")]
    if own is not None:
        folders.insert(0, (own, "guide/templates"))
    templates = Templates(folders, phrases)
    return compose_advice(
        edition_of(guide, theme(), templates, phrases, family(), job=PrintJob(PAPERS[paper])),
        numbers,
    )


def numbers(duplex: Duplex) -> Numbers:
    return Numbers(cards=1000, sheets=250, cuts=1500, duplex=duplex)


@cache
def plain() -> AdviceFit:
    return composed(GUIDES["en"])


def text_of(document: Document) -> str:
    (page,) = document.pages
    runs = (leaf.text for leaf in leaves(page.body) if isinstance(leaf, TextRun))
    return " ".join(" ".join(runs).replace("\u00a0", " ").split())


def elements(nodes: Any) -> Iterator[Element]:
    for node in nodes:
        if isinstance(node, Element):
            yield node
            yield from elements(node.children)


def of_role(document: Document, role: str) -> list[Element]:
    (page,) = document.pages
    return [element for element in elements(page.body) if element.role == role]


def pictures(document: Document) -> list[str]:
    return [
        leaf.drawing.name
        for figure in of_role(document, "Figure")
        for leaf in figure.children
        if isinstance(leaf, Placed)
    ]


def written(fit: AdviceFit) -> bytes:
    return write_pdf(fit.document, family(), load_profile(ROOT / "fonts").data)


@pytest.mark.parametrize("language", GUIDES)
@pytest.mark.parametrize("paper", get_args(PaperName))
def test_every_way_to_print_has_one_page_on_every_paper(language: str, paper: PaperName) -> None:
    for duplex in DUPLEX:
        fit = composed(GUIDES[language], paper, numbers(duplex))
        (page,) = fit.document.pages
        assert (page.width, page.height) == (PAPERS[paper].width, PAPERS[paper].height)
        assert fit.spare >= 0
        assert fit.size_pt >= theme().quick_reference.body_floor


@pytest.mark.parametrize("language", GUIDES)
@pytest.mark.parametrize(
    ("size", "lamination"),
    [
        ("66x99", Lamination()),
        ("a6", Lamination()),
        ("4x6in", Lamination()),
        ("99x132", Lamination(pouch="a4")),
        ("a7", Lamination(seal=5.0)),
        ("99x132", Lamination(radius=0.0)),
        ("poker", Lamination(pouch=PouchSize(width=111.1, height=222.2))),
    ],
)
def test_every_pouch_has_one_page(language: str, size: str, lamination: Lamination) -> None:
    card = CardFormat.model_validate({"size": size})
    guide = GUIDES[language].model_copy(update={"card": card, "lamination": lamination})
    for duplex in ("long", "fold"):
        for paper in get_args(PaperName):
            assert composed(guide, paper, numbers(duplex)).spare >= 0


def test_the_numbers_of_the_guide_are_filled_in() -> None:
    text = text_of(plain().document)
    for said in (
        "5 sheets of paper A4 or Letter",
        "21 A6 pouches 111 × 154 mm, or any from 105 × 138 mm. One is for a test.",
        "30 cuts in paper Then 80 in plastic.",
        "Paper: 99 × 132 mm, corner radius 3.4 mm.",
        "Plastic when cut: 105 × 138 mm, so 3 mm of clear edge.",
        "so 6 mm at the sides, 11 mm above and below.",
        "corner punch (3.4 to 6.4 mm)",
        "flip on long edge",
        "cards-print.pdf",
    ):
        assert said in text


def test_one_of_a_kind_is_told_as_one() -> None:
    text = text_of(composed(GUIDES["en"], numbers=Numbers(cards=1, sheets=1, cuts=1)).document)
    assert "1 sheet of paper" in text
    assert "1 cut in paper Then 4 in plastic." in text


def test_german_writes_a_comma() -> None:
    assert "Eckenradius 3,4 mm" in text_of(composed(GUIDES["de"]).document)


def test_who_prints_on_letter_is_told_inches() -> None:
    text = text_of(composed(GUIDES["en"], "letter").document)
    assert "111 × 154 mm (4.4 × 6.1 in)" in text
    assert "5 mil (125 micron)" in text


def test_the_page_of_a4_speaks_of_no_letter() -> None:
    text = text_of(composed(GUIDES["en"], "a4").document)
    assert "Letter" not in text
    assert "mil " not in text


def test_the_steps_stand_in_the_order_of_the_work() -> None:
    assert pictures(plain().document) == [
        "sizes", "print", "measure", "cut-paper", "round-paper", "dry", "try", "seal", "cool",
        "cut-plastic", "round-plastic",
    ]  # fmt: skip


def test_pairs_are_folded_and_halves_are_joined() -> None:
    folded = pictures(composed(GUIDES["en"], numbers=numbers("fold")).document)
    assert folded[3:5] == ["cut-paper", "fold"]
    joined = pictures(composed(GUIDES["en"], numbers=numbers("none")).document)
    assert joined[3:5] == ["cut-paper", "join"]


def test_only_what_is_printed_on_both_sides_is_held_to_a_lamp() -> None:
    for duplex in DUPLEX:
        text = text_of(composed(GUIDES["en"], numbers=numbers(duplex)).document)
        assert ("Held to a lamp" in text) == (duplex in ("long", "short", "manual"))


def laminated(card: str = "99x132", **lamination: Any) -> Document:
    size = CardFormat.model_validate({"size": card})
    asked = Lamination(**lamination)
    guide = GUIDES["en"].model_copy(update={"card": size, "lamination": asked})
    return composed(guide).document


def test_cards_that_share_a_pouch_are_advised_against() -> None:
    text = text_of(laminated(pouch="a4"))
    assert "6 A4 pouches" in text
    assert "Up to 4 cards in a pouch, 6 mm or more apart." in text
    assert "One card to a pouch is safer, makers say: 21 A6 pouches, 111 × 154 mm." in text
    assert "One card to a pouch" not in text_of(plain().document)


def test_where_nothing_stands_over_nothing_is_cut() -> None:
    document = laminated("a6")
    assert "cut-plastic" not in pictures(document)
    assert "All of them are straight." in text_of(document)


def test_oily_hands_get_a_pouch_that_has_room() -> None:
    assert "Leave 5 mm of clear edge, in a pouch from 115 × 158 mm." in text_of(laminated("a6"))
    assert "Leave 5 mm of clear edge." in text_of(plain().document)


def test_square_corners_are_not_rounded() -> None:
    square = laminated(radius=0.0)
    assert not {"round-paper", "round-plastic"} & set(pictures(square))
    assert "corners square" in text_of(square)
    small = laminated(radius=2.0)
    assert "round-paper" not in pictures(small)
    assert "round-plastic" in pictures(small)
    assert "corner punch (up to 2 mm)" in text_of(small)


@pytest.mark.parametrize("language", GUIDES)
def test_every_picture_is_said_in_words(language: str) -> None:
    said = {
        figure.alt
        for duplex in DUPLEX
        for figure in of_role(
            composed(GUIDES[language], "letter", numbers(duplex)).document, "Figure"
        )
    }
    assert len(said) == 13
    for alt in said:
        assert alt.endswith(".")
        assert len(alt) <= LONGEST_ALT


def test_headings_follow_one_another() -> None:
    (page,) = plain().document.pages
    roles = [element.role for element in elements(page.body) if element.role in ("H1", "H2", "H3")]
    assert roles == ["H1", "H2", "H2", "H2"]


def test_title_and_place_for_the_reader_of_the_file() -> None:
    document = plain().document
    assert document.title == "Calm Calves & more: Print and laminate"
    assert document.viewer["PrintScaling"] == "None"
    assert [page.name for page in document.pages] == ["print-and-laminate"]


@pytest.mark.parametrize("language", GUIDES)
def test_the_written_file_is_sound(language: str) -> None:
    fit = composed(GUIDES[language], "common", numbers("fold"))
    content = written(fit)
    assert check_pages(OpenedPdf(content, "advice.pdf"), fit.document, ON_SHEETS) == ()
    assert check_structure(content, name="advice.pdf") == ()
    for profile in ("ua1", "2a"):
        verdict = validator.validate_pdf_bytes(content, profile=profile)
        assert [failure.message for failure in verdict.failures] == []


def test_the_same_guide_gives_the_same_bytes() -> None:
    assert written(composed(GUIDES["en"])) == written(composed(GUIDES["en"]))


@pytest.mark.golden
def test_a_template_that_says_too_much(request: pytest.FixtureRequest) -> None:
    with pytest.raises(ContentError) as caught:
        composed(GUIDES["en"], own=OWN)
    text = "".join(f"{finding}\n" for finding in caught.value.findings)
    assert {finding.code for finding in caught.value.findings} == {"fit-print-and-laminate"}
    expected = OWN.parent / EXPECTED
    if request.config.getoption("--update-golden", default=False):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ('figure="cool"', 'figure="freeze"', "markup-value"),
        ('figure="sheets"', 'figure="cool"', "markup-value"),
        ("<name>{{ do.cool }}</name> ", "", "markup-attribute"),
        ("<part>{{ say.sizes.plastic }}</part>", "", "markup-attribute"),
        ("<stamp>", "<stamp><step>", "template-markup"),
        ("<panel title=", "<panel name=", "markup-attribute"),
        ("say.sizes.alt", "say.sizes.old", "template-error"),
    ],
)
def test_a_template_with_a_mistake(before: str, after: str, code: str, tmp_path: Path) -> None:
    name = "print/print-and-laminate.block.j2"
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    assert before in source
    (tmp_path / "print").mkdir()
    (tmp_path / name).write_text(source.replace(before, after), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        composed(GUIDES["en"], own=tmp_path)
    assert code in {finding.code for finding in caught.value.findings}
    assert all(in_file(f.position).file == f"guide/templates/{name}" for f in caught.value.findings)


def test_a_character_that_type_lacks_is_found() -> None:
    guide = GUIDES["en"].model_copy(update={"title": "茶"})
    with pytest.raises(ContentError) as caught:
        composed(guide)
    assert {finding.code for finding in caught.value.findings} == {"missing-glyph"}
