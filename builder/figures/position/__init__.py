"""The receiver lying, covered and asked."""

from __future__ import annotations

from builder.figures.person.figure import Painter, PersonFigure

__all__ = ["POSITION"]


def _painter() -> Painter:
    from builder.figures.position.picture import draw_position

    return draw_position


POSITION = PersonFigure("position", __name__, _painter)
