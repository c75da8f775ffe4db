"""Drawings in PDF: small, true to the shapes, alike in both engines and in SVG."""

from __future__ import annotations

import io
import math
import zlib
from dataclasses import replace

import pypdfium2 as pdfium
import pytest
import resvg_py
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from builder.backends.pdf import encode_drawing, write_pdf
from builder.backends.pdf.syntax import number
from builder.backends.pixels import write_png
from builder.backends.svg import write_svg
from builder.drawing import Artifact, Document, Drawing, Element, Page, Placed, Shape, Stroke
from builder.geometry import Affine, Box, Path, Point
from builder.units import pt_to_mm
from tests.support.pages import FAMILY, LEG
from tests.support.rasters import FAR_BAR, MEAN_BAR, difference

WIDTH_PX = 600


def pdf_of(drawing: Drawing) -> bytes:
    """Return the drawing on a page of its own, WIDTH_PX points wide."""
    width = pt_to_mm(WIDTH_PX)
    box = Box(0, 0, width, width * drawing.height / drawing.width)
    figure = Element("Figure", (Placed(drawing, box),), alt="A picture.", box=box)
    return pdf_with(figure, box)


def pdf_with(node: Element | Artifact, box: Box) -> bytes:
    page = Page("only", box.width, box.height, (node,))
    return write_pdf(Document("Test", "en", (page,)), FAMILY)


def as_printed(pdf: bytes) -> Image.Image:
    document = pdfium.PdfDocument(pdf)
    page = document[0]
    image: Image.Image = page.render(scale=1).to_pil().convert("RGB")
    page.close()
    document.close()
    return image


def as_vector(drawing: Drawing) -> Image.Image:
    size = (WIDTH_PX, math.ceil(WIDTH_PX * drawing.height / drawing.width))
    png = resvg_py.svg_to_bytes(svg_string=write_svg(drawing, size))
    return Image.open(io.BytesIO(bytes(png))).convert("RGB")


def test_pdf_and_svg_look_alike() -> None:
    mean, far = difference(as_printed(pdf_of(LEG)), as_vector(LEG))
    assert mean <= MEAN_BAR
    assert far <= FAR_BAR


SIDES = st.floats(0, 60).filter(lambda side: abs(side - 30) > 1)


@settings(max_examples=25, deadline=None)
@given(x=SIDES, y=SIDES, across=st.booleans(), lined=st.booleans())
def test_a_box_is_painted_whichever_way_it_was_drawn(
    x: float, y: float, *, across: bool, lined: bool
) -> None:
    line = Stroke("#102a90", 1.5, "butt", "miter") if lined else None
    turn, last = ((x, 30), (30, y)) if across else ((30, y), (x, 30))
    drawn = Shape(Path.polygon([(30, 30), turn, (x, y), last]), "#a01515", line)
    box = Box(min(30, x), min(30, y), max(30, x), max(30, y))
    plain = Drawing("plain", 60, 60, (Shape(Path.box(box), "#a01515", line),))
    drawing = Drawing("drawn", 60, 60, (drawn,))
    expected = as_vector(plain)
    pixels = Image.open(io.BytesIO(write_png(drawing, WIDTH_PX))).convert("RGB")
    for painted in (as_vector(drawing), pixels, as_printed(pdf_of(drawing))):
        mean, far = difference(painted, expected)
        assert (mean, far) <= (MEAN_BAR, FAR_BAR)
    assert 'width="-' not in write_svg(drawing)
    assert 'height="-' not in write_svg(drawing)


@pytest.mark.parametrize("end", [(50, 30), (10, 30), (30, 50), (30, 10)])
def test_the_line_of_a_box_without_area_is_painted(end: tuple[float, float]) -> None:
    flat = Path.polygon([(30, 30), (end[0], 30), end, (30, end[1])])
    drawing = Drawing("flat", 60, 60, (Shape(flat, stroke=Stroke("#a01515", 3)),))
    for painted in (as_vector(drawing), as_printed(pdf_of(drawing))):
        box = painted.convert("L").point(lambda grey: 255 * (grey < 200)).getbbox()
        assert box is not None
        assert max(box[2] - box[0], box[3] - box[1]) == pytest.approx(230, abs=4)


def test_the_comparer_sees_one_shape_missing() -> None:
    lacking = replace(LEG, shapes=LEG.shapes[:-1])
    mean, far = difference(as_printed(pdf_of(lacking)), as_vector(LEG))
    assert mean > MEAN_BAR
    assert far > FAR_BAR


def test_shapes_on_the_page_and_in_a_form_look_alike() -> None:
    scale = pt_to_mm(WIDTH_PX) / LEG.width
    shapes = tuple(enlarged(shape, scale) for shape in LEG.shapes)
    direct = pdf_with(Artifact(shapes), Box(0, 0, LEG.width * scale, LEG.height * scale))
    mean, far = difference(as_printed(direct), as_printed(pdf_of(LEG)))
    assert mean <= MEAN_BAR / 4
    assert far == 0


def enlarged(shape: Shape, scale: float) -> Shape:
    stroke = shape.stroke and replace(shape.stroke, width=shape.stroke.width * scale)
    return replace(shape, path=shape.path.mapped(Affine.scaling(scale)), stroke=stroke)


def test_opacity_ends_with_its_shape() -> None:
    pale = Shape(Path.box(Box(0, 0, 10, 10)), fill="#000000", fill_opacity=0.5)
    solid = Shape(Path.box(Box(10, 0, 20, 10)), fill="#000000")
    image = as_printed(pdf_of(Drawing("d", 20, 10, (pale, solid))))
    assert image.getpixel((150, 150)) == pytest.approx((128, 128, 128), abs=2)
    assert image.getpixel((450, 150)) == (0, 0, 0)


def test_fill_and_stroke_and_their_rules_are_kept() -> None:
    square = Path.box(Box(0, 0, 4, 4))
    line = Stroke("#112233", 0.5, "butt", "miter")
    shapes = (
        Shape(square, fill="#ff0000"),
        Shape(square, fill="#ff0000", rule="evenodd"),
        Shape(square, stroke=line),
        Shape(square, fill="#ff0000", stroke=line, rule="evenodd"),
        Shape(square),
    )
    operators = zlib.decompress(encode_drawing(Drawing("d", 40, 40, shapes))).decode().split("\n")
    assert operators == [
        "1 0 0 rg",
        *("0 0 m", "200 0 l", "200 200 l", "0 200 l", "h", "f"),
        *("0 0 m", "200 0 l", "200 200 l", "0 200 l", "h", "f*"),
        "0.067 0.133 0.2 RG 25 w 0 J 0 j",
        *("0 0 m", "200 0 l", "200 200 l", "0 200 l", "h", "S"),
        *("0 0 m", "200 0 l", "200 200 l", "0 200 l", "h", "B*"),
        *("0 0 m", "200 0 l", "200 200 l", "0 200 l", "h", "n"),
        "",
    ]


def test_a_drawing_is_encoded_once() -> None:
    assert encode_drawing(LEG) is encode_drawing(LEG)


def test_a_small_sign_is_kept_as_fine_as_a_picture() -> None:
    sign = Drawing("sign", 5, 5, (Shape(Path.disc(Point(2.5, 2.5), 2.4), fill="#000000"),))
    assert b"980 500 m" not in zlib.decompress(encode_drawing(replace(sign, width=20, height=20)))
    assert b"500 20 m" in zlib.decompress(encode_drawing(sign))


@given(st.floats(-5000, 5000), st.integers(0, 4))
def test_numbers_are_short_and_true(value: float, places: int) -> None:
    spelt = number(value, places)
    assert float(spelt) == pytest.approx(value, abs=0.51 / 10**places)
    assert "e" not in spelt
    assert spelt != "-0"
    assert not (("." in spelt) and spelt.endswith(("0", ".")))


@pytest.mark.parametrize(
    ("colour", "written"),
    [("#000000", "0 g"), ("#808080", "0.502 g"), ("#808081", "0.502 0.502 0.506 rg")],
)
def test_a_grey_is_told_as_one_number(colour: str, written: str) -> None:
    """A printer is free to mix three equal numbers from all of its inks."""
    shape = Shape(Path.box(Box(0, 0, 4, 4)), fill=colour)
    encoded = zlib.decompress(encode_drawing(Drawing("d", 40, 40, (shape,))))
    assert encoded.decode().split("\n")[0] == written
