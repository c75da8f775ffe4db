"""The back of the leg as tables: proportions, landmarks and zones.

Frame of the tables: h, height above the sole of a standing adult (mm), and s, across the leg from
-1 (inner edge) through 0 (midway) to 1 (outer edge). Feet point away from the viewer, as they do
when a person lies face down, so the sole appears below the heel at h < 40.

Sources: breadths and heights follow the means of ANSUR II (Gordon and others, "2012
Anthropometric Survey of U.S. Army Personnel", NATICK/TR-15/007; 4082 men, 1986 women), men's and
women's means averaged: stature 1692, trochanter 873, crotch 814, mid-patella 469, lateral
malleolus 68; girths calf 383, lower thigh 405, thigh 621; breadths between the malleoli 70, heel
71, foot 98, hips 350. Where a muscle lies inside the outline is anatomy by judgement. The zones
are ours and wait for a clinician's word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

HIP_ACROSS, HIP_HEIGHT = 88.0, 873.0
"""The hip joint: mm from the midline, and trochanter height."""

Kind = Literal["never-press", "ask-first", "light", "open"]

CONTOUR = (
    (44, -31.2, 30.6), (54, -31.6, 31.8), (64, -32.9, 34.0), (74, -34.8, 34.4), (84, -34.6, 32.4),
    (98, -31.0, 30.2), (116, -28.4, 28.8), (140, -28.8, 29.4), (175, -32.4, 33.2),
    (210, -38.8, 38.8), (245, -47.8, 45.2), (280, -56.4, 51.6), (312, -61.2, 56.6),
    (342, -61.6, 59.2), (372, -58.8, 59.2), (402, -55.0, 57.0), (430, -53.0, 55.2),
    (455, -54.0, 54.6), (478, -55.6, 54.8), (500, -55.8, 55.2), (525, -57.4, 57.6),
    (560, -62.0, 63.6), (610, -70.0, 73.6), (660, -78.0, 82.0), (710, -85.5, 87.4),
    (745, -90.5, 90.0), (775, -96.0, 91.0), (800, -100.0, 91.0), (830, -99.0, 90.4),
    (865, -95.0, 89.4), (900, -92.0, 87.0), (940, -90.0, 82.0), (980, -89.0, 74.0),
    (1020, -89.0, 66.0), (1060, -89.0, 61.0), (1110, -89.0, 60.0), (1180, -89.0, 66.0),
)  # fmt: skip
"""(height, inner, outer) edge of leg and hip from the leg's axis (mm)."""

FOOT_EDGES = (
    (-130, -44.0, 46.0), (-105, -48.0, 49.0), (-82, -44.0, 46.0), (-47, -25.6, 37.0),
    (-20, -29.0, 34.6), (4, -35.0, 35.6), (20, -34.4, 35.0),
)  # fmt: skip
"""The same below the ankle, so that landmarks on the sole resolve."""

SOLE_OUTER = (
    (30.4, 46), (32.0, 36), (35.0, 20), (35.6, 4), (34.4, -12), (34.8, -30), (37.6, -50),
    (42.6, -70), (47.6, -86), (49.4, -98), (47.4, -110),
)  # fmt: skip
TOE_LINE = ((36, -112), (24, -120), (8, -126), (-10, -129), (-32, -124))
SOLE_INNER = (
    (-43.6, -118), (-47.6, -106), (-48.6, -96), (-44.6, -82), (-33.8, -65), (-25.6, -47),
    (-26.0, -29), (-31.6, -12), (-35.0, 4), (-34.4, 20), (-31.6, 36), (-30.0, 46),
)  # fmt: skip
TOES = (
    ((-31.5, -114, 12.6), (-28.4, -157, 14.4)),
    ((-9.0, -124, 8.0), (-4.6, -158, 9.2)),
    ((7.0, -121, 7.8), (12.0, -152, 8.6)),
    ((22.0, -114, 7.6), (27.4, -142, 8.1)),
    ((35.6, -105, 8.2), (41.4, -127, 8.2)),
)
"""Great toe to little toe: root and tip as (x, h, radius); foot length 259 drawn at 0.75."""

LANDMARKS: dict[str, tuple[float, float]] = {
    "toes": (-135, -0.2),
    "sole": (-60, 0.0),
    "heel": (10, 0.0),
    "ankle.inner": (78, -1.0),
    "ankle.outer": (68, 1.0),
    "ankle": (112, 0.0),
    "achilles": (135, 0.0),
    "shin.inner": (240, -0.94),
    "calf": (325, 0.0),
    "calf.low": (215, 0.0),
    "calf.mid": (325, 0.0),
    "calf.inner": (330, -0.46),
    "calf.outer": (338, 0.44),
    "calf.top": (395, 0.0),
    "below-knee": (408, 0.0),
    "knee-outer": (424, 0.86),
    "knee-back": (464, 0.0),
    "above-knee": (530, 0.0),
    "thigh": (650, 0.0),
    "thigh.low": (560, 0.0),
    "thigh.mid": (650, 0.0),
    "thigh.top": (760, 0.05),
    "hamstring.inner": (640, -0.42),
    "hamstring.outer": (640, 0.44),
    "thigh.outer": (650, 0.80),
    "inner-thigh": (700, -0.80),
    "groin": (775, -0.92),
    "gluteal-fold": (787, 0.0),
    "buttock": (872, -0.12),
    "buttock.low": (820, -0.05),
    "buttock.top": (935, 0.0),
    "hip.outer": (868, 0.82),
    "hip": (880, 0.62),
    "sacrum": (985, -0.85),
    "waist": (1030, 0.50),
}
"""Named points as (h, s)."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the leg with a rule of its own.

    Attributes:
        kind: what the hands may do there.
        outline: control points (h, s) of a smooth closed curve.
        words: how a person names it.
    """

    kind: Kind
    outline: tuple[tuple[float, float], ...]
    words: str


def _band(
    low: float, high: float, inner: float = -1.0, outer: float = 1.0
) -> tuple[tuple[float, float], ...]:
    """Return a zone right across the leg, its corners a little rounded by the spline."""
    step = (high - low) / 3
    rise = [(low + step * i, outer) for i in range(4)]
    return (*rise, *((h, inner) for h, _ in reversed(rise)))


ZONES: dict[str, Zone] = {
    "foot": Zone("open", _band(-125, 45), "the foot"),
    "ankle": Zone("light", _band(50, 105), "the ankle"),
    "achilles": Zone(
        "light",
        ((88, -0.25), (140, -0.22), (190, -0.14), (190, 0.14), (140, 0.22), (88, 0.25)),
        "the heel cord",
    ),
    "shin": Zone("open", _band(130, 400, -1.0, -0.78), "the edge of the shin"),
    "calf": Zone("open", _band(200, 410), "the calf"),
    "calf-inner": Zone("open", _band(200, 410, -1.0, 0.0), "the inner calf"),
    "calf-outer": Zone("open", _band(200, 410, 0.0, 1.0), "the outer calf"),
    "knee-back": Zone(
        "never-press",
        (
            (420, 0.0), (434, 0.36), (453, 0.56), (474, 0.58), (496, 0.40),
            (522, 0.0), (496, -0.40), (474, -0.58), (453, -0.56), (434, -0.36),
        ),
        "the back of the knee",
    ),
    "knee-outer": Zone(
        "light", ((400, 0.84), (412, 0.70), (432, 0.74), (446, 0.90), (430, 1.0), (408, 1.0)),
        "the bony knob at the outer knee",
    ),
    "thigh": Zone("open", _band(530, 775), "the back of the thigh"),
    "thigh-outer": Zone("open", _band(530, 800, 0.5, 1.0), "the outer thigh"),
    "inner-thigh": Zone(
        "ask-first",
        (
            (730, -0.98), (728, -0.78), (700, -0.64), (660, -0.62), (615, -0.70),
            (585, -0.86), (575, -0.97), (620, -1.0), (680, -1.0),
        ),
        "the inner thigh",
    ),
    "gluteal-fold": Zone("light", _band(774, 806, -0.9, 0.55), "the fold under the buttock"),
    "buttock": Zone("open", _band(810, 985, -0.95, 0.75), "the buttock"),
    "hip-outer": Zone("open", _band(790, 940, 0.55, 1.0), "the outer hip"),
    "groin": Zone(
        "ask-first",
        (
            (802, -0.99), (800, -0.80), (775, -0.62), (745, -0.57), (712, -0.63),
            (690, -0.80), (680, -0.97), (700, -1.0), (730, -1.0), (765, -1.0),
        ),
        "the groin",
    ),
}  # fmt: skip

LIMITS: dict[Kind, float] = {"never-press": 0.15, "ask-first": 0.8, "light": 0.75, "open": 1.0}
"""Greatest pressure (0 to 1) a stroke may have in a zone of each kind."""
