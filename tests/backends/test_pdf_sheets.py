"""Finished pages printed on sheets: where they stand, what is told of them, what is kept."""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import page as validator
import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from builder.backends.pdf import EncodedFaces, write_pdf
from builder.drawing import Artifact, Document, Element, Imposed, OnDemand, Page
from builder.geometry import Affine, Box, Point
from builder.units import PT_PER_MM
from tests.support.gates import pages_of, runs_of
from tests.support.pages import FAMILY, HEIGHT, PROFILE, WIDTH, paragraph, run, sample

TURNED = Affine.rotation(180).then(Affine.translation(6 + 2 * WIDTH, 7.7 + HEIGHT))
"""The upper right place of a sheet, upside down."""


def left(top: float) -> Affine:
    return Affine.translation(6, top)


def sheet(*imposed: Imposed, name: str = "sheet-1") -> Page:
    label = Artifact((run("sheet 1 of 1", 12, 6, size=8),))
    return Page(name, 210.0, 279.4, (label, *imposed, Artifact((run("end", 12, 276, size=8),))))


def imposed(page: Page, place: Affine, bleed: float = 0.0) -> Imposed:
    return Imposed(page, place, page.trim.inset(-bleed))


def sheets(cards: Document) -> Document:
    """Return one sheet with three of the sample's faces, one of them upside down."""
    _, one, back, *_ = cards.pages
    two = cards.pages[3]
    body = (imposed(one, left(7.7)), imposed(back, TURNED), imposed(two, left(139.7), bleed=3))
    return replace(cards, title="Sheets", children=(sheet(*body),))


def opened(document: Document, faces: EncodedFaces | None = None) -> Any:
    return pikepdf.open(io.BytesIO(write_pdf(document, FAMILY, PROFILE, faces)))


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("kept", [True, False])
def test_sheets_are_tagged_and_archival(profile: str, kept: bool) -> None:
    faces, cards = EncodedFaces(FAMILY), sample()
    if kept:
        write_pdf(cards, FAMILY, PROFILE, faces)
    pdf = write_pdf(sheets(cards), FAMILY, PROFILE, faces)
    report = validator.validate_pdf_bytes(pdf, profile=profile)
    assert [failure.message for failure in report.failures] == []


def test_text_stands_where_the_place_says() -> None:
    cards = sample()
    runs = pages_of(write_pdf(sheets(cards), FAMILY))[0].runs
    origins = {run.text: run.origin for run in runs}
    assert origins["Knead the calf 1"] == pytest.approx((6 + 8, 7.7 + 20), abs=0.01)
    assert origins["Knead the calf 2"] == pytest.approx((6 + 8, 139.7 + 20), abs=0.01)
    assert origins["Steps"] == pytest.approx(TURNED.apply(Point(8, 20)), abs=0.01)
    assert origins["end"] == pytest.approx((12, 276), abs=0.01)


def test_cards_are_the_same_bytes_whether_faces_are_kept_or_not() -> None:
    kept = write_pdf(sample(), FAMILY, PROFILE, EncodedFaces(FAMILY))
    assert kept == write_pdf(sample(), FAMILY, PROFILE)


def test_sheets_are_the_same_bytes_whether_faces_are_kept_or_not() -> None:
    faces, cards = EncodedFaces(FAMILY), sample()
    imposed_all = [imposed(page, left(7.7)) for page in cards.pages]
    both = Document("T", "en", (sheet(*imposed_all[2:], *imposed_all[:2]),))
    write_pdf(cards, FAMILY, PROFILE, faces)
    assert write_pdf(both, FAMILY, PROFILE, faces) == write_pdf(both, FAMILY, PROFILE)


def test_a_kept_face_is_not_composed_again() -> None:
    composed: list[str] = []

    def compose() -> tuple[Element, ...]:
        composed.append("once")
        return (paragraph("heel", 10, 20),)

    page = Page("card", WIDTH, HEIGHT, OnDemand(compose))
    faces = EncodedFaces(FAMILY)
    write_pdf(Document("T", "en", (page,)), FAMILY, PROFILE, faces)
    written = Document("T", "en", (sheet(imposed(page, left(7.7))),))
    assert "heel" in [run.text for run in runs_of(write_pdf(written, FAMILY, b"", faces))]
    assert composed == ["once"]


def test_a_page_on_a_page_on_a_page_is_refused() -> None:
    inner = imposed(sample().pages[0], left(7.7))
    outer = imposed(sheet(inner), Affine())
    with pytest.raises(ValueError, match="'cover'"):
        write_pdf(Document("T", "en", (sheet(outer, name="outer"),)), FAMILY)


CUT = re.compile(rb"cm (\S+) (\S+) (\S+) (\S+) re W n")


def test_each_face_is_cut_at_its_window() -> None:
    with opened(sheets(sample())) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    boxes = [[float(edge) for edge in window] for window in CUT.findall(content)]
    trim = [3.0, 3.0, WIDTH, HEIGHT]
    bleed = [0.0, 0.0, 6 + WIDTH, 6 + HEIGHT]
    expected = [[edge * PT_PER_MM for edge in box] for box in (trim, trim, bleed)]
    assert [pytest.approx(box, abs=0.001) for box in expected] == boxes


def test_marks_of_faces_are_those_of_their_sheet() -> None:
    """Browsers and PDFium find no marks in forms: all stand in the page's own content."""
    with opened(sheets(sample())) as pdf:
        page = pdf.pages[0]
        holders = list(pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)[0])
        assert page.StructParents == 0
        marks = [int(mark) for mark in re.findall(rb"/MCID (\d+)", page.Contents.read_bytes())]
        assert marks == list(range(len(holders)))
        assert len(marks) > 12
        for mark, holder in enumerate(holders):
            assert mark in list(holder.K)
            assert holder.Pg.objgen == page.objgen
        assert not any("/StructParents" in form for form in page.Resources.XObject.values())


def test_pdfium_sees_the_structure_of_a_sheet() -> None:
    cards = sample()
    _, one, back, *_ = cards.pages
    alone = [page for page in (one, back) for _ in pdfium_roles(replace(cards, children=(page,)))]
    both = replace(cards, children=(sheet(imposed(one, left(7.7)), imposed(back, TURNED)),))
    assert len(pdfium_roles(both)) + 1 == len(alone) > 8


def pdfium_roles(document: Document) -> list[str]:
    """Return the roles of the elements that PDFium sees on the first page."""
    page = pypdfium2.PdfDocument(write_pdf(apart(document), FAMILY))[0]
    tree = raw.FPDF_StructTree_GetForPage(page)
    tops = range(raw.FPDF_StructTree_CountChildren(tree))
    return [role for at in tops for role in _pdfium(raw.FPDF_StructTree_GetChildAtIndex(tree, at))]


def apart(document: Document) -> Document:
    """Return ``document`` with links that lead out of it."""
    pages = [replace(page, body=links_apart(page)) for page in document.pages]
    return (
        document if "sheet" in document.pages[0].name else replace(document, children=tuple(pages))
    )


def _pdfium(element: Any) -> Iterator[str]:
    if element:
        length = raw.FPDF_StructElement_GetType(element, None, 0)
        room = ctypes.create_string_buffer(length)
        raw.FPDF_StructElement_GetType(element, room, length)
        yield room.raw[:-2].decode("utf-16-le")
        for at in range(raw.FPDF_StructElement_CountChildren(element)):
            yield from _pdfium(raw.FPDF_StructElement_GetChildAtIndex(element, at))


def roles(entry: Any) -> list[str]:
    kids = [kid for kid in entry.K if not isinstance(kid, int) and "/S" in kid]
    return [str(entry.S)[1:], *(role for kid in kids for role in roles(kid))]


def test_the_tree_tells_the_faces_in_order_and_links_as_plain_text() -> None:
    cards = sample()
    _, one, back, *_ = cards.pages
    with opened(replace(cards, children=(one, replace(back, body=links_apart(back))))) as pdf:
        alone = roles(pdf.Root.StructTreeRoot.K)
    assert "Link" in alone
    body = (imposed(one, left(7.7)), imposed(back, TURNED))
    with opened(replace(cards, children=(sheet(*body),))) as pdf:
        printed = roles(pdf.Root.StructTreeRoot.K)
        assert "/Annots" not in pdf.pages[0]
        assert list(pikepdf.NameTree(pdf.Root.Names.Dests)) == ["sheet-1"]
    assert printed == [role.replace("Link", "Span") for role in alone]


def links_apart(page: Page) -> tuple[Any, ...]:
    """Return the body of ``page``, its links leading out of the file."""

    def apart(node: Any) -> Any:
        if not isinstance(node, Element):
            return node
        link = replace(node.link, target="https://example.org/") if node.link else None
        return replace(node, link=link, children=tuple(map(apart, node.children)))

    return tuple(map(apart, page.body))


@pytest.mark.parametrize("kept", [True, False])
def test_figures_tell_where_they_stand_on_the_sheet(kept: bool) -> None:
    page = sample().pages[1]
    faces = EncodedFaces(FAMILY)
    if kept:
        write_pdf(Document("T", "en", (page,)), FAMILY, PROFILE, faces)
    with opened(Document("T", "en", (sheet(imposed(page, TURNED)),)), faces) as pdf:
        (figure,) = (kid for kid in pdf.Root.StructTreeRoot.K.K if kid.S == "/Figure")
        box = [float(edge) for edge in figure.A.BBox]
    corner, other = TURNED.apply(Point(8, 24)), TURNED.apply(Point(68, 64))
    upright = Box(other.x, other.y, corner.x, corner.y)
    assert box == pytest.approx(
        [
            upright.left * PT_PER_MM,
            (279.4 - upright.bottom) * PT_PER_MM,
            upright.right * PT_PER_MM,
            (279.4 - upright.top) * PT_PER_MM,
        ],
        abs=0.02,
    )


def test_notes_stay_findable() -> None:
    named = Element("Note", (run("First.", 10, 30),), anchor="first")
    page = Page("card", WIDTH, HEIGHT, (named, Element("Note", (run("Second.", 10, 40),))))
    with opened(Document("T", "en", (sheet(imposed(page, left(7.7))),))) as pdf:
        names = list(pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree))
    assert names == ["element-2", "first"]
