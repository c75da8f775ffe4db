"""Pictures that are taken as they are drawn: what stays, and what is a finding."""

from __future__ import annotations

import pytest

from builder.diagnostics import ContentError, InFile
from builder.drawing import Shape
from builder.figures.own.drawn import read_drawn
from builder.figures.own.faults import Faults
from builder.geometry import Box, Path, Point
from tests.support.positions import in_file

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">{}</svg>'


def drawn(inner: str, svg: str = SVG) -> tuple[Shape, ...]:
    return read_drawn(svg.format(inner).encode(), Faults(InFile("a.svg")))[2]


def outline(d: str) -> Path:
    (shape,) = drawn(f'<path d="{d}"/>')
    return shape.path


def refused(inner: str, svg: str = SVG) -> tuple[str, str]:
    with pytest.raises(ContentError) as error:
        drawn(inner, svg)
    finding = error.value.findings[0]
    assert in_file(finding.position).file == "a.svg"
    return finding.code, finding.message


def test_the_size_is_that_of_the_view() -> None:
    assert read_drawn(SVG.format("").encode(), Faults(InFile("a.svg"))) == (20.0, 10.0, ())


def test_lines_keep_width_colour_and_ends() -> None:
    (shape,) = drawn('<g stroke-linecap="round" stroke="red"><path fill="none" d="M1 2L3 4" '
                     'stroke-width="0.5"/></g>')  # fmt: skip
    assert shape.fill is None
    assert shape.stroke is not None
    assert (shape.stroke.colour, shape.stroke.width) == ("#ff0000", 0.5)
    assert (shape.stroke.cap, shape.stroke.join) == ("round", "miter")
    assert shape.path == Path.polyline([(1, 2), (3, 4)])


def test_a_shape_is_black_and_without_a_line_where_nothing_is_written() -> None:
    (shape,) = drawn('<rect width="2" height="3"/>')
    assert (shape.fill, shape.stroke) == ("#000000", None)


def test_rectangles_and_circles_are_what_we_draw_too() -> None:
    shapes = drawn('<rect x="1" y="2" width="3" height="4" rx="0.5"/><circle cx="5" cy="6" r="2"/>')
    assert shapes[0].path == Path.box(Box(1, 2, 4, 6), 0.5)
    assert shapes[1].path.bounds == pytest.approx(Path.disc(Point(5, 6), 2).bounds)


@pytest.mark.parametrize(
    ("d", "ops", "coords"),
    [
        ("M1,2 L3,4 5,6Z", "MLLZ", (1, 2, 3, 4, 5, 6)),
        ("m1 2 3 4 5-6z", "MLLZ", (1, 2, 4, 6, 9, 0)),
        ("M1 2h3v4H0V1", "MLLLL", (1, 2, 4, 2, 4, 6, 0, 6, 0, 1)),
        ("M1 1c1 0 2 1 2 2 0 1 1 2 2 2", "MCC", (1, 1, 2, 1, 3, 2, 3, 3, 3, 4, 4, 5, 5, 5)),
        ("M1 1l2 0 0 2zm5 5l1 1", "MLLZML", (1, 1, 3, 1, 3, 3, 6, 6, 7, 7)),
        ("M1e0 .5L-.5-1.5e1", "ML", (1, 0.5, -0.5, -15)),
    ],
)
def test_outlines_are_read_as_svg_writes_them(d: str, ops: str, coords: tuple[float, ...]) -> None:
    path = outline(d)
    assert path.ops == ops
    assert path.coords == pytest.approx(coords)


@pytest.mark.parametrize(
    ("inner", "code", "word"),
    [
        ('<path d="M1 1L2"/>', "picture-unreadable", "L2"),
        ('<path d="M1 1C1 2 3 4"/>', "picture-unreadable", "C1 2 3 4"),
        ('<rect width="wide" height="1"/>', "picture-unreadable", "width: 'wide'"),
        ('<g transform="scale(2)"/>', "picture-unsupported", "transform"),
        ('<rect width="1" height="1" opacity="0.5"/>', "picture-unsupported", "opacity"),
        ('<ellipse rx="1" ry="2"/>', "picture-unsupported", "<ellipse>"),
        (
            '<path stroke="red" stroke-linecap="square" d="M1 1L2 2"/>',
            "picture-unsupported",
            "square",
        ),
        ("<text>Hello</text>", "picture-unsupported", "<text>"),
        ("<script/>", "picture-unsafe", "<script>"),
    ],
)
def test_what_would_have_to_be_worked_out_is_a_finding(inner: str, code: str, word: str) -> None:
    found_code, message = refused(inner)
    assert found_code == code
    assert word in message


@pytest.mark.parametrize("view", ["", 'viewBox="1 0 20 10"', 'viewBox="0 0 20"'])
def test_a_picture_without_a_view_is_refused(view: str) -> None:
    svg = SVG.replace('viewBox="0 0 20 10"', view)
    assert refused("", svg)[0] == "picture-unreadable"
