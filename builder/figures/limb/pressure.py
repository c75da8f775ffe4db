"""How hard a stroke presses along its way.

The only source of pressure: the arrow takes its width from it and the checker its verdict, so
that they cannot disagree.
"""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from builder.figures.kit.planar import Points, catmull_rom, fractions, resampled
from builder.figures.limb.limb import Limb
from builder.figures.limb.outline import Kind
from builder.figures.limb.plan import StrokePlan
from builder.model import Pressure

LEVEL: dict[Pressure, float] = {"firm": 1.0, "medium": 0.74, "light": 0.46, "none": 0.0}
"""Pressure of each word, as a share of the firmest."""

SAMPLES = 120

RISE = 0.34
"""Share of the way over which a stroke takes up its pressure."""

START = 0.25
"""Share of its pressure that a stroke begins with."""

RELEASE = 0.40
"""Share of the way over which a released stroke lets go."""

EASE = 45.0
"""Distance (mm) over which pressure comes back behind an eased zone."""

LEFT: dict[Kind, float] = {"never-press": 0.10, "ask-first": 0.10, "light": 0.46, "open": 0.46}
"""Share of its pressure that an eased stroke keeps over a zone: firm becomes nothing, or light."""


def curve_of(stroke: StrokePlan) -> Points:
    """Return the way of a stroke, evenly sampled (body mm)."""
    path = stroke.path
    return resampled(catmull_rom(path) if len(path) > 2 else path, SAMPLES)


def pressure_along(stroke: StrokePlan, limb: Limb) -> tuple[Points, NDArray[np.float64]]:
    """Return the way of a stroke with the pressure (0 to 1) at each of its points."""
    curve = curve_of(stroke)
    t = fractions(curve)
    rise = np.clip(t / RISE, 0, 1)
    pressure = LEVEL[stroke.pressure] * (START + (1 - START) * rise * (2 - rise))
    if stroke.release_before:
        pressure = pressure * np.clip((1 - t) / RELEASE, 0, 1)
    for name in stroke.ease_over:
        clear = shapely.distance(limb.zone(name), shapely.points(curve)) - stroke.contact / 2
        left = LEFT[limb.zones[name].kind]
        pressure = pressure * np.clip(left + np.maximum(clear, 0.0) / EASE, left, 1.0)
    return curve, np.asarray(pressure)
