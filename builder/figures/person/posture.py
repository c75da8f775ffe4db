"""The posture picture: right and wrong at a bed and at a mat on the floor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from shapely.geometry import box

from builder.drawing import Shape
from builder.figures.fitting import View
from builder.figures.ink import Ink
from builder.figures.palette import Palette
from builder.figures.person.furniture import BED_TOP, MAT_TOP, draw_bed, draw_mat
from builder.figures.person.giver import draw_giver
from builder.figures.person.paint import fitted_view
from builder.figures.person.receiver import draw_receiver
from builder.figures.person.signs import draw_cross, draw_guide, draw_tick
from builder.figures.person.solve import Joints, Posture, Step
from builder.geometry import Affine

GAP = 1.2
"""Between panels and round them (drawing mm)."""

FLOOR_SHOWN = 70.0
"""How much of the floor shows under the feet (mm)."""

SIGN_RADIUS = 2.6
"""Of tick and cross (drawing mm)."""

BED_LEFT, BED_RIGHT = -160.0, 1640.0
"""The bed's ends, from the receiver's ankle (mm)."""

SHOWN = (-715.0, 1685.0)
"""What a panel shows of the length of the bed (mm)."""


Place = Literal["bed", "mat"]
PLACES: tuple[Place, ...] = ("bed", "mat")

TALLEST: dict[Place, float] = {"bed": 1480.0, "mat": 1190.0}
"""Up to where a panel at least shows (mm over the floor): over the giver's head."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One way of working: where, how, and whether it is right."""

    place: Place
    verdict: Literal["right", "wrong"]
    posture: Posture


PANELS = (
    Panel("bed", "right", Posture(
        hip=(-322, 812), lean=33, rounding=0.0, nod=4, wrists=((306, 778), (264, 780)),
        feet=(Step((-40, 70)), Step((-506, 74), -4)), palms=(-4, -14),
    )),
    Panel("bed", "wrong", Posture(
        hip=(-250, 868), lean=60, rounding=1.0, nod=0, wrists=((860, 836), (800, 842)),
        feet=(Step((-200, 70)), Step((-270, 70))), palms=(-4, -4),
    )),
    Panel("mat", "right", Posture(
        hip=(-215, 466), lean=42, rounding=0.0, nod=2, wrists=((290, 282), (210, 284)),
        feet=(Step((95, 70)), Step((-505, 62), -160)), palms=(-4, -14),
    )),
    Panel("mat", "wrong", Posture(
        hip=(-300, 262), lean=58, rounding=1.0, nod=2, wrists=((860, 310), (800, 318)),
        feet=(Step((-310, 56), -178), Step((-334, 56), -178)), palms=(-4, -4),
    )),
)  # fmt: skip


def draw_posture(palette: Palette, size: tuple[float, float]) -> tuple[Shape, ...]:
    """Return the picture of four panels, ``size`` in drawing mm."""
    width, height = size
    ground = Ink(View(0.0, height, 1.0, width, height))
    ground.fill(box(0, 0, width, height), palette.sheet)
    wide = (width - 3 * GAP) / 2
    heights = _row_heights(height)
    shapes = list(ground.shapes)
    for row, place in enumerate(PLACES):
        below = GAP + row * (heights[0] + GAP)
        receiver = _receiver(place, palette, (wide, heights[row]))
        panels = [panel for panel in PANELS if panel.place == place]
        for column, panel in enumerate(panels):
            shift = Affine.translation(GAP + column * (wide + GAP), below)
            drawn = _panel(panel, palette, (wide, heights[row]), receiver)
            shapes += [replace(shape, path=shape.path.mapped(shift)) for shape in drawn]
    return tuple(shapes)


def _row_heights(height: float) -> tuple[float, float]:
    """Return the heights of the standing and the kneeling row (drawing mm)."""
    room = height - 3 * GAP
    return room * 0.545, room * 0.455


def _panel(
    panel: Panel, palette: Palette, size: tuple[float, float], receiver: tuple[Shape, ...]
) -> tuple[Shape, ...]:
    ink = Ink(_view(panel.place, size))
    x0, y0, x1, y1 = ink.frame
    right = panel.verdict == "right"
    ink.fill(box(x0, y0, x1, y1), palette.right_tint if right else palette.wrong_tint)
    ink.fill(box(x0, y0, x1, 0.0), palette.floor)
    ink.add(*receiver)
    joints = draw_giver(ink, panel.posture, palette)
    _draw_back(ink, joints, palette.right if right else palette.wrong)
    radius = ink.mm(SIGN_RADIUS)
    spot = (x0 + radius * 1.6, y1 - radius * 1.6)
    (draw_tick if right else draw_cross)(ink, palette, spot, radius)
    return ink.shapes


def _receiver(place: Place, palette: Palette, size: tuple[float, float]) -> tuple[Shape, ...]:
    """Return bed or mat and the receiver, alike in both panels of a row."""
    ink = Ink(_view(place, size))
    top = BED_TOP if place == "bed" else MAT_TOP
    draw_surface = draw_bed if place == "bed" else draw_mat
    draw_surface(ink, palette, BED_LEFT, BED_RIGHT)
    draw_receiver(ink, palette, (0.0, top))
    return ink.shapes


def _view(place: Place, size: tuple[float, float]) -> View:
    return fitted_view(SHOWN, (-FLOOR_SHOWN, TALLEST[place]), size)


def _draw_back(ink: Ink, joints: Joints, colour: str) -> None:
    """Paint a dashed line along the back: straight or bent as it is."""
    across = np.column_stack([-np.sin(joints.heading), np.cos(joints.heading)])
    line = joints.spine + across * 150.0
    draw_guide(ink, line[[1, 6, 11, 16, 21]], colour)
