from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.diagnostics import ContentError
from builder.drawing import Artifact, Element, Imposed, Page
from builder.geometry import Affine, Box, Point
from builder.outputs.sheets.impose import Sheets, impose, printing_order
from builder.press.job import DUPLEX, PAPERS, Duplex, Paper, PrinterProfile, PrintJob
from tests.press.sheets import card_set
from tests.support.faces import look
from tests.support.words import fixed_words

SIZES = [(99.0, 132.0), (66.0, 99.0), (63.0, 88.0), (105.0, 148.0), (45.0, 50.0)]


def sheets(cards: int, size: tuple[float, float], job: PrintJob) -> Sheets:
    return impose(card_set(cards, *size), job, fixed_words(), look(), "1.0")


def faces(page: Page) -> Iterator[Imposed]:
    return (part for part in page.body if isinstance(part, Imposed) and "card" in part.page.name)


def centre(face: Imposed) -> Point:
    return face.place.apply(face.page.trim.centre)


def by_name(made: Sheets) -> dict[str, tuple[str, Imposed]]:
    return {
        face.page.name: (page.name, face) for page in made.document.pages for face in faces(page)
    }


def behind(at: Point, paper: Paper, duplex: Duplex) -> Point:
    if duplex == "short":
        return Point(at.x, paper.height - at.y)
    return Point(paper.width - at.x, at.y)


@settings(max_examples=40)
@given(
    st.integers(1, 23),
    st.sampled_from(SIZES),
    st.sampled_from(list(PAPERS.values())),
    st.sampled_from(["long", "short", "manual", "none"]),
)
def test_a_back_lies_behind_its_front_and_turns_like_a_page(
    cards: int, size: tuple[float, float], paper: Paper, duplex: Duplex
) -> None:
    placed = by_name(sheets(cards, size, PrintJob(paper, duplex)))
    assert len(placed) == 2 * cards
    for number in range(1, cards + 1):
        on_front, front = placed[f"card-{number}-front"]
        on_back, back = placed[f"card-{number}-back"]
        assert on_back == on_front.replace("front", "back")
        for x, y in ((0.0, 0.0), (size[0], 0.0), (10.0, 20.0)):
            there = behind(front.place.apply(Point(size[0] - x, y)), paper, duplex)
            assert back.place.apply(Point(x, y)) == pytest.approx(there)


@settings(max_examples=20)
@given(st.integers(1, 11), st.sampled_from(SIZES[:4]), st.sampled_from(list(PAPERS.values())))
def test_front_and_back_fold_onto_one_another(
    cards: int, size: tuple[float, float], paper: Paper
) -> None:
    made = sheets(cards, size, PrintJob(paper, "fold"))
    placed = by_name(made)
    for number in range(1, cards + 1):
        on_front, front = placed[f"card-{number}-front"]
        on_back, back = placed[f"card-{number}-back"]
        assert on_back == on_front
        for y in (0.0, size[1]):
            spine = front.place.apply(Point(size[0], y))
            assert back.place.apply(Point(0.0, y)) == pytest.approx(spine)
        assert back.place[:4] == front.place[:4]


@pytest.mark.parametrize("duplex", DUPLEX)
def test_faces_stand_in_the_order_of_the_cards(duplex: Duplex) -> None:
    made = sheets(6, SIZES[0], PrintJob(duplex=duplex))
    read = [face.page.name for page in made.document.pages for face in faces(page)]
    fronts = [name for name in read if "front" in name]
    backs = [name for name in read if "back" in name]
    assert fronts == [f"card-{number}-front" for number in range(1, 7)]
    assert backs == [f"card-{number}-back" for number in range(1, 7)]


def test_the_order_of_pages_is_that_of_printing() -> None:
    assert printing_order(2, "long") == ((1, "front"), (1, "back"), (2, "front"), (2, "back"))
    assert printing_order(2, "manual") == ((1, "front"), (2, "front"), (1, "back"), (2, "back"))
    assert printing_order(2, "fold") == ((1, "both"), (2, "both"))


@pytest.mark.parametrize(
    ("duplex", "pages", "paper", "cuts", "folds"),
    [("long", 4, 2, 11, 0), ("manual", 4, 2, 11, 0), ("none", 4, 4, 11, 0), ("fold", 3, 3, 15, 3)],
)
def test_sheets_and_cuts_are_counted(
    duplex: Duplex, pages: int, paper: int, cuts: int, folds: int
) -> None:
    made = sheets(6, SIZES[0], PrintJob(duplex=duplex))
    assert len(made.document.pages) == pages
    assert (made.sheets, made.cards, made.cuts, made.folds) == (paper, 6, cuts, folds)


@pytest.mark.parametrize(
    ("duplex", "flip"),
    [("long", "DuplexFlipLongEdge"), ("short", "DuplexFlipShortEdge"), ("manual", "Simplex")],
)
def test_the_viewer_is_told_how_to_print(duplex: Duplex, flip: str) -> None:
    made = sheets(1, SIZES[0], PrintJob(duplex=duplex))
    assert made.document.viewer == {"PrintScaling": "None", "Duplex": flip}


def test_what_is_said_is_content_and_marks_are_artifacts() -> None:
    """Who prints what somebody else cuts may hear the file: ISO 14289-1, 7.1."""
    (page, *_) = sheets(4, SIZES[0], PrintJob()).document.pages
    *words, marks, one, two, three, four = page.body
    assert all(isinstance(part, Element) and part.role == "P" for part in words)
    assert len(words) == 4
    assert isinstance(marks, Artifact)
    assert all(isinstance(face, Imposed) for face in (one, two, three, four))


def test_a_card_larger_than_the_page_is_found() -> None:
    with pytest.raises(ContentError) as caught:
        sheets(1, (210.0, 297.0), PrintJob())
    (finding,) = caught.value.findings
    assert finding.code == "sheet-no-room"
    assert "211.8 × 301 mm" in finding.message
    assert "201.6 × 271 mm" in finding.message


@pytest.mark.parametrize(
    ("size", "job", "hint"),
    [
        ((150.0, 280.0), PrintJob(), "--paper a4"),
        ((180.0, 140.0), PrintJob(duplex="fold"), "--duplex long"),
        ((210.0, 297.0), PrintJob(), "a6"),
    ],
)
def test_the_hint_names_what_fits(size: tuple[float, float], job: PrintJob, hint: str) -> None:
    with pytest.raises(ContentError) as caught:
        sheets(1, size, job)
    assert hint in caught.value.findings[0].hint


PROFILE = PrinterProfile(x=1.2, y=-0.8, angle_deg=0.4, scale_x=0.97, scale_y=0.985)


def printed(at: Point, side: str, job: PrintJob) -> Point:
    """Return where the printer of ``PrinterProfile`` prints what the file has ``at`` (mm)."""
    x, y = job.paper.width / 2, job.paper.height / 2
    profile = job.printer
    to = Affine.translation(-x, -y).then(Affine.scaling(profile.scale_x, profile.scale_y))
    if side == "back":
        to = to.then(Affine.rotation(profile.angle_deg)).then(
            Affine.translation(profile.x, profile.y)
        )
    return to.then(Affine.translation(x, y)).apply(at)


@pytest.mark.parametrize("duplex", ["long", "short", "manual"])
def test_backs_land_behind_fronts_on_a_printer_that_errs(duplex: Duplex) -> None:
    job = PrintJob(duplex=duplex, printer=PROFILE)
    made = sheets(3, SIZES[0], job)
    true = by_name(sheets(3, SIZES[0], PrintJob(duplex=duplex)))
    for name, (_, face) in by_name(made).items():
        side = "back" if name.endswith("back") else "front"
        for corner in (Point(0.0, 0.0), Point(99.0, 132.0)):
            lands = printed(face.place.apply(corner), side, job)
            assert lands == pytest.approx(true[name][1].place.apply(corner), abs=1e-6)


def test_what_stands_round_a_corrected_back_moves_with_it() -> None:
    made = sheets(4, SIZES[0], PrintJob(printer=PROFILE))
    margins, *_ = made.document.pages[1].body
    assert isinstance(margins, Imposed)
    assert margins.window == Box(0.0, 0.0, 210.0, 279.4)
