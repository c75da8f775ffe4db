"""The structure of a PDF: which element holds which content, in which order."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import page as validator
import pikepdf
import pytest

from builder.backends.pdf import write_pdf
from builder.drawing import Artifact, Document, Element, Link, Page, Section, Shape
from builder.geometry import Box, Path
from tests.gates.structure.rules import check_structure
from tests.support.pages import FAMILY, PROFILE, item, paragraph, run, sample


def tree_of(document: Document) -> list[str]:
    """Return the structure of the written document: a line an element, indented."""
    with pikepdf.open(io.BytesIO(write_pdf(document, FAMILY))) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        return list(_lines(pdf.Root.StructTreeRoot.K, numbers, ""))


def _lines(entry: Any, numbers: dict[Any, int], indent: str) -> Iterator[str]:
    kids = list(entry.K)
    own = [str(kid) if isinstance(kid, int) else "link" for kid in kids if not _is_element(kid)]
    place = f" {numbers[entry.Pg.objgen]}: {' '.join(own)}" if own else ""
    words = [f"{key}={entry[f'/{key}']}" for key in ("T", "Alt", "Lang") if f"/{key}" in entry]
    yield " ".join([f"{indent}{str(entry.S)[1:]}{place}", *words])
    for kid in kids:
        if _is_element(kid):
            yield from _lines(kid, numbers, indent + " ")


def _is_element(kid: Any) -> bool:
    return not isinstance(kid, int) and "/S" in kid


def page_of(*body: Element | Artifact, name: str = "only") -> Page:
    return Page(name, 99.0, 132.0, body)


def document_of(*children: Page | Section) -> Document:
    return Document("Test", "en", children)


def test_the_sample_is_told_in_its_order() -> None:
    assert tree_of(sample())[:24] == [
        "Document",
        " H1 1: 0",
        " Figure 1: 1 Alt=Two discs and a frame.",
        " Sect T=Warning",
        "  P 1: 2",
        "  P 1: 3 5",
        "   Span 1: 4",
        " Part T=Lower leg",
        "  Sect T=Knead",
        "   H1 2: 0",
        "   Figure 2: 1 Alt=Two discs and a frame.",
        "   Sect T=Warning",
        "    P 2: 2",
        "    P 2: 3 5",
        "     Span 2: 4",
        "   H2 3: 0",
        "   L",
        "    LI",
        "     Lbl 3: 1",
        "     LBody 3: 2",
        "    LI",
        "     Lbl 3: 3",
        "     LBody 3: 4",
        "   Figure 3: 5 Alt=The same, small.",
    ]
    assert tree_of(sample())[24:27] == ["   P 3: 6 Lang=de", "   P", "    Link 3: 7 link"]


def test_shapes_in_a_group_are_decoration_but_in_a_figure_content() -> None:
    frame = Shape(Path.box(Box(8, 8, 20, 20)), fill="#eeeeee")
    text = paragraph("in a frame", 10, 14)
    figure = Element("Figure", (frame,), alt="A frame.", box=Box(8, 8, 20, 20))
    assert tree_of(document_of(page_of(Element("Sect", (frame, text), title="S"), figure))) == [
        "Document",
        " Sect T=S",
        "  P 1: 0",
        " Figure 1: 1 Alt=A frame.",
    ]


def test_empty_elements_vanish() -> None:
    hollow = Element("Sect", (Element("L", (Element("LI", ()),)), Artifact(())))
    body = (hollow, paragraph("left", 10, 14), Element("Sect", (hollow,)))
    assert tree_of(document_of(page_of(*body))) == ["Document", " P 1: 0"]


def test_a_document_without_text_has_an_empty_tree() -> None:
    with pikepdf.open(io.BytesIO(write_pdf(document_of(page_of()), FAMILY))) as pdf:
        assert "/K" not in pdf.Root.StructTreeRoot


def test_a_section_over_several_pages_is_one_element() -> None:
    first = page_of(paragraph("a", 10, 14), name="a")
    second = page_of(paragraph("b", 10, 14), name="b")
    assert tree_of(document_of(Section("Both", (first, second)))) == [
        "Document",
        " Sect T=Both",
        "  P 1: 0",
        "  P 2: 0",
    ]


def test_a_link_on_another_element_becomes_an_element_of_its_own() -> None:
    link = Link("https://example.org/", "Away", (Box(8, 10, 40, 14), Box(8, 15, 20, 19)))
    linked = Element("P", (run("there", 10, 14),), link=link)
    assert tree_of(document_of(page_of(linked))) == ["Document", " P", "  Link 1: 0 link link"]


@pytest.mark.parametrize(
    ("labels", "numbering"),
    [(("1.", "2."), "Decimal"), (("•", "•"), "Disc")],
)
def test_lists_tell_how_they_are_numbered(labels: tuple[str, ...], numbering: str) -> None:
    items = tuple(item(label, "step", 20 + 6 * at) for at, label in enumerate(labels))
    raw = write_pdf(document_of(page_of(Element("L", items))), FAMILY)
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        (listing,) = pdf.Root.StructTreeRoot.K.K
        assert listing.A.ListNumbering == f"/{numbering}"


def test_content_that_is_no_element_is_an_artifact() -> None:
    raw = write_pdf(sample(), FAMILY)
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        for page in pdf.pages:
            assert unmarked(page.Contents.read_bytes()) == b""


def unmarked(content: bytes) -> bytes:
    """Return what a page paints outside of every mark."""
    return re.sub(rb"(/\w+ BMC|/\w+\s*<<.*?>>\s*BDC).*?EMC", b"", content, flags=re.DOTALL).strip()


def test_the_comparer_sees_unmarked_content() -> None:
    assert unmarked(b"/Artifact BMC\nf\nEMC\nBT ET") == b"BT ET"


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_sample_conforms(profile: str) -> None:
    report = validator.validate_pdf_bytes(write_pdf(sample(), FAMILY, PROFILE), profile=profile)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.is_compliant
    assert report.rules.total > 100


def test_notes_and_tables_conform() -> None:
    notes = (
        Element("Note", (run("First note.", 10, 100),), anchor="first"),
        Element("Note", (run("Second note.", 10, 106),)),
    )
    head = Element("TR", tuple(Element("TH", (run(w, x, 40),)) for w, x in HEAD))
    row = Element("TR", tuple(Element("TD", (run(w, x, 46),)) for w, x in ROW))
    title = Element("H1", (run("Glossary", 10, 30),))
    document = document_of(page_of(title, Element("Table", (head, row)), *notes))
    raw = write_pdf(document, FAMILY, PROFILE)
    assert validator.validate_pdf_bytes(raw, profile="ua1").failures == []
    assert validator.validate_pdf_bytes(raw, profile="2a").failures == []
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        names = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
        assert {key: str(entry.S) for key, entry in names.items()} == {
            "first": "/Note",
            "element-10": "/Note",
        }


HEAD, ROW = (("Word", 10), ("Meaning", 40)), (("calf", 10), ("lower leg", 40))


def test_without_a_profile_nothing_archival_is_claimed() -> None:
    raw = write_pdf(sample(), FAMILY)
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        assert b"pdfaid:part" not in pdf.Root.Metadata.read_bytes()
        assert "/OutputIntents" not in pdf.Root
    assert validator.is_pdf_compliant_bytes(raw, profile="ua1")


def test_our_own_rules_find_nothing() -> None:
    assert check_structure(write_pdf(sample(), FAMILY, PROFILE), name="cards.pdf") == ()


def test_a_bookmark_counts_those_that_are_seen_below_it() -> None:
    """All are unfolded: ISO 32000-1, tables 152 and 153."""
    with pikepdf.open(io.BytesIO(write_pdf(sample(), FAMILY))) as pdf:
        assert _seen(pdf.Root.Outlines) == len(list(_titles(pdf.Root.Outlines))) > 2


def _seen(entry: Any) -> int:
    """Return what ``entry`` counts, which is what it holds and they hold."""
    below = list(_below(entry))
    assert int(entry.get("/Count", 0)) == len(below) + sum(map(_seen, below))
    return int(entry.get("/Count", 0))


def _below(entry: Any) -> Iterator[Any]:
    each = entry.get("/First")
    while each is not None:
        assert each.Parent.objgen == entry.objgen
        yield each
        each = each.get("/Next")


def _titles(entry: Any) -> Iterator[str]:
    for each in _below(entry):
        yield str(each.Title)
        yield from _titles(each)
