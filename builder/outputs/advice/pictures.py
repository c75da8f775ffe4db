"""The pictures of the page: small ones, and at true size a corner of paper, plastic and pouch.

The small ones are SVG files in ``clipart``, drawn in the colours of ``KEYS``, of which each stands
for a colour of the theme; a millimetre is a unit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from builder.diagnostics import InFile
from builder.drawing import Drawing, Label, Shape, Stroke
from builder.geometry import Box, Path, Point
from builder.model.theme import Theme
from builder.press.lamination import Sealing

STEPS = (
    "print", "fold", "join", "measure", "cut-paper", "round-paper", "dry", "try", "seal", "cool",
    "cut-plastic", "round-plastic",
)  # fmt: skip
"""The pictures of things to do."""
ICONS = ("sheets", "pouches", "scissors", "things")
"""The pictures of things to have."""
ICON_WIDTH, ICON_HEIGHT = 17.0, 11.0
"""Of an icon (mm)."""

LINE, FINE = 0.4, 0.28
"""Outlines (mm): above the 0.26 mm that a line with a meaning needs on a home printer."""

PAPER_SHOWN, CORNER_HEIGHT = 22.0, 46.0
"""Of the picture of sizes: how much paper it shows, and how tall it is (mm)."""
MOST_FILM = 12.0
"""What stands over by more (mm) is not shown to its end."""
CARD_MARGIN = 6.5
ASIDE = 5.0
"""From the pouch to the numbers beside it (mm)."""
SIZES = "sizes"
"""The name of the picture of pouch, plastic and paper."""


@dataclass(frozen=True, slots=True)
class Inks:
    """Colours of the pictures; each thing is told by its outline too, so that grey will do."""

    line: str
    paper: str
    ground: str
    film: str
    accent: str
    solid: str
    tint: str
    steel: str
    spare: str


KEYS = Inks(
    line="#1d2528", paper="#ffffff", ground="#eef3f4", film="#c4d6da", accent="#0b5563",
    solid="#0b5564", tint="#a2bec4", steel="#dbe2e4", spare="#838789",
)  # fmt: skip
"""The colours that the files are drawn in: those of the project's own theme."""


def inks_of(theme: Theme) -> Inks:
    """Return the colours of ``theme``: film is a faint blend of its link colour.

    Where bands are outlined to save ink, film is fainter and what is solid is as pale as a tint.
    """
    colours, sparing = theme.colours, theme.bands == "outlined"
    tint = blend(colours.link, colours.paper, 0.22 if sparing else 0.38)
    return Inks(
        line=colours.ink,
        paper=colours.paper,
        ground=colours.panel,
        film=blend(colours.link, colours.paper, 0.14 if sparing else 0.24),
        accent=colours.link,
        solid=tint if sparing else colours.link,
        tint=tint,
        steel=blend(colours.rule, colours.paper, 0.6),
        spare=blend(colours.ink, colours.paper, 0.55),
    )


def blend(colour: str, other: str, share: float) -> str:
    """Return ``share`` (0 to 1) of ``colour`` and the rest of ``other``, both #rrggbb."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one * share + two * (1 - share)):02x}" for one, two in pairs)


def small_picture(name: str, inks: Inks) -> Drawing:
    """Return the picture called ``name``, one of ``STEPS`` or ``ICONS``.

    What it shows is said where it is placed, in the language of the page.
    """
    drawing = _clipart(name)
    chosen = {getattr(KEYS, key): getattr(inks, key) for key in Inks.__slots__}
    return replace(drawing, shapes=tuple(_inked(shape, chosen) for shape in drawing.shapes))


@cache
def _clipart(name: str) -> Drawing:
    """Return a picture in the colours of its file.

    Raises:
        ContentError: the file does not come through the gate of authors' pictures.
    """
    from builder.figures.own.drawn import read_drawn  # loads the parser of SVG
    from builder.figures.own.faults import Faults

    file = files("builder.outputs.advice").joinpath("clipart", f"{name}.svg")
    return Drawing(name, *read_drawn(file.read_bytes(), Faults(InFile(f"clipart/{name}.svg"))))


def _inked(shape: Shape, chosen: Mapping[str, str]) -> Shape:
    line = shape.stroke
    return replace(
        shape,
        fill=shape.fill and chosen.get(shape.fill, shape.fill),
        stroke=line and replace(line, colour=chosen.get(line.colour, line.colour)),
    )


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
        Shape(Path.box(pouch), inks.film, Stroke(inks.accent, LINE)),
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


def _head_of_card(paper: Box, inks: Inks) -> tuple[Shape, ...]:
    """Return what a card shows below its upper edge: a band, and a picture under it."""
    inner = paper.inset(CARD_MARGIN)
    band = Box.sized(inner.left, inner.top, inner.width, 9.0)
    picture = Box(inner.left, band.bottom + 2.5, inner.right, paper.bottom)
    return (Shape(Path.box(band, 2.0), inks.solid), Shape(Path.box(picture), inks.tint))


def _leader(spot: Point, end: Point, inks: Inks) -> tuple[Shape, ...]:
    return (
        _line(spot, end, inks.paper, 1.1),
        _line(spot, end, inks.line, FINE),
        Shape(Path.disc(spot, 0.7), inks.line, Stroke(inks.paper, 0.25)),
    )


def _line(a: Point, b: Point, colour: str, width: float) -> Shape:
    return Shape(Path.polyline([a, b]), stroke=Stroke(colour, width))


def _channels(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
