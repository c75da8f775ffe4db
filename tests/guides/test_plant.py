"""A guide about something else, in another language, built by the same code."""

from __future__ import annotations

import ast
import html
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import builder
from builder.gates.epub import check_epub
from builder.gates.epub.opened import open_book
from builder.gates.pdf import OpenedPdf, check_pages
from builder.model.bars import ON_CARDS, ON_SHEETS
from tests.support.epubcheck import EXPLAINED, epubcheck_messages
from tests.support.made import PLANT, Made
from tests.support.written import cards_of, missing_cautions, quick_of, words

SOURCES = Path(builder.__file__).parent
OURS = re.compile(r"massage|\b(leg|legs|calf|thigh|knee|ankle|effleurage)\b", re.IGNORECASE)
"""Words of the first guide, which no other guide may meet."""
EXAMPLES = {
    ("store/project.py", "back-leg-massage"),
    ("reading/file_names.py", "knead-the-calf"),
    ("reading/file_names.py", "leg-map"),
}
"""The name of the default guide, and examples in hints."""
PRINTED = re.compile(r"massage|\b(legs|calf|thigh|knee|ankle|effleurage)\b", re.IGNORECASE)
"""The same without *leg*, which is an imperative in German."""
ENGLISH = re.compile(r"\b(the|and|with|next|steps?|tips?|card|back|warning)\b", re.IGNORECASE)


def book_texts(made: Made) -> dict[str, str]:
    """Return the words of every page of the e-book, by name."""
    with zipfile.ZipFile(made.path(f"{PLANT.name}.epub")) as book:
        pages = {name: book.read(name).decode() for name in book.namelist()
                 if name.endswith((".xhtml", ".opf", ".ncx"))}  # fmt: skip
    plain = {name: re.sub(r"<head>.*?</head>|<[^>]+>", " ", text, flags=re.DOTALL)
             for name, text in pages.items()}  # fmt: skip
    return {name: html.unescape(text) for name, text in plain.items()}


def page_texts(made: Made) -> list[str]:
    printed = [*cards_of(made).printed.pages(), *quick_of(made).printed.pages()]
    return [words(page) for page in printed]


def test_all_outputs_are_built(plant: Made) -> None:
    inventory = json.loads(plant.path("build.json").read_text("utf-8"))
    assert set(inventory["outputs"]) == {
        "cards.pdf", "cards-print.pdf", "cards-shop.pdf", "print-and-laminate.pdf",
        "quick-reference.pdf", "quick-reference-card.pdf", "cautions.json",
        f"{PLANT.name}.epub", f"{PLANT.name}-vector.epub",
    }  # fmt: skip
    assert plant.built.findings == ()
    assert len(inventory["faces"]) == 2 * 5


def test_the_cards_have_the_size_the_guide_asks_for(plant: Made) -> None:
    for page in cards_of(plant).printed.pages():
        assert (page.trim.width, page.trim.height) == pytest.approx((105, 148), abs=0.05)


def test_nothing_of_the_first_guide_is_in_it(plant: Made) -> None:
    texts = [*page_texts(plant), *book_texts(plant).values()]
    assert len(texts) > 20
    assert [match[0] for text in texts if (match := PRINTED.search(text))] == []


def test_the_fixed_words_are_german(plant: Made) -> None:
    printed = " ".join(page_texts(plant))
    for word in ("GEFAHR", "WARNUNG", "VORSICHT", "HINWEIS", "Die Karten", "Letzte Karte", "Tipp"):
        assert word in printed
    book = " ".join(book_texts(plant).values())
    for word in ("Inhalt", "Fachwörter", "Quellen", "Schritte", "Titelseite"):
        assert word in book
    for text in (printed, book):
        assert [match[0] for match in ENGLISH.finditer(text)] == []


def test_the_look_for_english_sees_it() -> None:
    assert ENGLISH.search("Weiter: Next card")
    assert OURS.search("Die Back Leg Massage")


def test_marks_of_html_and_jinja_are_ordinary_characters(plant: Made) -> None:
    assert "Erde & Sand" in " ".join(page_texts(plant))
    assert "Erde & Sand" in " ".join(book_texts(plant).values())


def test_the_guides_own_template_and_theme_are_used(plant: Made) -> None:
    assert "Du brauchst Handschuhe" in page_texts(plant)[1]
    assert plant.theme.colours.link == "#2f5d2a"
    assert [look.pattern for look in plant.theme.parts] == ["waves", "dots"]
    assert plant.theme.colours.paper == "#ffffff"


def test_every_caution_stands_where_it_must(plant: Made) -> None:
    cards = cards_of(plant)
    faults = [fault for card in plant.guide.cards for fault in missing_cautions(plant, cards, card)]
    assert faults == []
    assert sum(len(plant.guide.cautions_on(card)) for card in plant.guide.cards) >= 6


def test_our_own_rules_find_nothing(plant: Made) -> None:
    for written, bars in ((cards_of(plant), ON_CARDS), (quick_of(plant), ON_SHEETS)):
        assert check_pages(OpenedPdf(written.content, "file.pdf"), written.document, bars) == ()
    name = f"{PLANT.name}.epub"
    assert check_epub(open_book(plant.path(name).read_bytes(), name), plant.guide) == ()


def test_epubcheck_finds_nothing_but_the_fonts(plant: Made, tmp_path: Path) -> None:
    messages = epubcheck_messages(plant.path(f"{PLANT.name}.epub"), tmp_path)
    assert set(messages) <= EXPLAINED, messages


def code_words(tree: ast.Module) -> Iterator[str]:
    """Yield names and texts of a module, without what only explains it."""
    explained = {
        id(node.value) for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }  # fmt: skip
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in explained:
                yield text
            case ast.Name(id=name) | ast.arg(arg=name) | ast.FunctionDef(name=name):
                yield name.replace("_", " ")
            case ast.Attribute(attr=name) | ast.ClassDef(name=name):
                yield name.replace("_", " ")


def test_the_builder_knows_nothing_of_massage_but_its_figures() -> None:
    words = set()
    for file in sorted(SOURCES.rglob("*.py")):
        name = file.relative_to(SOURCES).as_posix()
        if not name.startswith("figures/"):
            tree = ast.parse(file.read_text("utf-8"))
            words |= {(name, text) for text in code_words(tree) if OURS.search(text)}
    assert {(name, text) for name, text in words if "default: " not in text} == EXAMPLES


def test_the_look_into_the_code_sees_a_planted_word() -> None:
    assert any(OURS.search(text) for text in code_words(ast.parse("def calf_height(): return 3")))
