"""Pages, boxes, labels, bookmarks, links and forms of a PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from builder.backends.pdf import write_pdf
from builder.drawing import Document, Element, Link, Page, Placed, Section
from builder.geometry import Box
from builder.units import PT_PER_MM
from tests.support.pages import FAMILY, HEIGHT, LEG, PROFILE, WIDTH, run, sample


@pytest.fixture(scope="module")
def pdf() -> Iterator[Any]:
    with pikepdf.open(io.BytesIO(write_pdf(sample(), FAMILY, PROFILE))) as opened:
        yield opened


def points(*lengths: float) -> object:
    return pytest.approx([length * PT_PER_MM for length in lengths], abs=0.001)


def one_page(*body: Element, name: str = "only") -> Page:
    return Page(name, WIDTH, HEIGHT, body)


def test_boxes_tell_trim_and_bleed(pdf: Any) -> None:
    for page in pdf.pages:
        whole = points(0, 0, WIDTH + 6, HEIGHT + 6)
        assert [float(edge) for edge in page.MediaBox] == whole
        assert [float(edge) for edge in page.BleedBox] == whole
        assert [float(edge) for edge in page.TrimBox] == points(3, 3, WIDTH + 3, HEIGHT + 3)


def test_pages_are_labelled(pdf: Any) -> None:
    labels = [page.label for page in pdf.pages]
    assert labels == ["0 front", "1 front", "1 back", "2 front", "2 back"]


def test_a_file_without_labels_has_no_label_tree() -> None:
    raw = write_pdf(Document("T", "en", (one_page(Element("P", (run("a", 9, 9),))),)), FAMILY)
    with pikepdf.open(io.BytesIO(raw)) as opened:
        assert "/PageLabels" not in opened.Root
        assert "/Outlines" not in opened.Root


def test_viewers_show_the_title_and_print_unscaled(pdf: Any) -> None:
    preferences = pdf.Root.ViewerPreferences
    assert preferences.DisplayDocTitle
    assert preferences.PrintScaling == "/None"
    assert preferences.Duplex == "/DuplexFlipLongEdge"


def test_sections_with_pages_are_bookmarks(pdf: Any) -> None:
    def entries(items: Any) -> list[Any]:
        return [(item.title, page_of(item.destination), entries(item.children)) for item in items]

    def page_of(destination: Any) -> int:
        return [page.objgen for page in pdf.pages].index(destination[0].objgen)

    with pdf.open_outline() as outline:
        expected: list[Any] = [("Lower leg", 1, [("Knead", 1, []), ("Wring", 3, [])])]
        assert entries(outline.root) == expected
    assert pdf.Root.PageMode == "/UseOutlines"


def test_a_link_within_the_file_leads_to_its_anchor(pdf: Any) -> None:
    (link,) = pdf.pages[2].Annots
    page, kind, _, top, _ = link.Dest
    assert (page.objgen, kind) == (pdf.pages[0].objgen, "/XYZ")
    title_top = HEIGHT + 3 - (20 - 16 / PT_PER_MM)
    assert float(top) == pytest.approx(title_top * PT_PER_MM, abs=0.01)


def test_a_link_out_of_the_file_is_an_address(pdf: Any) -> None:
    (link,) = pdf.pages[4].Annots
    assert (link.A.S, str(link.A.URI)) == ("/URI", "https://example.org/")
    assert str(link.Contents) == "The first card"
    assert [float(edge) for edge in link.Rect] == pytest.approx(
        [11 * PT_PER_MM, 73 * PT_PER_MM, 43 * PT_PER_MM, 78 * PT_PER_MM], abs=0.01
    )
    assert [int(width) for width in link.Border] == [0, 0, 0]
    assert link.F == 4


def test_a_page_is_a_target_by_its_name() -> None:
    link = Link("#second", "Next", (Box(8, 10, 20, 14),))
    first = one_page(Element("P", (run("next", 8, 13),), link=link))
    second = one_page(Element("P", (run("here", 8, 13),)), name="second")
    with pikepdf.open(io.BytesIO(write_pdf(Document("T", "en", (first, second)), FAMILY))) as pdf:
        (annotation,) = pdf.pages[0].Annots
        assert annotation.Dest[0].objgen == pdf.pages[1].objgen
        assert float(annotation.Dest[3]) == pytest.approx(HEIGHT * PT_PER_MM, abs=0.01)


def test_a_link_to_nowhere_is_refused() -> None:
    link = Link("#gone", "Gone", (Box(8, 10, 20, 14),))
    page = one_page(Element("Link", (run("next", 8, 13),), link=link))
    with pytest.raises(ValueError, match="'gone'"):
        write_pdf(Document("T", "en", (page,)), FAMILY)


def test_a_name_given_twice_is_refused() -> None:
    page = one_page(Element("P", (run("a", 8, 13),), anchor="only"))
    with pytest.raises(ValueError, match="'only'"):
        write_pdf(Document("T", "en", (page,)), FAMILY)


def test_one_drawing_on_many_pages_is_one_form(pdf: Any) -> None:
    forms = [obj for obj in pdf.objects if is_form(obj)]
    assert len(forms) == 1
    placed = [content.count(b" Do") for content in map(content_of, pdf.pages)]
    assert placed == [1, 1, 1, 1, 1]


def is_form(obj: Any) -> bool:
    return isinstance(obj, pikepdf.Stream) and obj.get("/Subtype") == "/Form"


def content_of(page: Any) -> bytes:
    return bytes(page.Contents.read_bytes())


def test_a_form_holds_its_opacities_and_is_cut_at_its_box(pdf: Any) -> None:
    (form,) = (obj for obj in pdf.objects if is_form(obj))
    assert [int(edge) for edge in form.BBox] == [0, 0, 3000, 2000]
    assert float(form.Resources.ExtGState.G50.ca) == 0.5
    assert float(form.Resources.ExtGState.G100.ca) == 1


def test_equal_drawings_made_apart_are_one_form() -> None:
    from dataclasses import replace

    figure = Element("Figure", (Placed(LEG, Box(8, 8, 38, 28)),), alt="a.", box=Box(8, 8, 38, 28))
    again = replace(figure, children=(Placed(replace(LEG), Box(8, 40, 38, 60)),))
    raw = write_pdf(Document("T", "en", (one_page(figure, again),)), FAMILY)
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        assert sum(map(is_form, pdf.objects)) == 1


def test_sections_without_pages_leave_no_trace() -> None:
    page = one_page(Element("P", (run("a", 8, 13),)))
    empty = Section("Empty", (Section("Emptier", ()),))
    with_empty = write_pdf(Document("T", "en", (empty, page)), FAMILY)
    assert with_empty == write_pdf(Document("T", "en", (page,)), FAMILY)
