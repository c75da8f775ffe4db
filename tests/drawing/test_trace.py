"""Traces: what a person could see or hear, as text."""

from __future__ import annotations

from dataclasses import replace

from builder.drawing import Drawing, Label, Shape, Stroke
from builder.geometry import Box, Path, Point
from tests.support.pages import LEG, sample
from tests.support.trace import trace, trace_drawing

BACK = """\
page one-back: 99 x 132, bleed 3, label '1 back'
  H2
    text 8 20 wide 13.49 bold 12 pt #1b2a38 'Steps'
  L
    LI
      Lbl
        text 8 28 wide 4.17 bold 11 pt #1b2a38 '1.'
      LBody
        text 14 28 wide 36.12 regular 11 pt #1b2a38 'Sit beside the calf.'
    LI
      Lbl
        text 8 34 wide 4.17 bold 11 pt #1b2a38 '2.'
      LBody
        text 14 34 wide 36.74 regular 11 pt #1b2a38 'Slide up, lifting the'
        text 14 39 wide 15.09 regular 11 pt #1b2a38 'muscle.'
  Figure box 8 80 38 100 alt 'The same, small.'
    drawing leg 8 80 38 100
  P language 'de'
    text 8 50 wide 53.18 regular 11 pt #1b2a38 'Nur sanft drücken – immer.'
  P
    Link to #cover-title 'The first card' at 8 57 40 62
      text 8 61 wide 33.46 regular 11 pt #1b2a38 'See the first card'
  P
"""
PICTURE = """\
drawing leg: 60 x 40
  alt 'Two discs and a frame.'
  shape fill #f4efe6 box 0 0 60 40
  shape fill #c88a6a stroke #1b2a38 0.4 round round M1 L4 C4 Z1 in 8 8 32 32
  shape fill #3366cc opacity 0.5 M1 L4 C4 Z1 in 20 8 44 32
  shape fill #668866 evenodd M2 L6 Z2 in 40 5 75 35
"""


def test_a_page_is_told_in_reading_order() -> None:
    assert trace(sample().pages[2]) == BACK


def test_a_front_tells_artifacts_anchors_and_titles() -> None:
    lines = trace(sample().pages[1]).splitlines()
    assert lines[1:4] == [
        "  artifact",
        "    shape fill #dde6ee box -3 -3 102 12",
        "  H1 #one-title",
    ]
    assert "  Sect title 'Warning'" in lines


def test_a_drawing_is_told_shape_by_shape() -> None:
    assert trace_drawing(LEG) == PICTURE


def test_short_outlines_and_labels_are_told_in_full() -> None:
    arrow = Shape(Path("MLCZ", (0, 0, 1.5, 2, 3, 4, 5, 6, 7, 8)), stroke=Stroke("#000000", 0.26))
    drawing = Drawing("d", 9, 9, (arrow,), title="T", labels=(Label(Point(1, 2), "calf"),))
    assert trace_drawing(drawing).splitlines()[1:] == [
        "  title 'T'",
        "  shape stroke #000000 0.26 round round M 0 0 L 1.5 2 C 3 4 5 6 7 8 Z",
        "  label 1 2 left plain 'calf'",
    ]


def test_less_than_a_hundredth_is_not_told_but_more_is() -> None:
    def moved(by: float) -> str:
        return trace_drawing(
            replace(LEG, shapes=(Shape(Path.box(Box(by, 0, 60, 40)), fill="#fff"),))
        )

    assert moved(0.004) == moved(0) == moved(-0.004)
    assert moved(0.01) != moved(0)
