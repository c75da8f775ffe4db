"""What an author marks is marked wherever it stands: the same words on paper and in the book."""

from __future__ import annotations

import json
from zipfile import ZipFile

import pytest

from builder.build import Built, build
from builder.edition import Options
from builder.gates.pdf import OpenedPdf, PrintedRun
from builder.store.project import Project
from tests.rules.guides import BASE, made_guide

PRINTED = ("cards.pdf", "cards-print.pdf", "quick-reference.pdf", "quick-reference-card.pdf")
SHORT = "Never press into the back of the knee."
CALL = 'emergency: {label: Emergency, number: "112", note: "Say **where** you are."}'
MARKED = (
    ("cautions.yaml", f"short: {SHORT}", f"short: {SHORT.replace('back', '**back**')}"),
    ("cards/02-knead.md", "steps:", 'cue: Lift and *squeeze*.\nrepeats: "*three* times"\nsteps:'),
    ("guide.yaml", "glossary:", f"{CALL}\nglossary:"),
)
"""A file of the small guide, what it says, and what it says with marks."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small guide with marks in a caution, a fact and the line that tells whom to call."""
    folder = tmp_path_factory.mktemp("marks")
    guide = made_guide(BASE, folder / "guide")
    for file, before, after in MARKED:
        text = (guide / file).read_text(encoding="utf-8")
        assert before in text
        (guide / file).write_text(text.replace(before, after), encoding="utf-8")
    options = Options(only=("cards", "sheets", "quick", "epub"), output=folder / "output")
    return build(guide, options, Project())


def runs(built: Built, name: str) -> tuple[PrintedRun, ...]:
    pdf = OpenedPdf(built.files[name], name)
    return tuple(run for page in pdf.pages() for run in page.runs)


@pytest.mark.parametrize("name", PRINTED)
def test_marks_are_printed_as_type_and_not_as_stars(built: Built, name: str) -> None:
    assert not [run.text for run in runs(built, name) if "*" in run.text]
    back = [run.font for run in runs(built, name) if run.text == "back"]
    assert len(back) >= (2 if name.startswith("cards") else 1)
    assert all(font.endswith("-Bold") for font in back)


def test_facts_have_marks(built: Built) -> None:
    three = [run.font for run in runs(built, "cards.pdf") if run.text.startswith("three")]
    assert len(three) == 1
    assert three[0].endswith("Italic")


def test_whom_to_call_has_marks(built: Built) -> None:
    where = [run.font for run in runs(built, "quick-reference.pdf") if run.text == "where"]
    assert [font.endswith("-Bold") for font in where] == [True]


def test_the_book_has_the_same_marks(built: Built) -> None:
    (name,) = (name for name in built.files if name.endswith(".epub"))
    with ZipFile(built.folder / name) as book:
        pages = {
            name: book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")
        }
    holding = [name for name, page in pages.items() if "into the <strong>back</strong> of" in page]
    assert len(holding) >= 3
    assert not [name for name, page in pages.items() if "*" in page]


def test_the_proof_knows_the_words_alone(built: Built) -> None:
    places = json.loads(built.files["cautions.json"])["places"]
    texts = {place["file"]: place["text"] for place in places if place["caution"] == "knee-back"}
    assert set(texts) >= {*PRINTED, "guide.epub"}
    assert all(texts[name] == SHORT for name in PRINTED)
    assert SHORT in texts["guide.epub"]
