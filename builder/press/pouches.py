"""Pouches as they are sold, and how cards lie in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from builder.geometry import Box, Point
from builder.model import CardFormat, PouchName
from builder.units import inch_to_mm

TOLERANCE = 1e-6
"""Lengths (mm) that differ by less are the same."""
CUT_WORTH = 0.5
"""Plastic that stands over by less (mm) than this is not cut off: no scissors are as exact."""


@dataclass(frozen=True, slots=True)
class Pouch:
    """A pouch held upright (mm); ``source`` tells where its size was read."""

    name: PouchName | Literal["custom"]
    width: float
    height: float
    source: str = "the guide"


_LISTED = "size lists of printablesworld.com and pagesite.info"
POUCHES: Mapping[PouchName, Pouch] = {
    "a4": Pouch("a4", 216.0, 303.0, _LISTED),
    "a5": Pouch("a5", 154.0, 216.0, _LISTED),
    "a6": Pouch("a6", 111.0, 154.0, _LISTED),
    "a7": Pouch("a7", 80.0, 111.0, _LISTED),
    "letter": Pouch("letter", inch_to_mm(9), inch_to_mm(11.5), "9 × 11.5 in, US makers"),
    "credit-card": Pouch("credit-card", 54.0, 86.0, f"{_LISTED}; cards go in cut smaller"),
    "business-card": Pouch("business-card", 60.0, 90.0, _LISTED),
    "id": Pouch("id", 67.0, 95.0, f"{_LISTED}; makers differ, 95 to 99 mm: the shortest"),
}
"""Paper of its own format has 3 mm round it in each of the A sizes, 6.35 mm in the US one."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Upright cards in a pouch, each in the middle of its share of it.

    Attributes:
        seal: clear plastic that stays round the paper when the plastic is cut (mm).
        turned: whether the pouch lies across.
        columns, rows: how many cards lie beside and below one another.
    """

    pouch: Pouch
    card: CardFormat
    seal: float
    turned: bool = False
    columns: int = 1
    rows: int = 1

    @property
    def width(self) -> float:
        """Of the pouch as it lies (mm)."""
        return self.pouch.height if self.turned else self.pouch.width

    @property
    def height(self) -> float:
        return self.pouch.width if self.turned else self.pouch.height

    @property
    def cards(self) -> int:
        """Cards in one pouch."""
        return self.columns * self.rows

    @property
    def beside(self) -> float:
        """Plastic to the left and to the right of each card before it is cut (mm)."""
        return (self.width / self.columns - self.card.width) / 2

    @property
    def above(self) -> float:
        """Plastic above and below each card before it is cut (mm)."""
        return (self.height / self.rows - self.card.height) / 2

    @property
    def seals(self) -> bool:
        """Whether enough plastic lies round each card."""
        return min(self.beside, self.above) >= self.seal - TOLERANCE

    @property
    def papers(self) -> tuple[Box, ...]:
        """Where the cards lie, row after row (mm from the pouch's top left corner)."""
        size = self.card.width, self.card.height
        return tuple(_centred(middle, *size) for middle in self._middles())

    @property
    def plastics(self) -> tuple[Box, ...]:
        """What each card is cut to (mm from the pouch's top left corner)."""
        return tuple(paper.inset(-self.seal) for paper in self.papers)

    @property
    def dividing_cuts(self) -> tuple[tuple[Point, Point], ...]:
        """Cuts in the middle between neighbours, from edge to edge of the pouch."""
        across, down = self.width / self.columns, self.height / self.rows
        uprights = (across * column for column in range(1, self.columns))
        levels = (down * row for row in range(1, self.rows))
        return (
            *((Point(x, 0.0), Point(x, self.height)) for x in uprights),
            *((Point(0.0, y), Point(self.width, y)) for y in levels),
        )

    @property
    def plastic_cuts(self) -> int:
        """Straight cuts that free the cards of one pouch and trim them."""
        sides = sum(2 for edge in (self.beside, self.above) if edge - self.seal > CUT_WORTH)
        return len(self.dividing_cuts) + sides * self.cards

    @property
    def waste(self) -> float:
        """Pouch that is not over paper, for each card (mm²)."""
        area = self.pouch.width * self.pouch.height
        return area / self.cards - self.card.width * self.card.height

    def _middles(self) -> Iterator[Point]:
        across, down = self.width / self.columns, self.height / self.rows
        for row in range(self.rows):
            for column in range(self.columns):
                yield Point(across * (column + 0.5), down * (row + 0.5))


def pouches_for(card: CardFormat, seal: float) -> tuple[Fit, ...]:
    """Return the pouches that seal one ``card`` with ``seal`` (mm) round it, least waste first."""
    fits = (fit_alone(pouch, card, seal) for pouch in POUCHES.values())
    return tuple(sorted(filter(None, fits), key=lambda fit: (fit.waste, fit.pouch.name)))


def fit_alone(pouch: Pouch, card: CardFormat, seal: float) -> Fit | None:
    """Return how one ``card`` lies in ``pouch``, or nothing where its edge would not be sealed.

    Where the pouch can lie both ways, it lies so that its edge is the more even one.
    """
    ways = [Fit(pouch, card, seal, turned) for turned in (False, True)]
    return _most_even([fit for fit in ways if fit.seals])


def fit_together(pouch: Pouch, card: CardFormat, seal: float) -> Fit | None:
    """Return how the most cards lie in one ``pouch``, twice ``seal`` (mm) or more between them.

    Makers advise against more than one: film that is pulled askew opens an edge between two.
    """
    ways = [way for turned in (False, True) if (way := _filled(pouch, card, seal, turned=turned))]
    most = max((fit.cards for fit in ways), default=0)
    return _most_even([fit for fit in ways if fit.cards == most])


def pouch_at_least(card: CardFormat, seal: float) -> Pouch:
    """Return the smallest pouch that seals ``card``, whether or not it is sold."""
    short, long = sorted((card.width + 2 * seal, card.height + 2 * seal))
    return Pouch("custom", short, long)


def _centred(middle: Point, width: float, height: float) -> Box:
    return Box.sized(middle.x - width / 2, middle.y - height / 2, width, height)


def _filled(pouch: Pouch, card: CardFormat, seal: float, *, turned: bool) -> Fit | None:
    lying = Fit(pouch, card, seal, turned)
    columns = int((lying.width + TOLERANCE) / (card.width + 2 * seal))
    rows = int((lying.height + TOLERANCE) / (card.height + 2 * seal))
    return Fit(pouch, card, seal, turned, columns, rows) if columns and rows else None


def _most_even(fits: list[Fit]) -> Fit | None:
    return max(fits, key=lambda fit: min(fit.beside, fit.above), default=None)
