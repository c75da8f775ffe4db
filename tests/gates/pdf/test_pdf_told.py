"""Whatever a document holds, its PDF tells: each run as content of its own element, in order."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any, get_args

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.backends.pdf import EncodedFaces, PrintShop, write_pdf, write_shop_pdf
from builder.diagnostics import Finding
from builder.drawing import (
    Artifact,
    Document,
    Element,
    Imposed,
    Link,
    Node,
    Page,
    Part,
    Placed,
    Role,
    Section,
    Shape,
    TextRun,
)
from builder.geometry import Affine, Box, Path
from builder.typeset import load_profile
from tests.gates.structure import marks
from tests.gates.structure.reading_order import check_told
from tests.gates.structure.tree import TaggedFile
from tests.support.made import ROOT
from tests.support.pages import FAMILY, LEG, run

ROLES = get_args(Role)
WORDS = st.lists(
    st.sampled_from(("knead", "the", "calf", "slowly", "Öl", "–")), min_size=1, max_size=3
)
MARK_RULES = (
    marks.check_marks,
    marks.check_unmarked,
    marks.check_letters,
    marks.check_parents,
    marks.check_holders,
    marks.check_annotations,
)
BOX = Box(20, 20, 40, 30)
LINK = Link("https://example.org/", "Away", (BOX,))
SHOP = PrintShop(load_profile(ROOT / "fonts").data, load_profile(ROOT / "fonts", "FOGRA39").data)
TURNED = Affine.rotation(90).then(Affine.translation(150, 8))


def texts() -> st.SearchStrategy[TextRun]:
    return st.builds(
        lambda words, x, y, font: run(" ".join(words), x, y, font=font),
        WORDS,
        st.integers(8, 60),
        st.integers(10, 120),
        st.sampled_from(("regular", "bold")),
    )


def shapes() -> st.SearchStrategy[Shape]:
    return st.just(Shape(Path.box(BOX), fill="#dde6ee"))


def pictures() -> st.SearchStrategy[Placed]:
    return st.just(Placed(LEG, Box(20, 20, 50, 40)))


def artifacts() -> st.SearchStrategy[Artifact]:
    painted = st.lists(st.one_of(texts(), shapes(), pictures()), max_size=2)
    return painted.map(lambda leaves: Artifact(tuple(leaves)))


def elements(role: str, inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Element]:
    """Elements of ``role``, whatever may be said of them."""
    return st.builds(
        Element,
        st.just(role),
        st.lists(inner, max_size=4).map(tuple),
        alt=st.sampled_from(("", "", "A leg.")),
        title=st.sampled_from(("", "", "Warning")),
        language=st.sampled_from(("", "", "de")),
        box=st.just(BOX),
        link=st.just(LINK) if role == "Link" else st.sampled_from((None, None, LINK)),
    )


LEAVES = st.one_of(texts(), texts(), shapes(), pictures(), artifacts())
ELEMENTS = st.recursive(
    st.one_of([elements(role, LEAVES) for role in ROLES]),
    lambda inner: st.one_of([elements(role, st.one_of(inner, LEAVES)) for role in ROLES]),
    max_leaves=6,
)
MADE: dict[type, st.SearchStrategy[Any]] = {
    TextRun: texts(),
    Shape: shapes(),
    Placed: pictures(),
    Artifact: artifacts(),
    Element: ELEMENTS,
    Imposed: st.nothing(),
}
"""How each kind of node is made here; pages on pages are made by ``imposed``."""
BODIES = st.lists(st.one_of(ELEMENTS, artifacts()), max_size=4).map(tuple)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """One to three pages, some of them in parts."""
    pages = [
        Page(f"page-{number}", 99.0, 132.0, body, bleed=draw(st.sampled_from((0.0, 3.0))))
        for number, body in enumerate(draw(st.lists(BODIES, min_size=1, max_size=3)))
    ]
    children: tuple[Section | Page, ...] = tuple(pages)
    if draw(st.booleans()):
        children = (pages[0], Section("Part", tuple(pages[1:]), role="Part"))
    return Document("A document", "en-GB", children)


def imposed(document: Document) -> Document:
    """Return the pages of ``document`` side by side on sheets, every other one turned."""
    sheets = [
        Page(
            f"sheet-{number}",
            297.0,
            210.0,
            (Imposed(page, TURNED if number % 2 else Affine(), page.trim),
             Element("P", (run("beside", 200, 200),))),
        )
        for number, page in enumerate(document.pages)
    ]  # fmt: skip
    return replace(document, children=tuple(sheets))


def found(pdf: bytes, document: Document, *, links: bool = True) -> list[Finding]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        file = TaggedFile(opened, "a.pdf")
        of_marks = [finding for rule in MARK_RULES for finding in rule(file)]
    return [*check_told(pdf, document, name="a.pdf", links=links), *of_marks]


def test_every_role_and_every_kind_of_node_is_tried() -> None:
    """A new kind of structure comes in here by itself, or is missed here aloud."""
    assert len(ROLES) >= 18
    assert set(MADE) == set(get_args(Node)) | set(get_args(Part))


@given(documents())
@settings(max_examples=40)
def test_a_file_tells_what_was_laid_out(document: Document) -> None:
    assert found(write_pdf(document, FAMILY), document) == []


@given(documents())
@settings(max_examples=20)
def test_sheets_tell_what_stands_on_them(document: Document) -> None:
    """Whether the faces were kept from another file or are encoded for the sheets alone."""
    sheets, faces = imposed(document), EncodedFaces(FAMILY)
    write_pdf(document, FAMILY, b"", faces)
    assert found(write_pdf(sheets, FAMILY, b"", faces), sheets) == []
    assert found(write_pdf(sheets, FAMILY), sheets) == []


@given(documents())
@settings(max_examples=10)
def test_a_file_for_print_shops_tells_it_too(document: Document) -> None:
    assert found(write_shop_pdf(document, FAMILY, SHOP), document, links=False) == []


@pytest.mark.parametrize("role", ROLES)
def test_a_file_that_tells_anything_else_is_found_out(role: Role) -> None:
    """One change of what was laid out, of each role, is a difference from what is told."""
    box = Box(8, 20, 68, 60)
    inner = (run("before", 10, 30), Placed(LEG, box), run("after", 10, 70))
    element = Element(role, inner, alt="A leg.", title="Leg", language="de", box=box)
    good = _document(element)
    pdf = write_pdf(good, FAMILY)
    assert check_told(pdf, good, name="a.pdf") == ()
    other: Role = "Span" if role != "Span" else "P"
    changes: list[Callable[[Element], Element]] = [
        lambda each: replace(each, role=other),
        lambda each: replace(each, children=each.children[1:]),
        lambda each: replace(each, children=each.children[::2]),
        lambda each: replace(each, children=each.children[::-1]),
        lambda each: replace(each, children=(Element("Span", each.children),)),
        lambda each: replace(each, alt="A hand."),
        lambda each: replace(each, title="Hand"),
        lambda each: replace(each, language="fr"),
    ]
    for change in changes:
        codes = [each.code for each in check_told(pdf, _document(change(element)), name="a.pdf")]
        assert codes == ["pdf-told-otherwise"]


def _document(element: Element) -> Document:
    around = (Element("P", (run("one", 10, 10),)), element, Element("P", (run("two", 10, 90),)))
    return Document("A document", "en", (Page("only", 99.0, 132.0, around),))


def test_a_difference_is_told_with_its_page_and_both_sides() -> None:
    pdf = write_pdf(_document(Element("H1", (run("Knead", 10, 30),))), FAMILY)
    other = _document(Element("P", (run("Knead", 10, 30),)))
    assert [str(finding) for finding in check_told(pdf, other, name="a.pdf")] == [
        "a.pdf, page 1: error: H1 is told where P was laid out [pdf-told-otherwise]"
    ]
