"""Measures of one average adult right hand, its back towards the viewer.

Frame: mm, origin at the wrist joint, y towards the middle fingertip, x towards the little
finger, so that the thumb is at negative x.

Sources: phalanx lengths after Buryanov and Kotiuk, "Proportions of Hand Segments", Int J Morphol
28(3), 2010, the last of each digit with 3 to 4 mm of fingertip; positions of the joints and radii
fitted by eye within hand length 187, hand breadth 83, palm length 113, wrist circumference 165,
forearm circumference 255, elbow to wrist 255 (ANSUR II, 2012, means of the means of men and women).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DigitName = Literal["thumb", "index", "middle", "ring", "little"]

FINGERS: tuple[DigitName, ...] = ("index", "middle", "ring", "little")
DIGITS: tuple[DigitName, ...] = ("thumb", *FINGERS)


@dataclass(frozen=True, slots=True)
class Digit:
    """One digit.

    Attributes:
        root: where its first bone begins: the knuckle of a finger, the saddle joint of the thumb.
        bones: lengths of its three bones from the root to the skin of the tip.
        radii: half thickness at the root, mid-bone, joint, mid-bone, joint, mid-bone and tip.
    """

    root: tuple[float, float]
    bones: tuple[float, float, float]
    radii: tuple[float, float, float, float, float, float, float]


HAND: dict[DigitName, Digit] = {
    "thumb": Digit((-16.0, 20.0), (44.0, 32.0, 25.0), (15.5, 14.5, 12.4, 10.6, 10.9, 10.6, 7.4)),
    "index": Digit((-27.0, 87.0), (39.8, 22.4, 19.2), (10.6, 9.6, 9.5, 8.5, 8.3, 7.8, 5.9)),
    "middle": Digit((-8.5, 91.0), (44.6, 26.3, 20.4), (10.8, 9.7, 9.6, 8.6, 8.4, 7.9, 6.0)),
    "ring": Digit((9.6, 86.0), (41.4, 25.6, 20.0), (10.2, 9.2, 9.1, 8.2, 8.0, 7.5, 5.7)),
    "little": Digit((25.6, 76.0), (32.7, 18.8, 18.0), (9.2, 8.5, 8.2, 7.2, 7.0, 6.6, 5.0)),
}

RADIAL_EDGE = ((-37.0, 74.0), (-34.5, 56.0), (-30.0, 34.0), (-28.0, 14.0), (-27.0, -4.0))
"""The thumb side of the palm without the thumb, from the knuckles to the wrist."""

ULNAR_EDGE = ((27.0, -4.0), (29.0, 8.0), (33.2, 24.0), (36.0, 42.0), (36.6, 60.0))
"""The little finger's side of the palm, from the wrist to the knuckles."""

PALM_CENTRE = (-1.0, 52.0)

FOREARM = ((0.0, 26.0), (22.0, 25.8), (60.0, 29.5), (105.0, 35.5), (150.0, 40.0), (210.0, 43.0))
"""Half breadth of the forearm by distance from the wrist."""

FOREARM_LENGTH = 255.0

FLESH = 9.0
"""From the middle of a finger to the skin it lies on: about a finger's half thickness."""
