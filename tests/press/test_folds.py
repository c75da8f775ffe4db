"""Sheets folded in thought: every panel comes to lie upright where its turn to be read is."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from builder.geometry import Affine, Box, Point
from builder.press.folds import FoldPlan, fold_plans
from builder.press.grid import turn_over
from builder.press.job import PAPERS, Duplex, PrintJob

SIZES = st.tuples(st.floats(45.0, 160.0), st.floats(60.0, 220.0))
JOBS = st.builds(
    PrintJob, st.sampled_from(list(PAPERS.values())), st.sampled_from(["long", "short", "manual"])
)


def plan_of(
    width: float, height: float, columns: int, rows: int, sides: int, duplex: Duplex = "long"
) -> tuple[FoldPlan, PrintJob]:
    job = PrintJob(PAPERS["common"], duplex)
    plans = fold_plans(width, height, job)
    wanted = (columns, rows, sides)
    return next(p for p in plans if (p.columns, p.rows, p.sides) == wanted), job


def upright(plan: FoldPlan, at: Point) -> Point:
    """Return a place on the page as one sees it who holds the panels upright."""
    block = plan.block
    if plan.turned:
        return Point(block.bottom - at.y, at.x - block.left)
    return Point(at.x - block.left, at.y - block.top)


def seen(plan: FoldPlan, job: PrintJob, panel: int, corner: Point) -> tuple[str, Point]:
    """Return where a corner of a panel lies, the upper row folded behind, and seen from where."""
    side, way = list(plan.places(job))[panel]
    at = way.apply(corner)
    width = plan.columns * plan.width
    if side == "back":
        through = upright(plan, turn_over(job.paper, job.duplex).apply(at))
        return ("inside" if plan.rows > 1 else "behind"), Point(width - through.x, through.y)
    place = upright(plan, at)
    if plan.rows == 1:
        return "front", place
    if place.y < plan.height:
        return "behind", Point(width - place.x, plan.height - place.y)
    return "front", Point(place.x, place.y - plan.height)


def column(plan: FoldPlan, job: PrintJob, panel: int) -> tuple[str, int]:
    """Return from where a panel is seen, and its place in the row from the left, from 0.

    It must be upright there: its corners are seen where they would be if it were just shifted.
    """
    inside = Box(0.0, 0.0, plan.width, plan.height).inset(1.0)
    corners = [Point(inside.left, inside.top), Point(inside.right, inside.bottom)]
    (view, first), (again, last) = (seen(plan, job, panel, corner) for corner in corners)
    assert view == again
    assert first.to(last).dx == pytest.approx(inside.width)
    assert first.to(last).dy == pytest.approx(inside.height)
    place = (first.x - 1.0) / plan.width
    assert place == pytest.approx(round(place))
    return view, round(place)


@pytest.mark.parametrize("duplex", ["long", "short", "manual"])
@pytest.mark.parametrize(("size", "rows", "sides"), [((99, 132), 2, 1), ((105, 148), 1, 2)])
def test_two_by_two_panels_become_a_book(
    size: tuple[float, float], rows: int, sides: int, duplex: Duplex
) -> None:
    """Leaves of a book: the cover and what is on its back, then the last page but one, the last."""
    plan, job = plan_of(*size, 2, rows, sides, duplex)
    assert [column(plan, job, panel) for panel in range(4)] == [
        ("front", 1),
        ("behind", 0),
        ("behind", 1),
        ("front", 0),
    ]


def test_more_columns_become_a_fan_read_in_front_then_behind() -> None:
    plan, job = plan_of(50, 90, 4, 2, 1)
    columns = [column(plan, job, panel) for panel in range(8)]
    assert columns == [(view, at) for view in ("front", "behind") for at in range(4)]


@pytest.mark.parametrize("duplex", ["long", "short"])
def test_both_sides_of_two_rows_have_a_spread_inside(duplex: Duplex) -> None:
    plan, job = plan_of(66, 99, 3, 2, 2, duplex)
    columns = [column(plan, job, panel) for panel in range(12)]
    assert columns[:6] == [(view, at) for view in ("front", "behind") for at in range(3)]
    assert columns[6:] == [("inside", at) for _ in range(2) for at in range(3)]
    tops = [seen(plan, job, panel, Point(1.0, 1.0))[1].y for panel in range(6, 12)]
    assert tops == pytest.approx([1.0] * 3 + [100.0] * 3)


@settings(max_examples=40)
@given(SIZES, JOBS)
def test_panels_lie_side_by_side_where_the_printer_reaches(
    size: tuple[float, float], job: PrintJob
) -> None:
    plans = fold_plans(*size, job)
    assume(plans)
    for plan in plans:
        places = list(plan.places(job))
        assert len(places) == plan.panels > 1
        panel = Box(0.0, 0.0, plan.width, plan.height)
        for side in ("front", "back"):
            boxes = [_laid(panel, way) for where, way in places if where == side]
            assert all(plan.printable.inset(0.7).holds(box, 1e-6) for box in boxes)
            for one, other in combinations(boxes, 2):
                across = min(one.right, other.right) - max(one.left, other.left)
                down = min(one.bottom, other.bottom) - max(one.top, other.top)
                assert min(across, down) < 1e-6


def _laid(box: Box, way: Affine) -> Box:
    one, other = way.apply(Point(box.left, box.top)), way.apply(Point(box.right, box.bottom))
    return Box(min(one.x, other.x), min(one.y, other.y), max(one.x, other.x), max(one.y, other.y))


@settings(max_examples=40)
@given(SIZES, JOBS)
def test_marks_stand_at_the_corners_and_at_every_fold(
    size: tuple[float, float], job: PrintJob
) -> None:
    for plan in fold_plans(*size, job):
        edges, block = plan.edges(), plan.block
        assert edges.top.cuts == (block.left, block.right)
        assert edges.left.cuts == (block.top, block.bottom)
        assert len(edges.top.folds) + len(edges.left.folds) == plan.folds
        panels = [_laid(Box(0, 0, plan.width, plan.height), way) for _, way in plan.places(job)]
        for fold in edges.top.folds:
            assert any(box.left == pytest.approx(fold) for box in panels)
        for fold in edges.left.folds:
            assert any(box.top == pytest.approx(fold) for box in panels)


def test_one_side_and_few_panels_come_first() -> None:
    plans = fold_plans(99, 132, PrintJob())
    order = [(plan.sides, plan.panels) for plan in plans]
    assert order == sorted(order)
    assert set(order) == {(1, 2), (1, 4), (2, 2), (2, 4), (2, 8)}
    assert not next(plan for plan in plans if plan.panels == 4).turned


@pytest.mark.parametrize("duplex", ["fold", "none"])
def test_printers_of_one_side_get_sheets_of_one_side(duplex: Duplex) -> None:
    plans = fold_plans(99, 132, PrintJob(duplex=duplex))
    assert {(plan.sides, plan.panels) for plan in plans} == {(1, 2), (1, 4)}


def test_a_card_as_large_as_the_page_has_no_fold() -> None:
    assert fold_plans(205, 270, PrintJob()) == ()
