"""The posture picture: right and wrong at a bed and at a mat on the floor."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from shapely.geometry import box

from builder.drawing import Shape
from builder.figures.kit.fitting import View
from builder.figures.kit.ink import Ink
from builder.figures.kit.palette import Palette
from builder.figures.kit.tables import read_table
from builder.figures.person.giver import draw_giver
from builder.figures.person.paint import BED_TOP, MAT_TOP, draw_bed, draw_mat, fitted_view
from builder.figures.person.receiver import draw_receiver
from builder.figures.person.signs import draw_cross, draw_guide, draw_tick
from builder.figures.person.solve import Joints, Posture
from builder.geometry import Affine
from builder.model.base import Value

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


class PosturePanel(Value):
    """One way of working: where, how, and whether it is right."""

    place: Place
    verdict: Literal["right", "wrong"]
    posture: Posture


class PosturePanels(Value):
    """The four panels, as ``panels.toml`` holds them."""

    panels: tuple[PosturePanel, ...]


PANELS = read_table(PosturePanels, "builder.figures.posture", "panels.toml").panels


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
    panel: PosturePanel, palette: Palette, size: tuple[float, float], receiver: tuple[Shape, ...]
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
    line = joints.spine + joints.across * 150.0
    draw_guide(ink, line[[1, 6, 11, 16, 21]], colour)
