"""The bars of type size and of the safe area, each just reached and just missed."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from builder.backends.pdf import write_pdf
from builder.drawing import Artifact, Document, Element, Page, TextRun
from builder.gates.pdf import OpenedPdf, check_pages
from builder.model.bars import Bars
from builder.units import mm_to_pt
from tests.support.gates import runs_of
from tests.support.pages import FAMILY, run

X_HEIGHT = 1120 / 2048
"""Of Vera, over the em."""


def of_x_height(height: float, x: float = 12, baseline: float = 20) -> TextRun:
    """Return text whose small letters are ``height`` mm high."""
    return run("xenon", x, baseline, size=round(mm_to_pt(height / X_HEIGHT), 2))


def codes(*body: Element | Artifact, bars: Bars | None = None) -> list[str]:
    document = Document("T", "en", (Page("only", 99.0, 132.0, body),))
    pdf = write_pdf(document, FAMILY)
    return [each.code for each in check_pages(OpenedPdf(pdf, "c.pdf"), document, bars or Bars())]


def caution(text: TextRun) -> Element:
    return Element("Sect", (Element("P", (text,)),), title="WARNING")


def step(text: TextRun) -> Element:
    return Element("L", (Element("LI", (Element("LBody", (text,)),)),))


def caption(text: TextRun) -> Element:
    return Element("Caption", (text,))


def mark(text: TextRun) -> Artifact:
    return Artifact((text,))


@pytest.mark.parametrize(("wrap", "bar"), [
    (caution, 2.3), (step, 2.0), (caption, 1.4), (mark, 1.4),
])  # fmt: skip
def test_each_kind_of_text_has_its_bar(wrap: Any, bar: float) -> None:
    assert codes(wrap(of_x_height(bar + 0.005))) == []
    assert codes(wrap(of_x_height(bar - 0.035))) == ["pdf-type-too-small"]


def test_cautions_on_the_quick_reference_may_be_smaller() -> None:
    on_sheet = Bars(safety=2.0)
    assert codes(caution(of_x_height(2.005)), bars=on_sheet) == []
    assert codes(caution(of_x_height(1.965)), bars=on_sheet) == ["pdf-type-too-small"]


@pytest.mark.parametrize(("baseline", "expected"), [(126.95, []), (127.1, ["pdf-text-unsafe"])])
def test_text_keeps_five_millimetres_from_the_trim(baseline: float, expected: list[str]) -> None:
    assert codes(caption(of_x_height(2.0, baseline=baseline))) == expected


def test_scaled_text_is_measured_as_it_is_printed() -> None:
    document = Document("T", "en", (Page("only", 99.0, 132.0, (step(of_x_height(2.4)),)),))
    pdf = write_pdf(document, FAMILY)
    (plain,) = runs_of(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        page = opened.pages[0]
        form = opened.make_stream(
            page.Contents.read_bytes(),
            Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 300, 400]),
            Resources=page.Resources, Matrix=Array([0.75, 0, 0, 0.75, 0, 0]),
        )  # fmt: skip
        page.Resources = Dictionary(XObject=Dictionary(F=opened.make_indirect(form)))
        page.Contents = opened.make_stream(b"/F Do")
        opened.save(buffer := io.BytesIO())
    (scaled,) = runs_of(buffer.getvalue())
    assert plain.x_height == pytest.approx(2.4, abs=0.005)
    assert scaled.x_height == pytest.approx(1.8, abs=0.005)
    findings = check_pages(OpenedPdf(buffer.getvalue(), "c.pdf"), document)
    assert "pdf-type-too-small" in {each.code for each in findings}
