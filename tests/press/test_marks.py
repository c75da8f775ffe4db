from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.drawing import Artifact, Page, Shape, Stroke, TextRun
from builder.drawing.page import Leaf, leaves
from builder.geometry import Box, Path, Point
from builder.outputs.sheets.impose import impose
from builder.press.edge import OFF, Edges, edges_of
from builder.press.grid import Grid, mirrored, plan_grid
from builder.press.job import DUPLEX, PAPERS, Duplex, Margins, Paper, PrinterProfile, PrintJob
from builder.press.marks import CUT, corner_gauge, gauge_size, sheet_marks
from builder.press.ruler import LENGTH, LINE, ruler_on
from builder.units import pt_to_mm
from tests.press.sheets import card_set
from tests.support.faces import look
from tests.support.words import fixed_words

SIZE = (99.0, 132.0)
LEAST_WEIGHT = 0.18
"""The finest line (mm) that home printers print."""


def edges(cards: int = 4, job: PrintJob | None = None, size: tuple[float, float] = SIZE) -> Edges:
    job = job or PrintJob()
    grid = plan_grid(*size, job)
    assert isinstance(grid, Grid)
    return edges_of(grid, cards, job, "both" if job.duplex == "fold" else "front")


def around(page: Page) -> Iterator[Leaf]:
    return leaves(part for part in page.body if isinstance(part, Artifact))


def painted(leaf: Leaf) -> Box:
    """Return the box round what a leaf paints."""
    match leaf:
        case Shape(path=path, stroke=None):
            return path.bounds
        case Shape(path=path, stroke=Stroke(width=width, cap="butt")):
            return beside_lines(path, width)
        case Shape(path=path, stroke=Stroke(width=width)):
            return path.bounds.inset(-width / 2)
        case TextRun(x=x, baseline=y, width=width, size_pt=size):
            em = pt_to_mm(size)
            return Box(x, y - 0.75 * em, x + width, y + 0.22 * em)
        case _:
            raise AssertionError(leaf)


def beside_lines(path: Path, width: float) -> Box:
    """Return the box round lines, all upright or all level, that end where they end."""
    x, y, *end = path.coords[:4]
    beside, above = (width / 2, 0.0) if end[0] == x else (0.0, width / 2)
    assert beside or end[1] == y
    box = path.bounds
    return Box(box.left - beside, box.top - above, box.right + beside, box.bottom + above)


def cut_lines(shapes: Iterator[Shape]) -> list[Box]:
    return [shape.path.bounds for shape in shapes if shape.stroke == CUT]


def test_four_cards_have_a_mark_at_both_ends_of_each_cut() -> None:
    cuts = cut_lines(sheet_marks(edges()))
    upright = sorted(box.left for box in cuts if box.width == 0)
    level = sorted(box.top for box in cuts if box.height == 0)
    assert upright == pytest.approx([6, 6, 105, 105, 204, 204])
    assert level == pytest.approx([7.7, 7.7, 139.7, 139.7, 271.7, 271.7])


def test_a_sheet_of_one_card_has_the_marks_of_that_card_alone() -> None:
    cuts = cut_lines(sheet_marks(edges(cards=1)))
    assert {round(box.left, 3) for box in cuts if box.width == 0} == {6.0, 105.0}
    assert {round(box.top, 3) for box in cuts if box.height == 0} == {7.7, 139.7}


def test_folds_are_dotted_and_never_cut() -> None:
    shapes = list(sheet_marks(edges(2, PrintJob(duplex="fold"))))
    assert sorted({box.left for box in cut_lines(iter(shapes)) if box.width == 0}) == [6.0, 204.0]
    dots = [shape.path.bounds.centre for shape in shapes if shape.stroke is None]
    assert {round(dot.x, 6) for dot in dots} == {105.0}
    assert {dot.y < 7.7 for dot in dots} == {True, False}
    assert all(dot.y < 7.7 or dot.y > 271.7 for dot in dots)


def test_holes_are_marked_only_where_cards_have_one() -> None:
    assert not any(shape.path.ops.count("C") for shape in sheet_marks(edges()))
    rings = [
        shape.path.bounds.centre
        for shape in sheet_marks(edges(4, PrintJob(hole=Point(49.5, 8.0))))
        if shape.path.ops.count("C")
    ]
    assert sorted({round(at.x, 3) for at in rings if at.y < 7.7}) == [55.5, 154.5]
    assert sorted({round(at.y, 3) for at in rings if at.x < 6.0}) == [15.7, 147.7]


def test_both_rulers_are_100_mm_long() -> None:
    for edge in (edges().bottom, edges().left):
        ruler = ruler_on(edge)
        assert ruler is not None
        shapes = list(ruler.shapes())
        boxes = [shape.path.bounds for shape in shapes]
        ends = [box.left for box in boxes], [box.right for box in boxes]
        if not edge.level:
            ends = [box.top for box in boxes], [box.bottom for box in boxes]
        assert max(ends[1]) - min(ends[0]) == pytest.approx(LENGTH)
        assert shapes[-1].path.ops.count("M") >= 99


def test_the_upright_ruler_stands_between_cuts() -> None:
    ruler = ruler_on(edges().left)
    assert ruler is not None
    assert not [y for y in (7.7, 139.7, 271.7) if ruler.start - 1 < y < ruler.end + 1]


def test_an_edge_without_room_has_no_ruler() -> None:
    narrow = PrintJob(printer=PrinterProfile(margins=Margins(5.1, 5.1, 5.1, 5.1)))
    assert ruler_on(edges(job=narrow).left) is None


@pytest.mark.parametrize("radius", [1.0, 3.0, 3.35, 4.5])
def test_the_corner_gauge_shows_what_is_cut_off(radius: float) -> None:
    shape = corner_gauge(Point(50.0, 20.0), radius)
    width, height = gauge_size(radius)
    box = shape.path.bounds
    assert (box.width, box.bottom) == pytest.approx((width, 20.0))
    assert box.height == pytest.approx(height)
    coords = shape.path.coords
    foot = Point(coords[2], coords[3]).to(Point(coords[8], coords[9])).length
    assert foot == pytest.approx(radius * 2**0.5)


@settings(max_examples=60)
@given(
    st.integers(1, 9),
    st.tuples(st.floats(40.0, 200.0), st.floats(40.0, 260.0)),
    st.sampled_from(list(PAPERS.values())),
    st.sampled_from(DUPLEX),
    st.floats(0.0, 7.0),
    st.sampled_from([0.0, 3.0]),
    st.booleans(),
)
def test_all_that_stands_round_the_cards_is_printed_and_on_none(
    cards: int,
    size: tuple[float, float],
    paper: Paper,
    duplex: Duplex,
    margin: float,
    gap: float,
    holed: bool,
) -> None:
    margins = Margins(margin, margin + 1.0, margin, margin)
    hole = Point(20.0, 10.0) if holed else None
    job = PrintJob(paper, duplex, PrinterProfile(margins=margins), gap, 3.0, hole)
    grid = plan_grid(*size, job)
    if not isinstance(grid, Grid):
        return
    made = impose(card_set(cards, *size), job, fixed_words(), look(), "1.0")
    for page in made.document.pages:
        back = page.name.endswith("back")
        block = mirrored(grid.block, job.paper, job.duplex) if back else grid.block
        limits = mirrored(grid.printable, job.paper, job.duplex) if back else grid.printable
        for leaf in around(page):
            box = painted(leaf)
            assert limits.holds(box, 0.01), (leaf, limits)
            apart = max(
                block.left - box.right,
                box.left - block.right,
                block.top - box.bottom,
                box.top - block.bottom,
            )
            assert apart >= OFF - 0.01, leaf


def test_no_line_is_too_fine_for_a_home_printer() -> None:
    made = impose(
        card_set(4, *SIZE), PrintJob(hole=Point(20.0, 10.0)), fixed_words(), look(), "1.0"
    )
    widths = {
        leaf.stroke.width
        for leaf in around(made.document.pages[0])
        if isinstance(leaf, Shape) and leaf.stroke
    }
    assert LINE.width in widths
    assert min(widths) >= LEAST_WEIGHT


@settings(max_examples=30)
@given(st.integers(1, 4), st.sampled_from(list(PAPERS.values())), st.sampled_from(DUPLEX))
def test_nothing_round_the_cards_overlaps(cards: int, paper: Paper, duplex: Duplex) -> None:
    made = impose(
        card_set(cards, *SIZE),
        PrintJob(paper, duplex, hole=Point(20.0, 10.0)),
        fixed_words(),
        look(),
        "1.0",
    )
    page = made.document.pages[0]
    texts = [painted(leaf) for leaf in around(page) if isinstance(leaf, TextRun)]
    drawn = [painted(leaf) for leaf in around(page) if isinstance(leaf, Shape)]
    assert texts
    for text in texts:
        assert not [box for box in (*drawn, *texts) if box is not text and overlap(text, box)]


def overlap(one: Box, other: Box) -> bool:
    beside = one.left >= other.right - 0.01 or other.left >= one.right - 0.01
    above = one.top >= other.bottom - 0.01 or other.top >= one.bottom - 0.01
    return not (beside or above)
