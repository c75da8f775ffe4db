"""A forearm on a plain sheet, bare."""

from __future__ import annotations

from shapely.geometry import GeometryCollection, box
from shapely.geometry.base import BaseGeometry

from builder.figures.kit.ink import Ink
from builder.figures.kit.palette import Palette
from builder.figures.kit.tables import read_table
from builder.figures.limb.modelling import Modelling, draw_limb
from builder.figures.limb.plan import Plan

FORM = read_table(Modelling, "tests.figures.second_limb", "modelling.toml")


class OnSheet:
    """The setting of a forearm."""

    @property
    def cover(self) -> BaseGeometry:
        return GeometryCollection()

    def props(self, plan: Plan) -> tuple[str, ...]:
        del plan
        return ()

    def paint_under(self, ink: Ink, plan: Plan, palette: Palette) -> None:
        del plan
        ink.fill(box(*ink.frame), palette.sheet)

    def paint_limb(self, ink: Ink, plan: Plan, palette: Palette) -> None:
        draw_limb(ink, plan.limb, FORM, palette.receiver)
        ink.outline(plan.limb.outline, palette.receiver.line, 0.3)

    def paint_over(self, ink: Ink, plan: Plan, palette: Palette) -> None:
        pass
