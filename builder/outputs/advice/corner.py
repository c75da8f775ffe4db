"""The picture of sizes: a corner of paper, plastic and pouch as large as it is."""

from __future__ import annotations

from builder.drawing import Drawing, Label, Shape, Stroke
from builder.geometry import Box, Path, Point
from builder.outputs.advice.tools import FINE, LINE, Inks, Shapes, line
from builder.press.lamination import Sealing

PAPER_SHOWN, CORNER_HEIGHT = 22.0, 46.0
"""Of the picture of sizes: how much paper it shows, and how tall it is (mm)."""
MOST_FILM = 12.0
"""What stands over by more (mm) is not shown to its end."""
CARD_MARGIN = 6.5
ASIDE = 5.0
"""From the pouch to the numbers beside it (mm)."""
SIZES = "sizes"
"""The name of the picture of pouch, plastic and paper."""


def size_picture(sealing: Sealing, inks: Inks) -> Drawing:
    """Return the upper right corner of a card in its share of a pouch, at true size.

    Its labels, in order: paper, clear edge, pouch; each at the end of a leader to the right. Where
    more film stands over than has room, the pouch ends outside of the picture.
    """
    fit = sealing.fit
    beside, above = min(fit.beside, MOST_FILM), min(fit.above, MOST_FILM)
    right, top = PAPER_SHOWN + beside, -0.5 if fit.above > MOST_FILM else 0.5
    paper = Box.sized(PAPER_SHOWN - fit.card.width, above, fit.card.width, fit.card.height)
    plastic = paper.inset(-fit.seal)
    window = Box(0.0, 0.0, right, CORNER_HEIGHT)
    pouch = Box(-fit.width, top, right + (1.0 if fit.beside > MOST_FILM else 0.0), fit.height)
    shapes = (
        Shape(Path.box(pouch), inks.film, Stroke(inks.edge, LINE)),
        Shape(Path.box(plastic, sealing.radius), inks.tint, Stroke(inks.line, 0.5)),
        Shape(Path.box(paper, sealing.paper_radius), inks.paper, Stroke(inks.line, LINE)),
        *_head_of_card(paper, inks),
        Shape(Path.box(Box(right + LINE / 2, 0.0, right + 20.0, CORNER_HEIGHT)), inks.paper),
    )
    spots = (
        Point(paper.right - 2.4, above + 12.0),
        Point(paper.right + fit.seal / 2, above + 19.0),
        Point((plastic.right + window.right) / 2, above + 26.0),
    )
    ends = [
        Point(right + ASIDE, spot.y + down) for spot, down in zip(spots, (-5, 0, 5), strict=True)
    ]
    leaders = (shape for pair in zip(spots, ends, strict=True) for shape in _leader(*pair, inks))
    labels = tuple(Label(end, "") for end in ends)
    return Drawing(SIZES, right + ASIDE + 3.0, CORNER_HEIGHT, (*shapes, *leaders), labels=labels)


def _head_of_card(paper: Box, inks: Inks) -> Shapes:
    """Return what a card shows below its upper edge: a band, and a picture under it."""
    inner = paper.inset(CARD_MARGIN)
    band = Box.sized(inner.left, inner.top, inner.width, 9.0)
    picture = Box(inner.left, band.bottom + 2.5, inner.right, paper.bottom)
    return (Shape(Path.box(band, 2.0), inks.solid), Shape(Path.box(picture), inks.tint))


def _leader(spot: Point, end: Point, inks: Inks) -> Shapes:
    return (
        line(spot, end, inks.paper, 1.1),
        line(spot, end, inks.line, FINE),
        Shape(Path.disc(spot, 0.7), inks.line, Stroke(inks.paper, 0.25)),
    )
