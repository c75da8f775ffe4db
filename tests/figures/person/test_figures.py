from dataclasses import replace

import pytest

from builder.diagnostics import Places
from builder.figures import ENGLISH, draw
from builder.figures.palette import TONES, Palette
from builder.figures.person import PERSON_FIGURES, draw_person
from builder.model import Illustration

SIZE = (87.0, 70.0)


def drawn(figure, palette=None, size=SIZE, **more):
    picture = Illustration(name=figure, figure=figure, alt="Two people.", **more)
    return draw_person(picture, palette or Palette(), size)


@pytest.mark.parametrize("figure", sorted(PERSON_FIGURES))
def test_everything_lies_in_the_frame_and_the_ground_fills_it(figure):
    shapes, labels, description = drawn(figure)
    assert labels == ()
    assert description.endswith(".")
    ground = shapes[0].path.bounds
    assert (ground.left, ground.top, ground.right, ground.bottom) == pytest.approx((0, 0, *SIZE))
    for shape in shapes:
        box = shape.path.bounds
        assert min(box.left, box.top) >= -0.01
        assert box.right <= SIZE[0] + 0.01
        assert box.bottom <= SIZE[1] + 0.01


@pytest.mark.parametrize("figure", sorted(PERSON_FIGURES))
def test_pictures_are_small_and_come_out_alike(figure):
    shapes = drawn(figure)[0]
    assert sum(len(shape.path.coords) for shape in shapes) < 20_000
    assert drawn(figure)[0] == shapes


@pytest.mark.parametrize("figure", sorted(PERSON_FIGURES))
def test_lines_are_thick_enough_for_home_printers(figure):
    widths = [shape.stroke.width for shape in drawn(figure)[0] if shape.stroke]
    assert all(width >= 0.24 for width in widths)


def test_the_giver_takes_the_tone_of_the_palette():
    palette = Palette(giver=TONES["deep"])
    colours = {shape.fill for shape in drawn("oil", palette)[0]}
    assert TONES["deep"].base in colours
    assert TONES["light"].base not in colours


def test_another_size_is_filled_too():
    shapes = drawn("posture", size=(120.0, 96.0))[0]
    assert shapes[0].path.bounds.right == pytest.approx(120.0)


def test_the_author_may_write_the_description():
    assert drawn("oil", description="Warm it.")[2] == "Warm it."


@pytest.mark.parametrize("figure", sorted(PERSON_FIGURES))
def test_another_language_says_it_in_its_own_words(figure):
    german = replace(ENGLISH, people={name: f"{name} auf Deutsch." for name in PERSON_FIGURES})
    picture = Illustration(name=figure, figure=figure, alt="Two people.")
    assert draw(picture, Palette(), Places(), german).description == f"{figure} auf Deutsch."
