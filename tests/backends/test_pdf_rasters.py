"""Photographs in PDF: upright, stored once, as SVG shows them; their packed bytes untouched."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Literal

import pikepdf
import pypdfium2 as pdfium
import pytest
import resvg_py
from PIL import Image

from builder.backends.pdf import write_pdf
from builder.backends.svg import write_svg
from builder.drawing import Document, Drawing, Element, Page, Photograph, Placed, Raster, Shape
from builder.geometry import Box, Path
from builder.units import pt_to_mm
from tests.support.pages import FAMILY
from tests.support.rasters import difference

WIDTH_PX = 300
MEAN_BAR, FAR_BAR = 2.0, 0.01
"""Of 255 on average; the share of pixels far off: each engine softens edges in its own way."""
KINDS = ["image/png", "image/jpeg"]


def corners(mode: str) -> Image.Image:
    """A picture with no two corners alike."""
    image = Image.new("RGB", (120, 80), "white")
    image.paste((200, 30, 30), (60, 0, 120, 40))
    image.paste((30, 150, 60), (0, 40, 60, 80))
    image.paste((30, 60, 200), (60, 40, 120, 80))
    return image.convert(mode)


def raster(kind: str, mode: str = "RGB") -> Raster:
    image = corners(mode)
    channels: Literal[1, 3] = 1 if mode == "L" else 3
    media_type: Literal["image/png", "image/jpeg"] = "image/png"
    file = io.BytesIO()
    if kind == "image/jpeg":
        media_type = "image/jpeg"
    image.save(file, media_type.removeprefix("image/"), quality=95)
    return Raster(*image.size, channels, media_type, file.getvalue())


def drawing(of: Raster) -> Drawing:
    """The raster with a rim of 2 mm round it and a bar over it."""
    bar = Shape(Path.box(Box(4, 10, 60, 14)), "#000000")
    return Drawing("leg", 64, 44, (bar,), photograph=Photograph(of, Box(2, 2, 62, 42)))


def page(name: str, *drawings: Drawing) -> Page:
    width = pt_to_mm(WIDTH_PX)
    box = Box(0, 0, width, width * 44 / 64)
    figures = [Element("Figure", (Placed(each, box),), alt="A leg.", box=box) for each in drawings]
    return Page(name, box.width, box.height, tuple(figures))


def pdf_of(*pages: Page) -> bytes:
    return write_pdf(Document("Test", "en", pages), FAMILY)


@pytest.mark.parametrize("mode", ["RGB", "L"])
@pytest.mark.parametrize("kind", KINDS)
def test_pdf_and_svg_show_the_same(kind: str, mode: str) -> None:
    picture = drawing(raster(kind, mode))
    document = pdfium.PdfDocument(pdf_of(page("one", picture)))
    printed = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    png = resvg_py.svg_to_bytes(svg_string=write_svg(picture, printed.size))
    drawn = Image.open(io.BytesIO(bytes(png))).convert("RGB")
    mean, far = difference(printed, drawn.crop((0, 0, *printed.size)))
    assert mean <= MEAN_BAR
    assert far <= FAR_BAR
    light = printed.convert("L")
    assert light.getpixel((20, 20)) > 200 > light.getpixel((280, 20))


@pytest.mark.parametrize("kind", KINDS)
def test_a_photograph_is_stored_once_as_it_came(kind: str) -> None:
    one = raster(kind)
    other = replace(drawing(one), shapes=(), name="other")
    pages = (page("first", drawing(one)), page("second", other), page("third", drawing(one)))
    with pikepdf.open(io.BytesIO(pdf_of(*pages))) as pdf:
        images = [each for each in pdf.objects if is_image(each)]
        (image,) = images
        assert bytes(image.read_raw_bytes()) in one.content
        assert (int(image.Width), int(image.Height)) == (120, 80)
        assert image.ColorSpace == "/DeviceRGB"


def is_image(held: pikepdf.Object) -> bool:
    return isinstance(held, pikepdf.Stream) and held.get("/Subtype") == "/Image"
