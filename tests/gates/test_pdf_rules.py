"""Rules for written PDFs: each finds its planted defect and nothing in a good file."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from builder.backends.pdf import write_pdf
from builder.drawing import Artifact, Document, Element, Page
from builder.gates.pdf import OpenedPdf, check_pages
from builder.geometry import Box
from builder.model.bars import Bars
from tests.support.gates import pages_of, runs_of
from tests.support.pages import FAMILY, METRICS, run, sample


def edited(pdf: bytes, edit: Callable[[Any], object]) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        edit(opened)
        opened.save(buffer := io.BytesIO())
    return buffer.getvalue()


def good() -> bytes:
    return write_pdf(sample(), FAMILY)


def found(pdf: bytes, document: Document | None = None) -> list[str]:
    findings = check_pages(OpenedPdf(pdf, "cards.pdf"), document or sample())
    return [str(finding) for finding in findings]


def document_of(*body: Element | Artifact) -> Document:
    return Document("T", "en", (Page("only", 99.0, 132.0, body),))


def written_and_checked(*body: Element | Artifact) -> list[str]:
    document = document_of(*body)
    return found(write_pdf(document, FAMILY), document)


def test_a_good_file_has_no_findings() -> None:
    assert found(good()) == []


def test_pages_and_runs_are_measured_in_mm_from_the_trim() -> None:
    page = pages_of(good())[1]
    assert (page.trim.width, page.trim.height) == pytest.approx((99, 132), abs=0.001)
    assert (page.number, page.label) == (2, "1 front")
    title = page.runs[0]
    assert title.origin == pytest.approx((8, 20), abs=0.01)
    assert Box(8, 15, 62, 21).holds(title.box)
    assert title.box.height > 4


def test_the_x_height_is_that_of_the_outline() -> None:
    """Vera's x is 1120 of 2048 units high."""
    runs = {run.font: run for run in pages_of(good())[2].runs}
    found = runs["BitstreamVeraSans-Roman"]
    assert found.x_height == pytest.approx(11 * 25.4 / 72 * 1120 / 2048, rel=0.002)


def test_a_font_without_small_letters_has_no_x_height() -> None:
    document = document_of(Element("P", (run("123", 10, 20),)))
    (only,) = runs_of(write_pdf(document, FAMILY))
    assert only.x_height == 0


def test_a_missing_page() -> None:
    raw = edited(good(), lambda pdf: pdf.pages.__delitem__(-1))
    assert found(raw) == [
        "cards.pdf: error: the file has 4 pages, 5 were laid out [pdf-page-count]"
    ]


def test_an_untagged_file() -> None:
    def untag(pdf: Any) -> None:
        del pdf.Root.MarkInfo, pdf.Root.StructTreeRoot

    raw = edited(good(), untag)
    assert found(raw) == ["cards.pdf: error: the file has no structure [pdf-untagged]"]


def font_of(pdf: Any, name: str) -> Any:
    """Return the font of a PDF whose name ends in ``name``."""
    fonts = pdf.pages[0].Resources.Font.values()
    return next(font for font in fonts if str(font.BaseFont).endswith(name))


def test_a_font_that_is_not_embedded() -> None:
    def strip(pdf: Any) -> None:
        del font_of(pdf, "Bold").DescendantFonts[0].FontDescriptor.FontFile2

    codes = found(edited(good(), strip))
    assert codes[0] == (
        "cards.pdf, page 1: error: font BitstreamVeraSans-Bold is not embedded "
        "[pdf-font-not-embedded]"
    )


def test_a_character_without_a_glyph() -> None:
    def forget_glyphs(pdf: Any) -> None:
        glyphs = font_of(pdf, "Roman").DescendantFonts[0].CIDToGIDMap
        table = bytearray(glyphs.read_bytes())
        table[2 * ord("v") : 2 * ord("v") + 2] = b"\0\0"
        glyphs.write(bytes(table))

    assert found(edited(good(), forget_glyphs))[0] == (
        "cards.pdf, page 1: error: BitstreamVeraSans-Roman has no glyph for 'v' in 'Never press' "
        "[pdf-character-unpainted]"
    )


@pytest.mark.parametrize(
    ("x", "baseline", "distance"), [(4.0, 20.0, "4.4"), (20.0, 7.0, "4.0"), (20.0, 128.0, "4.0")]
)
def test_text_near_the_trim(x: float, baseline: float, distance: str) -> None:
    assert written_and_checked(Element("P", (run("heel", x, baseline),))) == [
        f"cards.pdf, page 1: error: 'heel' lies {distance} mm from the trim [pdf-text-unsafe]\n"
        "  hint: keep text at least 5 mm inside"
    ]


def test_marks_on_sheets_may_lie_nearer() -> None:
    document = document_of(Artifact((run("sheet 1", 4, 20),)))
    assert (
        check_pages(OpenedPdf(write_pdf(document, FAMILY), "sheets.pdf"), document, Bars(margin=3))
        == ()
    )


def test_small_running_text() -> None:
    lines = (run("heel", 10, 20, size=9.5), run("toe box", 10, 30, size=9))
    steps = Element("L", (Element("LI", (Element("LBody", lines),)),))
    assert written_and_checked(steps) == [
        "cards.pdf, page 1: error: 'toe box' has an x-height of 1.74 mm [pdf-type-too-small]\n"
        "  hint: at least 2 mm is needed: use fewer words or a larger size"
    ]


def test_captions_and_marks_may_be_smaller_but_not_tiny() -> None:
    caption, mark = (run("heel", 10, baseline, size=7.5) for baseline in (20, 30))
    assert written_and_checked(Element("Caption", (caption,)), Artifact((mark,))) == []
    figure = Element("Figure", (Element("P", (caption,)),), alt="a.", box=Box(9, 9, 30, 30))
    assert written_and_checked(figure) == []
    signpost = Element("L", (Element("LI", (Element("Link", (caption,)),)),))
    assert written_and_checked(signpost) == []
    tiny = (run("heel", 10, 20, size=6),)
    assert len(written_and_checked(Element("Caption", tiny))) == 1


def test_safety_text_is_larger_than_steps() -> None:
    lines = (run("no boxes", 10, 20),)
    callout = Element("Sect", (Element("P", lines),), title="WARNING")
    assert written_and_checked(callout)[0].startswith(
        "cards.pdf, page 1: error: 'no boxes' has an x-height of 2.12 mm [pdf-type-too-small]"
    )
    assert written_and_checked(Element("L", (Element("LI", lines),))) == []
    document = document_of(callout)
    raw = write_pdf(document, FAMILY)
    assert check_pages(OpenedPdf(raw, "quick.pdf"), document, Bars(safety=2.0)) == ()


def replaced(before: bytes, after: bytes) -> Callable[[Any], object]:
    def edit(pdf: Any) -> None:
        content = pdf.pages[0].Contents
        raw = content.read_bytes()
        assert before in raw
        content.write(raw.replace(before, after, 1))

    return edit


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"\0c\0a\0l\0f", b"\0l\0e\0g"),
        (b"/F2 16 Tf", b"/F2 15 Tf"),
        (b"Td[(\0K", b"Td 9 9 Td[(\0K"),
    ],
    ids=["other words", "other size", "other place"],
)
def test_text_that_is_not_what_was_laid_out(before: bytes, after: bytes) -> None:
    findings = check_pages(
        OpenedPdf(edited(good(), replaced(before, after)), "cards.pdf"), sample()
    )
    assert "pdf-text-lost" in {finding.code for finding in findings}


def test_a_line_that_was_not_painted() -> None:
    document = sample()
    last = Artifact((run("the last line", 8, 120),))
    first, *others = document.children
    assert isinstance(first, Page)
    longer = replace(first, body=(*first.body, last))
    more = replace(document, children=(longer, *others))
    assert found(good(), more) == [
        "cards.pdf, page 1: error: 6 runs of text were found, 7 were to be printed [pdf-text-lost]"
    ]


def test_the_sample_can_show_what_is_tested() -> None:
    assert METRICS["regular"].charWidths[ord("x")] > 0
