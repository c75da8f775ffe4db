"""How a guide looks: colours, type sizes and the layout of a card."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from builder.model.bars import LEAST_LINE, SAFE_MARGIN
from builder.model.base import Value
from builder.model.caution import Level

Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
Pattern = Literal["plain", "stripes", "dots", "bars", "grid", "waves"]
Divider = Literal["line", "stripes", "bar"]
Points = Annotated[float, Field(gt=0.0, le=200.0)]
"""A size of type. What is too large for its place is found when it is set."""
Length = Annotated[float, Field(gt=0.0, le=100.0)]
Gap = Annotated[float, Field(ge=0.0, le=50.0)]
Radius = Annotated[float, Field(ge=0.0, le=4.0)]
Frame = Annotated[float, Field(ge=LEAST_LINE, le=1.5)]
"""Width of a frame; a thinner line breaks up in print (mm)."""
Sign = Annotated[float, Field(ge=4.0, le=20.0)]
"""Side of a callout's sign; a smaller one cannot be told from another (mm)."""


class LevelLook(Value):
    """Colours of one caution level. Panel colours follow ISO 3864-2 (RAL).

    Attributes:
        panel: carries the sign.
        sign: is drawn on the panel.
        ground: lies under the text, whose colour is the theme's ``ink``.
        fill: inside the sign's outline; else as the outline, ``sign``.
        mark: of the exclamation mark or i on the sign; else as ``panel``.
        edge: of the frame round the whole; else as ``panel``.
        divider: what parts a panel without a ground of its own from the words.
        frame: width of the frame (mm); a heavier one tells a graver level without colour.
    """

    panel: Colour
    sign: Colour
    ground: Colour
    fill: Colour | None = None
    mark: Colour | None = None
    edge: Colour | None = None
    divider: Divider = "line"
    frame: Frame = 0.35

    @property
    def sign_fill(self) -> str:
        """Colour inside the sign's outline."""
        return self.fill or self.sign

    @property
    def sign_mark(self) -> str:
        """Colour of the mark on the sign."""
        return self.mark or self.panel

    @property
    def frame_colour(self) -> str:
        return self.edge or self.panel


class PartLook(Value):
    """What tells a part of the guide.

    Attributes:
        colour: of its band and its tab.
        tint: of grounds under text.
        pattern: which survives a grey printer.
    """

    colour: Colour
    tint: Colour
    pattern: Pattern


class Colours(Value):
    """Colours of text and ground; ``ink`` on ``paper`` and on every tint reaches 7:1.

    Attributes:
        ink: of text.
        quiet: of captions.
        paper: the ground, and text on solid bands.
        rule: of hairlines.
        panel: of grounds that belong to no part.
        link: of links.
    """

    ink: Colour
    quiet: Colour
    paper: Colour
    rule: Colour
    panel: Colour
    link: Colour


class TypeScale(Value):
    """Type sizes (points).

    Attributes:
        number: of the card, in its band.
        title: of the card.
        cue: the one line that says what to do.
        body: of steps; gives way down to the floor until the whole set fits.
        body_floor: where continuation cards begin.
        safety: of cautions.
        small: of captions and stamps.
        tab: of the part's name.
        step: by which the size of the body gives way.
        leading: from line to line, in sizes of the type.
    """

    number: Points
    title: Points
    cue: Points
    body: Points
    body_floor: Points
    safety: Points
    small: Points
    tab: Points
    step: float = Field(ge=0.05)
    leading: float = Field(ge=1.2, le=3.0)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        _require_order("body", self.body, self.body_floor)
        return self


class CardLayout(Value):
    """Lengths of a card (mm).

    Attributes:
        margin: from the cut to text.
        header: height of the band on a front.
        header_back: the same on a back.
        gap: white between parts of a block.
        block_gap: white between blocks.
        radius: of the corners of grounds and frames.
        sign: side of a callout's sign.
        indent: of the words of a step, behind its number.
        picture_min: least height of a picture.
        width, height: the card that all these are meant for; on a smaller one they give way.
        back_pattern: width that the pattern of the part takes in the band of a back.
    """

    margin: float = Field(ge=SAFE_MARGIN)
    header: Length
    header_back: Length
    gap: Gap
    block_gap: Gap
    radius: Radius
    sign: Sign
    indent: Gap
    picture_min: Length
    width: float = Field(default=99.0, ge=40.0)
    height: float = Field(default=132.0, ge=40.0)
    back_pattern: Gap = 0.0


class QuickLayout(Value):
    """Lengths (mm) and type sizes (points) of the quick reference.

    Attributes:
        width, height: of the page (mm).
        margin: to text (mm).
        gutter: between columns (mm).
        picture: height of the tallest picture (mm); gives way before the type does.
        picture_floor: of the smallest (mm).
        sign: side of a callout's sign (mm).
        title: at the head (points).
        heading: of a part (points).
        body: of cues (points); gives way down to the floor.
        body_floor: below it the page does not fit (points).
        safety: of cautions (points).
    """

    width: float = Field(ge=100.0, le=1000.0)
    height: float = Field(ge=100.0, le=1000.0)
    margin: float = Field(ge=SAFE_MARGIN)
    gutter: Gap
    picture: Length
    picture_floor: Length
    sign: Sign
    title: Points
    heading: Points
    body: Points
    body_floor: Points
    safety: Points

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        _require_order("body", self.body, self.body_floor)
        _require_order("picture", self.picture, self.picture_floor)
        return self


def _require_order(name: str, size: float, floor: float) -> None:
    """Refuse a floor above the size that gives way down to it.

    Raises:
        ValueError: both with their values.
    """
    if floor > size:
        message = f"'{name}_floor' is {floor:g}, must be at most {name!r}, which is {size:g}"
        raise ValueError(message)


class Theme(Value):
    """The whole look.

    Attributes:
        colours: of text and ground.
        levels: colours by level of caution.
        parts: looks of the parts in their order; they repeat when they run out.
        type: type sizes on cards.
        card: lengths on cards.
        quick_reference: lengths and type sizes of that page.
        bands: outlined ones show words in their own colour in a frame, solid ones in that of the
            paper on a ground of their own.
        figures: colours that the figures draw with; ``receiver`` and ``giver`` take the name of a
            skin tone, or colours by what they are of.
    """

    colours: Colours
    levels: dict[Level, LevelLook]
    parts: tuple[PartLook, ...] = Field(min_length=1)
    type: TypeScale
    card: CardLayout
    quick_reference: QuickLayout
    bands: Literal["solid", "outlined"] = "solid"
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
