"""PNG files from drawings; and every picture of the guide looks alike in two engines."""

import io
from pathlib import Path as FilePath

import pymupdf
import pytest
from PIL import Image

from builder.backends.pdf import write_pdf
from builder.backends.pixels import write_png
from builder.backends.svg import write_svg
from builder.drawing import Document, Drawing, Element, Page, Placed, Shape
from builder.figures import Palette, draw
from builder.geometry import Box, Path
from tests.figures.support import CONTENT, read
from tests.support.pages import FAMILY, LEG
from tests.support.rasters import FAR_BAR, MEAN_BAR, difference

PX_PER_MM = 7
PRINTED_MEAN_BAR = 2.0
PICTURES = sorted(CONTENT.glob("*.yaml"))


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


def test_a_png_has_the_width_asked_for_and_the_drawing_s_proportions() -> None:
    half = Drawing("d", 40, 20, (Shape(Path.box(Box(0, 0, 20, 20)), fill="#102030"),))
    image = opened(write_png(half, 300))
    assert (image.format, image.size) == ("PNG", (300, 150))
    assert image.convert("RGB").getpixel((10, 10)) == (0x10, 0x20, 0x30)


def test_a_png_is_opaque_where_the_drawing_leaves_its_ground_open() -> None:
    image = opened(write_png(Drawing("d", 40, 20, ()), 60)).convert("RGBA")
    assert image.getcolors() == [(60 * 30, (255, 255, 255, 255))]


def test_a_png_is_the_same_every_time() -> None:
    assert write_png(LEG, 200) == write_png(LEG, 200)


@pytest.mark.parametrize("width", [0, -5])
def test_a_width_that_is_none_is_refused(width: int) -> None:
    with pytest.raises(ValueError, match="pixels wide"):
        write_png(LEG, width)


def by_mupdf(content: bytes, kind: str, size: tuple[int, int]) -> Image.Image:
    with pymupdf.open(stream=content, filetype=kind) as document:
        page = document[0]
        scale = pymupdf.Matrix(size[0] / page.rect.width, size[1] / page.rect.height)
        shot = page.get_pixmap(matrix=scale)
        return Image.frombytes("RGB", (shot.width, shot.height), shot.samples).crop((0, 0, *size))


def printed(drawing: Drawing) -> bytes:
    box = Box(0, 0, drawing.width, drawing.height)
    figure = Element("Figure", (Placed(drawing, box),), alt="A picture.", box=box)
    page = Page("only", box.width, box.height, (figure,))
    return write_pdf(Document("Test", "en", (page,)), FAMILY)


@pytest.mark.slow
@pytest.mark.parametrize("file", PICTURES, ids=lambda file: file.stem)
def test_two_engines_and_two_emitters_show_the_same_picture(file: FilePath) -> None:
    picture, places = read(file)
    drawing = draw(picture, Palette(), places)
    image = opened(write_png(drawing, round(drawing.width * PX_PER_MM))).convert("RGB")
    mean, far = difference(image, by_mupdf(write_svg(drawing).encode(), "svg", image.size))
    assert mean <= MEAN_BAR
    assert far <= FAR_BAR
    mean, far = difference(image, by_mupdf(printed(drawing), "pdf", image.size))
    assert mean <= PRINTED_MEAN_BAR
    assert far <= FAR_BAR
