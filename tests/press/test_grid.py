from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.geometry import Box
from builder.model import CARD_SIZES
from builder.press.grid import Grid, NoRoom, mirrored, plan_grid
from builder.press.job import DUPLEX, PAPERS, Margins, PaperName, PrinterProfile, PrintJob

lengths = st.floats(20.0, 420.0)
margins = st.builds(Margins, *[st.floats(0.0, 20.0)] * 4)
jobs = st.builds(
    PrintJob,
    st.sampled_from(list(PAPERS.values())),
    st.sampled_from(DUPLEX),
    st.builds(PrinterProfile, margins=margins),
    st.floats(0.0, 8.0),
)

BY_NAME = {
    "99x132": {"common": 4, "a4": 4, "letter": 4},
    "66x99": {"common": 8, "a4": 8, "letter": 8},
    "a6": {"common": 2, "a4": 2, "letter": 2},
    "a7": {"common": 4, "a4": 4, "letter": 4},
    "4x6in": {"common": 2, "a4": 2, "letter": 2},
    "3x5in": {"common": 4, "a4": 4, "letter": 4},
    "poker": {"common": 9, "a4": 9, "letter": 9},
    "98x132": {"common": 4, "a4": 4, "letter": 4},
    "66x98": {"common": 8, "a4": 8, "letter": 8},
}


def grid_of(size: str | tuple[float, float], job: PrintJob) -> Grid:
    width, height = CARD_SIZES[size] if isinstance(size, str) else size
    grid = plan_grid(width, height, job)
    assert isinstance(grid, Grid)
    return grid


def test_every_named_size_is_expected() -> None:
    assert set(BY_NAME) == set(CARD_SIZES)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("size", BY_NAME)
def test_a_named_size_fills_the_page_as_reckoned_by_hand(size: str, paper: PaperName) -> None:
    grid = grid_of(size, PrintJob(PAPERS[paper]))
    assert grid.capacity == BY_NAME[size][paper]


def test_four_cards_stand_in_the_middle_of_the_common_page() -> None:
    grid = grid_of("99x132", PrintJob())
    assert (grid.columns, grid.rows, grid.turned) == (2, 2, False)
    assert grid.block == pytest.approx(Box(6.0, 7.7, 204.0, 271.7))


def test_eight_small_cards_lie_on_their_sides() -> None:
    grid = grid_of("66x99", PrintJob())
    assert (grid.columns, grid.rows, grid.turned) == (2, 4, True)
    assert grid.block == pytest.approx(Box(6.0, 7.7, 204.0, 271.7))


def test_lying_cards_are_in_order_when_the_page_is_turned_to_read_them() -> None:
    grid = grid_of("66x99", PrintJob())
    lefts = [grid.cell(index).left for index in range(8)]
    assert lefts == pytest.approx([6.0] * 4 + [105.0] * 4)
    assert grid.cell(0).bottom == pytest.approx(271.7)
    assert grid.cell(3).top == pytest.approx(7.7)


def test_cards_that_fit_alike_both_ways_stand_upright() -> None:
    assert not grid_of((60.0, 60.0), PrintJob()).turned


def test_four_cards_still_fit_on_printers_that_leave_more() -> None:
    worst = PrinterProfile(margins=Margins(5.1, 5.1, 5.1, 5.1))
    assert grid_of("99x132", PrintJob(printer=worst)).capacity == 4


def test_cards_that_touch_share_their_cuts() -> None:
    grid = grid_of("99x132", PrintJob())
    assert grid.cuts(4).xs == pytest.approx((6.0, 105.0, 204.0))
    assert grid.cuts(4).ys == pytest.approx((7.7, 139.7, 271.7))
    assert grid.cuts(2).ys == pytest.approx((7.7, 139.7))
    assert grid.cuts(1).xs == pytest.approx((6.0, 105.0))


def test_cards_apart_have_two_cuts_between_them() -> None:
    grid = grid_of("66x98", PrintJob(gap=2.0))
    assert len(grid.cuts(grid.capacity).xs) == 2 * grid.columns
    assert len(grid.cuts(grid.capacity).ys) == 2 * grid.rows


def test_front_and_back_side_by_side_fold_in_the_middle() -> None:
    grid = grid_of("99x132", PrintJob(duplex="fold"))
    assert (grid.columns, grid.rows) == (1, 2)
    assert grid.folds(2).xs == pytest.approx((105.0,))
    assert grid.folds(2).ys == ()


def test_a_page_without_room_says_what_is_needed() -> None:
    planned = plan_grid(210.0, 297.0, PrintJob(PAPERS["a4"]))
    assert isinstance(planned, NoRoom)
    assert planned.needed > (210.0, 297.0)
    assert planned.there == pytest.approx((201.6, 288.6))


@given(lengths, lengths, jobs)
def test_all_cells_are_printable_and_apart(width: float, height: float, job: PrintJob) -> None:
    grid = plan_grid(width, height, job)
    if isinstance(grid, NoRoom):
        return
    cells = [grid.cell(index) for index in range(grid.capacity)]
    assert all(grid.printable.holds(cell) for cell in cells)
    assert all(grid.block.holds(cell) for cell in cells)
    for at, one in enumerate(cells):
        for other in cells[:at]:
            beside = max(one.left - other.right, other.left - one.right)
            above = max(one.top - other.bottom, other.top - one.bottom)
            assert max(beside, above) >= job.gap - 1e-6


@given(lengths, lengths, jobs)
def test_what_lies_behind_a_cell_is_printable_too(
    width: float, height: float, job: PrintJob
) -> None:
    grid = plan_grid(width, height, job)
    if isinstance(grid, NoRoom) or job.duplex == "fold":
        return
    whole, edges = Box(0.0, 0.0, job.paper.width, job.paper.height), job.printer.margins
    reached = Box(edges.left, edges.top, whole.right - edges.right, whole.bottom - edges.bottom)
    assert reached.holds(mirrored(grid.block, job.paper, job.duplex))
    assert reached.holds(grid.block)


@given(lengths, lengths, jobs)
def test_the_other_way_round_never_holds_more(width: float, height: float, job: PrintJob) -> None:
    """Cards that lie as they are hold no more than the same cards turned first."""
    grid = plan_grid(width, height, job)
    if job.duplex == "fold":
        return
    other = plan_grid(height, width, job)
    counts = [each.capacity if isinstance(each, Grid) else 0 for each in (grid, other)]
    assert counts[0] == counts[1]
