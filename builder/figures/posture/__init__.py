"""Right and wrong ways of standing and kneeling at work."""

from __future__ import annotations

from builder.figures.person.figure import Painter, PersonFigure

__all__ = ["POSTURE"]


def _painter() -> Painter:
    from builder.figures.posture.picture import draw_posture

    return draw_posture


POSTURE = PersonFigure("posture", __name__, _painter)
