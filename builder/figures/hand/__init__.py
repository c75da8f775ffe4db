"""Hands: from a pose and a place on a limb to a drawn hand."""

from builder.figures.hand.draw import draw_ghost, draw_hand
from builder.figures.hand.limb import Limb, Table
from builder.figures.hand.place import PlacedHand, place_hand
from builder.figures.hand.poses import POSES
from builder.figures.hand.spec import ANCHORS, HandSpec, spec_problems

__all__ = [
    "ANCHORS",
    "POSES",
    "HandSpec",
    "Limb",
    "PlacedHand",
    "Table",
    "draw_ghost",
    "draw_hand",
    "place_hand",
    "spec_problems",
]
