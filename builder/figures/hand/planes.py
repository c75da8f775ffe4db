"""The rounds that the light sees: digits as they are, the back of the hand broad and shallow."""

from __future__ import annotations

import numpy as np

from builder.figures.hand.form import Form
from builder.figures.hand.place import PlacedHand
from builder.figures.planar import along

BROAD = (19.0, 18.0)
"""Half breadth (mm) of a bone of the palm, as the light sees it, at the wrist and half way on."""

SKIN_OVER_BONE = 11.0
"""From the middle of a bone of the palm to the skin of the back (mm)."""

THUMB_SINKS = (11.0, 5.0, 1.0)
ROOT_SINKS = (3.0, 0.5)
"""How far the first knots of a thumb and a finger lie deeper than their rounds would show (mm)."""

MOUNDS = (
    ((-12.0, 12.0, 6.0, 16.0), (-22.0, 30.0, 2.0, 17.0), (-30.0, 50.0, 2.0, 15.0)),
    ((18.0, 8.0, 6.0, 14.0), (25.0, 30.0, 3.0, 14.0), (26.0, 56.0, 3.0, 13.0)),
    ((-26.0, 80.0, 2.0, 13.0), (0.0, 84.0, 2.0, 13.0), (24.0, 72.0, 2.0, 13.0)),
    ((0.0, 12.0, 10.0, 16.0), (0.0, 44.0, 11.0, 18.0), (0.0, 70.0, 8.0, 16.0)),
)
"""Cushions of the palm on the flat hand, as (x, y, height, radius); heights count away from the
palm, so the hollow in the middle has the largest."""

FOREARM_ROUNDS = ((-14.0, 23.0, 12.0), (8.0, 26.0, 13.0), (50.0, 30.0, 16.0), (150.0, 40.0, 24.0))
"""Way from the wrist, half breadth, and skin over the wrist's axis (mm)."""


def broad_planes(placed: PlacedHand) -> list[Form]:
    """Return the rounds of palm and arm, over which the skin lies smooth."""
    if placed.placing.face < 0:
        return [*_mounds(placed), _forearm(placed)]
    rays = [_broad(ray) for ray in placed.flesh.rays.values()]
    thumb = placed.flesh.forms["thumb"]
    ball = Form(thumb.axis[:4], thumb.radii[:4], thumb.dorsal[:4])
    return [*rays, _sunk(ball, THUMB_SINKS), _forearm(placed)]


def fine_planes(placed: PlacedHand) -> list[Form]:
    """Return the digits, their roots sunk into the palm."""
    forms = placed.flesh.forms
    if placed.placing.face < 0:
        return [form for name, form in forms.items() if name != "thumb"] + [
            Form(forms["thumb"].axis[2:], forms["thumb"].radii[2:], forms["thumb"].dorsal[2:])
        ]
    fingers = [_sunk(form, ROOT_SINKS) for name, form in forms.items() if name != "thumb"]
    return [_sunk(forms["thumb"], THUMB_SINKS), *fingers]


def _mounds(placed: PlacedHand) -> list[Form]:
    """Return the cushions of the palm: ball of the thumb, heel of the hand, pads of the fingers."""
    return [
        placed.placing.form(np.array(knots)[:, :3], tuple(knot[3] for knot in knots))
        for knots in MOUNDS
    ]


def _broad(ray: Form) -> Form:
    """Return a bone of the palm as a broader round that lies deeper."""
    radii = np.array([*BROAD, float(ray.radii[-1])])
    sink = np.maximum(radii - SKIN_OVER_BONE, 0.0)[:, None] * ray.dorsal
    return Form(ray.axis - sink, radii, ray.dorsal, ray.handed)


def _sunk(form: Form, sinks: tuple[float, ...]) -> Form:
    sink = np.zeros(len(form.radii))
    sink[: len(sinks)] = sinks
    return Form(form.axis - sink[:, None] * form.dorsal, form.radii, form.dorsal, form.handed)


def _forearm(placed: PlacedHand) -> Form:
    """Return the forearm as a round, shallower than it is broad."""
    ways, radii, skin = np.array(FOREARM_ROUNDS).T
    start, end = placed.arm.axis[0], along(placed.arm.axis, [1.0])[0]
    line = along(placed.arm.axis, np.maximum(ways, 0.0))
    line += np.minimum(ways, 0.0)[:, None] * (end - start)
    depth = placed.arm.wrist_height - radii + skin
    up = np.tile([0.0, 0.0, 1.0], (len(ways), 1))
    return Form(np.column_stack([line, depth]), radii, up)
