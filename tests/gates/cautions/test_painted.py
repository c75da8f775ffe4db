"""How runs of text are seen on a page: colours, grounds, what hides them."""

from __future__ import annotations

from typing import Any

from builder.backends.pdf import write_pdf
from builder.drawing import Artifact, Document, Element, Imposed, Page, Placed, Shape, Stroke
from builder.gates.pdf.painted import PAPER, Seen, seen_run
from builder.geometry import Affine, Box, Path
from tests.support.books import drawing
from tests.support.gates import pages_of
from tests.support.pages import FAMILY, INK, run

TEXT = Element("P", (run("Never press", 20.0, 40.0),))
AROUND = Box(15.0, 30.0, 90.0, 45.0)


def shape(box: Box, **look: Any) -> Artifact:
    return Artifact((Shape(Path.box(box), **look),))


def seen(*body: Element | Artifact | Imposed) -> Seen:
    page = Page("only", 99.0, 132.0, body)
    return seen_run(pages_of(write_pdf(Document("T", "en", (page,)), FAMILY))[0], 0)


def test_text_on_paper() -> None:
    assert seen(TEXT) == Seen(INK, (PAPER,), False, False, False)


def test_text_on_a_panel_stands_on_its_colour_alone() -> None:
    sight = seen(
        shape(AROUND, fill="#ffeecc"), shape(AROUND.inset(-2), stroke=Stroke("#000000", 1)), TEXT
    )
    assert sight == Seen(INK, ("#ffeecc",), False, False, False)


def test_text_half_on_a_panel_stands_on_both() -> None:
    sight = seen(shape(AROUND._replace(right=30.0), fill="#ffeecc"), TEXT)
    assert sight.grounds == ("#ffeecc", PAPER)


def test_what_is_painted_later_hides() -> None:
    assert seen(TEXT, shape(AROUND, fill="#ffffff")).hidden
    assert seen(TEXT, shape(Box(22.0, 38.0, 23.0, 39.0), fill="#ffffff")).hidden
    assert not seen(TEXT, shape(Box(15.0, 50.0, 90.0, 60.0), fill="#ffffff")).hidden


def test_a_line_hides_where_it_runs_not_what_it_surrounds() -> None:
    line = Stroke("#000000", 0.5)
    assert not seen(TEXT, shape(AROUND, stroke=line)).hidden
    assert seen(TEXT, shape(Box(10.0, 20.0, 25.0, 60.0), stroke=line)).hidden


def test_a_picture_under_text_is_told_and_one_over_it_hides() -> None:
    picture = Artifact((Placed(drawing("leg", 60.0, 12.0), Box.sized(18.0, 32.0, 60.0, 12.0)),))
    assert seen(picture, TEXT).on_picture
    assert not seen(picture, shape(AROUND, fill="#ffffff"), TEXT).on_picture
    assert seen(TEXT, picture).hidden


def test_text_that_runs_off_the_page_is_cut() -> None:
    off = Element("P", (run("Never press", 90.0, 40.0),))
    assert seen(off).cut


def test_text_of_a_face_is_seen_through_the_sheet() -> None:
    face = Page("face", 99.0, 60.0, (shape(AROUND, fill="#ffeecc"), TEXT))
    sheet = Page("sheet", 210.0, 140.0, (Imposed(face, Affine(0, 1, -1, 0, 120, 5), face.trim),))
    sight = seen_run(pages_of(write_pdf(Document("T", "en", (sheet,)), FAMILY))[0], 0)
    assert sight == Seen(INK, ("#ffeecc",), False, False, False)
