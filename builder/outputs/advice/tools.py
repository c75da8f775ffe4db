"""What lies on the table when cards are made, drawn from shapes: paper, film, scissors, a book."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from builder.drawing import Shape, Stroke
from builder.geometry import Affine, Box, Path, Point
from builder.model.theme import Theme

LINE = 0.4
"""Outlines (mm): above the 0.26 mm that a line with a meaning needs on a home printer."""
FINE = 0.28
DASH, PAUSE = 1.1, 0.8

Shapes = tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Inks:
    """Colours of the pictures; each thing is told by its outline too, so that grey will do."""

    line: str
    paper: str
    ground: str
    film: str
    edge: str
    accent: str
    solid: str
    tint: str
    steel: str
    spare: str


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
        edge=colours.link,
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


def card(box: Box, inks: Inks, radius: float = 0.0) -> Shapes:
    """Return a printed card: a band, a picture and lines of text, as large as there is room."""
    unit = box.width / 10
    inner = box.inset(unit)
    band = Box.sized(inner.left, inner.top, inner.width, unit * 1.5)
    picture = Box(inner.left, band.bottom + unit * 0.7, inner.right, box.bottom - unit * 4)
    lines = (box.bottom - unit * 2.8, box.bottom - unit * 1.5)
    ends = (inner.right, inner.right - unit * 2.5)
    return (
        Shape(Path.box(box, radius), inks.paper, Stroke(inks.line, LINE)),
        Shape(Path.box(band), inks.accent),
        Shape(Path.box(picture), inks.tint),
        *(line((inner.left, y), (end, y), inks.spare, max(unit * 0.5, FINE))
          for y, end in zip(lines, ends, strict=True)),
    )  # fmt: skip


def film(box: Box, inks: Inks, radius: float = 0.0) -> Shapes:
    """Return film, empty, with a glint in its upper left corner."""
    left, top = box.left, box.top
    glints = ((1.2, 3.4), (2.2, 3.4)) if min(box.width, box.height) > 5 else ()
    return (
        Shape(Path.box(box, radius), inks.film, Stroke(inks.edge, LINE)),
        *(line((left + near, top + far), (left + far, top + near), inks.paper, 0.55)
          for near, far in glints),
    )  # fmt: skip


def scissors(tip: Point, inks: Inks, size: float = 12.0, angle: float = 0.0) -> Shapes:
    """Return open scissors ``size`` (mm) long; at ``angle`` 0 they cut toward the left.

    ``angle`` turns them clockwise about ``tip``.
    """
    scale = size / 13.5
    place = Affine.scaling(scale).then(Affine.rotation(angle)).then(Affine.translation(*tip))
    lower = _half(inks, scale)
    upper = _moved(lower, Affine.scaling(1.0, -1.0))
    opened = (*_moved(upper, _about_pivot(-OPEN)), *_moved(lower, _about_pivot(OPEN)))
    pivot = Shape(Path.disc(PIVOT, 0.42), inks.paper, Stroke(inks.line, FINE))
    return _moved((*opened, pivot), Affine.translation(-0.6, 0.0).then(place))


PIVOT = Point(7.6, 0.0)
OPEN = 11.0
"""Half the angle between the blades (degrees)."""


def _half(inks: Inks, scale: float) -> Shapes:
    """Return one blade, its shank and its ring, the ring below; closed, its tip at the origin."""
    blade = Path.polygon([(0.2, -0.05), (6.6, -1.0), (8.5, -0.75), (8.9, 0.5), (7.0, 0.45)])
    ring = Path.disc(Point(0.0, 0.0), 1.0)
    turned = Affine.scaling(2.0, 1.35).then(Affine.rotation(14.0))
    ring = ring.mapped(turned.then(Affine.translation(11.9, 1.75)))
    return (
        Shape(Path.polyline([(8.0, 0.0), (10.2, 0.95)]), stroke=Stroke(inks.accent, 1.15 * scale)),
        Shape(ring, inks.paper, Stroke(inks.accent, 0.95 * scale)),
        Shape(blade, inks.steel, Stroke(inks.line, FINE)),
    )


def _about_pivot(angle: float) -> Affine:
    away = Affine.translation(-PIVOT.x, -PIVOT.y)
    return away.then(Affine.rotation(angle)).then(Affine.translation(*PIVOT))


def book(box: Box, inks: Inks) -> Shapes:
    """Return a thick closed book that lies flat, its spine to the left."""
    left, top, right, bottom = box
    board = box.height * 0.15
    cover = Path.polygon([
        (left, top), (right, top), (right, top + board), (left + board, top + board),
        (left + board, bottom - board), (right, bottom - board), (right, bottom), (left, bottom),
    ])  # fmt: skip
    pages = Box(left + board, top + board, right - 0.9, bottom - board)
    rows = (pages.top + pages.height * share for share in (0.25, 0.5, 0.75))
    return (
        Shape(Path.box(pages), inks.paper, Stroke(inks.line, FINE)),
        *(line((pages.left + 0.8, y), (pages.right - 0.6, y), inks.spare, FINE) for y in rows),
        Shape(cover, inks.solid, Stroke(inks.line, LINE)),
    )


def clock(centre: Point, radius: float, inks: Inks) -> Shapes:
    """Return a clock; it stands for hours, not for an hour."""
    x, y = centre
    ticks = (
        line((x + dx * radius * 0.74, y + dy * radius * 0.74),
             (x + dx * radius * 0.86, y + dy * radius * 0.86), inks.line, FINE)
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1))
    )  # fmt: skip
    return (
        Shape(Path.disc(centre, radius), inks.paper, Stroke(inks.line, 0.6)),
        *ticks,
        line(centre, (x, y - radius * 0.58), inks.line, 0.5),
        line(centre, (x + radius * 0.42, y + radius * 0.26), inks.line, 0.5),
    )


def drop(tip: Point, height: float, inks: Inks) -> Shapes:
    """Return a drop of ink that hangs from ``tip``."""
    x, y = tip
    half, low = height * 0.36, y + height
    outline = Path(
        "MCCCZ",
        (x, y, x + half * 0.5, y + height * 0.3, x + half, y + height * 0.45, x + half, low - half,
         x + half, low - half * 0.45, x + half * 0.55, low, x, low,
         x - half, low, x - half * 1.3, y + height * 0.5, x, y),
    )  # fmt: skip
    return (Shape(outline, inks.accent, Stroke(inks.line, FINE)),)


def arrow(start: Point, end: Point, inks: Inks, width: float = 0.9) -> Shapes:
    """Return a straight arrow."""
    way = start.to(end)
    along = (way.dx / way.length, way.dy / way.length)
    neck = Point(end.x - along[0] * 2.2, end.y - along[1] * 2.2)
    side = (-along[1] * 1.5, along[0] * 1.5)
    head = [end, (neck.x + side[0], neck.y + side[1]), (neck.x - side[0], neck.y - side[1])]
    return (line(start, neck, inks.line, width), Shape(Path.polygon(head), inks.line))


def tick(centre: Point, radius: float, inks: Inks) -> Shapes:
    """Return the sign that all is well."""
    x, y = centre
    mark = [(x - radius * 0.45, y), (x - radius * 0.1, y + radius * 0.38),
            (x + radius * 0.5, y - radius * 0.38)]  # fmt: skip
    return (
        Shape(Path.disc(centre, radius), inks.accent, Stroke(inks.paper, 0.5)),
        Shape(Path.polyline(mark), stroke=Stroke(inks.paper, radius * 0.3)),
    )


def dashes(start: Point, end: Point, colour: str, width: float = LINE) -> Shapes:
    """Return the dashed line of a cut that is to be made."""
    way = start.to(end)
    count = max(1, round((way.length + PAUSE) / (DASH + PAUSE)))
    pitch = (way.length + PAUSE) / count
    step = way.scaled(pitch / way.length)
    dash = way.scaled((pitch - PAUSE) / way.length)
    pieces = [_dash(start.moved(step.scaled(at)), dash.dx, dash.dy) for at in range(count)]
    whole = Path("ML" * count, tuple(chain.from_iterable(pieces)))
    return (Shape(whole, stroke=Stroke(colour, width, cap="butt")),)


def line(a: Iterable[float], b: Iterable[float], colour: str, width: float) -> Shape:
    (ax, ay), (bx, by) = a, b
    return Shape(Path.polyline([(ax, ay), (bx, by)]), stroke=Stroke(colour, width))


def _dash(start: Point, dx: float, dy: float) -> tuple[float, ...]:
    return (start.x, start.y, start.x + dx, start.y + dy)


def _moved(shapes: Iterable[Shape], by: Affine) -> Shapes:
    return tuple(
        Shape(shape.path.mapped(by), shape.fill, shape.stroke, shape.fill_opacity, shape.rule)
        for shape in shapes
    )


def _channels(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
