"""What each mark paints, recorded; a change shows in the diff of the golden file."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from builder import geometry
from builder.drawing import Drawing
from builder.figures import Palette, draw
from builder.figures.kit import marks
from builder.figures.kit.fitting import View
from builder.figures.kit.ink import Ink
from builder.figures.kit.planar import disc
from tests.figures.support import CONTENT, read
from tests.support.paths import segments
from tests.support.trace import trace_drawing

GOLDEN = Path(__file__).parent / "golden"
WAY = np.column_stack([np.linspace(20, 140, 120), np.full(120, 60.0)])
FALLING = np.clip(np.linspace(2.0, 0.0, 120), 0, 1)
FULL = marks.FULL / 0.4
MARKS: dict[str, Callable[[Ink, Palette], object]] = {
    "arrow": lambda ink, palette: marks.arrow(ink, palette, WAY, np.full(120, 1.0), FULL),
    "dotted": lambda ink, palette: marks.dotted(ink, palette, disc(80, 60, 20)),
    "hatched": lambda ink, palette: marks.hatched(ink, palette, disc(80, 60, 20)),
    "octagon": lambda ink, palette: marks.octagon(ink, palette, (80, 60), 10),
    "prohibited": lambda ink, palette: marks.prohibited(ink, palette, (80, 60), 5),
    "released": lambda ink, palette: marks.released(ink, palette, WAY, FALLING, 1.0),
    "returning": lambda ink, palette: marks.returning(ink, palette, WAY),
    "touched": lambda ink, palette: marks.touched(ink, palette, disc(80, 60, 12), disc(80, 70, 20)),
    "ringed": lambda ink, palette: marks.ringed(ink, palette, (80, 60), 4),
}


PICTURES = ("knead-inner-calf", "thigh-boundary", "thumbs-calf")
"""Hands, zones, strokes that let go: what most pictures are made of."""


def painted(name: str, *, mirrored: bool = False) -> Drawing:
    ink = Ink(View(0.0, 100.0, 0.4, 87.0, 56.0, mirrored))
    MARKS[name](ink, Palette())
    return Drawing(name, 87.0, 56.0, tuple(ink.shapes))


@pytest.mark.golden
@pytest.mark.parametrize("name", sorted(MARKS))
def test_a_mark_is_what_it_was(name: str, request: pytest.FixtureRequest) -> None:
    compare(trace_drawing(painted(name)), name, request)


@pytest.mark.golden
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_what_it_was(name: str, request: pytest.FixtureRequest) -> None:
    picture, places = read(CONTENT / f"{name}.yaml")
    compare(trace_drawing(draw(picture, Palette(), places)), f"picture-{name}", request)


def compare(text: str, name: str, request: pytest.FixtureRequest) -> None:
    file = GOLDEN / f"{name}.txt"
    if request.config.getoption("--update-golden", default=False):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def test_the_golden_files_are_those_of_marks_and_pictures() -> None:
    expected = set(MARKS) | {f"picture-{name}" for name in PICTURES}
    assert {file.stem for file in GOLDEN.glob("*.txt")} == expected


def test_signs_stand_upright_on_either_side() -> None:
    left, right = (painted("prohibited", mirrored=side) for side in (False, True))
    shift = left.shapes[0].path.bounds.left - right.shapes[0].path.bounds.left
    bar, other = left.shapes[1].path, right.shapes[1].path
    assert bar.bounds.left - shift == pytest.approx(other.bounds.left, abs=0.03)
    slopes = [_falls(path) for path in (bar, other)]
    assert slopes == [True, True]


def _falls(path: geometry.Path) -> bool:
    """Tell whether the two holes of the sign lie upper right and lower left of its bar."""
    holes = [np.array(list(coords)) for coords in _outlines(path)][1:]
    middles = [hole.mean(axis=0) for hole in holes]
    assert len(middles) == 2
    upper, lower = sorted(middles, key=lambda middle: middle[1])
    return bool(upper[0] > lower[0])


def _outlines(path: geometry.Path) -> list[list[tuple[float, ...]]]:
    outlines: list[list[tuple[float, ...]]] = []
    now: list[tuple[float, ...]] = []
    for op, coords in segments(path):
        if op == "M" and now:
            outlines.append(now)
            now = []
        if op != "Z":
            now.append(coords[-2:])
    return [*outlines, now]
