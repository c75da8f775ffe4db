"""Lines and marks that are lost on paper: each fault has its code, each bar two sides."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builder.backends.pdf import write_pdf
from builder.diagnostics import Finding
from builder.drawing import Artifact, Document, Drawing, Element, Page, Placed, Shape, Stroke
from builder.gates.pdf import OpenedPdf, check_legibility
from builder.geometry import Box, Path, Point
from builder.model.bars import ON_CARDS, Bars
from tests.support.pages import FAMILY
from tests.support.positions import on_page

THIN, NEAR, PALE = "pdf-line-thin", "pdf-frame-unsafe", "pdf-mark-pale"
SKIN, DARK, WHITE = "#e2ac86", "#0d5a66", "#ffffff"
ALL = Shape(Path.box(Box(0, 0, 60, 40)), fill=SKIN)
ARROW = Path.polygon([(10, 18), (40, 18), (40, 14), (50, 20), (40, 26), (40, 22), (10, 22)])
WAY = Path.polyline([(10, 20), (50, 20)])


def findings(
    *body: Element | Artifact, bars: Bars = ON_CARDS, bleed: float = 0.0
) -> tuple[Finding, ...]:
    document = Document("T", "en", (Page("only", 99.0, 132.0, body, bleed=bleed),))
    pdf = write_pdf(document, FAMILY)
    return check_legibility(OpenedPdf(pdf, "cards.pdf"), document, bars)


def codes(*body: Element | Artifact, **more: Any) -> list[str]:
    return [finding.code for finding in findings(*body, **more)]


def picture(*shapes: Shape, scale: float = 1.0) -> Element:
    drawing = Drawing("leg", 60.0, 40.0, (ALL, *shapes), alt="A leg.")
    box = Box.sized(10, 10, 60 * scale, 40 * scale)
    return Element("Figure", (Placed(drawing, box),), alt="A leg.", box=box)


def ruled(width: float, colour: str = "#000000", **more: Any) -> Shape:
    return Shape(WAY, stroke=Stroke(colour, width, **more))


def rule(width: float, left: float = 10.0, top: float = 20.0) -> Artifact:
    line = Path.polyline([(left, top), (80, top)])
    return Artifact((Shape(line, stroke=Stroke("#000000", width)),))


@pytest.mark.parametrize(("width", "expected"), [(0.19, []), (0.18, []), (0.17, [THIN])])
def test_rules_on_a_page(width: float, expected: list[str]) -> None:
    assert codes(rule(width)) == expected


@pytest.mark.parametrize(("scale", "expected"), [(0.76, []), (0.75, []), (0.72, [THIN])])
def test_lines_of_a_picture_are_measured_as_they_are_printed(
    scale: float, expected: list[str]
) -> None:
    assert codes(picture(ruled(0.24), scale=scale)) == expected


@pytest.mark.parametrize(("width", "expected"), [(0.27, []), (0.25, [THIN])])
def test_lines_that_teach_are_wider(width: float, expected: list[str]) -> None:
    taught = replace(ruled(width), teaches=True)
    assert codes(picture(taught)) == expected
    assert codes(picture(ruled(width))) == []


@pytest.mark.parametrize(("height", "expected"), [(0.28, []), (0.24, [THIN])])
def test_a_filled_mark_is_measured_by_its_area(height: float, expected: list[str]) -> None:
    mark = Shape(Path.box(Box(10, 20, 50, 20 + height)), fill="#000000", teaches=True)
    assert codes(picture(mark)) == expected


def test_a_thin_shade_is_no_line() -> None:
    assert codes(picture(Shape(Path.box(Box(10, 20, 50, 20.05)), fill="#c88a6a"))) == []


def test_the_ring_of_a_sign_is_measured_without_its_hole() -> None:
    def ring(width: float) -> Shape:
        hole = Path.disc(Point(30, 20), 5 - width)
        back = Path(hole.ops, _turned(hole.coords))
        path = Path.disc(Point(30, 20), 5).joined(back)
        return Shape(path, fill="#000000", rule="evenodd", teaches=True)

    assert codes(picture(ring(0.3))) == []
    assert codes(picture(ring(0.22))) == [THIN]


def _turned(coords: tuple[float, ...]) -> tuple[float, ...]:
    """Return the coordinates of a path mirrored left to right: it runs the other way round."""
    return tuple(60 - value if at % 2 == 0 else value for at, value in enumerate(coords))


@pytest.mark.parametrize(("width", "teaches", "expected"), [
    (0.15, False, []), (0.09, False, [THIN]), (0.25, True, []), (0.19, True, [THIN]),
])  # fmt: skip
def test_small_pictures_only_recall_larger_ones(
    width: float, teaches: bool, expected: list[str]
) -> None:
    line = replace(ruled(width), teaches=teaches)
    assert codes(picture(line, scale=0.4)) == expected


def test_a_small_picture_beside_a_large_one_has_its_own_bar() -> None:
    fine = replace(ruled(0.25), teaches=True)
    assert codes(picture(fine, scale=0.4), picture(ruled(0.4), scale=1.0)) == []


def test_a_finding_tells_place_width_and_bar() -> None:
    (finding,) = findings(rule(0.1), rule(0.15, top=40))
    assert str(finding) == (
        "cards.pdf, page 1: warning: a line of #000000 at 10.0, 20.0 mm is 0.10 mm wide "
        "[pdf-line-thin]\n  hint: at least 0.18 mm is needed there"
    )


@pytest.mark.parametrize(("left", "expected"), [(6.35, []), (6.5, []), (6.25, [NEAR])])
def test_frames_keep_away_from_the_cut(left: float, expected: list[str]) -> None:
    frame = Artifact((Shape(Path.box(Box(left, 20, 90, 60)), stroke=Stroke("#000000", 0.5)),))
    assert codes(frame) == expected
    assert codes(frame, bleed=3.0) == expected


def test_what_runs_off_the_page_has_no_margin() -> None:
    assert codes(rule(0.3, left=-3.0), bleed=3.0) == []


def marked(*shapes: Shape) -> list[str]:
    return codes(picture(*shapes))


def test_an_arrow_on_a_ground_like_its_own() -> None:
    arrow = Shape(ARROW, fill=DARK, teaches=True)
    assert marked(arrow) == []
    dark = Shape(Path.box(Box(0, 0, 60, 40)), fill="#3d1d10")
    assert marked(dark, arrow) == [PALE]
    casing = Shape(ARROW, fill=WHITE, stroke=Stroke(WHITE, 0.64))
    assert marked(dark, casing, arrow) == []
    assert marked(dark, replace(arrow, teaches=False)) == []


@pytest.mark.parametrize(("colour", "expected"), [("#949494", []), ("#959595", [PALE])])
def test_marks_need_a_contrast_of_three(colour: str, expected: list[str]) -> None:
    paper = Shape(Path.box(Box(0, 0, 60, 40)), fill=WHITE)
    assert marked(paper, Shape(ARROW, fill=colour, teaches=True)) == expected
    assert marked(paper, replace(ruled(0.6, colour), teaches=True)) == expected


def test_an_arrow_may_run_out_over_another_mark() -> None:
    over = Shape(Path.box(Box(0, 0, 12, 40)), fill="#3d1d10")
    assert marked(over, Shape(ARROW, fill=DARK, teaches=True)) == []
    most = Shape(Path.box(Box(0, 0, 40, 40)), fill="#3d1d10")
    assert marked(most, Shape(ARROW, fill=DARK, teaches=True)) == [PALE]


def test_a_mark_under_a_hand_is_not_looked_at() -> None:
    hand = Shape(Path.box(Box(0, 0, 60, 40)), fill="#f3cfb3")
    assert marked(Shape(ARROW, fill="#e0a884", teaches=True), hand) == []


def test_a_mark_of_the_colour_of_its_ground() -> None:
    assert marked(Shape(ARROW, fill=SKIN, teaches=True)) == [PALE]


def test_dashes_are_told_from_what_is_beside_them() -> None:
    dashes = Path("MLMLML", (10, 20, 16, 20, 20, 20, 26, 20, 30, 20, 36, 20))
    on_skin = Shape(dashes, stroke=Stroke("#d8a078", 0.6), teaches=True)
    assert marked(on_skin) == [PALE]
    cased = Shape(dashes, stroke=Stroke("#000000", 1.2))
    assert marked(cased, on_skin) == []


def test_a_pale_mark_is_told_by_its_colours() -> None:
    (finding,) = findings(picture(Shape(ARROW, fill="#c08a68", teaches=True)))
    assert finding.message == (
        "a mark of leg at 20.0, 28.0 mm has a contrast of 1.48, #c08a68 beside #e2ac86"
    )


def test_a_shape_that_was_not_written() -> None:
    arrow = Shape(ARROW, fill=DARK, teaches=True)
    laid = Document("T", "en", (Page("only", 99.0, 132.0, (picture(arrow),)),))
    written = Document("T", "en", (Page("only", 99.0, 132.0, (picture(),)),))
    findings = check_legibility(OpenedPdf(write_pdf(written, FAMILY), "cards.pdf"), laid)
    assert [str(each) for each in findings] == [
        "cards.pdf, page 1: error: leg at 10.0, 10.0 mm is written with 1 shapes, 2 were drawn "
        "[pdf-picture-lost]"
    ]


def test_every_page_and_rule_has_one_finding() -> None:
    faint = Shape(ARROW, fill="#c08a68", teaches=True)
    body = (picture(faint, ruled(0.1)), rule(0.1, left=5.5, top=100.0), rule(0.1, top=110.0))
    pages = tuple(Page(name, 99.0, 132.0, body) for name in ("one", "two"))
    document = Document("T", "en", pages)
    findings = check_legibility(OpenedPdf(write_pdf(document, FAMILY), "cards.pdf"), document)
    assert [(on_page(each.position).page, each.code) for each in findings] == [
        (page, code) for page in (1, 2) for code in (NEAR, THIN, PALE)
    ]
