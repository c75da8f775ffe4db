"""What people lie, stand and kneel on (mm, y over the floor)."""

from __future__ import annotations

from shapely.geometry.base import BaseGeometry

from builder.figures.ink import Ink
from builder.figures.palette import Palette
from builder.figures.person.paint import cushion, paint, wood
from builder.figures.planar import polygon, softened

BED_TOP = 575.0
"""Low enough to lean on a leg with the arms nearly straight (mm)."""

MAT_TOP = 70.0


def draw_bed(ink: Ink, palette: Palette, left: float, right: float) -> None:
    """Paint a massage bed between two x (mm)."""
    timber = wood(palette)
    for foot, slant in ((left + 170, -26), (right - 210, 26)):
        leg = [(foot, BED_TOP - 90), (foot + 44, BED_TOP - 90), (foot + 38 + slant, 0),
               (foot + 6 + slant, 0)]  # fmt: skip
        paint(ink, polygon(leg), timber, 14.0)
    paint(ink, _slab(left + 30, right - 30, BED_TOP - 116, BED_TOP - 66, 6.0), timber, 12.0)
    paint(ink, _slab(left, right, BED_TOP - 84, BED_TOP, 26.0), cushion(palette), 26.0)


def draw_mat(ink: Ink, palette: Palette, left: float, right: float) -> None:
    """Paint a mat on the floor between two x (mm)."""
    paint(ink, _slab(left, right, 0.0, MAT_TOP, 24.0), cushion(palette), 20.0)


def _slab(left: float, right: float, bottom: float, top: float, radius: float) -> BaseGeometry:
    corners = [(left, bottom), (right, bottom), (right, top), (left, top)]
    return softened(polygon(corners), radius)
