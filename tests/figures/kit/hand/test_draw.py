import math
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Polygon

from builder.drawing import Shape
from builder.figures.kit.fitting import View
from builder.figures.kit.hand.bend import Table
from builder.figures.kit.hand.draw import draw_ghost, draw_hand
from builder.figures.kit.hand.lines import Nature, back_creases, nails
from builder.figures.kit.hand.place import PlacedHand, place_hand
from builder.figures.kit.hand.spec import POSES, HandSpec
from builder.figures.kit.ink import Ink
from builder.figures.kit.palette import Palette
from tests.figures.kit.hand.strategies import Round, specs

PALETTE = Palette()
Draw = Callable[[Ink, PlacedHand, Palette], None]


def drawn(spec: HandSpec, draw: Draw = draw_hand) -> tuple[Shape, ...]:
    ink = Ink(View(-220.0, 180.0, 0.2, 87.0, 70.0))
    draw(ink, place_hand(spec, Table()), PALETTE)
    return ink.shapes


@pytest.mark.parametrize("pose", sorted(POSES))
def test_a_hand_is_flat_shapes_within_the_frame(pose: str) -> None:
    shapes = drawn(HandSpec("right", pose, (0.0, 20.0)))
    assert len(shapes) > 10
    for shape in shapes:
        box = shape.path.bounds
        assert box.left >= -0.01
        assert box.right <= 87.01
        assert box.top >= -0.01
        assert box.bottom <= 70.01


@given(specs(), st.floats(30, 95), st.booleans(), st.sampled_from([draw_hand, draw_ghost]))
@settings(max_examples=15)
def test_whatever_a_hand_does_it_stays_in_the_frame(
    spec: HandSpec, half: float, lying: bool, draw: Draw
) -> None:
    """The frame cuts some of these hands; what is painted is finite, closed and inside."""
    ink = Ink(View(-120.0, 700.0, 0.2, 87.0, 70.0, lying=lying))
    draw(ink, place_hand(spec, Round(half)), PALETTE)
    for shape in ink.shapes:
        assert shape.path.ops.startswith("M")
        assert shape.path.ops.endswith("Z") or shape.fill is None
        assert all(map(math.isfinite, shape.path.coords))
        assert min(shape.path.coords) >= -0.01
        assert max(shape.path.coords[::2]) <= 87.01
        assert max(shape.path.coords[1::2]) <= 70.01


def test_a_hand_is_small() -> None:
    shapes = drawn(HandSpec("right", "c-grip", (0.0, 20.0), rotate=20))
    assert sum(len(shape.path.coords) for shape in shapes) < 5000


def test_the_same_hand_is_drawn_alike_and_another_seed_changes_its_creases() -> None:
    spec = HandSpec("left", "flat", (0.0, 20.0), seed="a")
    other = HandSpec("left", "flat", (0.0, 20.0), seed="b")
    assert drawn(spec) == drawn(spec)
    assert drawn(spec) != drawn(other)


def test_a_ghost_has_no_sleeve() -> None:
    colours = {shape.fill for shape in drawn(HandSpec("left", "flat", (0.0, 20.0)), draw_ghost)}
    assert PALETTE.sleeve not in colours


def test_five_nails_on_the_back_and_none_on_the_palm() -> None:
    back = place_hand(HandSpec("right", "flat", (0, 0)), Table())
    palm = place_hand(HandSpec("right", "palm-up", (0, 0)), Table())
    assert [nail.digit for nail in nails(back.flesh.forms, 18.0)] == list(back.flesh.forms)
    assert nails(palm.flesh.forms, 18.0) == []


def test_each_nail_lies_on_its_digit() -> None:
    placed = place_hand(HandSpec("left", "c-grip", (0, 0), rotate=30), Table())
    for nail in nails(placed.flesh.forms, 18.0):
        area = Polygon(nail.rim)
        digit = placed.flesh.digits[nail.digit]
        assert area.intersection(digit).area > 0.9 * area.area


def test_creases_differ_between_hands() -> None:
    forms = place_hand(HandSpec("right", "flat", (0, 0)), Table()).flesh.forms
    one, other = (back_creases(forms, Nature(seed), 18.0) for seed in ("x", "y"))
    assert [crease.depth for crease in one] != [crease.depth for crease in other]


def test_a_hand_outside_the_picture_costs_nothing() -> None:
    assert drawn(HandSpec("right", "flat", (0.0, 3000.0), rotate=90)) == ()
