"""Pictures come out as they were drawn, whatever way their file says it.

Each file of ``odd`` is painted by another engine and compared with what we make of it, on the card
and in the book. Where that engine does not know a newer way of saying it, ``.plain`` says the same
in an older one; Chromium was asked whether both are alike (``tests.own_pictures``).
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import resvg_py
from PIL import Image

from builder.backends.svg import write_svg
from builder.drawing import Drawing
from builder.geometry import Affine, Box
from tests.backends.test_pdf_drawings import as_printed, pdf_of
from tests.figures.own.test_vector import refused, taken
from tests.support.positions import in_file
from tests.support.rasters import MEAN_BAR, difference

ODD = sorted((Path(__file__).parent / "odd").glob("*.svg"))
WIDTH_PX = 600
HEAD = '<svg xmlns="http://www.w3.org/2000/svg"'


def painted(svg: str) -> Image.Image:
    png = resvg_py.svg_to_bytes(
        svg_string=svg, width=WIDTH_PX, background="#fff", skip_system_fonts=True
    )
    return Image.open(io.BytesIO(bytes(png))).convert("RGB")


@pytest.mark.parametrize("file", ODD, ids=lambda file: file.stem)
def test_a_picture_is_what_its_author_drew(file: Path) -> None:
    plain = file.with_suffix(".plain")
    expected = painted((plain if plain.exists() else file).read_text(encoding="utf-8"))
    drawing = taken(file.read_bytes())
    for picture in (painted(write_svg(drawing)), as_printed(pdf_of(drawing))):
        alike = picture if picture.size == expected.size else picture.resize(expected.size)
        assert difference(alike, expected)[0] <= MEAN_BAR


def test_there_are_odd_pictures() -> None:
    assert len(ODD) >= 50


def test_absolute_units_are_css_pixels_and_give_the_window_its_size() -> None:
    inner = '<rect x="20" y="20" width="100" height="60"/>'
    (shape,) = taken(f'{HEAD} width="40mm" height="40mm">{inner}</svg>').shapes
    scale = 87 / (40 * 96 / 25.4)
    expected = Box(20, 20, 120, 80).mapped(Affine.scaling(scale))
    assert shape.path.as_box() == pytest.approx(expected)


def test_a_small_drawing_area_is_as_round_as_a_large_one() -> None:
    ring = '<circle cx="{0}" cy="{0}" r="{1}" fill="none" stroke="#000" stroke-width="{2}"/>'
    small = taken(f'{HEAD} viewBox="0 0 .24 .24">{ring.format(0.12, 0.08, 0.02)}</svg>')
    large = taken(f'{HEAD} viewBox="0 0 24000 24000">{ring.format(12000, 8000, 2000)}</svg>')
    mean, far = difference(painted(write_svg(small)), painted(write_svg(large)))
    assert (mean, far) <= (0.05, 0.0)


REFUSED = {
    'opacity="nan"': ("picture-unreadable", "opacity: 'nan' is no number"),
    'opacity="inf"': ("picture-unreadable", "opacity: 'inf' is no number"),
    'stroke="red" stroke-width="1e999"': ("picture-too-large", "stroke-width: inf lies beyond"),
    'stroke="red" stroke-width="-1"': ("picture-unreadable", "stroke-width: -1 is below 0"),
    'stroke="red" stroke-width="2vw"': ("picture-unreadable", "the unit 'vw' depends"),
    'stroke="red" stroke-width="calc(1px + 2px)"': ("picture-unreadable", "is no length"),
    'stroke="red" stroke-linejoin="arcs"': ("picture-unsupported", "'arcs' cannot be drawn"),
    'stroke="red" vector-effect="non-scaling-stroke"': ("picture-unsupported", "vector-effect"),
    'style="vector-effect: non-scaling-stroke"': ("picture-unsupported", "vector-effect"),
    'style="mix-blend-mode: multiply"': ("picture-unsupported", "mix-blend-mode"),
    'style="transform: rotate3d(1,1,1,45deg)"': ("picture-unreadable", "no transform"),
    'style="clip-path: inset(10%)"': ("picture-unreadable", "names no clip"),
    'style="rotate: 45deg"': ("picture-unsupported", "rotate"),
    'style="transform: rotate(45)"': ("picture-unsupported", "has no unit"),
    'style="transform: translate(4, 5)"': ("picture-unsupported", "has no unit"),
    'transform="rotate(45deg)"': ("picture-unsupported", "has units in an attribute"),
    'stroke="red" stroke-dasharray="1" pathLength="9"': ("picture-unsupported", "pathLength"),
    'style="width: 20"': ("picture-unsupported", "has no unit"),
    'style="-webkit-mask: url(#m)"': ("picture-unsupported", "-webkit-mask"),
    'style="fill: var(--ink)"': ("picture-unsupported", "var(--ink)"),
    'fill="context-fill"': ("picture-unsupported", "'context-fill' is no colour"),
    'fill="url(#g)"': ("picture-unsupported", "url(#g) is no plain colour"),
    'marker-end="url(#m)"': ("picture-unsupported", "marker-end"),
    'transform="rotate(45"': ("picture-unreadable", "is no transform"),
    'systemLanguage="de"': ("picture-unsupported", "language"),
    'strange="1"': ("picture-unsupported", "'strange' is not known here"),
}


@pytest.mark.parametrize("said", REFUSED)
def test_what_cannot_be_kept_is_refused_at_its_place(said: str) -> None:
    shape = '<rect width="20" height="20"\n   '
    findings = refused(f'{HEAD} viewBox="0 0 87 56">\n{shape}{said}/></svg>')
    code, message = REFUSED[said]
    (finding,) = findings
    assert finding.code == code
    assert message in finding.message
    assert finding.hint
    place = in_file(finding.position)
    name = said.split('" ')[-1].partition("=")[0]
    assert place.line == 3
    assert place.column == 4 + said.index(name)


@pytest.mark.parametrize(
    "said",
    ["id='a' class='b' data-name='c' aria-label='d' role='img'", "style='-inkscape-stroke:none'",
     "font-family='Arial' letter-spacing='0'", "shape-rendering='crispEdges'",
     "style='filter:none;mask:none;vector-effect:none;mix-blend-mode:normal;isolation:auto'",
     "stroke-width='2vw'", "enable-background='new 0 0 24 24' xml:space='preserve'",
     "style='--ink:red;stop-color:#000;solid-opacity:1;text-anchor:start'"],
)  # fmt: skip
def test_what_paints_nothing_is_left_out(said: str) -> None:
    svg = f'{HEAD} viewBox="0 0 87 56"><rect width="20" height="20" {said}/></svg>'
    plain = f'{HEAD} viewBox="0 0 87 56"><rect width="20" height="20"/></svg>'
    assert shapes_of(svg) == shapes_of(plain)


def shapes_of(svg: str) -> object:
    drawing: Drawing = taken(svg)
    return drawing.shapes
