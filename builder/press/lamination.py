"""How a guide's cards are sealed: the pouch, the clear edge, the corners, the cuts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor

from builder.diagnostics import Finding
from builder.model import Guide, PouchSize
from builder.press.pouches import (
    POUCHES,
    Fit,
    Pouch,
    fit_alone,
    fit_together,
    pouch_at_least,
    pouches_for,
)
from builder.units import inch_to_mm

ADVISED_SEAL = 3.0
"""Clear edge (mm) below which a guide is warned: sources state 2 to 4.8, most about 3."""
LEAST_SEAL = 2.0
"""Clear edge (mm) below which film peels; the least that makers of machines state."""
OILY_SEAL = 5.0
"""Clear edge (mm) for oily or wet hands: 3/16 in, the most that a source states, and a little."""
CORNER = inch_to_mm(1 / 4)
"""Radius of the plastic (mm): the smallest common one that leaves the paper a corner to round. With
3 mm of clear edge that corner is 3.35 mm, close to 1/8 in: both are corner punches one can buy."""


@dataclass(frozen=True, slots=True)
class Sealing:
    """How the cards of a guide are sealed.

    Attributes:
        radius: of the plastic's corners (mm).
        chosen: whether the pouch was chosen here, not named by the guide.
        others: pouches that hold one card each, the best first.
    """

    fit: Fit
    radius: float
    chosen: bool
    others: tuple[Fit, ...]

    @property
    def paper_radius(self) -> float:
        """Radius of the paper's corners (mm): so the clear edge is as wide there as elsewhere."""
        return max(0.0, self.radius - self.fit.seal)

    @property
    def better(self) -> Fit | None:
        """The pouch for one card each that is better than sharing one."""
        return self.others[0] if self.fit.cards > 1 and self.others else None

    def pouches(self, cards: int) -> int:
        """Return how many pouches ``cards`` take."""
        return ceil(cards / self.fit.cards)

    def plastic_cuts(self, cards: int) -> int:
        """Return how many straight cuts in plastic ``cards`` take, every pouch being full."""
        return self.pouches(cards) * self.fit.plastic_cuts


def sealing(guide: Guide) -> Sealing:
    """Return how the cards of ``guide`` are sealed.

    Without a pouch of its own it gets the best for one card each, or, where none is sold under a
    name, one just large enough. In a pouch that it names lie as many as have room.
    """
    asked, card = guide.lamination, guide.card
    others = pouches_for(card, asked.seal)
    named = _named_pouch(guide)
    fit = fit_together(named, card, asked.seal) if named else next(iter(others), None)
    if fit is None:
        fit = Fit(pouch_at_least(card, asked.seal), card, asked.seal, card.width > card.height)
    radius = CORNER if asked.radius is None else asked.radius
    return Sealing(fit, radius, named is None, others)


def check_lamination(guide: Guide) -> Iterator[Finding]:
    """Yield what is wrong with how ``guide`` wants its cards sealed.

    Codes: ``seal-too-narrow``, ``pouch-too-small``.
    """
    yield from _narrow_seal(guide)
    named = _named_pouch(guide)
    if named is None:
        yield from _no_pouch(guide)
    elif fit_alone(named, guide.card, guide.lamination.seal) is None:
        yield _small_pouch(guide, named)


def _named_pouch(guide: Guide) -> Pouch | None:
    match guide.lamination.pouch:
        case None:
            return None
        case PouchSize(width=width, height=height):
            return Pouch("custom", min(width, height), max(width, height))
        case name:
            return POUCHES[name]


def _narrow_seal(guide: Guide) -> Iterator[Finding]:
    seal = guide.lamination.seal
    if seal >= ADVISED_SEAL:
        return
    at = guide.places.at("guide", "lamination", "seal")
    hint = f"{ADVISED_SEAL:g} mm or more; {OILY_SEAL:g} mm for oily or wet hands"
    if seal < LEAST_SEAL:
        fact = f"a clear edge of {seal:g} mm does not hold, {LEAST_SEAL:g} mm is the least"
        yield Finding(at, "seal-too-narrow", fact, hint)
    else:
        fact = f"a clear edge of {seal:g} mm is narrow, it may open"
        yield Finding(at, "seal-too-narrow", fact, hint, "warning")


def _no_pouch(guide: Guide) -> Iterator[Finding]:
    if pouches_for(guide.card, guide.lamination.seal):
        return
    fact = f"{_wanted(guide)}: none of the pouches on the list is as large"
    hint = "name one under lamination: {pouch: {width: …, height: …}}, in mm"
    at = guide.places.at("guide", "card")
    yield Finding(at, "pouch-too-small", fact, hint, "warning")


def _small_pouch(guide: Guide, pouch: Pouch) -> Finding:
    name = "the pouch" if pouch.name == "custom" else f"pouch {pouch.name}"
    fact = f"{name} is {_size(pouch)}, {_wanted(guide)}"
    at = guide.places.at("guide", "lamination", "pouch")
    return Finding(at, "pouch-too-small", fact, _which_fit(guide, pouch))


def _wanted(guide: Guide) -> str:
    card, seal = guide.card, guide.lamination.seal
    least = _size(pouch_at_least(card, seal))
    return f"a card of {card.width:g} × {card.height:g} mm with {seal:g} mm round it needs {least}"


def _which_fit(guide: Guide, pouch: Pouch) -> str:
    """Return the pouches that fit, the best first, and the edge that this one would leave."""
    fits = [fit.pouch for fit in pouches_for(guide.card, guide.lamination.seal)]
    parts = [f"these fit: {', '.join(map(_called, fits))}"] if fits else []
    ways = [Fit(pouch, guide.card, guide.lamination.seal, turned) for turned in (False, True)]
    room = floor(max(min(way.beside, way.above) for way in ways) * 10) / 10
    if room >= LEAST_SEAL:
        parts.append(f"with a seal of {room:g} mm this one would do")
    return "; ".join(parts)


def _called(pouch: Pouch) -> str:
    return f"{pouch.name} ({_size(pouch)})"


def _size(pouch: Pouch) -> str:
    return f"{round(pouch.width, 1):g} × {round(pouch.height, 1):g} mm"
