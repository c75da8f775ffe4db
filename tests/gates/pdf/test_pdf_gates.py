"""Every PDF of both guides passes every gate: two claims, other readers, our own rules."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from builder import outputs
from builder.build import written
from builder.calibrate.command import SheetRequest, write_test_sheet
from builder.drawing import Document, Element, Imposed, TextRun
from builder.drawing.page import Node, leaves
from builder.edition import Options
from builder.store.project import Project
from tests.gates.structure.rules import RULES, check_structure
from tests.support.made import (
    ADVICE,
    CARDS,
    CHANGED,
    FOLDED,
    PLANT,
    QUICK,
    SHEETS,
    SHOP,
    Made,
    with_pictures,
)
from tests.support.pdf_gates import failures, printed, program, sound, structured, told

TAGGED = (CARDS, SHEETS, QUICK, FOLDED, ADVICE)
"""What claims to be accessible and archival; the file for print shops is PDF/X."""
EVERY = (*TAGGED, SHOP)
PROFILES = ("ua1", "2a")
HEARD = re.compile(r'^\s*"(.*)"$')
"""A line of ``pdfinfo -struct-text`` that tells words; others tell elements."""


@pytest.fixture(scope="module", params=["real", "plant"])
def made(request: pytest.FixtureRequest) -> Made:
    guide: Made = request.getfixturevalue(request.param)
    return guide


@pytest.fixture(scope="module")
def calibration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_test_sheet(SheetRequest(), tmp_path_factory.mktemp("sheet"), "en", Project())


def test_there_is_every_file(made: Made) -> None:
    assert set(EVERY) == {name for name in made.built.files if name.endswith(".pdf")}
    assert set(EVERY) == set(made.documents)
    assert len(RULES) >= 20


@pytest.mark.parametrize("name", TAGGED)
@pytest.mark.parametrize("profile", PROFILES)
def test_the_validator_confirms_both_claims(made: Made, name: str, profile: str) -> None:
    assert failures(made.built.files[name], profile) == []


def test_the_file_for_print_shops_makes_no_claim_it_does_not_keep(made: Made) -> None:
    pdf = made.built.files[SHOP]
    assert any("PDF/UA" in failure for failure in failures(pdf, "ua1"))
    assert any("PDF/A" in failure for failure in failures(pdf, "2a"))


@pytest.mark.parametrize("name", EVERY)
def test_qpdf_finds_the_syntax_sound(made: Made, name: str, tmp_path: Path) -> None:
    assert sound(made.built.files[name], tmp_path) == []


@pytest.mark.parametrize("name", EVERY)
def test_our_own_rules_find_nothing(made: Made, name: str) -> None:
    parts = (made.built.files[name], made.documents[name], name)
    assert (*structured(*parts), *told(*parts), *printed(*parts)) == ()


def test_the_test_sheet_for_printers_passes_too(calibration: Path, tmp_path: Path) -> None:
    pdf = calibration.read_bytes()
    assert [failures(pdf, profile) for profile in PROFILES] == [[], []]
    assert sound(pdf, tmp_path) == []
    assert check_structure(pdf, name=calibration.name) == ()


@pytest.mark.parametrize("name", [CARDS, QUICK, SHEETS])
def test_another_reader_hears_the_words_in_the_order_of_the_content(plant: Made, name: str) -> None:
    """Poppler takes half a minute for the structure of the real guide, so it reads the tiny one."""
    asked = [program("pdfinfo"), "-enc", "UTF-8", "-struct-text", str(plant.path(name))]
    run = subprocess.run(asked, capture_output=True, check=True)
    lines = run.stdout.decode(errors="replace").splitlines()
    heard = [match[1] for line in lines if (match := HEARD.match(line))]
    expected = letters(words(plant.documents[name]))
    assert len(expected) > 400
    assert letters(heard) == expected


def test_sheets_of_changed_cards_alone_pass_too(plant: Made, tmp_path: Path) -> None:
    """The title card is not among them: another heading is the first."""
    built = json.loads(plant.path("build.json").read_text(encoding="utf-8"))
    built["cards"][2]["digest"] = "an older one"
    earlier = tmp_path / "build.json"
    earlier.write_text(json.dumps(built), encoding="utf-8")
    asked = Options(only=("sheets",), output=with_pictures(tmp_path), changed_since=earlier)
    files = written(PLANT, asked, Project())
    pdf = files.files[CHANGED]
    assert [failures(pdf, profile) for profile in PROFILES] == [[], []]
    parts = (pdf, files.made.form(outputs.CHANGED).document, SHEETS)
    assert (*structured(*parts), *told(*parts), *printed(*parts)) == ()


def letters(texts: list[str]) -> str:
    return "".join("".join(texts).split())


def words(document: Document) -> list[str]:
    """Return all text of ``document`` that is content, in reading order."""
    return [text for page in document.pages for part in page.body for text in _words(part)]


def _words(part: object) -> list[str]:
    match part:
        case Imposed(page=page):
            return [text for inner in page.body for text in _words(inner)]
        case Element(children=children):
            return [text for child in children for text in _words(child)]
        case TextRun(text=text):
            return [text]
        case _:
            return []


def test_every_callout_is_a_section_that_begins_with_its_signal_word(made: Made) -> None:
    sections = {name: list(_callouts(made.documents[name])) for name in (CARDS, QUICK, SHEETS)}
    assert min(map(len, sections.values())) >= 2
    for callout in (each for all_ in sections.values() for each in all_):
        spoken = " ".join(leaf.text for leaf in leaves((callout,)) if isinstance(leaf, TextRun))
        assert callout.title.isupper()
        assert spoken.startswith(callout.title)
        assert len(spoken) > len(callout.title) + 10


def _callouts(document: Document) -> list[Element]:
    bodies = [
        inner
        for page in document.pages
        for part in page.body
        for inner in (part.page.body if isinstance(part, Imposed) else [part])
    ]
    return [each for body in bodies if isinstance(body, Element) for each in _sections(body)]


def _sections(element: Element) -> list[Element]:
    inner: list[Node] = list(element.children)
    below = [each for node in inner if isinstance(node, Element) for each in _sections(node)]
    return [element, *below] if element.role == "Sect" else below
