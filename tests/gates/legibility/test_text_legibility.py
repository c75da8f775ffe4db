"""Text that is hard to read in a written file: each fault has its code, each bar two sides."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary

from builder.backends.pdf import write_pdf
from builder.drawing import Artifact, Document, Element, Page, Placed, Shape, Stroke, TextRun
from builder.gates.pdf import OpenedPdf, check_legibility
from builder.geometry import Box, Path
from builder.model.bars import ON_CARDS, ON_SHEETS, Bars
from builder.model.contrast import contrast
from builder.units import pt_to_mm
from tests.support.pages import FAMILY, LEG, run, sample
from tests.support.positions import on_page

PALE, BUSY, HIDDEN = "pdf-text-pale", "pdf-text-busy", "pdf-text-hidden"
LONG, TIGHT = "pdf-line-long", "pdf-lines-tight"


PANEL = Box(5, 10, 95, 40)


def document_of(*body: Element | Artifact, bleed: float = 0.0) -> Document:
    return Document("T", "en", (Page("only", 99.0, 132.0, body, bleed=bleed),))


def found(
    *body: Element | Artifact,
    bars: Bars = ON_CARDS,
    bleed: float = 0.0,
    edit: Callable[[Any], object] | None = None,
) -> list[str]:
    """Return the findings of a page of ``body``."""
    document = document_of(*body, bleed=bleed)
    pdf = write_pdf(document, FAMILY)
    if edit is not None:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            edit(opened)
            opened.save(buffer := io.BytesIO())
        pdf = buffer.getvalue()
    return [str(finding) for finding in check_legibility(OpenedPdf(pdf, "c.pdf"), document, bars)]


def codes(findings: list[str]) -> list[str]:
    return [finding.splitlines()[0].rpartition("[")[2].rstrip("]") for finding in findings]


def text(words: str = "heel and toe", colour: str = "#1b2a38", **style: Any) -> TextRun:
    return replace(run(words, style.pop("x", 10), style.pop("y", 20), **style), colour=colour)


def step(*runs: TextRun) -> Element:
    return Element("L", (Element("LI", (Element("LBody", runs),)),))


def line(*runs: TextRun) -> Element:
    return Element("P", runs)


def ground(colour: str, box: Box = PANEL) -> Artifact:
    return Artifact((Shape(Path.box(box), fill=colour),))


def test_a_good_file_has_no_findings() -> None:
    pdf = write_pdf(sample(), FAMILY)
    bars = replace(ON_CARDS, leading=1.15)
    assert check_legibility(OpenedPdf(pdf, "cards.pdf"), sample(), bars) == ()


@pytest.mark.parametrize(("wrap", "enough", "pale"), [
    (step, "#595959", "#5a5a5a"), (line, "#767676", "#777777"),
])  # fmt: skip
def test_instructions_need_more_contrast_than_other_text(
    wrap: Callable[[TextRun], Element], enough: str, pale: str
) -> None:
    assert found(wrap(text(colour=enough))) == []
    assert codes(found(wrap(text(colour=pale)))) == [PALE]


def test_the_place_the_colours_and_the_bar_are_told() -> None:
    assert found(step(text(colour="#777777"))) == [
        "c.pdf, page 1: error: 'heel and toe' at 10.0, 20.0 mm has a contrast of 4.48, "
        "#777777 on #ffffff [pdf-text-pale]\n  hint: an instruction or caution needs at least 7"
    ]


@pytest.mark.parametrize("role", ["Lbl", "H2", "Caption"])
def test_labels_and_headings_among_instructions_are_other_text(role: Any) -> None:
    label = Element(role, (text(colour="#767676"),))
    assert found(Element("L", (Element("LI", (label,)),))) == []


def test_cautions_are_instructions() -> None:
    caution = Element("Sect", (line(text(colour="#767676")),), title="WARNING")
    assert codes(found(caution)) == [PALE]


@given(st.integers(0, 0xFFFFFF), st.integers(0, 0xFFFFFF))
@settings(max_examples=12)
def test_what_is_pale_is_what_the_formula_says(ink: int, paper: int) -> None:
    one, other = f"#{ink:06x}", f"#{paper:06x}"
    least = contrast(one, other)
    bars = replace(ON_CARDS, text_contrast=least + 0.01)
    assert PALE in codes(found(ground(other), line(text(colour=one)), bars=bars))
    bars = replace(ON_CARDS, text_contrast=max(1.0, least - 0.01))
    assert PALE not in codes(found(ground(other), line(text(colour=one)), bars=bars))


def test_text_on_a_dark_ground() -> None:
    assert codes(found(ground("#3a4a58"), line(text()))) == [PALE]
    assert found(ground("#3a4a58"), line(text(colour="#ffffff"))) == []


@pytest.mark.parametrize(("right", "expected"), [(13.0, {PALE, BUSY}), (10.2, set())])
def test_a_part_of_the_ground_counts_where_it_is_as_large_as_half_a_letter(
    right: float, expected: set[str]
) -> None:
    shade = ground("#26323e", Box(5, 10, right, 40))
    assert set(codes(found(shade, line(text("heel"))))) == expected


def test_text_runs_off_its_panel() -> None:
    panel = ground("#1b2a38", Box(5, 10, 20, 40))
    assert PALE in codes(found(panel, line(text("heel and toe", colour="#ffffff"))))


def test_ink_that_lets_the_ground_through() -> None:
    def thin(pdf: Any) -> None:
        page = pdf.pages[0]
        page.Resources.ExtGState = Dictionary(X=Dictionary(ca=0.4))
        page.Contents.write(page.Contents.read_bytes().replace(b"BT\n", b"/X gs BT\n"))

    assert found(step(text(colour="#000000"))) == []
    assert codes(found(step(text(colour="#000000")), edit=thin)) == [PALE]


def stripes(count: int, colour: str = "#c8d2d8") -> Artifact:
    """Return bars of 2 mm in a pale colour across the place of the text."""
    boxes = [Box.sized(10 + 4 * at, 12, 2, 14) for at in range(count)]
    return Artifact(tuple(Shape(Path.box(box), fill=colour) for box in boxes))


def test_text_over_a_picture_is_busy_though_its_contrast_would_do() -> None:
    assert codes(found(stripes(6), line(text()))) == [BUSY]
    assert found(stripes(6, "#f0f3f5"), line(text())) == []
    assert found(stripes(1), line(text())) == []


def test_a_caption_over_a_drawing() -> None:
    box = Box(8, 10, 68, 50)
    figure = Element("Figure", (Placed(LEG, box),), alt="a.", box=box)
    caption = text("the calf from behind", x=16, y=30, colour="#000000")
    assert BUSY in codes(found(figure, Element("Caption", (caption,))))
    below = text("the calf from behind", x=16, y=56)
    assert found(figure, Element("Caption", (below,))) == []


@pytest.mark.parametrize("share", [0.14, 0.17])
def test_how_much_of_the_ground_may_be_of_another_colour(share: float) -> None:
    words = text("heel and toe of the foot", colour="#000000")
    shade = ground("#c0c0c0", Box(5, 10, words.x + words.width * share, 40))
    assert codes(found(shade, line(words))) == ([BUSY] if share > 0.15 else [])


def test_a_panel_painted_over_text() -> None:
    cover = ground("#ffffff", Box(16, 10, 60, 40))
    assert found(cover, line(text())) == []
    assert codes(found(line(text()), cover)) == [HIDDEN]


def test_a_frame_round_text_hides_nothing() -> None:
    frame = Artifact((Shape(Path.box(Box(8, 12, 60, 30)), stroke=Stroke("#1b2a38", 0.5)),))
    assert found(line(text()), frame) == []


def test_text_that_is_written_and_not_painted() -> None:
    def vanish(pdf: Any) -> None:
        stream = pdf.pages[0].Contents
        stream.write(stream.read_bytes().replace(b"BT\n", b"BT 3 Tr\n"))

    assert codes(found(line(text()), edit=vanish)) == [HIDDEN]


def test_places_are_those_of_the_trim_where_there_is_bleed() -> None:
    panel = ground("#26323e", Box(9, 16, 40, 22))
    assert codes(found(panel, line(text()), bleed=3.0)) == [PALE]
    beside = ground("#26323e", Box(9, 22, 40, 28))
    assert found(beside, line(text()), bleed=3.0) == []


def of_length(count: int, **style: Any) -> TextRun:
    return text(" ".join(["ill"] * (count // 4)) + "i" * (count % 4 + 1), size=7.5, **style)


@pytest.mark.parametrize(("count", "expected"), [(60, []), (61, [LONG])])
def test_a_line_on_a_card_has_at_most_sixty_characters(count: int, expected: list[str]) -> None:
    words = of_length(count)
    assert len(words.text) == count
    assert codes(found(line(words))) == expected


def test_a_line_on_a_sheet_may_be_longer() -> None:
    assert found(line(of_length(90)), bars=ON_SHEETS) == []
    assert codes(found(line(of_length(101, x=6)), bars=ON_SHEETS)) == [LONG]


def parts(first: str, gap: float, second: str) -> Element:
    one = text(first, size=7.5)
    left = one.x + one.width + gap * pt_to_mm(7.5)
    return line(one, text(second, x=left, size=7.5, font="bold"))


def test_runs_of_one_line_count_together_and_columns_do_not() -> None:
    half = "ill " * 7 + "ill"
    assert codes(found(parts(half, 0.3, half))) == [LONG]
    assert found(parts(half, 1.5, half)) == []
    assert found(parts(half[:29], 0.3, half[:29])) == []


def test_the_parts_of_a_key_are_read_one_by_one() -> None:
    half = "ill " * 7 + "ill"
    assert found(parts(half, 0.3, f"· {half}")) == []


@pytest.mark.parametrize(("leading", "expected"), [(1.2, []), (1.195, []), (1.18, [TIGHT])])
def test_lines_keep_a_fifth_more_than_their_size_apart(leading: float, expected: list[str]) -> None:
    second = text("toe", y=20 + pt_to_mm(11) * leading)
    assert codes(found(line(text("heel"), second))) == expected


def test_the_size_of_the_smaller_type_counts() -> None:
    title, below = text("heel", size=18), text("toe", y=20 + pt_to_mm(11) * 1.3)
    assert found(line(title), line(below)) == []


def test_lines_beside_each_other_are_not_tight() -> None:
    assert found(line(text("heel"), text("toe", x=60, y=23))) == []


def test_one_finding_a_rule_and_page_tells_the_worst() -> None:
    tight = text("toe", y=24, colour="#999999")
    findings = found(line(text(colour="#888888"), tight))
    assert codes(findings) == [TIGHT, PALE]
    assert "'toe'" in findings[1]


def test_of_a_long_file_pages_are_taken_evenly() -> None:
    pale = line(text(colour="#aaaaaa"))
    pages = tuple(Page(f"p{at}", 99.0, 132.0, (pale,)) for at in range(21))
    document = Document("T", "en", pages)
    pdf = write_pdf(document, FAMILY)
    some = check_legibility(OpenedPdf(pdf, "c.pdf"), document, most_pages=5)
    assert [on_page(finding.position).page for finding in some] == [1, 6, 11, 16, 21]
    assert len(check_legibility(OpenedPdf(pdf, "c.pdf"), document)) == 21
