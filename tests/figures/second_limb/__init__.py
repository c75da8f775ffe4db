"""A second limb: a figure that is this folder alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.figures.limb.figure import LimbFigure

if TYPE_CHECKING:
    from builder.figures.limb.scene import Setting

__all__ = ["FOREARM"]


def _setting() -> Setting:
    from tests.figures.second_limb.setting import OnSheet

    return OnSheet()


FOREARM = LimbFigure("forearm", __name__, _setting)
