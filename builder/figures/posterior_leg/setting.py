"""A leg on its bed: a roll under the ankles, a drape over hips and other leg."""

from __future__ import annotations

from functools import cache

import numpy as np
from shapely.geometry.base import BaseGeometry

from builder.figures.kit.ink import Ink
from builder.figures.kit.palette import Palette
from builder.figures.kit.planar import catmull_rom, closing, largest, moved, ribbon, united
from builder.figures.kit.tables import read_table
from builder.figures.kit.tone import Tone
from builder.figures.limb import modelling
from builder.figures.limb.limb import Limb, other_side
from builder.figures.limb.modelling import Modelling
from builder.figures.limb.plan import Plan
from builder.figures.posterior_leg import linen
from builder.figures.posterior_leg.linen import LINEN

FORM = read_table(Modelling, "builder.figures.posterior_leg", "modelling.toml")

ANKLES_SHOWN = 60.0
"""A picture that goes down so far (mm over the soles) shows the roll and the other foot."""


class OnBed:
    """The setting of a leg."""

    @property
    def cover(self) -> BaseGeometry:
        return linen.drape_outline()

    def props(self, plan: Plan) -> tuple[str, ...]:
        shows_cushion = plan.cushion and plan.view.bounds[1] < ANKLES_SHOWN
        return ("draped", "cushion") if shows_cushion else ("draped",)

    def paint_under(self, ink: Ink, plan: Plan, palette: Palette) -> None:
        lying = [both_legs(plan.limb), linen.drape_outline()]
        cushion = plan.cushion and ink.frame[1] < LINEN.cushion.height + LINEN.cushion.half
        roll = [linen.cushion_outline()] if cushion else []
        linen.draw_bed(ink, palette, [*roll, *lying])
        if cushion:
            linen.draw_cushion(ink, palette, lying)

    def paint_limb(self, ink: Ink, plan: Plan, palette: Palette) -> None:
        leg, skin = plan.limb, palette.receiver
        if ink.frame[1] < ANKLES_SHOWN:
            modelling.draw_other_foot(ink, leg, FORM, skin, _shade_under)
        modelling.draw_limb(ink, leg, FORM, skin, lambda tone: _shade_more(tone, plan))
        ink.outline(leg.outline, skin.line, 0.3)

    def paint_over(self, ink: Ink, plan: Plan, palette: Palette) -> None:
        linen.draw_drape(ink, palette, plan.limb)


@cache
def both_legs(leg: Limb) -> BaseGeometry:
    """Return the outline of both legs and the hips as one."""
    return largest(closing(united(leg.outline, other_side(leg.outline)), 5.0))


def _shade_under(tone: Tone) -> None:
    """Add the shadow of the drape's end."""
    tone.soft(moved(linen.drape_outline(), *(-tone.light * 12)), -1.0, 0.7, 16)


def _shade_more(tone: Tone, plan: Plan) -> None:
    """Add the shadow of the drape's edge and flesh gathered by the hands."""
    edge = linen.moved_line(catmull_rom(LINEN.free_edge, 5.0), -3.0)
    tone.soft(ribbon(edge, np.full(len(edge), 14.0)), -1.5, 0.45, 16)
    for swelling in plan.gathered:
        modelling.gathered(tone, swelling.at, swelling.rx, swelling.ry)
