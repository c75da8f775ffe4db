"""The colours of one material along the tone axis."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

STEP = 5.0
"""Greatest difference between neighbouring levels, in any channel (of 255)."""


@dataclass(frozen=True, slots=True)
class Ramp:
    """The colours of one material along the tone axis.

    Attributes:
        stops: (tone, #rrggbb), rising; 0 is the base, -1 the form shadow, 1 the lit plane.
        step: greatest difference between neighbouring levels, in any channel (of 255).
    """

    stops: tuple[tuple[float, str], ...]
    step: float = STEP

    def colour(self, tone: float) -> str:
        """Return the colour at ``tone``; beyond the ends that of the nearest end."""
        index, share = self._place(tone)
        near, far = (_rgb(self.stops[i][1]) for i in (index, index + 1))
        mixed = [round(a + (b - a) * share) for a, b in zip(near, far, strict=True)]
        return "#{:02x}{:02x}{:02x}".format(*mixed)

    def _place(self, tone: float) -> tuple[int, float]:
        """Return the stretch a tone lies in, and how far along it, 0 to 1."""
        tones = [stop[0] for stop in self.stops]
        index = min(max(bisect_right(tones, tone) - 1, 0), len(tones) - 2)
        share = (tone - tones[index]) / (tones[index + 1] - tones[index])
        return index, min(max(share, 0.0), 1.0)

    def way(self, tone: float) -> float:
        """Return the difference in colour between the first stop and ``tone``."""
        index, share = self._place(tone)
        lengths = [self._length(i) for i in range(index + 1)]
        return sum(lengths[:-1]) + lengths[-1] * share

    def _length(self, index: int) -> float:
        near, far = (_rgb(self.stops[i][1]) for i in (index, index + 1))
        return float(max(abs(a - b) for a, b in zip(near, far, strict=True)))

    def tone_at(self, way: float) -> float:
        """Return the tone whose colour is ``way`` from the first stop."""
        for index in range(len(self.stops) - 1):
            length = self._length(index)
            if way <= length or index == len(self.stops) - 2:
                low, high = self.stops[index][0], self.stops[index + 1][0]
                return low + (high - low) * (way / length if length else 0.0)
            way -= length
        return self.stops[-1][0]

    def edges(self, lowest: float, highest: float) -> tuple[list[float], list[float]]:
        """Return where levels begin: falling below 0 to ``lowest``, rising above to ``highest``."""
        base = self.way(0.0)
        below, above = base - self.way(lowest), self.way(highest) - base
        return (
            [self.tone_at(base - way) for way in self._starts(below)],
            [self.tone_at(base + way) for way in self._starts(above)],
        )

    def _starts(self, length: float) -> list[float]:
        count = int((length - self.step / 2) / self.step) + 1 if length > self.step / 2 else 0
        return [self.step * (i + 0.5) for i in range(count)]


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
