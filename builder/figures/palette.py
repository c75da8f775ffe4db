"""The colours of pictures. Every tone differs in lightness too, so pictures survive grey."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from builder.figures.ramp import Ramp
from builder.model.contrast import contrast

LEAST_CONTRAST = 1.9
"""Between the firm arrow and skin, beside the white casing; below it arrows turn pale."""


@dataclass(frozen=True, slots=True)
class Skin:
    """One skin tone.

    Attributes:
        base, shade, light: the three planes.
        deep: creases.
        line: outlines.
        nail, sole: paler parts; ``sole`` is that of the palm too.
    """

    base: str
    shade: str
    deep: str
    light: str
    line: str
    nail: str
    sole: str

    @property
    def ramp(self) -> Ramp:
        return Ramp(((-1.8, self.deep), (-1.0, self.shade), (0.0, self.base), (1.0, self.light)))


TONES: Mapping[str, Skin] = {
    "tan": Skin("#e2ac86", "#b97850", "#8f5233", "#f2cba9", "#5b2f20", "#f0c9b4", "#edbfa0"),
    "light": Skin("#f8dfc9", "#d69f7b", "#a8694a", "#fff2e4", "#4a2a20", "#fbe6de", "#f9dfcd"),
    "fair": Skin("#f3cfb3", "#cf9470", "#9c5f41", "#fde6d2", "#54291c", "#f8ddd0", "#f6d5c0"),
    "brown": Skin("#b97f57", "#8a5233", "#653720", "#d19a71", "#3a1d12", "#dcae94", "#d3a283"),
    "deep": Skin("#8a5a3e", "#5e3823", "#412415", "#a87555", "#25130b", "#c69a82", "#b98767"),
}
"""Tones by name; the pairs receiver/giver tan/light, deep/fair and fair/brown keep contrast."""


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
    hair: str = "#46342c"

    def arrow_on_skin(self, *, firm: bool) -> tuple[str, str]:
        """Return fill and casing of an arrow that stands out from the receiver's skin."""
        fill = self.arrow if firm else self.arrow_light
        if contrast(self.arrow, self.receiver.base) >= LEAST_CONTRAST:
            return fill, self.arrow_case
        return self.arrow_pale, self.arrow_pale_case

    @classmethod
    def of(cls, figures: Mapping[str, Any]) -> Palette:
        """Return the palette with a theme's ``figures`` laid over the defaults.

        ``receiver`` and ``giver`` take the name of a tone or a mapping of a skin's colours.
        Unknown names are left to the reader of the theme to report.
        """
        known = {item.name for item in fields(cls)}
        given = {key: value for key, value in figures.items() if key in known}
        for person in {"receiver", "giver"} & given.keys():
            given[person] = _skin(given[person], getattr(cls(), person))
        return replace(cls(), **given)


def _skin(value: str | Mapping[str, str], default: Skin) -> Skin:
    return TONES.get(value, default) if isinstance(value, str) else replace(default, **value)
