"""The position picture: face down, a cushion under the ankles, one leg bare, and consent."""

from __future__ import annotations

from shapely.geometry import LineString, box

from builder.drawing import Shape
from builder.figures.kit.ink import Ink
from builder.figures.kit.palette import Palette
from builder.figures.kit.tables import read_table
from builder.figures.person.giver import draw_giver
from builder.figures.person.paint import MAT_TOP, draw_mat, fitted_view
from builder.figures.person.receiver import draw_receiver
from builder.figures.person.signs import draw_bubble, question_mark, scaled
from builder.figures.person.solve import Posture

ASKING = read_table(Posture, "builder.figures.position", "asking.toml")

SHOWN = (-230.0, 1740.0)
"""What shows of the length of the mat (mm)."""

MAT = (-200.0, 1710.0)
FLOOR_SHOWN, TALLEST = 130.0, 1300.0
"""Down and up to where the picture at least shows (mm over the floor)."""

QUESTION, ANSWER = (1140.0, 1130.0, 160.0, 126.0), (1500.0, 690.0, 140.0, 110.0)
"""Speech bubbles: middle and half sizes (mm)."""

TICK = ((-0.42, 0.04), (-0.1, -0.3), (0.46, 0.38))


def draw_position(palette: Palette, size: tuple[float, float]) -> tuple[Shape, ...]:
    """Return the picture, ``size`` in drawing mm."""
    ink = Ink(fitted_view(SHOWN, (-FLOOR_SHOWN, TALLEST), size))
    x0, y0, x1, y1 = ink.frame
    ink.fill(box(x0, y0, x1, y1), palette.sheet)
    ink.fill(box(x0, y0, x1, 0.0), palette.floor)
    draw_giver(ink, ASKING, palette)
    draw_mat(ink, palette, *MAT)
    draw_receiver(ink, palette, (0.0, MAT_TOP))
    _draw_consent(ink, palette)
    return ink.shapes


def _draw_consent(ink: Ink, palette: Palette) -> None:
    """Paint the question and the yes, without words."""
    draw_bubble(ink, QUESTION, (960.0, 975.0), palette.ink)
    ink.fill(question_mark(QUESTION[:2], 176.0), palette.arrow)
    draw_bubble(ink, ANSWER, (1510.0, 360.0), palette.ink)
    ink.fill(scaled(LineString(TICK).buffer(0.12), ANSWER[:2], 150.0), palette.right)
