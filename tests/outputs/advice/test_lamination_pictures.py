"""The small pictures of the page on laminating: true, and readable without colour."""

from __future__ import annotations

from dataclasses import astuple
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from builder.backends.pixels import write_png
from builder.diagnostics import Places
from builder.drawing import Drawing, Shape
from builder.figures.own.picture import own_picture
from builder.geometry import Box
from builder.layout.keys import keyed
from builder.model import CardFormat, Illustration, Lamination
from builder.model.contrast import contrast
from builder.model.ink import in_ink
from builder.outputs.advice import pictures
from builder.outputs.advice.pictures import (
    ICON_HEIGHT,
    ICON_WIDTH,
    ICONS,
    MOST_FILM,
    PAPER_SHOWN,
    STEPS,
    Inks,
    blend,
    inks_of,
    size_picture,
    small_picture,
)
from builder.press.lamination import sealing
from tests.support.books import family, leg_guide, theme

CLOSE = pytest.approx
THINNEST = 0.18
"""Lines of pictures on paper (mm)."""
PLACED = 13.0 / 20.0
"""The smallest that pictures of steps become, over their own size."""


def inks() -> Inks:
    return inks_of(theme())


def bounds(shapes: list[Shape]) -> Box:
    boxes = [shape.path.bounds for shape in shapes]
    return Box(
        min(box.left for box in boxes), min(box.top for box in boxes),
        max(box.right for box in boxes), max(box.bottom for box in boxes),
    )  # fmt: skip


def corner(size: str = "99x132", **lamination: object) -> Drawing:
    card = CardFormat.model_validate({"size": size})
    asked = Lamination.model_validate(lamination)
    return size_picture(sealing(leg_guide(card=card, lamination=asked)), inks())


@pytest.mark.parametrize("name", [*STEPS, *ICONS])
def test_a_picture_has_its_size_and_lines_that_print(name: str) -> None:
    drawn = small_picture(name, inks())
    expected = (ICON_WIDTH, ICON_HEIGHT) if name in ICONS else (27.0, 20.0)
    assert (drawn.width, drawn.height) == expected
    assert drawn.name == name
    widths = [shape.stroke.width for shape in drawn.shapes if shape.stroke]
    assert min(widths) * (PLACED if name in STEPS else 1.0) >= THINNEST
    assert all(shape.fill_opacity == 1.0 for shape in drawn.shapes)


@pytest.mark.parametrize("name", ICONS)
def test_nothing_of_an_icon_is_cut_off(name: str) -> None:
    drawn = small_picture(name, inks())
    assert Box(0, 0, drawn.width, drawn.height).holds(bounds(list(drawn.shapes)))


def test_no_two_pictures_are_alike() -> None:
    drawn = [small_picture(name, inks()).shapes for name in (*STEPS, *ICONS)]
    assert len(set(drawn)) == len(drawn)


def test_lines_stand_out_from_every_ground_in_grey() -> None:
    ours = inks()
    for ground in (ours.paper, ours.ground, ours.film, ours.tint, ours.steel):
        assert contrast(ours.line, ground) >= 7.0
    for ground in (ours.paper, ours.ground, ours.film):
        assert contrast(ours.accent, ground) >= 3.0
    assert contrast(ours.film, ours.paper) >= 1.3


def test_little_ink_takes_little_ink() -> None:
    low, colour = inks_of(in_ink(theme(), "low")), inks()
    for sparing, full in ((low.film, colour.film), (low.tint, colour.tint)):
        assert contrast(sparing, "#ffffff") < contrast(full, "#ffffff")
    assert low.solid == low.tint
    assert contrast(low.accent, low.film) >= 3.0


def test_black_alone_is_grey() -> None:
    ours = inks_of(in_ink(theme(), "mono"))
    for colour in (ours.film, ours.tint, ours.solid, ours.spare, ours.steel):
        assert colour[1:3] == colour[3:5] == colour[5:7]


def test_blends() -> None:
    assert blend("#000000", "#ffffff", 0.5) == "#808080"
    assert blend("#102030", "#ffffff", 1.0) == "#102030"
    assert blend("#102030", "#ffffff", 0.0) == "#ffffff"


def test_the_scissors_in_the_plastic_keep_off_the_paper() -> None:
    drawn = small_picture("cut-plastic", inks()).shapes
    papers = [shape.path.bounds for shape in drawn if shape.fill == inks().paper]
    paper = max(papers, key=lambda box: box.width * box.height)
    blades = [shape.path.bounds for shape in drawn if shape.fill == inks().steel]
    assert len(blades) == 2
    assert all(blade.bottom < paper.top for blade in blades)


def test_the_corner_is_of_true_size() -> None:
    drawn = corner()
    pouch, plastic, paper = (drawn.shapes[at].path.bounds for at in range(3))
    assert paper.right == CLOSE(PAPER_SHOWN)
    assert plastic.right - paper.right == CLOSE(3.0)
    assert paper.top - plastic.top == CLOSE(3.0)
    assert pouch.right - paper.right == CLOSE(6.0)
    assert paper.top - pouch.top == CLOSE(11.0, abs=0.5)
    assert (paper.width, paper.height) == CLOSE((99.0, 132.0))


def test_a_far_edge_of_the_pouch_lies_outside_of_the_picture() -> None:
    drawn = corner("4x6in")
    pouch, _, paper = (drawn.shapes[at].path.bounds for at in range(3))
    assert pouch.right > paper.right + MOST_FILM
    assert pouch.top < 0


@pytest.mark.parametrize("size", ["99x132", "66x99", "a6", "4x6in", "poker"])
def test_three_numbers_stand_beside_the_corner(size: str) -> None:
    drawn = corner(size)
    assert len(drawn.labels) == 3
    inside = Box(0, 0, drawn.width, drawn.height).inset(2.0)
    for label in drawn.labels:
        assert inside.left <= label.at.x <= inside.right
        assert inside.top <= label.at.y <= inside.bottom
    ys = [label.at.y for label in drawn.labels]
    assert all(below - above >= 5.0 for above, below in pairwise(ys))
    numbered = keyed(drawn, theme(), family(), 2.0)
    assert len(numbered.shapes) > len(drawn.shapes)


@pytest.mark.parametrize("name", [*STEPS, *ICONS])
def test_a_file_comes_through_the_gate_of_authors_pictures(name: str) -> None:
    illustration = Illustration(name=name, alt="A thing.", file=f"illustrations/{name}.svg")
    drawn, own = (
        small_picture(name, pictures.KEYS),
        own_picture(clipart(name), illustration, Places()),
    )
    assert own.width / own.height == CLOSE(drawn.width / drawn.height)
    colours = {colour for shape in own.shapes for colour in [shape.fill] if colour}
    assert colours <= set(astuple(pictures.KEYS))
    assert colours == {colour for shape in drawn.shapes for colour in both(shape) if colour}


@pytest.mark.parametrize("name", ["scissors", "seal", "measure"])
def test_lines_that_stay_lines_look_like_lines_turned_into_areas(name: str) -> None:
    illustration = Illustration(name=name, alt="A thing.", file=f"illustrations/{name}.svg")
    drawn, own = (
        small_picture(name, pictures.KEYS),
        own_picture(clipart(name), illustration, Places()),
    )
    pages = [np.asarray(opened(write_png(each, 540)), float) for each in (drawn, own)]
    assert np.abs(pages[0] - pages[1][: len(pages[0])]).mean() < 1.0


def test_there_is_a_file_for_each_picture_and_no_other() -> None:
    assert {file.stem for file in CLIPART.iterdir()} == {*STEPS, *ICONS}


def test_every_key_is_a_colour_of_its_own() -> None:
    assert len(set(astuple(pictures.KEYS))) == len(astuple(pictures.KEYS))
    ours = inks_of(theme())
    for key, colour in zip(astuple(pictures.KEYS), astuple(ours), strict=True):
        assert contrast(key, colour) == CLOSE(1.0, abs=0.05)


CLIPART = Path(pictures.__file__).parent / "clipart"


def clipart(name: str) -> bytes:
    return (CLIPART / f"{name}.svg").read_bytes()


def brought(name: str) -> Drawing:
    """The picture as if an author had brought it."""
    illustration = Illustration(name=name, alt="A thing.", file=f"illustrations/{name}.svg")
    return own_picture(clipart(name), illustration, Places())


def both(shape: Shape) -> list[str | None]:
    return [shape.fill, shape.stroke.colour if shape.stroke else None]


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")
