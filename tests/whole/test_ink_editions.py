"""Cards and quick reference of the real guide with little ink, and with black alone."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from builder.backends.pdf import write_pdf
from builder.build import written as written_by
from builder.drawing import Document, Drawing, Element, Imposed, Shape, TextRun
from builder.drawing.page import Node, leaves
from builder.edition import Edition, Options, read
from builder.gates.ink import Coverage, ink_coverage
from builder.gates.pdf import OpenedPdf
from builder.model.bars import BODY, LINE, TEXT
from builder.model.contrast import contrast
from builder.model.ink import BLACK, WHITE, Ink, in_ink
from builder.outputs.cards.document import compose_cards
from builder.outputs.quick.document import compose_quick_reference
from builder.store.cache import Cache
from builder.store.drawings import draw_all
from builder.store.project import Project
from builder.typeset import load_profile
from tests.support.editions import edition_of
from tests.support.made import PLANT, REAL, Made, changed
from tests.support.written import cards_of, quick_of

EDITIONS: tuple[Ink, ...] = ("low", "mono")
NAMES = ("cards", "quick")
GREY = {"g", "G"}
OTHER_COLOURS = {"rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh"}


SHARED: list[Path] = []
"""A folder in which all workers of a test run keep the pictures they drew."""


@pytest.fixture(scope="module", autouse=True)
def _shared(tmp_path_factory: pytest.TempPathFactory) -> None:
    base = tmp_path_factory.getbasetemp()
    SHARED[:] = [base.parent if base.name.startswith("popen-") else base]


@dataclass(frozen=True)
class Inked:
    """What one edition of the real guide is made of, and its PDFs."""

    source: Edition
    documents: dict[str, Document]
    files: dict[str, bytes]
    drawings: dict[str, Drawing]


@cache
def edition(ink: Ink) -> Inked:
    source = read(REAL, Project(), REAL.name)
    theme = in_ink(source.theme, ink)
    drawings = draw_all(source.guide, theme, Cache(SHARED[0] / f"pictures-{ink}"), folder=REAL)
    documents = documents_of(source, ink, drawings)
    return Inked(source, documents, written(source, documents), drawings)


def documents_of(source: Edition, ink: Ink, drawings: dict[str, Drawing]) -> dict[str, Document]:
    theme = in_ink(source.theme, ink)
    parts = (source.guide, theme, source.templates, source.words, source.family, drawings)
    return {
        "cards": compose_cards(edition_of(*parts)).document,
        "quick": compose_quick_reference(edition_of(*parts)).document,
    }


def written(source: Edition, documents: dict[str, Document]) -> dict[str, bytes]:
    profile = load_profile(Project().fonts).data
    return {name: write_pdf(documents[name], source.family, profile) for name in documents}


def painted(pdf: bytes) -> list[tuple[str, tuple[float, ...]]]:
    """Return every operator that sets a colour, of all pages and forms, with its numbers."""
    painting: list[tuple[str, tuple[float, ...]]] = []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        forms = [
            item
            for item in opened.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"
        ]
        for stream in (*opened.pages, *forms):
            for instruction in pikepdf.parse_content_stream(stream):
                operator = str(instruction.operator)
                if operator in GREY | OTHER_COLOURS:
                    numbers = tuple(
                        float(value)
                        for value in instruction.operands
                        if not isinstance(value, pikepdf.Name)
                    )
                    painting.append((operator, numbers))
    return painting


@pytest.mark.parametrize("name", NAMES)
def test_mono_paints_with_one_black(name: str) -> None:
    """Three equal numbers are black as well, but a printer may mix that from all of its inks."""
    colours = painted(edition("mono").files[name])
    assert len(colours) > 100
    assert {operator for operator, _ in colours} == GREY


def test_every_file_for_paper_follows(tmp_path: Path) -> None:
    """Sheets and whatever else a build writes as PDF, of a small guide."""
    options = Options(only=("pdf",), ink="mono")
    files = written_by(PLANT, replace(options, output=tmp_path), Project()).files
    pdfs = {name: content for name, content in files.items() if name.endswith(".pdf")}
    assert len(pdfs) >= 3
    for name, content in pdfs.items():
        colours = painted(content)
        press = {operator for operator, _ in colours} - GREY
        assert press == ({"k", "K"} if name == "cards-shop.pdf" else set()), name
        assert [each for each in colours if each[0] in press and any(each[1][:3])] == []


def test_colour_is_found_where_it_is(real: Made) -> None:
    """In the edition with all colours their operators stand, and greys are told as greys there."""
    colours = painted(cards_of(real).content)
    assert {"rg", "RG", *GREY} == {operator for operator, _ in colours}
    assert [numbers for operator, numbers in colours if len(set(numbers)) == 1] == [
        numbers for operator, numbers in colours if operator in GREY
    ]


@pytest.mark.parametrize("name", NAMES)
def test_mono_holds_no_picture_of_pixels(name: str) -> None:
    with pikepdf.open(io.BytesIO(edition("mono").files[name])) as opened:
        streams = [item for item in opened.objects if isinstance(item, pikepdf.Stream)]
        assert [item for item in streams if item.get("/Subtype") == "/Image"] == []


def text_and_shapes(document: Document) -> tuple[set[tuple[str, float]], list[Shape]]:
    """Return colours and sizes of all text, and the shapes that lie on the pages themselves."""
    texts: set[tuple[str, float]] = set()
    shapes: list[Shape] = []
    for page in document.pages:
        for leaf in leaves(tuple(page.body)):
            if isinstance(leaf, Shape):
                shapes.append(leaf)
            elif isinstance(leaf, TextRun):
                texts.add((leaf.colour, leaf.size_pt))
    return texts, shapes


@pytest.mark.parametrize("name", NAMES)
def test_low_has_white_grounds(name: str) -> None:
    """What is as large as a band or a panel is filled with nothing but white."""
    _, shapes = text_and_shapes(edition("low").documents[name])
    large = [shape for shape in shapes if shape.path.bounds.width > 30 and shape.fill]
    assert len(large) > 5
    assert {shape.fill for shape in large} == {WHITE}


@pytest.mark.parametrize("ink", EDITIONS)
def test_pictures_have_white_grounds(ink: Ink) -> None:
    """What fills a whole picture is its first shape."""
    drawings = edition(ink).drawings
    assert len(drawings) >= 15
    assert {drawing.shapes[0].fill for drawing in drawings.values()} == {WHITE}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ink", EDITIONS)
def test_text_stands_out_from_paper(ink: Ink, name: str) -> None:
    """On white it is dark enough; white text needs a solid band, which mono alone has."""
    texts, _ = text_and_shapes(edition(ink).documents[name])
    body = edition(ink).source.theme.type.body_floor
    for colour, size in texts:
        if colour == WHITE:
            assert ink == "mono"
        else:
            assert contrast(colour, WHITE) >= (BODY if colour == BLACK else TEXT), (colour, size)
    assert any(size >= body for _, size in texts)


@pytest.mark.parametrize("ink", EDITIONS)
def test_arrows_and_lines_stand_out(ink: Ink) -> None:
    """Each picture has lines; of what is stroked in one even line, none is fainter than 3:1."""
    strokes = {
        shape.stroke.colour
        for drawing in edition(ink).drawings.values()
        for shape in drawing.shapes
        if shape.stroke and shape.stroke.colour != WHITE
    }
    assert strokes
    assert [colour for colour in strokes if contrast(colour, WHITE) < LINE] == []


@pytest.mark.parametrize("ink", EDITIONS)
def test_no_frame_comes_nearer_to_the_cut_than_in_colour(ink: Ink, real: Made) -> None:
    def nearest(document: Document) -> float:
        _, shapes = text_and_shapes(document)
        return min(
            shape.path.bounds.left - (shape.stroke.width / 2 if shape.stroke else 0.0)
            for shape in shapes
        )

    assert nearest(edition(ink).documents["cards"]) >= nearest(cards_of(real).document) - 1e-6


@pytest.mark.parametrize("ink", EDITIONS)
def test_faces_say_what_they_say_in_colour(ink: Ink, real: Made) -> None:
    for name, inked in (("cards", cards_of(real)), ("quick", quick_of(real))):
        document = edition(ink).documents[name]
        words = [" ".join(spoken(page.body).split()) for page in document.pages]
        assert words == [" ".join(spoken(page.body).split()) for page in inked.document.pages]


def spoken(nodes: Iterable[Node | Imposed]) -> str:
    words = ""
    for node in nodes:
        if isinstance(node, Element):
            words += spoken(node.children)
        elif isinstance(node, TextRun):
            words += " " + node.text
    return words


@pytest.mark.parametrize("ink", EDITIONS)
def test_the_same_edition_gives_the_same_bytes(ink: Ink) -> None:
    made = edition(ink)
    guide = made.source.guide
    few = {name: guide.illustrations[name] for name in sorted(guide.illustrations)[:2]}
    theme = in_ink(made.source.theme, ink)
    again = draw_all(changed(guide, illustrations=few), theme, None, folder=REAL)
    assert again == {name: made.drawings[name] for name in few}
    assert written(made.source, documents_of(made.source, ink, made.drawings)) == made.files


def total(pages: tuple[Coverage, ...]) -> float:
    return sum(page.total for page in pages) / len(pages)


def test_low_takes_far_less_ink_than_colour(real: Made) -> None:
    """Words alone take 4 % of the paper, in every edition; the rest falls to a third."""
    low = ink_coverage(OpenedPdf(edition("low").files["cards"], "low.pdf"))
    colour = ink_coverage(OpenedPdf(cards_of(real).content, "cards.pdf"))
    assert total(low) < 0.6 * total(colour)
    assert total(low[::2]) < 0.55 * total(colour[::2])
    pairs = zip(low, colour, strict=True)
    assert [one.page for one, other in pairs if one.total >= other.total] == []


def test_mono_takes_black_alone() -> None:
    for page in ink_coverage(OpenedPdf(edition("mono").files["cards"], "mono.pdf")):
        assert page.cyan == page.magenta == page.yellow == 0
        assert page.black > 0
