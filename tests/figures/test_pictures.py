"""Every picture of the first guide is drawn, portable, in its frame and within its budget."""

import re
import subprocess
import sys

import pytest

from builder.backends.svg import write_svg
from builder.drawing import Drawing
from builder.figures import Palette, draw
from tests.figures.support import CONTENT, read

NAMES = (
    "ankle-shin", "cover", "effleurage-leg", "finishing-sweeps", "knead-inner-calf",
    "knead-outer-calf", "knead-thigh", "leg-map", "oil", "outer-thigh", "position", "posture",
    "stop-sign", "thigh-boundary", "thumbs-calf", "thumbs-thigh", "warm-thigh", "wring-calf",
    "wring-thigh",
)  # fmt: skip
PEOPLE = ("oil", "position", "posture")
COLOUR = re.compile("#[0-9a-f]{6}")
LEAST_LINE = 0.18
SVG_BUDGET = 100_000


@pytest.fixture(scope="module", params=NAMES)
def drawing(request: pytest.FixtureRequest) -> Drawing:
    picture, places = read(CONTENT / f"{request.param}.yaml")
    return draw(picture, Palette(), places)


def test_every_picture_of_the_guide_is_known() -> None:
    assert {file.stem for file in CONTENT.glob("*.yaml")} >= set(NAMES)


def test_all_lies_in_the_frame(drawing: Drawing) -> None:
    assert len(drawing.shapes) > 20
    for shape in drawing.shapes:
        box = shape.path.bounds
        assert box.left >= 0
        assert box.top >= 0
        assert box.right <= drawing.width
        assert box.bottom <= drawing.height


def test_the_ground_fills_the_frame(drawing: Drawing) -> None:
    box = drawing.shapes[0].path.bounds
    assert (box.left, box.top) == (0, 0)
    assert (box.right, box.bottom) == (drawing.width, drawing.height)


def test_paint_is_plain(drawing: Drawing) -> None:
    for shape in drawing.shapes:
        colours = [shape.fill, shape.stroke and shape.stroke.colour]
        assert any(colours)
        assert all(COLOUR.fullmatch(colour) for colour in colours if colour)
        assert 0.05 < shape.fill_opacity <= 1


def test_lines_are_broad_enough_to_print(drawing: Drawing) -> None:
    for shape in drawing.shapes:
        assert shape.stroke is None or shape.stroke.width >= LEAST_LINE


def test_coordinates_of_the_leg_are_no_finer_than_the_eye(drawing: Drawing) -> None:
    leg = [shape for shape in drawing.shapes if drawing.name not in PEOPLE]
    assert leg or drawing.name in PEOPLE
    for shape in leg:
        for value in shape.path.coords:
            assert abs(value * 50 - round(value * 50)) < 1e-6


def test_the_budget_holds(drawing: Drawing) -> None:
    assert len(write_svg(drawing).encode()) <= SVG_BUDGET


def test_words_go_with_the_picture(drawing: Drawing) -> None:
    assert drawing.title
    assert len(drawing.alt) <= 140
    assert drawing.alt.endswith(".")
    assert len(drawing.description) > len(drawing.alt)
    assert drawing.description.endswith(".")
    assert "{" not in drawing.description


def test_labels_point_into_the_picture(drawing: Drawing) -> None:
    for label in drawing.labels:
        assert 0 <= label.at.x <= drawing.width
        assert 0 <= label.at.y <= drawing.height


def test_another_process_draws_the_same() -> None:
    code = (
        "import hashlib; from tests.figures.support import *; from builder.figures import *;"
        "picture, places = read(CONTENT / 'thumbs-calf.yaml');"
        "print(hashlib.sha256(repr(draw(picture, Palette(), places)).encode()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "77")
    }
    assert len(seen) == 1
    assert len(seen.pop()) == 65


def test_naming_figures_loads_no_geometry() -> None:
    """A build whose pictures are all kept never needs the libraries."""
    code = (
        "import sys; from builder.figures import FIGURES;"
        "[figure.vocabulary() for figure in FIGURES];"
        "libraries = {'shapely', 'numpy', 'contourpy', 'pathops', 'tinycss2'};"
        "print(sorted(libraries & sys.modules.keys()))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": "."}, capture_output=True, check=True
    )
    assert run.stdout.decode().strip() == "[]"
