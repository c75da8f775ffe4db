"""The small pictures of the page: one for each thing to do and each thing to have."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from builder.drawing import Drawing, Shape, Stroke
from builder.geometry import Box, Path, Point
from builder.outputs.advice.tools import (
    FINE,
    LINE,
    Inks,
    Shapes,
    arrow,
    book,
    card,
    clock,
    dashes,
    drop,
    film,
    line,
    scissors,
    tick,
)

WIDTH, HEIGHT = 27.0, 20.0
"""Of a picture beside a step (mm)."""
ICON_WIDTH, ICON_HEIGHT = 17.0, 11.0
"""Of a picture beside a number (mm)."""
GROUND_RADIUS = 1.6
WHOLE = Box(0.0, 0.0, WIDTH, HEIGHT)


def small_picture(name: str, inks: Inks) -> Drawing:
    """Return the picture called ``name``, which ``STEPS`` or ``ICONS`` holds.

    What it shows is said where it is placed, in the language of the page.
    """
    if name in ICONS:
        return Drawing(name, ICON_WIDTH, ICON_HEIGHT, ICONS[name](inks))
    ground = Shape(Path.box(WHOLE, GROUND_RADIUS), inks.ground)
    return Drawing(name, WIDTH, HEIGHT, (ground, *STEPS[name](inks)))


def _print(inks: Inks) -> Shapes:
    """A printer: plain paper goes in above, cards come out below."""
    body = Box(4.5, 6.6, 22.5, 13.4)
    sheet = Box(7.5, 11.6, 19.5, 18.6)
    cards = (Box.sized(8.9 + 4.8 * at, 12.6, 4.4, 5.6) for at in range(2))
    return (
        Shape(Path.box(Box(8.5, 1.8, 18.5, 8.0)), inks.paper, Stroke(inks.line, LINE)),
        Shape(Path.box(body, 1.4), inks.solid, Stroke(inks.line, LINE)),
        Shape(Path.box(Box(6.6, 10.6, 20.4, 12.0), 0.6), inks.line),
        Shape(Path.box(sheet), inks.paper, Stroke(inks.line, LINE)),
        *(shape for place in cards for shape in card(place, inks)),
        Shape(Path.disc(Point(19.6, 8.6), 0.6), inks.paper),
    )


def _measure(inks: Inks) -> Shapes:
    """The printed ruler along the edge of a sheet, and a real one held to it."""
    sheet = Box(2.5, -1.0, 24.5, 10.2)
    real = Box(3.4, 10.9, 23.6, 16.6)
    places = [4.6 + 1.78 * at for at in range(11)]
    return (
        Shape(Path.box(sheet), inks.paper, Stroke(inks.line, LINE)),
        *card(Box(5.0, -4.0, 13.0, 5.6), inks),
        *card(Box(13.8, -4.0, 21.8, 5.6), inks),
        line((places[0], 9.2), (places[-1], 9.2), inks.line, LINE),
        *(line((x, 9.2), (x, 7.2 if at % 5 == 0 else 8.1), inks.line, FINE)
          for at, x in enumerate(places)),
        Shape(Path.box(real, 0.6), inks.tint, Stroke(inks.line, LINE)),
        *(line((x, 11.2), (x, 14.0 if at % 5 == 0 else 12.8), inks.line, FINE)
          for at, x in enumerate(places)),
        *tick(Point(23.0, 17.0), 2.4, inks),
    )  # fmt: skip


def _cut_paper(inks: Inks) -> Shapes:
    """Scissors on the line between two rows of cards."""
    sheet = Box(2.2, 1.2, 17.2, 18.8)
    cards = [Box.sized(4.2 + 5.5 * column, 2.6 + 7.4 * row, 5.5, 7.4)
             for row in range(2) for column in range(2)]  # fmt: skip
    middle = 10.0
    return (
        Shape(Path.box(sheet), inks.paper, Stroke(inks.line, LINE)),
        *(shape for place in cards for shape in card(place, inks)),
        *dashes(Point(0.4, middle), Point(14.8, middle), inks.line, 0.55),
        *scissors(Point(13.6, middle), inks, 13.0),
    )


def _round_paper(inks: Inks) -> Shapes:
    """A corner of a card, rounded, and the piece that fell off."""
    sheet = Box(-3.0, 5.0, 19.5, 30.0)
    return (
        *card(sheet, inks, 6.0),
        *dashes(Point(13.6, 5.0), Point(19.5, 5.0), inks.line, FINE),
        *dashes(Point(19.5, 5.0), Point(19.5, 10.8), inks.line, FINE),
        *_offcut(Point(22.2, 2.6), 6.0, inks.paper, inks),
    )


def _round_plastic(inks: Inks) -> Shapes:
    """A corner of a sealed card: paper, clear edge and plastic, all round about one middle."""
    plastic = Box(-8.0, 4.6, 20.5, 40.0)
    return (
        *film(plastic, inks, 7.2),
        *card(plastic.inset(3.6), inks, 3.6),
        *dashes(Point(13.5, 4.6), Point(20.5, 4.6), inks.edge, FINE),
        *dashes(Point(20.5, 4.6), Point(20.5, 11.6), inks.edge, FINE),
        *_offcut(Point(23.0, 2.4), 7.2, inks.film, inks),
    )


def _offcut(corner: Point, radius: float, fill: str, inks: Inks) -> Shapes:
    """Return what a corner punch takes off a corner at the upper right."""
    x, y = corner
    handle = radius * 0.4477
    outline = Path("MLLCZ", (x - radius, y, x, y, x, y + radius,
                             x, y + handle, x - handle, y, x - radius, y))  # fmt: skip
    return (Shape(outline, fill, Stroke(inks.line, LINE)),)


def _dry(inks: Inks) -> Shapes:
    """A card, a drop of ink and a clock."""
    return (
        *card(Box(3.5, 2.4, 14.9, 17.6), inks, 0.6),
        *drop(Point(19.9, 1.6), 5.4, inks),
        *clock(Point(18.6, 12.8), 5.0, inks),
    )


def _try(inks: Inks) -> Shapes:
    """A card in its pouch, sealed well."""
    pouch = Box(6.5, 1.8, 19.3, 18.2)
    return (
        *film(pouch, inks, 0.8),
        *card(pouch.inset(2.0), inks, 0.6),
        *tick(Point(18.6, 15.6), 3.0, inks),
    )


def _seal(inks: Inks) -> Shapes:
    """A card in the middle of a pouch, whose closed edge goes into the machine first."""
    pouch = Box(1.4, 3.6, 16.9, 16.4)
    machine = Box(18.4, 0.8, 25.8, 19.2)
    lying = card(Box(4.0, 5.6, 14.4, 14.4), inks, 0.6)
    return (
        *film(pouch, inks, 0.6),
        *lying,
        line((16.9, 3.8), (16.9, 16.2), inks.edge, 1.2),
        Shape(Path.box(machine, 1.6), inks.solid, Stroke(inks.line, LINE)),
        Shape(Path.box(Box(18.4, 2.4, 20.0, 17.6), 0.5), inks.line),
        Shape(Path.disc(Point(23.0, 4.2), 0.7), inks.paper),
        *arrow(Point(7.0, 18.4), Point(14.4, 18.4), inks),
    )


def _cool(inks: Inks) -> Shapes:
    """Sealed cards flat on a table under a heavy book."""
    table = line((1.5, 17.4), (25.5, 17.4), inks.line, 0.6)
    sheets = (Box(5.2, 15.9 - 1.25 * at, 21.8, 16.9 - 1.25 * at) for at in range(3))
    return (
        table,
        *(Shape(Path.box(sheet, 0.4), inks.film, Stroke(inks.edge, FINE)) for sheet in sheets),
        *book(Box(3.2, 5.0, 23.8, 13.0), inks),
        *arrow(Point(13.5, 0.8), Point(13.5, 4.4), inks),
    )


def _cut_plastic(inks: Inks) -> Shapes:
    """Scissors in the plastic, clear of the paper, on a line that runs round it."""
    paper = Box(-8.0, 9.2, 13.6, 40.0)
    around = paper.inset(-3.2)
    return (
        *film(Box(-6.0, 1.8, 19.4, 30.0), inks, 0.8),
        *card(paper, inks, 2.4),
        *dashes(Point(0.4, around.top), Point(around.right, around.top), inks.line, 0.5),
        *dashes(Point(around.right, around.top), Point(around.right, 20.0), inks.line, 0.5),
        *scissors(Point(12.4, around.top), inks, 13.6),
    )


def _fold(inks: Inks) -> Shapes:
    """Front and back side by side; the back folds behind the front on a broken line."""
    front = Box(2.4, 3.2, 12.6, 16.8)
    lifted = Path.polygon([(12.6, 3.2), (20.6, 0.9), (20.6, 14.2), (12.6, 16.8)])
    bow = Path("MC", (23.6, 8.6, 26.6, 17.6, 17.8, 20.6, 12.2, 18.5))
    return (
        *card(front, inks),
        Shape(lifted, inks.tint, Stroke(inks.line, LINE)),
        *(line((14.2, y), (19.0, y - 1.45), inks.spare, 0.5) for y in (6.2, 8.2, 10.2)),
        *dashes(Point(12.6, 1.0), Point(12.6, 19.0), inks.line, 0.6),
        Shape(bow, stroke=Stroke(inks.line, 0.7)),
        Shape(Path.polygon([(9.9, 17.9), (12.9, 17.2), (12.2, 19.9)]), inks.line),
    )


def _join(inks: Inks) -> Shapes:
    """A front and a back; the back goes behind the front."""
    back = Box(16.0, 2.6, 24.2, 13.4)
    bow = Path("MC", (20.1, 15.4, 19.6, 19.0, 14.4, 19.2, 10.4, 17.6))
    return (
        Shape(Path.box(back), inks.tint, Stroke(inks.line, LINE)),
        *(line((17.8, y), (22.4, y), inks.spare, 0.5) for y in (5.4, 7.6, 9.8)),
        *card(Box(3.4, 2.6, 11.6, 13.4), inks),
        Shape(bow, stroke=Stroke(inks.line, 0.7)),
        Shape(Path.polygon([(7.8, 16.4), (10.9, 16.2), (9.9, 18.9)]), inks.line),
    )


def _sheets(inks: Inks) -> Shapes:
    """Sheets of four cards."""
    sheets = (Box.sized(8.6 - 1.3 * at, 0.3 + 0.7 * at, 6.6, 8.8) for at in range(3))
    cards = (Box.sized(6.7 + 2.6 * (at % 2), 2.4 + 3.8 * (at // 2), 2.5, 3.5) for at in range(4))
    return (
        *(Shape(Path.box(sheet), inks.paper, Stroke(inks.line, LINE)) for sheet in sheets),
        *(shape for place in cards for shape in card(place, inks)),
    )


def _pouches(inks: Inks) -> Shapes:
    places = (Box.sized(8.6 - 1.3 * at, 0.3 + 0.7 * at, 6.6, 8.8) for at in range(3))
    return tuple(shape for place in places for shape in film(place, inks, 0.5))


def _snips(inks: Inks) -> Shapes:
    return (
        *dashes(Point(0.4, 5.5), Point(4.2, 5.5), inks.line, 0.5),
        *scissors(Point(3.4, 5.5), inks, 13.2),
    )


def _things(inks: Inks) -> Shapes:
    """A ruler and a corner punch's work stand for the rest: a book on a ruler."""
    ruler = Box(1.4, 7.8, 16.6, 10.4)
    return (
        *book(Box(3.0, 0.5, 15.0, 6.8), inks),
        Shape(Path.box(ruler, 0.4), inks.tint, Stroke(inks.line, LINE)),
        *(line((2.4 + 1.32 * at, 8.1), (2.4 + 1.32 * at, 9.1), inks.line, FINE)
          for at in range(11)),
    )  # fmt: skip


STEPS: Mapping[str, Callable[[Inks], Shapes]] = {
    "print": _print,
    "fold": _fold,
    "join": _join,
    "measure": _measure,
    "cut-paper": _cut_paper,
    "round-paper": _round_paper,
    "dry": _dry,
    "try": _try,
    "seal": _seal,
    "cool": _cool,
    "cut-plastic": _cut_plastic,
    "round-plastic": _round_plastic,
}
ICONS: Mapping[str, Callable[[Inks], Shapes]] = {
    "sheets": _sheets,
    "pouches": _pouches,
    "scissors": _snips,
    "things": _things,
}
