"""The back of the leg, massaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.figures.limb.figure import LimbFigure

if TYPE_CHECKING:
    from builder.figures.limb.scene import Setting

__all__ = ["POSTERIOR_LEG"]


def _setting() -> Setting:
    from builder.figures.posterior_leg.setting import OnBed

    return OnBed()


POSTERIOR_LEG = LimbFigure("posterior-leg", __name__, _setting)
