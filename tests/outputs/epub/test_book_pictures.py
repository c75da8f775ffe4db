from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.diagnostics import ContentError
from builder.drawing import Label
from builder.geometry import Box, Point
from builder.layout.keys import CLEAR, keyed
from builder.outputs.epub.cover import HEIGHT, WIDTH, cover_drawing
from builder.outputs.epub.links import Links
from builder.outputs.epub.manuscript import Manuscript
from builder.outputs.epub.pictures import TALLEST_PERCENT, picture_view, width_percent
from tests.support.books import drawing, family, leg_drawings, leg_guide, theme
from tests.support.words import fixed_words

RADIUS = 2.0


def manuscript(**changes: object) -> Manuscript:
    guide = leg_guide(**changes)
    phrases = fixed_words("en")
    return Manuscript(guide, leg_drawings(), theme(), phrases, family(), Links(guide))


@given(st.floats(20.0, 300.0), st.floats(20.0, 300.0))
def test_a_picture_is_never_wider_than_the_page_nor_too_tall(width: float, height: float) -> None:
    percent = width_percent(drawing("any", width, height))
    assert 0 < percent <= 100
    assert percent * height / width <= TALLEST_PERCENT + 1e-9


def test_a_caption_that_repeats_the_title_of_the_card_is_left_out() -> None:
    card = leg_guide().cards[1]
    assert picture_view(drawing("a", title="Warm up the leg", alt="A."), card).caption == ""
    assert picture_view(drawing("a", title="Glide up", alt="A."), card).caption == "Glide up"
    assert picture_view(drawing("a", title="Glide up", alt="Glide up."), card).caption == ""


def test_labels_become_numbers_and_a_list() -> None:
    spots = (Label(Point(20.0, 20.0), "Calf"), Label(Point(40.0, 60.0), "Knee", tone="stop"))
    plain = replace(drawing("map"), labels=spots)
    assert picture_view(plain, leg_guide().cards[1]).key == ("Calf", "Knee")
    shapes = keyed(plain, theme(), family(), RADIUS).shapes
    assert shapes[: len(plain.shapes)] == plain.shapes
    assert len(shapes) == len(plain.shapes) + 2 + 4 + 2


def test_a_number_stands_off_the_spot_it_warns_of() -> None:
    spot = Point(30.0, 40.0)
    plain = replace(drawing("map"), labels=(Label(spot, "Knee", tone="stop"),))
    disc = keyed(plain, theme(), family(), RADIUS).shapes[-2].path.bounds
    assert disc.centre.to(spot).length > CLEAR * RADIUS
    assert Box(0.0, 0.0, plain.width, plain.height).holds(disc)


def test_the_cover_has_the_proportions_of_shops_and_holds_title_and_picture() -> None:
    cover = cover_drawing(manuscript())
    assert (cover.width, cover.height) == (WIDTH, HEIGHT)
    picture = leg_drawings()["cover"]
    assert {shape.fill for shape in picture.shapes} <= {shape.fill for shape in cover.shapes}


@pytest.mark.parametrize("title", ["Short", "A title of rather many words " * 4, "W" * 12])
def test_letters_of_the_cover_stay_inside_it(title: str) -> None:
    cover = cover_drawing(manuscript(title=title.strip()))
    page = Box(0.0, 0.0, WIDTH, HEIGHT)
    letters = [shape for shape in cover.shapes if shape.fill == theme().colours.paper]
    assert letters
    assert all(page.holds(shape.path.bounds) for shape in letters)


@pytest.mark.parametrize("changes", [{"title": "W" * 24}, {"subtitle": "w" * 70}])
def test_words_that_do_not_fit_the_cover_are_a_finding(changes: dict[str, str]) -> None:
    with pytest.raises(ContentError) as caught:
        cover_drawing(manuscript(**changes))
    assert [finding.code for finding in caught.value.findings] == ["fit-cover"]
