"""Pictures of authors in the ink of an edition: nothing left out, every contrast kept."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from builder.drawing import Drawing, Photograph, Raster, Shape, Stroke
from builder.drawing.shapes import MediaType
from builder.figures.own.inked import own_in_ink
from builder.geometry import Box, Path
from builder.model.contrast import contrast, luminance
from builder.model.ink import Ink

BOX = Box(0.0, 0.0, 4.0, 4.0)
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def drawn(*colours: str) -> Drawing:
    shapes = tuple(Shape(Path.box(BOX), colour, Stroke(colour, 0.3)) for colour in colours)
    return Drawing("own", 4.0, 4.0, shapes)


def inked(colour: str, ink: Ink) -> str:
    (shape,) = own_in_ink(drawn(colour), ink).shapes
    assert shape.fill is not None
    assert shape.stroke == Stroke(shape.fill, 0.3)
    return shape.fill


def test_in_colour_a_picture_is_as_it_was_drawn() -> None:
    drawing = drawn("#123456")
    assert own_in_ink(drawing, "colour") is drawing


@given(COLOURS, COLOURS)
def test_in_black_each_grey_is_as_light_as_its_colour(one: str, other: str) -> None:
    first, second = inked(one, "mono"), inked(other, "mono")
    assert first == "#" + first[1:3] * 3
    assert contrast(first, second) == pytest.approx(contrast(one, other), rel=0.06)


@given(COLOURS)
def test_with_little_ink_no_colour_gets_darker(colour: str) -> None:
    assert luminance(inked(colour, "low")) >= luminance(colour)


def test_with_little_ink_grounds_turn_pale_and_dark_lines_stay() -> None:
    assert inked("#1d2528", "low") == "#1d2528"
    assert inked("#e2ac86", "low") == "#f8eae1"
    assert inked("#ffffff", "low") == "#ffffff"


def test_an_outline_without_a_fill_keeps_none() -> None:
    line = Shape(Path.box(BOX), stroke=Stroke("#cc0000", 0.3))
    (shape,) = own_in_ink(Drawing("own", 4.0, 4.0, (line,)), "mono").shapes
    assert shape.fill is None
    assert shape.stroke == Stroke("#646464", 0.3)


def photographed(media_type: MediaType, colour: tuple[int, int, int] = (200, 60, 40)) -> Drawing:
    image = Image.new("RGB", (16, 16), colour)
    image.save(content := io.BytesIO(), media_type.removeprefix("image/").upper())
    raster = Raster(16, 16, 3, media_type, content.getvalue())
    return Drawing("own", 4.0, 4.0, (), photograph=Photograph(raster, BOX))


def pixel(drawing: Drawing) -> float | tuple[int, ...] | None:
    assert drawing.photograph is not None
    raster = drawing.photograph.raster
    with Image.open(io.BytesIO(raster.content)) as image:
        assert image.get_format_mimetype() == raster.media_type
        assert image.size == (raster.width, raster.height)
        assert len(image.getbands()) == raster.channels
        return image.getpixel((8, 8))


@pytest.mark.parametrize("media_type", ["image/png", "image/jpeg"])
def test_a_photograph_follows(media_type: MediaType) -> None:
    drawing = photographed(media_type)
    grey = pixel(own_in_ink(drawing, "mono"))
    assert grey == pytest.approx(0.299 * 200 + 0.587 * 60 + 0.114 * 40, abs=3)
    pale = pixel(own_in_ink(drawing, "low"))
    assert pale == pytest.approx((222, 138, 126), abs=4)


@pytest.mark.parametrize("media_type", ["image/png", "image/jpeg"])
def test_the_same_photograph_gives_the_same_bytes(media_type: MediaType) -> None:
    drawing = photographed(media_type)
    assert own_in_ink(drawing, "mono") == own_in_ink(drawing, "mono")
