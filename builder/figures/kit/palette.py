"""The colours of pictures. Every tone differs in lightness too, so pictures survive grey."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from builder.model.contrast import contrast
from builder.model.ink import Ink

FAINT = -0.9
"""Lines of a lighter tone are no more than shading."""

LEAST_CONTRAST = 1.9
"""Between the firm arrow and skin, beside the white casing; below it arrows turn pale."""

STEP = 5.0
"""Greatest difference between neighbouring levels, in any channel (of 255)."""


@dataclass(frozen=True, slots=True)
class Skin:
    """One skin tone.

    Attributes:
        base, shade, light: the three planes.
        deep: creases.
        line: outlines.
        nail, sole: paler parts; ``sole`` is that of the palm too.
        levels: how many levels its shading has; 0: as many as no eye tells apart.
    """

    base: str
    shade: str
    deep: str
    light: str
    line: str
    nail: str
    sole: str
    levels: int = 0

    @property
    def ramp(self) -> Ramp:
        """The colours of shading."""
        if self.levels:
            stops = ((-1.0, self.shade), (0.0, self.base), (1.0, self.light))
            return Ramp(stops, step=Ramp(stops).way(0.0) / self.levels)
        return Ramp(((-1.8, self.deep), (-1.0, self.shade), (0.0, self.base), (1.0, self.light)))

    def crease(self, tone: float) -> str:
        """Return the colour of a line as dark as shading of ``tone`` would be.

        Where shading is pale, lines are not: they carry the form.
        """
        if self.levels:
            return self.deep if tone < FAINT else self.shade
        return self.ramp.colour(tone)


TONES: Mapping[str, Skin] = {
    "tan": Skin("#e2ac86", "#b97850", "#8f5233", "#f2cba9", "#5b2f20", "#f0c9b4", "#edbfa0"),
    "light": Skin("#f8dfc9", "#d69f7b", "#a8694a", "#fff2e4", "#4a2a20", "#fbe6de", "#f9dfcd"),
    "fair": Skin("#f3cfb3", "#cf9470", "#9c5f41", "#fde6d2", "#54291c", "#f8ddd0", "#f6d5c0"),
    "brown": Skin("#b97f57", "#8a5233", "#653720", "#d19a71", "#3a1d12", "#dcae94", "#d3a283"),
    "deep": Skin("#8a5a3e", "#5e3823", "#412415", "#a87555", "#25130b", "#c69a82", "#b98767"),
}
"""Tones by name; the pairs receiver/giver tan/light, deep/fair and fair/brown keep contrast."""


PEOPLE = ("receiver", "giver")
"""Whose skin a theme, or one picture, may give a tone."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of a guide's pictures, #rrggbb each.

    Attributes:
        receiver, giver: skin of the person who lies and of the hands.
        arrow, arrow_light: firm and light strokes.
        arrow_case: the casing that keeps an arrow apart from any skin.
        arrow_pale, arrow_pale_case: the same for dark skin.
        stop, ask: never press; ask first.
        sleeve: the giver's clothes.
        shadow, shadow_share: of what hands cast, and how much of it lies on what is below (0 to 1).
        right, wrong: of tick and cross.
        edition: in which ink the pictures are printed; light strokes are hollow but in colour.
    """

    receiver: Skin = TONES["tan"]
    giver: Skin = TONES["light"]
    sheet: str = "#dfe7e4"
    sheet_shade: str = "#b3c4c1"
    linen: str = "#f4efe4"
    linen_shade: str = "#b9ae9b"
    linen_line: str = "#857b6b"
    linen_band: str = "#7fa5a3"
    cushion: str = "#cfdedb"
    cushion_shade: str = "#86a5a3"
    arrow: str = "#0d5a66"
    arrow_light: str = "#2f7f8a"
    arrow_case: str = "#ffffff"
    arrow_pale: str = "#d5f3ef"
    arrow_pale_case: str = "#06262b"
    stop: str = "#b3261e"
    stop_tint: str = "#eab4a4"
    ask: str = "#8f5600"
    ask_tint: str = "#f0cf94"
    ink: str = "#35302c"
    sleeve: str = "#2f6f78"
    sleeve_shade: str = "#1d4c54"
    sleeve_line: str = "#12333a"
    trousers: str = "#4d5968"
    trousers_shade: str = "#343d49"
    sleeve_light: str = "#4b929b"
    trousers_light: str = "#66727f"
    trousers_line: str = "#1d232b"
    linen_light: str = "#fdfaf3"
    linen_turned: str = "#faf7ef"
    linen_deep: str = "#8d8270"
    cushion_light: str = "#e6efed"
    hair: str = "#46342c"
    hair_shade: str = "#2b1f1a"
    hair_light: str = "#6b5244"
    hair_line: str = "#22170f"
    wood: str = "#b8946c"
    wood_shade: str = "#8a6a48"
    wood_light: str = "#cfae86"
    wood_line: str = "#5b4a3a"
    oil: str = "#e5b53f"
    oil_deep: str = "#c48f1f"
    oil_light: str = "#fbe6a6"
    oil_line: str = "#7a5410"
    glass: str = "#a9671f"
    glass_shade: str = "#7b4612"
    glass_light: str = "#d79b4d"
    glass_line: str = "#4a2a0c"
    cap: str = "#35302c"
    cap_shade: str = "#1d1a18"
    label: str = "#fbf3df"
    floor: str = "#d3cfc4"
    right: str = "#1f6b3f"
    right_tint: str = "#e9f1ec"
    wrong: str = "#b3261e"
    wrong_tint: str = "#f6e9e5"
    shadow: str = "#3d1d10"
    shadow_share: float = 0.30
    edition: Ink = "colour"

    def arrow_on_skin(self, *, firm: bool) -> tuple[str, str]:
        """Return fill and casing of an arrow that stands out from the receiver's skin."""
        if self.edition != "colour" and not firm:
            return self.arrow_case, self.arrow
        fill = self.arrow if firm else self.arrow_light
        if contrast(self.arrow, self.receiver.base) >= LEAST_CONTRAST:
            return fill, self.arrow_case
        return self.arrow_pale, self.arrow_pale_case

    @classmethod
    def of(cls, figures: Mapping[str, Any]) -> Palette:
        """Return the palette with a theme's ``figures`` laid over the defaults.

        ``receiver`` and ``giver`` take the name of a tone or a mapping of a skin's colours.
        What is no colour of a picture has been refused (``kit/colours.py``).
        """
        skins = {
            person: _skin(figures[person], getattr(cls(), person))
            for person in PEOPLE
            if person in figures
        }
        return replace(cls(), **{**figures, **skins})


def _skin(value: str | Mapping[str, Any], default: Skin) -> Skin:
    return TONES[value] if isinstance(value, str) else replace(default, **value)


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
