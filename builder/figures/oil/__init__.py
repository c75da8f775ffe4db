"""Oil warmed between the hands."""

from __future__ import annotations

from builder.figures.person.figure import Painter, PersonFigure

__all__ = ["OIL"]


def _painter() -> Painter:
    from builder.figures.oil.picture import draw_oil

    return draw_oil


OIL = PersonFigure("oil", __name__, _painter)
