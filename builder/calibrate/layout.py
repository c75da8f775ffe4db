"""Where everything stands on the test sheet, and which letter each reading has."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from builder.geometry import Box, Point
from builder.press.job import Paper, PrinterProfile, Turn

REACH = 8.0
"""How far the scales go to each side of 0 (mm): 5 mm off and turned by 1 degree come to 7."""
ACROSS = 32.0
DOWN = 36.0
"""From the edges of the page to the middles of the scales (mm)."""
RULER = 150.0
"""Length of both rulers (mm); rulers for schools have 150 or 300."""
STEPS = 15
"""The widest margin that the steps at the edges can show (mm)."""
STEP_PITCH = 4.2
STEP_FOOT = 17.5
"""From the edge to where the strokes of the steps begin (mm)."""

LETTERS = "ABCDEFGHJKLMNP"
"""One a reading; I and O look like figures."""
PLACED, RULERS, EDGES = LETTERS[:8], LETTERS[8:10], LETTERS[10:]


class Gauge(NamedTuple):
    """A place where a cross on the back is read against scales on the front.

    Attributes:
        across, down: the letters of its readings, positive to the right and down.
        at: where both scales have their 0, on the front (mm).
    """

    across: str
    down: str
    at: Point


@dataclass(frozen=True, slots=True)
class TrialSheet:
    """A test sheet: its page, how it is turned over, and the corrections it is printed with."""

    paper: Paper
    turn: Turn
    applied: PrinterProfile = field(default_factory=PrinterProfile)

    @property
    def middle(self) -> Point:
        return Point(self.paper.width / 2, self.paper.height / 2)

    @property
    def gauges(self) -> tuple[Gauge, ...]:
        """The four corners, as one reads."""
        right, bottom = self.paper.width - ACROSS, self.paper.height - DOWN
        corners = [(x, y) for y in (DOWN, bottom) for x in (ACROSS, right)]
        return tuple(
            Gauge(PLACED[2 * index], PLACED[2 * index + 1], Point(x, y))
            for index, (x, y) in enumerate(corners)
        )

    def behind(self, at: Point) -> Point:
        """Return the place on the back that lies behind ``at`` on the front, and back again.

        Turned over sideways, left and right change places; over the short edge, top and bottom.
        """
        if self.turn == "short":
            return Point(at.x, self.paper.height - at.y)
        return Point(self.paper.width - at.x, at.y)

    def box_behind(self, box: Box) -> Box:
        """Return the room on the back behind ``box`` of the front."""
        one = self.behind(Point(box.left, box.top))
        other = self.behind(Point(box.right, box.bottom))
        return Box(
            min(one.x, other.x), min(one.y, other.y), max(one.x, other.x), max(one.y, other.y)
        )
