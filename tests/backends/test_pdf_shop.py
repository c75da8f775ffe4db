"""Files for print shops: which inks are told, what is claimed, what is left out."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any

import pikepdf
import pytest

from builder.backends.pdf import PrintShop, write_pdf, write_shop_pdf
from builder.backends.pdf.colours import black_ink
from builder.drawing import (
    Artifact,
    Document,
    Drawing,
    Element,
    Page,
    Photograph,
    Placed,
    Raster,
    Shape,
)
from builder.geometry import Box, Path
from builder.typeset import load_profile
from builder.units import PT_PER_MM
from tests.support.pages import FAMILY, HEIGHT, WIDTH, run, sample

FONTS = FilePath(__file__).parents[2] / "fonts"
SHOP = PrintShop(load_profile(FONTS).data, load_profile(FONTS, "FOGRA39").data)
PAINTS_RGB = {"rg", "RG"}


def opened(document: Document) -> Any:
    return pikepdf.open(io.BytesIO(write_shop_pdf(document, FAMILY, SHOP)))


@pytest.fixture(scope="module")
def pdf() -> Iterator[Any]:
    with opened(sample()) as file:
        yield file


def streams(pdf: Any) -> Iterator[Any]:
    """Yield all that paints: pages, and forms wherever they are used."""
    yield from pdf.pages
    for form in pdf.objects:
        if isinstance(form, pikepdf.Stream) and form.get("/Subtype") == "/Form":
            yield form


def test_no_colour_is_told_without_a_profile(pdf: Any) -> None:
    operators: set[str] = set()
    for stream in streams(pdf):
        operators |= {str(each.operator) for each in pikepdf.parse_content_stream(stream)}
        (space,) = stream.Resources.ColorSpace.values()
        assert (space[0], space[1].N) == ("/ICCBased", 3)
        assert space[1].read_bytes() == SHOP.srgb
    assert operators.isdisjoint(PAINTS_RGB)
    assert {"cs", "sc", "k", "CS", "SC"} <= operators


def test_the_same_pages_for_screens_are_told_in_rgb() -> None:
    with pikepdf.open(io.BytesIO(write_pdf(sample(), FAMILY))) as file:
        operators = {
            str(each.operator)
            for stream in streams(file)
            for each in pikepdf.parse_content_stream(stream)
        }
    assert operators >= PAINTS_RGB
    assert operators.isdisjoint({"cs", "sc", "CS", "SC", "k", "K"})


def test_text_is_black_ink_alone(pdf: Any) -> None:
    for page in pdf.pages:
        inks: list[list[float]] = []
        colour: list[float] = []
        for each in pikepdf.parse_content_stream(page):
            match str(each.operator):
                case "k":
                    colour = [float(ink) for ink in each.operands]
                case "sc":
                    colour = []
                case "TJ":
                    inks.append(colour)
        assert inks
        assert all(ink == [0, 0, 0, 1] for ink in inks)


@pytest.mark.parametrize(
    ("colour", "ink"),
    [
        ("#000000", 1.0),
        ("#1d2528", 1.0),
        ("#ffffff", 0.0),
        ("#808080", 1 - 128 / 255),
        ("#4a565b", 1 - (0.299 * 0x4A + 0.587 * 0x56 + 0.114 * 0x5B) / 255),
    ],
)
def test_neutral_colours_are_black_ink(colour: str, ink: float) -> None:
    assert black_ink(colour) == pytest.approx(ink)


@pytest.mark.parametrize("colour", ["#9b2423", "#0b5563", "#2f4858", "#eef3f4", "#f9a800"])
def test_other_colours_are_not(colour: str) -> None:
    assert black_ink(colour) is None


@pytest.mark.parametrize(("channels", "space"), [(1, "/DeviceGray"), (3, "/ICCBased")])
def test_photographs_are_told_too(channels: Any, space: str) -> None:
    raster = Raster(1, 1, channels, "image/jpeg", b"not looked at")
    drawing = Drawing("photo", 10, 10, (), photograph=Photograph(raster, Box(0, 0, 10, 10)))
    box = Box(8, 8, 18, 18)
    figure = Element("Figure", (Placed(drawing, box),), alt="A photograph.", box=box)
    with opened(Document("T", "en", (Page("p", WIDTH, HEIGHT, (figure,), bleed=3),))) as file:
        (form,) = file.pages[0].Resources.XObject.values()
        colours = form.Resources.XObject.I.ColorSpace
        assert (colours[0] if isinstance(colours, pikepdf.Array) else colours) == space


def test_the_intent_is_a_printing_condition_with_its_profile(pdf: Any) -> None:
    (intent,) = pdf.Root.OutputIntents
    assert (intent.S, str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA39")
    assert str(intent.RegistryName) == "http://www.color.org"
    assert intent.DestOutputProfile.N == 4
    assert intent.DestOutputProfile.read_bytes() == SHOP.press


def test_what_the_packet_claims(pdf: Any) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as packet:
        assert packet["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
        assert packet["pdf:Trapped"] == "False"
        assert packet["xmpMM:VersionID"] == "1"
        assert packet["xmpMM:RenditionClass"] == "default"
        assert re.fullmatch(r"uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
                            packet["xmpMM:DocumentID"])  # fmt: skip
        dates = [packet[f"xmp:{name}Date"] for name in ("Create", "Modify", "Metadata")]
        assert dates == ["2026-11-22T00:00:00Z"] * 3
        assert packet["dc:title"] == str(pdf.docinfo.Title)
        assert "pdfaid:part" not in packet
        assert "pdfuaid:part" not in packet
    assert pdf.docinfo.Trapped == "/False"
    assert str(pdf.docinfo.ModDate) == str(pdf.docinfo.CreationDate)
    assert pdf.pdf_version == "1.6"
    assert pdf.trailer.ID[0] == pdf.trailer.ID[1]


def test_another_guide_is_another_document(pdf: Any) -> None:
    def identity(file: Any) -> Any:
        with file.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as packet:
            return packet["xmpMM:DocumentID"]

    with opened(sample()) as again, opened(replace(sample(), identifier="other")) as other:
        assert identity(again) == identity(pdf) != identity(other)


def test_links_stay_behind_and_bookmarks_stay(pdf: Any) -> None:
    assert [page for page in pdf.pages if "/Annots" in page] == []
    with pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Lower leg"]
    roles = {str(obj.S) for obj in pdf.objects if is_element(obj)}
    assert "/Link" not in roles
    assert {"/Span", "/Figure", "/H1"} <= roles


def is_element(obj: Any) -> bool:
    return isinstance(obj, pikepdf.Dictionary) and "/S" in obj and "/P" in obj


def test_boxes_tell_trim_and_bleed(pdf: Any) -> None:
    for page in pdf.pages:
        whole = [0, 0, (WIDTH + 6) * PT_PER_MM, (HEIGHT + 6) * PT_PER_MM]
        trim = [edge * PT_PER_MM for edge in (3, 3, WIDTH + 3, HEIGHT + 3)]
        assert [float(edge) for edge in page.MediaBox] == pytest.approx(whole, abs=0.001)
        assert [float(edge) for edge in page.BleedBox] == pytest.approx(whole, abs=0.001)
        assert [float(edge) for edge in page.TrimBox] == pytest.approx(trim, abs=0.001)


def test_the_same_bytes_twice_and_sound_syntax(tmp_path: FilePath) -> None:
    raw = write_shop_pdf(sample(), FAMILY, SHOP)
    assert raw == write_shop_pdf(sample(), FAMILY, SHOP)
    with pikepdf.open(io.BytesIO(raw)) as file:
        assert file.check_pdf_syntax() == []
    qpdf = shutil.which("qpdf")
    if qpdf:
        path = tmp_path / "shop.pdf"
        path.write_bytes(raw)
        checked = subprocess.run([qpdf, "--check", path], capture_output=True, text=True)
        assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_page_of_decoration_alone_is_told_in_black_too() -> None:
    page = Page("only", WIDTH, HEIGHT, (Artifact((run("stamp", 9, 9),)),), bleed=3)
    with opened(Document("T", "en", (page,))) as file:
        assert b"0 0 0 1 k" in file.pages[0].Contents.read_bytes()


Type = tuple[tuple[float, ...], bool]
"""The inks of a run of type, and whether it lets stand what lies under it."""


def typed(document: Document) -> list[Type]:
    """Return how each run of type on the first page is printed."""
    with opened(document) as pdf:
        page = pdf.pages[0]
        states = page.Resources.ExtGState
        inks: tuple[float, ...] = ()
        over, runs = False, list[Type]()
        for each in pikepdf.parse_content_stream(page):
            match str(each.operator):
                case "k" | "sc":
                    inks = tuple(float(part) for part in each.operands)
                case "gs" if "/op" in states[str(each.operands[0])]:
                    state = states[str(each.operands[0])]
                    over = bool(state.op) and state.OPM == 1
                case "TJ":
                    runs.append((inks, over))
        return runs


@pytest.mark.parametrize(
    ("colour", "size", "expected"),
    [
        ("#0a5463", 11.5, ((0, 0, 0, 1), True)),
        ("#555555", 8.5, ((0, 0, 0, 1), True)),
        ("#1d2528", 26.0, ((0, 0, 0, 1), True)),
        ("#ffffff", 8.5, ((0, 0, 0, 0), False)),
        ("#ffffff", 26.0, ((0, 0, 0, 0), False)),
    ],
)
def test_small_type_is_full_black_over_its_ground(colour: str, size: float, expected: Type) -> None:
    """Light type is left out of its ground: printed over it, it would vanish."""
    words = Artifact((replace(run("Warm", 10, 30), colour=colour, size_pt=size),))
    assert typed(Document("T", "en", (Page("one", WIDTH, HEIGHT, (words,)),))) == [expected]


def test_large_type_keeps_its_colour() -> None:
    words = Artifact((replace(run("Warm", 10, 30), colour="#0a5463", size_pt=18.0),))
    ((inks, over),) = typed(Document("T", "en", (Page("one", WIDTH, HEIGHT, (words,)),)))
    assert (len(inks), over) == (3, False)


def test_a_shape_after_type_is_not_printed_over_its_ground() -> None:
    body = Artifact((run("Warm", 10, 30), Shape(Path.box(Box(0, 0, 9, 9)), fill="#0a5463")))
    with opened(Document("T", "en", (Page("one", WIDTH, HEIGHT, (body,)),))) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    assert content.index(b"/O1 gs") < content.index(b"TJ") < content.index(b"/O0 gs")
    assert content.index(b"/O0 gs") < content.index(b" re")


@pytest.mark.parametrize(("opacity", "grouped"), [(1.0, False), (0.5, True)])
def test_a_transparent_page_says_with_which_inks_it_is_mixed(opacity: float, grouped: bool) -> None:
    veil = Shape(Path.box(Box(0, 0, 9, 9)), fill="#0a5463", fill_opacity=opacity)
    with opened(Document("T", "en", (Page("one", WIDTH, HEIGHT, (Artifact((veil,)),)),))) as pdf:
        page = pdf.pages[0]
        assert ("/Group" in page) == grouped
        if grouped:
            assert page.Group.S == "/Transparency"
            assert page.Group.CS == "/DeviceCMYK"
