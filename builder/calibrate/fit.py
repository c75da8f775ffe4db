"""Readings of a test sheet become a profile: the shift and turn that explain them best."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from builder.calibrate.layout import EDGES, PLACED, RULER, RULERS, TrialSheet
from builder.calibrate.readings import ReadingError
from builder.geometry import Point, Vector
from builder.press.correction import back_correction, front_correction
from builder.press.job import Margins, PrinterProfile

CONTRADICTION = 1.75
"""How far (mm) a reading may be from what the others let expect.

It finds a minus forgotten before 1. Less would refuse good readings: in halves, read with a spread
of 0.2 mm, on paper that a hot printer shrank by 0.5 % before its back, 31 of 100 sheets at 1.25
and 0.6 at this; most printers shrink it by less.
"""
MOST_TURN_DEG = 2.0
"""A sheet that lies more askew was fed wrong, or read wrong."""
ROUNDS = 8
"""Rounds of the fit; each squares what is left of the error, which starts at 0.04 radians."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A profile, and how far off it the readings are at most (mm)."""

    profile: PrinterProfile
    worst: float


def fit(readings: Mapping[str, float], sheet: TrialSheet) -> Fitted:
    """Return the profile of the printer on which ``readings`` were made.

    Shift and turn are those of least squares. A sheet that was printed with corrections has no
    steps at its edges: the margins stay those of the profile it was printed with.

    Raises:
        ReadingError: a reading contradicts the others, or the sheet would lie quite askew.
    """
    scaled = replace(
        sheet.applied,
        scale_x=readings[RULERS[0]] / RULER * sheet.applied.scale_x,
        scale_y=readings[RULERS[1]] / RULER * sheet.applied.scale_y,
    )
    seen = list(_seen(readings, sheet, scaled))
    _refuse_contradiction(readings, seen)
    move = _least_squares(seen)
    if abs(math.degrees(move.turn)) > MOST_TURN_DEG:
        message = (
            f"the back would be turned by {abs(math.degrees(move.turn)):.1f} degrees, more than "
            f"{MOST_TURN_DEG:g}: read {PLACED[0]} to {PLACED[-1]} again, with their minus signs"
        )
        raise ReadingError(message)
    profile = replace(
        scaled,
        x=move.right,
        y=move.down,
        angle_deg=math.degrees(move.turn),
        paper=sheet.paper.name,
        duplex=sheet.turn,
        margins=_margins(readings, sheet, scaled),
    )
    return Fitted(profile, max(abs(one.off(move)) for one in seen))


class _Move(NamedTuple):
    """A turn about the middle of the page (radians, clockwise), then a shift (mm)."""

    turn: float = 0.0
    right: float = 0.0
    down: float = 0.0


class _Seen(NamedTuple):
    """One reading on the paper, seen from the back, from the middle of the page (mm).

    Attributes:
        place: where the cross would be if the back lay as it should.
        landed: where it is, across or down.
        sign: of the reading against ``landed``.
    """

    letter: str
    place: Vector
    landed: float
    way: Literal["across", "down"]
    sign: float

    def expected(self, move: _Move) -> float:
        cos, sin = math.cos(move.turn), math.sin(move.turn)
        if self.way == "across":
            return cos * self.place.dx - sin * self.place.dy + move.right
        return sin * self.place.dx + cos * self.place.dy + move.down

    def off(self, move: _Move) -> float:
        """Return by how much the reading is larger than ``move`` lets expect (mm)."""
        return self.sign * (self.landed - self.expected(move))

    def slopes(self, move: _Move) -> _Row:
        """Return how fast what is expected grows with each part of ``move``."""
        cos, sin = math.cos(move.turn), math.sin(move.turn)
        if self.way == "across":
            return (-sin * self.place.dx - cos * self.place.dy, 1.0, 0.0)
        return (cos * self.place.dx - sin * self.place.dy, 0.0, 1.0)


_Row = tuple[float, float, float]


def _seen(
    readings: Mapping[str, float], sheet: TrialSheet, scaled: PrinterProfile
) -> Iterator[_Seen]:
    """Yield the two readings of each corner."""
    front = front_correction(sheet.applied, sheet.paper)
    back = back_correction(sheet.applied, sheet.paper)
    flip_x, flip_y = (1.0, -1.0) if sheet.turn == "short" else (-1.0, 1.0)
    for across, down, at in sheet.gauges:
        read = at.moved(Vector(readings[across], readings[down]))
        place = _on_paper(back.apply(sheet.behind(at)), sheet, scaled)
        is_at = _on_paper(sheet.behind(front.apply(read)), sheet, scaled)
        yield _Seen(across, place, is_at.dx, "across", flip_x)
        yield _Seen(down, place, is_at.dy, "down", flip_y)


def _on_paper(at: Point, sheet: TrialSheet, scaled: PrinterProfile) -> Vector:
    """Return how far from the middle of the page a place of the file is printed (mm)."""
    across, down = sheet.middle.to(at)
    return Vector(across * scaled.scale_x, down * scaled.scale_y)


def _least_squares(seen: Sequence[_Seen]) -> _Move:
    """Return the move whose expectations miss ``seen`` least (Gauss and Newton)."""
    move = _Move()
    for _ in range(ROUNDS):
        rows = [one.slopes(move) for one in seen]
        misses = [one.landed - one.expected(move) for one in seen]
        normal = [_product(rows, index) for index in range(3)]
        wanted = [sum(r[i] * miss for r, miss in zip(rows, misses, strict=True)) for i in range(3)]
        step = _solved(normal, wanted)
        move = _Move(*(old + by for old, by in zip(move, step, strict=True)))
    return move


def _product(rows: Sequence[_Row], index: int) -> _Row:
    first, second, third = (sum(row[index] * row[other] for row in rows) for other in range(3))
    return (first, second, third)


def _solved(rows: Sequence[_Row], wanted: Sequence[float]) -> _Row:
    """Return the solution of three equations by Cramer's rule."""
    whole = _determinant(rows)
    first, second, third = (
        _determinant([_with(row, at, value) for row, value in zip(rows, wanted, strict=True)])
        / whole
        for at in range(3)
    )
    return (first, second, third)


def _with(row: _Row, at: int, value: float) -> _Row:
    first, second, third = (value if index == at else old for index, old in enumerate(row))
    return (first, second, third)


def _determinant(rows: Sequence[_Row]) -> float:
    (a, b, c), (d, e, f), (g, h, i) = rows
    return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)


def _refuse_contradiction(readings: Mapping[str, float], seen: Sequence[_Seen]) -> None:
    """Refuse readings of which one is far from what all others let expect.

    Raises:
        ReadingError: the worst one, with what the others let expect there.
    """
    off = {
        one.letter: one.off(_least_squares([other for other in seen if other is not one]))
        for one in seen
    }
    worst = max(off, key=lambda letter: abs(off[letter]))
    if abs(off[worst]) > CONTRADICTION:
        expected = round((readings[worst] - off[worst]) * 2) / 2
        message = (
            f"{worst}={readings[worst]:g} contradicts the other readings, which let expect about "
            f"{expected:g} there; readings may differ by {CONTRADICTION:g} mm: "
            f"read {worst} again, and its minus sign, then the others"
        )
        raise ReadingError(message)


def _margins(readings: Mapping[str, float], sheet: TrialSheet, scaled: PrinterProfile) -> Margins:
    """Return how far from the edges of the page the printer begins (mm of the paper).

    A printer that shrinks the page puts every step that much further in.
    """
    if EDGES[0] not in readings:
        return sheet.applied.margins
    halves = (sheet.middle.x, sheet.middle.y) * 2
    scales = (scaled.scale_x, scaled.scale_y) * 2
    left, top, right, bottom = (
        max(0.0, half - scale * (half - readings[letter]))
        for letter, half, scale in zip(EDGES, halves, scales, strict=True)
    )
    return Margins(left, top, right, bottom)
