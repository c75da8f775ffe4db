"""The words of pictures of a limb: those of any limb, and those of the figure's own folder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from builder.figures.kit.tables import Forms, plain, read_words, spoken
from builder.model.base import Value

GENERAL = "builder.figures.limb"
"""The package whose words are those of any limb."""


class GeneralWords(Value):
    """What pictures of any limb say.

    Attributes:
        phrases: sentences and their parts, by what they say.
        poses: what one hand and what two hands do in each pose.
        numbers: how many arrows, from none.
        conjunction: between the last two of several names.
    """

    phrases: dict[str, str]
    poses: dict[str, tuple[str, str]]
    numbers: tuple[str, ...]
    conjunction: str


class LimbWords(Value):
    """What the pictures of one limb say.

    Attributes:
        limb: its name.
        phrases: sentences of its own.
        spots: landmarks as a person names them; those of no name are none to go by.
        zones: zones as a person names them.
    """

    limb: Forms
    phrases: dict[str, str]
    spots: dict[str, Forms]
    zones: dict[str, Forms]


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language of long descriptions."""

    general: GeneralWords
    own: LimbWords

    def say(self, key: str, **parts: Forms) -> str:
        """Return what is said under ``key``, with the names and words that it asks for."""
        phrase = self.own.phrases.get(key) or self.general.phrases[key]
        return phrase.format(limb=self.own.limb, **parts)

    def pose(self, name: str, *, hands: int) -> str:
        """Return what one hand or more do in a pose."""
        return self.general.poses[name][hands > 1].format(limb=self.own.limb)

    def number(self, count: int) -> str:
        """Return ``count`` in words, or in figures where there are none."""
        numbers = self.general.numbers
        return numbers[count] if count < len(numbers) else str(count)

    def listed(self, names: Iterable[Forms]) -> str:
        """Return ``names`` (at least one) as a person lists them."""
        *others, last = map(plain, names)
        return f"{', '.join(others)} {self.general.conjunction} {last}" if others else last


def phrases_of(package: str, language: str) -> Phrases:
    """Return the words of the limb whose figure is ``package``; see ``spoken``."""
    tag = spoken(language, package, GENERAL)
    general = read_words(GeneralWords, GENERAL, tag)
    return Phrases(general, read_words(LimbWords, package, tag))
