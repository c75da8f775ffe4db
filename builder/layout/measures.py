"""Lengths and sizes of type in force on a card, a sheet, a panel.

A card may be smaller or larger than the one that a theme is made for. On a smaller one, running
text and cautions keep their sizes: eyes do not shrink with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from builder.layout.fit import TOLERANCE
from builder.model import CardFormat
from builder.model.bars import FRAME_MARGIN, ON_CARDS, ON_SHEETS
from builder.model.theme import Theme
from builder.units import pt_to_mm

MOST_GROWTH = 2.0
"""A poster is read from no farther away than this makes up for."""
LEAST_SIGN = 6.5
"""Side of a callout's sign that is still told apart at arm's length (mm)."""
LEAST_PICTURE = 18.0
"""Height of the lowest picture on a small card; the discs of its keys are 4 mm wide (mm)."""
LEAST_GAP, LEAST_RADIUS, LEAST_INDENT = 1.1, 1.2, 4.5
HEAD_LINES, HEAD_PADDING = 2, 0.4
"""A head has room for so many lines of the smallest type, and white above and below (mm)."""
CUE, TITLE, NUMBER = 1.05, 1.1, 1.4
"""Least sizes of cue, title and number over the least size of body text."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Lengths (mm) and sizes of type (points) in force on one kind of page.

    Attributes:
        width, height: the page after cutting.
        gap: white beside and between the parts of a page; ``block_gap``, between blocks.
        gutter: between columns.
        header, header_back: heights of the heads of a front and a back.
        back_pattern: width that the pattern of the part takes in the head of a back.
        sign: side of the sign of a callout.
        indent: of the words beside a number.
        picture, picture_floor: height of pictures, which gives way down to the floor.
        body, body_floor: size of running text, which gives way down to the floor.
        safety: size of cautions, where running text is not larger.
        step: from one size of type to the next smaller one.
        leading: from line to line over the size of type.
        characters: most on a line.
    """

    width: float
    height: float
    margin: float
    gap: float
    block_gap: float
    gutter: float
    radius: float
    header: float
    header_back: float
    back_pattern: float
    sign: float
    indent: float
    picture: float
    picture_floor: float
    number: float
    title: float
    heading: float
    cue: float
    tab: float
    body: float
    body_floor: float
    safety: float
    small: float
    step: float
    leading: float
    characters: float = ON_CARDS.characters


def as_designed(theme: Theme) -> Measures:
    """Return the measures of the card that ``theme`` is made for."""
    layout = theme.card.model_dump()
    least = layout.pop("picture_min")
    sheet = theme.quick_reference
    return Measures(
        **layout,
        **theme.type.model_dump(),
        picture=least,
        picture_floor=least,
        gutter=sheet.gutter,
        heading=sheet.heading,
    )


def on_card(theme: Theme, card: CardFormat) -> Measures:
    """Return the measures of a face as ``card`` has room for them.

    On a larger card all grow alike, running text as far as it fits. On a smaller one that does not
    give way, so all else falls with the square of the card's sides, but not below what it must be
    to be seen.
    """
    side = min(card.width / theme.card.width, card.height / theme.card.height, MOST_GROWTH)
    share = side if side > 1 else side * side
    designed = as_designed(theme)
    lengths = _scaled_all(designed, share, _least_lengths(designed))
    sizes = _scaled_all(designed, share, _least_sizes(designed))
    if share > 1:
        sizes = {name: _stepped(size, designed.step) for name, size in sizes.items()}
    picture = lengths["picture_floor"]
    return replace(
        designed, width=card.width, height=card.height, picture=picture, **lengths, **sizes
    )


def on_sheet(theme: Theme) -> Measures:
    """Return the measures of the quick reference on a page of its own."""
    sheet = theme.quick_reference.model_dump()
    return replace(as_designed(theme), **sheet, characters=ON_SHEETS.characters)


def on_panel(theme: Theme, card: CardFormat) -> Measures:
    """Return the measures of the quick reference on panels of the size of ``card``."""
    face, sheet = on_card(theme, card), theme.quick_reference
    return replace(
        face,
        margin=min(face.margin, FRAME_MARGIN),
        sign=min(sheet.sign, face.sign),
        picture=sheet.picture,
        picture_floor=sheet.picture_floor,
        title=min(sheet.title, face.title),
        heading=min(sheet.heading, face.cue),
        body_floor=sheet.body_floor,
        safety=sheet.body_floor,
    )


def _least_lengths(designed: Measures) -> dict[str, float]:
    head = HEAD_LINES * pt_to_mm(designed.small * designed.leading) + HEAD_PADDING
    return {
        "margin": FRAME_MARGIN,
        "header": head,
        "header_back": head,
        "gap": LEAST_GAP,
        "block_gap": LEAST_GAP,
        "radius": LEAST_RADIUS,
        "sign": LEAST_SIGN,
        "indent": LEAST_INDENT,
        "picture_floor": LEAST_PICTURE,
        "back_pattern": 0.0,
    }


def _least_sizes(designed: Measures) -> dict[str, float]:
    floor = designed.body_floor
    return {
        "number": floor * NUMBER,
        "title": floor * TITLE,
        "cue": floor * CUE,
        "tab": designed.small,
        "body": designed.body,
        "small": designed.small,
    }


def _scaled_all(designed: Measures, share: float, least: dict[str, float]) -> dict[str, float]:
    return {name: _scaled(getattr(designed, name), share, low) for name, low in least.items()}


def _stepped(size: float, step: float) -> float:
    """Return ``size`` as a whole number of steps."""
    return int(size / step + TOLERANCE) * step


def _scaled(size: float, share: float, least: float) -> float:
    """Return ``share`` of ``size``, but not less than ``least`` unless it was so before."""
    return max(size * share, min(size, least))
