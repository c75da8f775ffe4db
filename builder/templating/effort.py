"""How much one rendering may do before it counts as run away."""

from __future__ import annotations

from jinja2 import TemplateRuntimeError

MOST_STEPS = 100_000
"""Turns of loops, calls and includes; the contents of 1,000 cards take about 2,000."""
MOST_CHARACTERS = 4_000_000
"""Text made on the way, each copy counted; the longest page of 1,000 cards makes under a tenth."""


class RunawayError(TemplateRuntimeError):
    """A template does more than any page needs."""


class Effort:
    """What one rendering has done so far.

    Turns of loops, calls, includes and text made are counted, so that no template runs on or
    fills the memory. Comparisons are not: two lists that hold lists that hold lists, built to be
    alike, can still keep a build busy; that harms nobody but the guide's own author.
    """

    def __init__(self) -> None:
        self.steps = 0
        self.characters = 0

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
