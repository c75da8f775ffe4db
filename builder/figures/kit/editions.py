"""Pictures with little ink, or with black alone: outline art on white, with its lines kept.

Arrows, zones and signs keep their weight, pattern and shape; what is only ground turns white; form
keeps one light tone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, assert_never

from builder.figures.kit.palette import PEOPLE, TONES, Palette, Ramp, Skin
from builder.model.bars import LINE, TEXT
from builder.model.ink import BLACK, WHITE, readable

LEVELS = 2
"""Levels of shading on skin."""
SHADOW = 0.5
"""Strength of a shadow over that in colour."""

GROUNDS = (
    "sheet", "sheet_shade", "linen", "linen_light", "linen_turned", "cushion", "cushion_light",
    "arrow_case", "stop_tint", "ask_tint", "sleeve", "sleeve_light", "wood", "wood_light",
    "oil_light", "glass", "glass_light", "label", "right_tint", "wrong_tint",
)  # fmt: skip
"""Colours of a palette that turn white in both editions."""
MARKS = ("arrow", "arrow_light", "stop", "ask", "ink", "right", "wrong", "linen_line")
"""What teaches, and the palest line: dark enough to be read."""
LINES = (
    "sleeve_line", "trousers_line", "hair_line", "wood_line", "oil_line", "glass_line",
)  # fmt: skip

PALE = 0.66
"""How much white goes into a shade where form needs it (0 to 1)."""
SHADES: Mapping[str, float] = {
    "linen_shade": PALE, "linen_band": PALE, "cushion_shade": PALE, "sleeve_shade": PALE,
    "trousers": PALE, "trousers_shade": PALE, "wood_shade": PALE, "glass_shade": PALE,
    "floor": 0.5, "hair": 0.4, "oil": 0.4, "cap": 0.4, "cap_shade": 0.2,
}  # fmt: skip
"""What keeps a tone with little ink, and how much white goes into it."""

TONE, LIGHT_TONE = "#c4c4c4", "#e2e2e2"
"""The tones of the edition in black: halftones that are seen as tones, never read."""
MONO_TONES: Mapping[str, str] = {
    "linen_shade": LIGHT_TONE, "linen_deep": LIGHT_TONE, "linen_band": TONE, "cushion_shade": TONE,
    "sleeve_shade": TONE, "trousers": TONE, "trousers_shade": "#8c8c8c", "trousers_light": TONE,
    "wood_shade": TONE, "glass_shade": TONE, "oil": WHITE, "oil_deep": TONE, "floor": LIGHT_TONE,
    "arrow_pale": WHITE,
}  # fmt: skip
MONO_BLACKS = (
    "arrow_pale_case", "hair", "hair_shade", "hair_light", "cap", "cap_shade", "shadow",
)  # fmt: skip
MONO_SKIN = Skin(WHITE, "#d2d2d2", BLACK, WHITE, BLACK, WHITE, WHITE, LEVELS)


def in_edition(palette: Palette) -> Palette:
    """Return ``palette`` in the colours of its edition."""
    match palette.edition:
        case "colour":
            return palette
        case "low":
            return _low(palette)
        case "mono":
            return _mono(palette)
        case _:
            assert_never(palette.edition)


def _low(colours: Palette) -> Palette:
    tones: dict[str, Any] = dict.fromkeys(GROUNDS, WHITE)
    tones |= {name: readable(getattr(colours, name), TEXT) for name in MARKS}
    tones |= {name: readable(getattr(colours, name), LINE) for name in LINES}
    tones |= {name: _pale(getattr(colours, name), share) for name, share in SHADES.items()}
    tones |= {
        "linen_deep": tones["linen_shade"],
        "trousers_light": tones["trousers"],
        "hair_light": tones["hair"],
        "hair_shade": colours.hair,
        "receiver": _low_skin(colours.receiver),
        "giver": _low_skin(colours.giver),
        "shadow_share": colours.shadow_share * SHADOW,
    }
    return replace(colours, **tones)


def _low_skin(skin: Skin) -> Skin:
    """Return white skin with one tone for what turns from the light, and its lines."""
    line, deep = readable(skin.line, TEXT), readable(skin.deep, LINE)
    return Skin(WHITE, _pale(skin.shade, PALE), deep, WHITE, line, WHITE, WHITE, LEVELS)


def _pale(colour: str, share: float) -> str:
    """Return ``colour`` with ``share`` of white in it."""
    return Ramp(((0.0, colour), (1.0, WHITE))).colour(share)


def _mono(colours: Palette) -> Palette:
    tones: dict[str, Any] = dict.fromkeys(GROUNDS, WHITE)
    tones |= dict.fromkeys((*MARKS, *LINES, *MONO_BLACKS), BLACK)
    tones |= MONO_TONES
    tones |= {
        "receiver": MONO_SKIN,
        "giver": MONO_SKIN,
        "shadow_share": colours.shadow_share * SHADOW,
    }
    return replace(colours, **tones)


def toned(palette: Palette, options: Mapping[str, Any]) -> Palette:
    """Return the palette with the skin tones that a picture's ``options`` ask for, in its ink."""
    tones: dict[str, Any] = {each: TONES[options[each]] for each in PEOPLE if each in options}
    return in_edition(replace(palette, **tones))
