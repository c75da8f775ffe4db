"""Lengths and type of a card that is smaller or larger than the one they were chosen for.

On a smaller card, running text and cautions keep their sizes: eyes do not shrink with it.
"""

from __future__ import annotations

from builder.layout.sizes import TOLERANCE
from builder.model.bars import FRAME_MARGIN
from builder.model.guide import CardFormat
from builder.model.theme import CardLayout, Theme, TypeScale
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


def scaled_theme(theme: Theme, card: CardFormat) -> Theme:
    """Return ``theme`` with the lengths and sizes of a face as ``card`` has room for them.

    On a larger card all grow alike, running text as far as it fits. On a smaller one that does not
    give way, so all else falls with the square of the card's sides, but not below what it must be
    to be seen.
    """
    side = min(card.width / theme.card.width, card.height / theme.card.height, MOST_GROWTH)
    share = side if side > 1 else side * side
    layout, sizes = _layout(theme, share), _sizes(theme.type, share)
    return theme.model_copy(update={"card": layout, "type": sizes})


def _layout(theme: Theme, share: float) -> CardLayout:
    given = theme.card
    head = HEAD_LINES * pt_to_mm(theme.type.small * theme.type.leading) + HEAD_PADDING
    least = {
        "margin": FRAME_MARGIN,
        "header": head,
        "header_back": head,
        "gap": LEAST_GAP,
        "block_gap": LEAST_GAP,
        "radius": LEAST_RADIUS,
        "sign": LEAST_SIGN,
        "indent": LEAST_INDENT,
        "picture_min": LEAST_PICTURE,
        "back_pattern": 0.0,
    }
    lengths = {name: _scaled(getattr(given, name), share, low) for name, low in least.items()}
    return given.model_copy(update=lengths)


def _sizes(given: TypeScale, share: float) -> TypeScale:
    body = given.body_floor
    least = {
        "number": body * NUMBER,
        "title": body * TITLE,
        "cue": body * CUE,
        "tab": given.small,
        "body": given.body,
        "small": given.small,
    }
    sizes = {name: _scaled(getattr(given, name), share, low) for name, low in least.items()}
    if share > 1:
        sizes = {name: _stepped(size, given.step) for name, size in sizes.items()}
    return given.model_copy(update=sizes)


def _stepped(size: float, step: float) -> float:
    """Return ``size`` as a whole number of steps."""
    return int(size / step + TOLERANCE) * step


def _scaled(size: float, share: float, least: float) -> float:
    """Return ``share`` of ``size``, but not less than ``least`` unless it was so before."""
    return max(size * share, min(size, least))
