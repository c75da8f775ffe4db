"""How much one rendering may do before it counts as run away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import TemplateRuntimeError, Undefined

from builder.model.text import Text

MOST_STEPS = 100_000
"""Turns of loops, calls, includes, items; the contents of 1,000 cards take about 2,000."""
MOST_CHARACTERS = 4_000_000
"""Text made on the way, each copy counted; the longest page of 1,000 cards makes under a tenth."""
MOST_BESIDE = 1_000
"""Characters of a text that tells a filter what to do: some search it for each letter."""
MOST_DIGITS = 15
"""As many as a float holds; no page needs more, and a few multiplications would hang a build."""

_PLAIN = (int, float, type(None), Undefined)
"""What else has one way to be written as text."""


class RunawayError(TemplateRuntimeError):
    """A template does more than any page needs."""


class Effort:
    """What one rendering has done so far.

    Each stretch of a template counts by its length whenever it begins; each operator, filter, test
    and method by all that it is given and all that it makes. So no template runs on or fills the
    memory, whatever it does: what one step of the sort does is a matter of micro-seconds.
    """

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        self.steps = self.characters = 0

    def step(self, times: int = 1) -> None:
        """Count turns.

        Raises:
            RunawayError: there are more than MOST_STEPS.
        """
        self.steps += times
        if self.steps > MOST_STEPS:
            raise RunawayError(
                f"the template takes more than {MOST_STEPS:,} steps: does a loop run away?"
            )

    def write(self, characters: int) -> None:
        """Count text made.

        Raises:
            RunawayError: there is more than MOST_CHARACTERS.
        """
        self.characters += characters
        if self.characters > MOST_CHARACTERS:
            fact = f"the template makes more than {MOST_CHARACTERS:,} characters"
            raise RunawayError(f"{fact}: does a loop run away?")

    def text(self, value: Any) -> Any:
        """Return ``value``, which is text or what has one plain way to be written, and count it.

        Raises:
            TypeError: it is a list, a card or the like, which would be written in Python's words.
            RunawayError: there is too much of it.
        """
        if isinstance(value, (str, Text)):
            self.write(len(str(value)) + 1)  # and one, since a million empty texts are too many
        elif not isinstance(value, _PLAIN):
            raise TypeError(_why_no_text(value))
        return value

    def items(self, value: Any) -> Any:
        """Return ``value``, which has items in an order of their own, and count all of them.

        Raises:
            TypeError: it has none, such as a card, or an order that changes, such as a set.
            RunawayError: there are too many.
        """
        if isinstance(value, Undefined):
            return value
        if isinstance(value, (set, frozenset)) or not hasattr(type(value), "__len__"):
            raise TypeError(f"a {type(value).__name__} has no items in a row")
        self.step(len(value))
        return self.whole(value)

    def beside(self, value: Any) -> Any:
        """Return ``value``, which tells a filter or a method what to do, and count it.

        Raises:
            RunawayError: it is a text of more than MOST_BESIDE characters, or there is too much.
        """
        if isinstance(value, str) and len(value) > MOST_BESIDE:
            raise RunawayError(f"the text beside it has more than {MOST_BESIDE:,} characters")
        return self.whole(value)

    def whole(self, value: Any) -> Any:
        """Return ``value``, and count all that it holds, lists inside lists too; a card is one.

        Raises:
            RunawayError: it is too much to be copied or compared.
        """
        if isinstance(value, (str, Text)):
            self.write(len(str(value)))
        elif isinstance(value, (list, tuple, Mapping)):
            self.step(len(value) + 1)
            for item in value.values() if isinstance(value, Mapping) else value:
                self.whole(item)
        return value


def _why_no_text(value: Any) -> str:
    if callable(value):
        return "what is to be called is no text: write () after its name"
    return f"a {type(value).__name__} is no text: write one of the things it holds"


def number(value: Any) -> Any:
    """Return ``value``, which is a number of MOST_DIGITS digits at most.

    Raises:
        TypeError: it is no number.
        OverflowError: it is greater.
    """
    if not isinstance(value, (int, float, Undefined)):
        raise TypeError(f"a {type(value).__name__} is no number")
    if not isinstance(value, Undefined) and abs(value) >= 10**MOST_DIGITS:
        raise OverflowError(f"the number has more than {MOST_DIGITS} digits")
    return value
