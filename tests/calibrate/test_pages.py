"""The test sheet as people hold it: words, letters, room, tags."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import page as validator
import pikepdf
import pytest

from builder.calibrate.layout import EDGES, LETTERS, TrialSheet
from builder.calibrate.pages import RULER_BELOW, compose_test_sheet
from builder.drawing import Document, TextRun
from builder.drawing.page import leaves
from builder.gates.pdf import OpenedPdf, check_pages
from builder.geometry import Box, Point
from builder.model.bars import Bars
from builder.press.grid import turn_over
from builder.press.job import PAPERS, TURNS, Margins, PaperName, PrinterProfile, Turn
from tests.calibrate.simulated import PROJECT, Printer, family, readings_of, written
from tests.calibrate.simulated import drawn_plain as drawn
from tests.support.words import fixed_words

LANGUAGES = sorted(file.stem for file in (PROJECT.templates / "words").glob("*.yaml"))
LONGEST = 'cardbook calibrate --paper letter --duplex manual --measured "A=0.5,B=-1,…"'
PROFILE = PrinterProfile("Kitchen", 1.0, -2.0, 0.5, 0.98, 1.01, Margins(4, 4, 4, 13), "a4", "long")
papers = pytest.mark.parametrize("paper", PAPERS)
turns = pytest.mark.parametrize("turn", TURNS)
languages = pytest.mark.parametrize("language", LANGUAGES)


@lru_cache(maxsize=40)
def sheet_of(language: str, paper: PaperName, turn: Turn, proof: bool = False) -> Document:
    sheet = TrialSheet(PAPERS[paper], turn, PROFILE if proof else PrinterProfile())
    return compose_test_sheet(sheet, fixed_words(language), family(), language, LONGEST)


def texts(document: Document, page: int) -> list[TextRun]:
    return [leaf for leaf in leaves(document.pages[page].body) if isinstance(leaf, TextRun)]


def text_of(document: Document, page: int) -> str:
    return " ".join(run.text for run in texts(document, page))


def test_there_are_words_for_two_languages() -> None:
    assert set(LANGUAGES) >= {"en", "de"}


@languages
@papers
@turns
@pytest.mark.parametrize("proof", [False, True])
def test_the_steps_have_room_above_the_ruler(
    language: str, paper: PaperName, turn: Turn, proof: bool
) -> None:
    runs = texts(sheet_of(language, paper, turn, proof), 0)
    ruler = PAPERS[paper].height - RULER_BELOW
    (command,) = [run for run in runs if run.text.startswith("cardbook")]
    last = max(run.baseline for run in runs if run.x >= 58 and run.baseline <= ruler - 8)
    assert last >= command.baseline
    above = [run for run in runs if ruler - 8 < run.baseline < ruler]
    assert [run.text for run in above] == ["J"]


@languages
@papers
def test_no_words_touch(language: str, paper: PaperName) -> None:
    boxes = [box_of(run) for run in texts(sheet_of(language, paper, "manual"), 0)]
    assert len(boxes) > 100
    touching = [
        (one, other)
        for index, one in enumerate(boxes)
        for other in boxes[index + 1 :]
        if one.left < other.right - 0.05 and other.left < one.right - 0.05
        and one.top < other.bottom and other.top < one.bottom
    ]  # fmt: skip
    assert touching == []


def box_of(run: TextRun) -> Box:
    cap = run.size_pt * 25.4 / 72 * 0.668
    return Box(run.x, run.baseline - cap, run.x + run.width, run.baseline)


@languages
def test_each_letter_stands_at_its_place_and_in_its_box(language: str) -> None:
    said_alone = [run.text for run in texts(sheet_of(language, "a4", "long"), 0)]
    assert [said_alone.count(letter) for letter in LETTERS] == [2] * len(LETTERS)


@languages
def test_the_steps_name_every_letter(language: str) -> None:
    """Once at its place, once in its box, once in a step."""
    spoken = [run.text for run in texts(sheet_of(language, "a4", "long"), 0) if " " in run.text]
    bold = [run.text for run in texts(sheet_of(language, "a4", "long"), 0) if run.font == "bold"]
    steps = [word.strip(":,()") for text in (*spoken, *bold) for word in text.split()]
    for letter in ("A", "B", "C", "D", "E", "F", "G", "H", "J", "K", *EDGES):
        assert steps.count(letter) >= 3, letter


@languages
@turns
def test_the_sheet_tells_how_it_is_turned(language: str, turn: Turn) -> None:
    text = text_of(sheet_of(language, "common", turn), 0)
    for other in TURNS:
        first = str(fixed_words(language).calibrate.print[other])
        assert (first in text) == (other == turn)


def test_the_back_bears_no_words_behind_the_steps() -> None:
    """Against a window they would show through."""
    for turn in TURNS:
        document = sheet_of("de", "common", turn)
        back = [through(run, turn) for run in texts(document, 1)]
        front = [box_of(run) for run in texts(document, 0)]
        assert back
        for box in back:
            assert not [one for one in front if overlap(box.inset(-2), one)]


def through(run: TextRun, turn: Turn) -> Box:
    over = turn_over(PAPERS["common"], turn)
    left, top, right, bottom = box_of(run)
    one, other = over.apply(Point(left, top)), over.apply(Point(right, bottom))
    xs, ys = sorted((one.x, other.x)), sorted((one.y, other.y))
    return Box(xs[0], ys[0], xs[1], ys[1])


def overlap(one: Box, other: Box) -> bool:
    across = one.left < other.right and other.left < one.right
    return across and one.top < other.bottom and other.top < one.bottom


@papers
@turns
def test_back_and_sheets_of_cards_agree_on_what_lies_behind(paper: PaperName, turn: Turn) -> None:
    sheet = TrialSheet(PAPERS[paper], turn)
    for at in (Point(10, 20), Point(90, 200)):
        assert sheet.behind(at) == pytest.approx(turn_over(sheet.paper, turn).apply(at))


@papers
@turns
def test_the_file_has_each_cross_behind_its_net(paper: PaperName, turn: Turn) -> None:
    readings = readings_of(drawn(paper, turn), Printer(), turn)
    assert [readings[letter] for letter in "ABCDEFGH"] == pytest.approx([0.0] * 8, abs=0.01)
    assert [readings[letter] for letter in "JK"] == pytest.approx([150.0, 150.0], abs=0.01)


@pytest.mark.parametrize("applied", [PrinterProfile(), PROFILE])
def test_the_file_is_tagged_sound_and_said_to_be_printed_as_it_is(applied: PrinterProfile) -> None:
    sheet = TrialSheet(PAPERS["a4"], "long", applied)
    pdf = written(sheet, "de")
    for profile in ("ua1", "2a"):
        verdict = validator.validate_pdf_bytes(pdf, profile=profile)
        assert [failure.message for failure in verdict.failures] == []
    document = compose_test_sheet(sheet, fixed_words("de"), family(), "de", "cardbook calibrate")
    assert check_pages(OpenedPdf(pdf, "a"), document, Bars(small=1.2)) == ()


@pytest.mark.parametrize(
    ("turn", "duplex"),
    [("long", "/DuplexFlipLongEdge"), ("short", "/DuplexFlipShortEdge"), ("manual", "/Simplex")],
)
def test_a_viewer_is_told_how_to_print(turn: Turn, duplex: str, tmp_path: Any) -> None:
    (tmp_path / "a.pdf").write_bytes(written(TrialSheet(PAPERS["letter"], turn)))
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert pdf.Root.ViewerPreferences.Duplex == duplex
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
        assert [float(side) for side in pdf.pages[0].MediaBox[2:]] == [612, 792]


def test_words_are_large_enough() -> None:
    small = {run.size_pt for run in texts(sheet_of("en", "a4", "long"), 0)}
    assert min(small) >= 7
    assert all(
        run.size_pt >= 11
        for run in texts(sheet_of("en", "a4", "long"), 0)
        if not run.text.lstrip("−").isdecimal()
    )


def test_the_same_sheet_gives_the_same_bytes() -> None:
    sheet = TrialSheet(PAPERS["common"], "short", PROFILE)
    assert written(sheet) == written(sheet)
