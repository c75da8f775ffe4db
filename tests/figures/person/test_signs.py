import pytest

from builder.figures.kit.fitting import View
from builder.figures.kit.ink import Ink
from builder.figures.kit.palette import Palette
from builder.figures.kit.planar import polygons
from builder.figures.person.signs import (
    draw_arrow,
    draw_cross,
    draw_guide,
    draw_tick,
    question_mark,
)


def paper() -> Ink:
    return Ink(View(0.0, 100.0, 1.0, 100.0, 100.0))


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_right_and_wrong_differ_in_shape() -> None:
    tick, cross = paper(), paper()
    draw_tick(tick, Palette(), (50, 50), 10)
    draw_cross(cross, Palette(), (50, 50), 10)
    assert [shape.path.ops for shape in tick.shapes] != [shape.path.ops for shape in cross.shapes]


@pytest.mark.parametrize("colour", [Palette().right, Palette().wrong])
def test_signs_stand_out_from_white_in_grey_too(colour: str) -> None:
    assert 1.05 / (luminance(colour) + 0.05) >= 4.5


def test_an_arrow_ends_at_its_last_point() -> None:
    ink = paper()
    draw_arrow(ink, [(20, 20), (50, 50), (80, 60)], Palette())
    box = ink.shapes[-1].path.bounds
    assert box.right == pytest.approx(80, abs=0.3)
    assert ink.shapes[0].fill == Palette().arrow_case


def test_a_dashed_line_has_gaps() -> None:
    ink = paper()
    draw_guide(ink, [(10, 10), (90, 90)], Palette().right, dash=5.0)
    assert ink.shapes[-1].path.ops.count("M") > 5


def test_a_question_mark_is_a_hook_and_a_dot() -> None:
    assert len(polygons(question_mark((0, 0), 100))) == 2
