from typing import Any

import pytest

from builder.diagnostics import Places
from builder.drawing import Drawing
from builder.figures import draw
from builder.figures.kit.palette import TONES, Palette
from builder.model import Illustration

SIZE = (87.0, 70.0)
PEOPLE = ("oil", "position", "posture")


def drawn(
    figure: str,
    palette: Palette | None = None,
    size: tuple[float, float] = SIZE,
    language: str = "en",
    **more: Any,
) -> Drawing:
    picture = Illustration(
        name=figure, figure=figure, alt="Two people.", options={"size": size}, **more
    )
    return draw(picture, palette or Palette(), Places(), language)


@pytest.mark.parametrize("figure", PEOPLE)
def test_everything_lies_in_the_frame_and_the_ground_fills_it(figure: str) -> None:
    drawing = drawn(figure)
    assert drawing.labels == ()
    assert drawing.description.endswith(".")
    ground = drawing.shapes[0].path.bounds
    assert (ground.left, ground.top, ground.right, ground.bottom) == pytest.approx((0, 0, *SIZE))
    for shape in drawing.shapes:
        box = shape.path.bounds
        assert min(box.left, box.top) >= -0.01
        assert box.right <= SIZE[0] + 0.01
        assert box.bottom <= SIZE[1] + 0.01


@pytest.mark.parametrize("figure", PEOPLE)
def test_pictures_are_small_and_come_out_alike(figure: str) -> None:
    shapes = drawn(figure).shapes
    assert sum(len(shape.path.coords) for shape in shapes) < 20_000
    assert drawn(figure).shapes == shapes


@pytest.mark.parametrize("figure", PEOPLE)
def test_lines_are_thick_enough_for_home_printers(figure: str) -> None:
    widths = [shape.stroke.width for shape in drawn(figure).shapes if shape.stroke]
    assert all(width >= 0.24 for width in widths)


def test_the_giver_takes_the_tone_of_the_palette() -> None:
    palette = Palette(giver=TONES["deep"])
    colours = {shape.fill for shape in drawn("oil", palette).shapes}
    assert TONES["deep"].base in colours
    assert TONES["light"].base not in colours


def test_another_size_is_filled_too() -> None:
    shapes = drawn("posture", size=(120.0, 96.0)).shapes
    assert shapes[0].path.bounds.right == pytest.approx(120.0)


def test_the_author_may_write_the_description() -> None:
    assert drawn("oil", description="Warm it.").description == "Warm it."


@pytest.mark.parametrize(
    ("figure", "words"),
    [("oil", "eine Flasche\nÖl"), ("position", "sagt Ja."), ("posture", "rundem Rücken")],
)
def test_another_language_says_it_in_its_own_words(figure: str, words: str) -> None:
    german = drawn(figure, language="de").description
    assert words.replace("\n", " ") in german
    assert "\n" not in german
    assert german != drawn(figure).description
