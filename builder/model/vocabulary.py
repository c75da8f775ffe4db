"""What the figures and the type family know: the words and characters content may use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The names that one figure draws."""

    landmarks: frozenset[str] = frozenset()
    zones: frozenset[str] = frozenset()
    poses: frozenset[str] = frozenset()


def _any_character(_: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every figure by name, and the characters that the type family can print."""

    figures: Mapping[str, FigureWords] = field(default_factory=dict)
    covers: Callable[[str], bool] = _any_character

    @property
    def zones(self) -> frozenset[str]:
        """The zones that any figure knows."""
        return frozenset().union(*(words.zones for words in self.figures.values()))
