"""Pictures with little ink, or with black alone: outline art on white, with its lines kept.

Arrows, zones and signs keep their weight, pattern and shape; what is only ground turns white; form
keeps one light tone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from builder.figures.palette import Palette, Skin
from builder.figures.ramp import Ramp
from builder.model.contrast import LINE, TEXT
from builder.model.ink import BLACK, WHITE, readable

LEVELS = 2
"""Levels of shading on skin."""
PALE = 0.66
"""How much white goes into a shade where form needs it (0 to 1)."""
GREY, LIGHT_GREY = "#c4c4c4", "#e2e2e2"
"""The tones of the edition in black: halftones that are seen as tones, never read."""
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


def _low(given: Palette) -> Palette:
    return replace(
        given,
        receiver=_low_skin(given.receiver),
        giver=_low_skin(given.giver),
        sheet=WHITE,
        sheet_shade=WHITE,
        linen=WHITE,
        linen_shade=_pale(given.linen_shade),
        linen_deep=_pale(given.linen_shade),
        linen_light=WHITE,
        linen_turned=WHITE,
        linen_line=readable(given.linen_line, TEXT),
        linen_band=_pale(given.linen_band),
        cushion=WHITE,
        cushion_shade=_pale(given.cushion_shade),
        cushion_light=WHITE,
        arrow=readable(given.arrow, TEXT),
        arrow_light=readable(given.arrow_light, TEXT),
        arrow_case=WHITE,
        stop=readable(given.stop, TEXT),
        stop_tint=WHITE,
        ask=readable(given.ask, TEXT),
        ask_tint=WHITE,
        ink=readable(given.ink, TEXT),
        sleeve=WHITE,
        sleeve_shade=_pale(given.sleeve_shade),
        sleeve_light=WHITE,
        sleeve_line=readable(given.sleeve_line, LINE),
        trousers=_pale(given.trousers),
        trousers_shade=_pale(given.trousers_shade),
        trousers_light=_pale(given.trousers),
        trousers_line=readable(given.trousers_line, LINE),
        hair=_pale(given.hair, 0.4),
        hair_shade=given.hair,
        hair_light=_pale(given.hair, 0.4),
        hair_line=readable(given.hair_line, LINE),
        wood=WHITE,
        wood_shade=_pale(given.wood_shade),
        wood_light=WHITE,
        wood_line=readable(given.wood_line, LINE),
        oil=_pale(given.oil, 0.4),
        oil_light=WHITE,
        oil_line=readable(given.oil_line, LINE),
        glass=WHITE,
        glass_shade=_pale(given.glass_shade),
        glass_light=WHITE,
        glass_line=readable(given.glass_line, LINE),
        cap=_pale(given.cap, 0.4),
        cap_shade=_pale(given.cap, 0.2),
        label=WHITE,
        floor=_pale(given.floor, 0.5),
        right=readable(given.right, TEXT),
        right_tint=WHITE,
        wrong=readable(given.wrong, TEXT),
        wrong_tint=WHITE,
        shadow_share=given.shadow_share / 2,
    )


def _low_skin(skin: Skin) -> Skin:
    """Return white skin with one tone for what turns from the light, and its lines."""
    line, deep = readable(skin.line, TEXT), readable(skin.deep, LINE)
    return Skin(WHITE, _pale(skin.shade), deep, WHITE, line, WHITE, WHITE, LEVELS)


def _pale(colour: str, share: float = PALE) -> str:
    """Return ``colour`` with ``share`` of white in it."""
    return Ramp(((0.0, colour), (1.0, WHITE))).colour(share)


def _mono(given: Palette) -> Palette:
    return replace(
        given,
        receiver=MONO_SKIN,
        giver=MONO_SKIN,
        sheet=WHITE,
        sheet_shade=WHITE,
        linen=WHITE,
        linen_shade=LIGHT_GREY,
        linen_deep=LIGHT_GREY,
        linen_light=WHITE,
        linen_turned=WHITE,
        linen_line=BLACK,
        linen_band=GREY,
        cushion=WHITE,
        cushion_shade=GREY,
        cushion_light=WHITE,
        arrow=BLACK,
        arrow_light=BLACK,
        arrow_case=WHITE,
        arrow_pale=WHITE,
        arrow_pale_case=BLACK,
        stop=BLACK,
        stop_tint=WHITE,
        ask=BLACK,
        ask_tint=WHITE,
        ink=BLACK,
        sleeve=WHITE,
        sleeve_shade=GREY,
        sleeve_light=WHITE,
        sleeve_line=BLACK,
        trousers=GREY,
        trousers_shade="#8c8c8c",
        trousers_light=GREY,
        trousers_line=BLACK,
        hair=BLACK,
        hair_shade=BLACK,
        hair_light=BLACK,
        hair_line=BLACK,
        wood=WHITE,
        wood_shade=GREY,
        wood_light=WHITE,
        wood_line=BLACK,
        oil=WHITE,
        oil_deep=GREY,
        oil_light=WHITE,
        oil_line=BLACK,
        glass=WHITE,
        glass_shade=GREY,
        glass_light=WHITE,
        glass_line=BLACK,
        cap=BLACK,
        cap_shade=BLACK,
        label=WHITE,
        floor=LIGHT_GREY,
        right=BLACK,
        right_tint=WHITE,
        wrong=BLACK,
        wrong_tint=WHITE,
        shadow=BLACK,
        shadow_share=given.shadow_share / 2,
    )
