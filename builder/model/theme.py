"""How a guide looks: colours, type sizes and the layout of a card."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from builder.model.base import Value
from builder.model.caution import Level

Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]


class LevelLook(Value):
    """Colours of one caution level.

    ``panel`` carries the sign, ``sign`` is drawn on it; ``ground`` lies under the text, whose
    colour is the theme's ``ink``. Panel colours follow ISO 3864-2 (RAL).
    """

    panel: Colour
    sign: Colour
    ground: Colour


class PartLook(Value):
    """Colour and pattern that tell a part of the guide; the pattern survives a grey printer."""

    colour: Colour
    tint: Colour
    pattern: str


class Colours(Value):
    """Colours of text and ground; ``ink`` on ``paper`` and on every tint reaches 7:1."""

    ink: Colour
    quiet: Colour
    paper: Colour
    rule: Colour
    panel: Colour
    link: Colour


class TypeScale(Value):
    """Type sizes in points; ``body`` gives way in steps down to ``body_floor``."""

    number: float
    title: float
    cue: float
    body: float
    body_floor: float
    safety: float
    small: float
    tab: float
    step: float
    leading: float = Field(ge=1.2)


class CardLayout(Value):
    """Lengths of a card (mm)."""

    margin: float = Field(ge=5.0)
    header: float
    header_back: float
    gap: float
    block_gap: float
    radius: float
    sign: float
    indent: float
    picture_min: float


class QuickLayout(Value):
    """Lengths (mm) and type sizes (points) of the quick reference."""

    width: float
    height: float
    margin: float = Field(ge=5.0)
    gutter: float
    picture: float
    picture_floor: float
    title: float
    heading: float
    body: float
    body_floor: float
    safety: float


class Theme(Value):
    """The whole look; ``figures`` is read by the figures that draw pictures."""

    colours: Colours
    levels: dict[Level, LevelLook]
    parts: tuple[PartLook, ...]
    type: TypeScale
    card: CardLayout
    quick_reference: QuickLayout
    figures: dict[str, Any] = Field(default_factory=dict)

    def part(self, index: int) -> PartLook:
        """Return the look of the part at ``index`` (from 0); looks repeat when they run out."""
        return self.parts[index % len(self.parts)]


def merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Return ``base`` with the values of ``over``, mappings merged key by key."""
    result = dict(base)
    for key, value in over.items():
        below = result.get(key)
        mappings = isinstance(below, dict) and isinstance(value, dict)
        result[key] = merged(result[key], value) if mappings else value
    return result
