"""Pictures that authors bring: what they drew is kept, what could harm is refused by its line."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.backends.svg import write_svg
from builder.diagnostics import ContentError, Finding, InFile, Places
from builder.drawing import Drawing, Shape
from builder.figures.own.picture import own_picture
from builder.figures.own.values import colour
from builder.geometry import Box
from builder.model import Illustration
from tests.support.positions import in_file

HOSTILE = sorted((Path(__file__).parent / "hostile").glob("*.svg"))
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
PLACES = Places({("illustrations", "leg", "file"): InFile("guide/illustrations/leg.svg")})


def taken(content: bytes | str, file: str = "illustrations/leg.svg") -> Drawing:
    content = content if isinstance(content, bytes) else content.encode()
    return own_picture(content, Illustration(name="leg", alt="A leg.", file=file), PLACES)


def drawn(inner: str, box: str = "0 0 174 112") -> Drawing:
    return taken(f'{HEAD} viewBox="{box}">{inner}</svg>')


def refused(content: bytes | str) -> Sequence[Finding]:
    with pytest.raises(ContentError) as error:
        taken(content)
    return error.value.findings


@pytest.mark.parametrize("file", HOSTILE, ids=lambda file: file.stem)
def test_a_hostile_file_is_refused_by_name_and_line(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    marked = [(number, line) for number, line in enumerate(lines, 1) if "here: " in line]
    expected = [(n, line.partition("here: ")[2].split()[0]) for n, line in marked]
    findings = refused(file.read_bytes())
    places = [in_file(finding.position) for finding in findings]
    assert all(finding.hint for finding in findings)
    codes = [finding.code for finding in findings]
    assert list(zip([at.line for at in places], codes, strict=True)) == expected
    assert {at.file for at in places} == {"guide/illustrations/leg.svg"}


def test_there_are_hostile_files() -> None:
    assert len(HOSTILE) >= 15


def test_basic_shapes_lie_where_they_were_drawn() -> None:
    inner = '<rect x="20" y="10" width="40" height="30"/><circle cx="100" cy="60" r="20"/>'
    rect, circle = drawn(inner).shapes
    assert rect.path.as_box() == pytest.approx(Box(10, 5, 30, 20))
    assert circle.path.bounds == pytest.approx(Box(40, 20, 60, 40), abs=0.01)


def test_transforms_copies_and_the_canvas_count() -> None:
    inner = (
        '<defs><rect id="r" width="10" height="10"/></defs>'
        '<g transform="translate(100 0) scale(2)"><use href="#r" x="5" fill="red"/></g>'
    )
    (shape,) = drawn(inner, box="100 0 174 112").shapes
    assert shape.path.bounds == pytest.approx(Box(5, 0, 15, 10))
    assert shape.fill == "#ff0000"


def test_lines_become_outlines_of_their_width() -> None:
    (shape,) = drawn('<path d="M20 20h40" fill="none" stroke="navy" stroke-width="4"/>').shapes
    assert shape.path.bounds == pytest.approx(Box(10, 9, 30, 11))
    assert (shape.fill, shape.stroke) == ("#000080", None)


def test_opacity_of_groups_and_shapes_is_multiplied() -> None:
    inner = '<g opacity="0.5"><path d="M0 0h9v9z" fill-opacity="0.5"/><path d="M9 9h9v9z"/></g>'
    assert [shape.fill_opacity for shape in drawn(inner).shapes] == [0.25, 0.5]


def test_style_wins_over_attributes() -> None:
    (shape,) = drawn('<path d="M0 0h9v9z" fill="red" style="fill: #0a0; font-size: 3px"/>').shapes
    assert shape.fill == "#00aa00"


def test_shapes_keep_their_order() -> None:
    inner = '<g opacity="0.5"><path d="M0 0h9v9z" fill="red"/></g><path d="M0 0h9v9z" fill="lime"/>'
    assert [shape.fill for shape in drawn(inner).shapes] == ["#ff0000", "#00ff00"]


def test_holes_stay_holes() -> None:
    (shape,) = drawn('<path fill-rule="evenodd" d="M0 0h30v30h-30zM9 9h9v9h-9z"/>').shapes
    assert shape.rule == "evenodd"


def test_the_picture_fits_the_card_whatever_its_units() -> None:
    wide = taken(f'{HEAD} width="40mm" height="20mm"><path d="M0 0h9v9z"/></svg>')
    tall = drawn('<path d="M0 0h9v9z"/>', box="0 0 10 100")
    assert (wide.width, wide.height) == pytest.approx((87, 43.5))
    assert (tall.width, tall.height) == pytest.approx((11.6, 116))


def test_words_of_the_guide_go_with_the_picture() -> None:
    picture = drawn('<title>not this</title><path d="M0 0h9v9z"/>')
    assert (picture.name, picture.alt) == ("leg", "A leg.")
    assert "not this" not in write_svg(picture)


def test_what_drawing_programs_add_is_left_out() -> None:
    inner = '<i:view xmlns:i="urn:i" i:x="1"/><metadata><a/></metadata><path d="M0 0h9v9z"/>'
    assert len(drawn(inner).shapes) == 1


@pytest.mark.parametrize("content", [b"", b"\x00" * 64, b"<", b"<svg/>", b"\xff\xfe<\x00"])
def test_what_is_no_picture_is_unreadable(content: bytes) -> None:
    assert {finding.code for finding in refused(content)} == {"picture-unreadable"}


@pytest.mark.parametrize("box", ["0 0 0 9", "0 0 9 1e-320", "0 0 -9 9", "0 0 9", "nan 0 9 9"])
def test_a_window_without_area_is_refused(box: str) -> None:
    for more in ("", ' width="9" height="9"'):
        (finding,) = refused(f'{HEAD} viewBox="{box}"{more}><path d="M0 0h9v9z"/></svg>')
        assert finding.code == "picture-unreadable"


def test_laughs_do_not_add_up() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE svg [<!ENTITY l0 "ha">{laughs}]>{HEAD} id="&l11;"><path d="M0 0h1"/></svg>'
    assert {f.code for f in refused(bomb)} <= {"picture-unreadable", "picture-unsafe"}


def test_depth_number_and_size_are_bounded() -> None:
    deep = f'{HEAD} viewBox="0 0 9 9">{"<g>" * 90}{"</g>" * 90}</svg>'
    many = f'{HEAD} viewBox="0 0 9 9">{"<g/>" * 5000}</svg>'
    long = f'{HEAD} viewBox="0 0 9 9"><path d="M0 0{"l1 1" * 40_000}"/></svg>'
    for content in (deep, many, long, b" " * 2_100_000):
        assert {finding.code for finding in refused(content)} == {"picture-too-large"}


ZIGZAG = "M0 0" + "".join(f"L{i * 37 % 87} {i * 53 % 56}" for i in range(3000))


@pytest.mark.parametrize(
    "inner",
    [
        f'<clipPath id="c"><path d="{ZIGZAG}"/></clipPath>'
        '<rect clip-path="url(#c)" width="9" height="9"/>',
        f'<g opacity="0.5"><path d="{ZIGZAG}"/><path d="M9 9h9v9z"/></g>',
        '<g id="a">' + '<path d="M0 0h9"/>' * 99 + "</g>" + '<use href="#a"/>' * 99,
        '<path id="a0" d="M0 0h9v9"/>'
        + "".join(f'<g id="a{n}">{f"""<use href="#a{n - 1}"/>""" * 9}</g>' for n in range(1, 9)),
        '<path id="a0" d="M0 0h9v9"/>'
        + "".join(f'<g id="a{n}"><use href="#a{n - 1}"/></g>' for n in range(1, 900)),
        "".join(
            f'<clipPath id="c{n}" clip-path="url(#c{n - 1})"><path d="M0 0h9v9z"/></clipPath>'
            for n in range(1, 900)
        )
        + '<path d="M0 0h9v9z" clip-path="url(#c899)"/>',
        f'<path id="a" d="{ZIGZAG * 9}"/>' + '<use href="#a"/>' * 99,
        '<g opacity=".5">' + '<path d="M0 0h9v9"/>' * 2000 + "</g>",
        "<style>" + "".join(f".a{n}{{fill:red}}" for n in range(2000)) + "</style>",
        '<g id="a"><use href="#a"/></g>',
        '<path d="M0 0h87" stroke="red" stroke-dasharray=".0001"/>',
    ],
    ids=[
        "clip",
        "group",
        "copies",
        "copies-of-copies",
        "chain",
        "clips-of-clips",
        "long-copies",
        "many-seen-through",
        "rules",
        "itself",
        "dashes",
    ],
)
def test_work_without_end_is_refused_before_it_begins(inner: str) -> None:
    content = f'{HEAD} viewBox="0 0 87 56">{inner}</svg>'
    assert {finding.code for finding in refused(content)} == {"picture-too-large"}


PATHS = st.text("MmLlHhVvCcSsQqTtAaZz0123456789.,- ", max_size=60)
VALUES = st.sampled_from(
    ["", "-1", "1e5", "none", "red", "nan", "inf", "#12", "50%", "3px", "1e999", "1e-320"]
)


@settings(max_examples=150, deadline=None)
@given(d=PATHS, width=VALUES, opacity=VALUES, transform=st.sampled_from(
    ["", "scale(0)", "rotate(", "matrix(1 2 3)", "skewX(90)", "translate(1e5,1)", "scale(99999)"]
))  # fmt: skip
def test_junk_is_drawn_or_refused_but_never_falls(
    d: str, width: str, opacity: str, transform: str
) -> None:
    inner = (
        f'<path d="{d}" stroke="red" stroke-width="{width}" opacity="{opacity}" '
        f'transform="{transform}"/>'
    )
    shapes, codes = shapes_or_codes(inner)
    assert all(code.startswith("picture-") for code in codes)
    assert all(abs(value) < 1e12 for shape in shapes for value in shape.path.coords)
    assert bool(shapes) != bool(codes)


def shapes_or_codes(inner: str) -> tuple[tuple[Shape, ...], list[str]]:
    try:
        return drawn(inner).shapes, []
    except ContentError as error:
        return (), [finding.code for finding in error.findings]


def test_colours_are_read_as_css_writes_them() -> None:
    written = [
        *("#ABC", "#a1b2c3", "Tan", "rgb(1, 20,300)", "rebeccapurple", "rgb(1%,2%,3%)"),
        *("hsl(120, 50%, 50%)", "#fff icc-color(a, 1)", "#11223380", "transparent"),
    ]
    read = [("#aabbcc", 1.0), ("#a1b2c3", 1.0), ("#d2b48c", 1.0), ("#0114ff", 1.0),
            ("#663399", 1.0), ("#030508", 1.0), ("#40bf40", 1.0), ("#ffffff", 1.0),
            ("#112233", 0x80 / 255), ("#000000", 0.0)]  # fmt: skip
    for one, (name, opacity) in zip(written, read, strict=True):
        assert colour(one) is not None, one
        assert (colour(one) or ("", 0))[0] == name
        assert (colour(one) or ("", 0))[1] == pytest.approx(opacity)


@pytest.mark.parametrize(
    "written",
    ["", "#12", "#gggggg", "hsv(1,2%,3%)", "rgb(1,2)", "rgb(1,,2,3)", "rgb 1 2 3", "currentcolor",
     "tan!", "x" * 9000, "rgb(" + "1" * 9000 + ",2,3)", "lab(50% 10 10)", "rgb(nan 0 0)"],
)  # fmt: skip
def test_what_svg_does_not_write_as_a_plain_colour_is_none(written: str) -> None:
    assert colour(written) is None
