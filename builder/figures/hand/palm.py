"""The lines of a palm that is turned to the viewer."""

from __future__ import annotations

import numpy as np

from builder.figures.hand.anatomy import FINGERS, DigitName
from builder.figures.hand.details import Nature
from builder.figures.hand.form import Form
from builder.figures.hand.place import PlacedHand
from builder.figures.planar import Points

PALM_LINES = (
    ((-35.0, 66.0), (-14.0, 60.0), (-5.0, 38.0), (-10.0, 12.0)),
    ((-35.0, 68.0), (-14.0, 64.0), (8.0, 54.0), (26.0, 38.0)),
    ((35.0, 58.0), (20.0, 65.0), (2.0, 72.0), (-12.0, 88.0)),
)
"""Round the ball of the thumb, across the middle, and under the fingers, on the flat hand."""

WRIST_LINES = (((-20.0, 1.0), (-7.0, -1.5), (7.0, -1.5), (20.0, 1.0)),)

FINGER_KNOTS = ((0, 18.0, 1.0), (2, -1.2, 0.8), (2, 1.6, 0.5), (4, 0.0, 0.8))
"""Creases of a finger: knot of the middle line, way from it (mm), share of the breadth."""


def palm_lines(placed: PlacedHand, nature: Nature) -> list[Points]:
    """Return the great lines of the palm, four points each."""
    found = []
    for place, line in enumerate((*PALM_LINES, *WRIST_LINES)):
        sway = nature.between(f"palm{place}", -1.5, 1.5)
        flat = np.array([(x + sway, y + sway, 0.0) for x, y in line])
        found.append(placed.placing.on_body(flat)[:, :2])
    return found


def finger_lines(forms: dict[DigitName, Form], nature: Nature) -> list[Points]:
    """Return the creases at the fingers' joints."""
    found = []
    for name in FINGERS:
        form = forms[name]
        for knot, way, share in FINGER_KNOTS:
            half = 52.0 * share * nature.between(f"{name}{knot}{way}", 0.8, 1.1)
            angles = 180.0 + half * np.array([-1.0, -0.35, 0.35, 1.0])
            bow = np.array([0.0, 0.6, 0.6, 0.0])
            found.append(form.on_skin(form.way_at(knot) + way + bow, angles)[0])
    return found
