"""The numbers of a set put into the words of a language."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from builder.model import Text
from builder.model.base import Value
from builder.model.words import LaminateWords, filled
from builder.outputs.sheets.numbers import Numbers
from builder.press.job import Paper
from builder.press.lamination import OILY_SEAL, Sealing
from builder.press.lengths import in_tenths
from builder.press.pouches import Pouch, pouch_at_least
from builder.units import inch_to_mm

TEST_POUCHES = 1
"""Pouches more than the cards need: one is for a card that may go wrong."""
NO_BREAK = "\u00a0"


def said(words: LaminateWords, numbers: Numbers, sealing: Sealing, paper: Paper) -> Any:
    """Return ``words`` with every ``{blank}`` filled in, and of ``{one, other}`` that which fits.

    What is counted stands under ``counted``, by the name of the number; other words have it as
    ``{sheets_said}``.

    Raises:
        KeyError: a blank has no name that is known here.
    """
    speaker, tallies = _Speaker(words, paper), counts(numbers, sealing)
    values = {
        **{name: str(count) for name, count in tallies.items()},
        **speaker.lengths(sealing),
        **speaker.names(numbers, sealing),
    }
    counted = {
        name: filled(getattr(words.counted, name).of(count), **values)
        for name, count in tallies.items()
    }
    values |= {f"{name}_said": text for name, text in counted.items()}
    apart = {"lengths", "counted"}
    return {**_filled(words, values, apart), "counted": counted}


def counts(numbers: Numbers, sealing: Sealing) -> dict[str, int]:
    """Return every number of the page by its name."""
    return {
        "cards": numbers.cards,
        "sheets": numbers.sheets,
        "cuts": numbers.cuts,
        "pouches": sealing.pouches(numbers.cards) + TEST_POUCHES,
        "plastic_cuts": sealing.plastic_cuts(numbers.cards),
        "per_pouch": sealing.fit.cards,
        "better_pouches": numbers.cards + TEST_POUCHES,
    }


class _Speaker:
    """Puts lengths and names into the words of one language, for one paper."""

    def __init__(self, words: LaminateWords, paper: Paper) -> None:
        self._words = words
        self._lengths = words.lengths
        self._paper = paper

    def lengths(self, sealing: Sealing) -> dict[str, str]:
        fit = sealing.fit
        least = pouch_at_least(fit.card, fit.seal)
        plastic = (fit.card.width + 2 * fit.seal, fit.card.height + 2 * fit.seal)
        better = sealing.better.pouch if sealing.better else least
        return {
            "card_size": self._size(fit.card.width, fit.card.height),
            "plastic_size": self._size(*plastic),
            "pouch_size": self._pouch(fit.pouch),
            "least_pouch_size": self._pouch(least),
            "better_pouch_size": self._pouch(better),
            "oily_pouch_size": self._pouch(pouch_at_least(fit.card, OILY_SEAL)),
            "seal": self._length(fit.seal),
            "oily_seal": self._length(max(OILY_SEAL, fit.seal)),
            "beside": self._length(fit.beside),
            "above": self._length(fit.above),
            "between": self._length(2 * fit.seal),
            "radius": self._length(sealing.radius),
            "paper_radius": self._length(sealing.paper_radius),
        }

    def names(self, numbers: Numbers, sealing: Sealing) -> dict[str, str]:
        pouches, better = self._words.pouches, sealing.better
        return {
            "paper": self._words.papers[self._paper.name],
            "pouch": pouches[sealing.fit.pouch.name],
            "better_pouch": pouches[better.pouch.name] if better else "",
            "file": numbers.file,
            "punch": self._punch(sealing),
        }

    def _punch(self, sealing: Sealing) -> str:
        """Return which punch does for paper and plastic: no corner is left with less clear edge."""
        radii = {
            "radius": self._length(sealing.radius),
            "paper_radius": self._length(sealing.paper_radius),
        }
        if not sealing.radius:
            return self._lengths.punch
        between = sealing.paper_radius > 0
        form = self._lengths.punch_between if between else self._lengths.punch_up_to
        return filled(form, **radii)

    def _pouch(self, pouch: Pouch) -> str:
        return self._size(pouch.width, pouch.height)

    def _size(self, width: float, height: float) -> str:
        """Return a size in mm; where Letter is printed on, in inches too."""
        sides = {"width": self._length(width), "height": self._length(height)}
        if self._paper.name == "letter":
            inch = inch_to_mm(1)
            inches = {"wide": self._length(width / inch), "tall": self._length(height / inch)}
            return _unbroken(filled(self._lengths.in_inches, **sides, **inches))
        return _unbroken(filled(self._lengths.size, **sides))

    def _length(self, length: float) -> str:
        return in_tenths(length, self._lengths.decimal)


def _unbroken(size: str) -> str:
    """Return ``size`` so that no line ends inside it, except before what stands in brackets."""
    return size.replace(" ", NO_BREAK).replace(f"{NO_BREAK}(", " (")


def _filled(words: Any, values: Mapping[str, str], apart: Collection[str] = ()) -> Any:
    match words:
        case Value():
            fields = {name: below for name, below in words if name not in apart}
            return _filled(fields, values)
        case Mapping():
            return {key: _filled(below, values) for key, below in words.items()}
        case Text():
            return words.changed(lambda text: filled(text, **values))
        case _:
            return filled(words, **values)
