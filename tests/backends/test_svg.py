"""SVG files: portable, small, and the same outlines as were drawn."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pymupdf
import pytest
import resvg_py
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from builder.backends.precision import units_per_mm
from builder.backends.svg import write_svg
from builder.drawing import Drawing, Shape, Stroke
from builder.geometry import Box, Path, Point
from tests.support.pages import LEG
from tests.support.paths import segments
from tests.support.rasters import FAR_BAR, MEAN_BAR, difference

SVG = "{http://www.w3.org/2000/svg}"
WIDTH_PX = 600
ALLOWED = {"svg", "title", "desc", "path", "rect"}
NUMBER = re.compile(r"-?\d+")


def drawn(*shapes: Shape, size: float = 44.0) -> list[etree._Element]:
    root = etree.fromstring(write_svg(Drawing("d", size, size, shapes)).encode())
    return [element for element in root if element.tag != f"{SVG}title"]


def absolute(data: str) -> list[tuple[str, tuple[int, ...]]]:
    """Return path data that knows m, l, c and z, with its coordinates seen from the origin."""
    steps: list[tuple[str, tuple[int, ...]]] = []
    here = start = (0, 0)
    for letter, rest in re.findall(r"([mlcz])([^mlcz]*)", data):
        values = [int(each) for each in NUMBER.findall(rest)]
        if letter == "z":
            steps.append(("Z", ()))
            here = start
            continue
        size = 6 if letter == "c" else 2
        assert values
        assert len(values) % size == 0
        for at in range(0, len(values), size):
            step = tuple(v + here[i % 2] for i, v in enumerate(values[at : at + size]))
            steps.append((letter.upper(), step))
            here = (step[-2], step[-1])
        if letter == "m":
            start = here
    return steps


POINTS = st.tuples(st.floats(-20, 80), st.floats(-20, 80))


@st.composite
def paths(draw: st.DrawFn) -> Path:
    ops = ""
    coords: list[float] = []
    for _ in range(draw(st.integers(1, 3))):
        steps = "M" + draw(st.text("LC", min_size=1, max_size=8)) + draw(st.sampled_from(["", "Z"]))
        for op in steps:
            for _ in range({"M": 1, "L": 1, "C": 3, "Z": 0}[op]):
                coords += draw(POINTS)
        ops += steps
    return Path(ops, tuple(coords))


@given(paths().filter(lambda path: path.as_box() is None))
def test_no_error_adds_up_along_an_outline(path: Path) -> None:
    (_, element) = drawn(Shape(path, fill="#000000"))
    expected = [(op, tuple(round(v * 50) for v in coords)) for op, coords in segments(path)]
    assert absolute(str(element.get("d"))) == expected


def test_only_portable_elements_and_attributes() -> None:
    root = etree.fromstring(write_svg(replace(LEG, title="A < B")).encode())
    tags = {etree.QName(element).localname for element in root.iter()}
    assert tags == ALLOWED
    names = {name for element in root.iter() for name in element.attrib}
    assert names <= {
        *("viewBox", "d", "x", "y", "width", "height", "fill", "fill-opacity", "fill-rule"),
        *("stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"),
    }
    assert (root.get("width"), root.get("height")) == ("226.772", "151.181")
    assert root.findtext(f"{SVG}title") == "A < B"
    assert root.findtext(f"{SVG}desc") == LEG.alt


def test_an_open_drawing_gets_a_white_ground() -> None:
    ground, _ = drawn(Shape(Path.disc(Point(30, 30), 5), fill="#000000"))
    assert dict(ground.items()) == {
        "x": "0", "y": "0", "width": "2200", "height": "2200", "fill": "#ffffff"
    }  # fmt: skip


def test_a_drawing_with_its_own_ground_keeps_it() -> None:
    own = Shape(Path.box(Box(-1, -1, 45, 45)), fill="#eeeeee")
    assert [element.get("fill") for element in drawn(own)] == ["#eeeeee"]
    pale = replace(own, fill_opacity=0.9)
    assert [element.get("fill") for element in drawn(pale)] == ["#ffffff", "#eeeeee"]
    narrow = replace(own, path=Path.box(Box(0, 0, 43, 44)))
    assert [element.get("fill") for element in drawn(narrow)] == ["#ffffff", "#eeeeee"]


def test_paint_is_told_where_it_is_not_usual() -> None:
    disc = Path.disc(Point(30, 30), 5)
    _, lined, holed, pale = drawn(
        Shape(disc, stroke=Stroke("#112233", 0.35)),
        Shape(disc, fill="#445566", rule="evenodd", stroke=Stroke("#112233", 1, "butt", "miter")),
        Shape(disc, fill="#445566", fill_opacity=0.25),
    )
    assert {name: value for name, value in lined.attrib.items() if name != "d"} == {
        "fill": "none",
        "stroke": "#112233",
        "stroke-width": "17.5",
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
    }
    assert (holed.get("fill-rule"), holed.get("stroke-linecap")) == ("evenodd", None)
    assert pale.get("fill-opacity") == "0.25"


@pytest.mark.parametrize(("size", "scale"), [((87, 70), 50), ((20, 20), 50), ((5, 4), 200)])
def test_small_signs_are_kept_finer(size: tuple[float, float], scale: float) -> None:
    assert units_per_mm(Drawing("d", *size, ())) == scale


@pytest.mark.parametrize("size", [(87, 70), (60, 40), (5, 4), (400, 300), (1000, 60)])
def test_no_frame_is_larger_than_readers_bear(size: tuple[float, float]) -> None:
    root = etree.fromstring(write_svg(Drawing("d", *size, ())).encode())
    _, _, across, down = map(int, str(root.get("viewBox")).split())
    assert across * down <= 5_600_000
    assert across / down == pytest.approx(size[0] / size[1], rel=0.01)
    width, height = (float(str(root.get(side))) for side in ("width", "height"))
    assert (width, height) == pytest.approx((size[0] / 25.4 * 96, size[1] / 25.4 * 96), rel=1e-4)


def test_a_painter_is_given_whole_pixels_that_are_filled() -> None:
    root = etree.fromstring(write_svg(LEG, (301, 200)).encode())
    kept = (root.get("width"), root.get("height"), root.get("preserveAspectRatio"))
    assert kept == ("301", "200", "none")
    assert write_svg(LEG).partition("viewBox")[2] == write_svg(LEG, (9, 9)).partition("viewBox")[2]


def test_engines_draw_it_alike() -> None:
    source = write_svg(LEG)
    png = resvg_py.svg_to_bytes(svg_string=source, width=WIDTH_PX)
    one = Image.open(io.BytesIO(bytes(png))).convert("RGB")
    with pymupdf.open(stream=source.encode(), filetype="svg") as document:
        zoom = WIDTH_PX / document[0].rect.width
        pixels = document[0].get_pixmap(matrix=pymupdf.Matrix(zoom, zoom))
    other = Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples)
    mean, far = difference(one, other)
    assert mean <= MEAN_BAR
    assert far <= FAR_BAR
