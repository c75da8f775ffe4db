"""What illustrations may name: figures, landmarks, zones, poses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.figures import anatomy

FIGURES = ("posterior-leg", "posture", "oil", "position")

POSES = (
    "flat", "together", "c-grip", "thumb", "hold", "cup", "wrap", "palm-up", "fingertips",
)  # fmt: skip
"""The poses that ``hand`` draws, named here so that naming them loads no geometry."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of illustrations.

    Attributes:
        figures: each figure with its landmarks.
        zones: each zone with its kind: never-press, ask-first, light or open.
        poses: of hands.
    """

    figures: Mapping[str, tuple[str, ...]]
    zones: Mapping[str, str]
    poses: tuple[str, ...]


def vocabulary() -> Vocabulary:
    """Return all words that illustrations may use; needs no geometry."""
    landmarks = tuple(anatomy.LANDMARKS)
    return Vocabulary(
        figures={name: landmarks if name == "posterior-leg" else () for name in FIGURES},
        zones={name: zone.kind for name, zone in anatomy.ZONES.items()},
        poses=POSES,
    )
