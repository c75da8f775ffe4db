"""What lines, clips and groups seen through cover; the library that knows it is known here alone.

It reckons in single precision and draws curves no finer than a quarter of a unit. So it is given
the size on paper: its unit is ``FINE`` to the mm, however small the numbers of a file are.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import pathops

from builder.drawing import Shape
from builder.figures.own.faults import RefusedError
from builder.geometry import Affine, Box, Path, Point, cubic_handle

FINE = 100.0
"""Units a mm: a quarter of one is 0.0025 mm."""
FARTHEST = 1e8
"""Units: a km, beyond which single precision tells no mm."""
MOST_WORK = 2_000_000
"""Three seconds: clips meet each piece of one outline with each of the other's."""
MOST_DASHES = 2_000
Rule = Literal["nonzero", "evenodd"]
Cap = Literal["butt", "round", "square"]
Join = Literal["miter", "round", "bevel"]
FILLS = {"nonzero": pathops.FillType.WINDING, "evenodd": pathops.FillType.EVEN_ODD}
RULES: dict[object, Rule] = {fill: rule for rule, fill in FILLS.items()}  # type: ignore[misc]
CAPS = {"butt": pathops.LineCap.BUTT_CAP, "round": pathops.LineCap.ROUND_CAP,
        "square": pathops.LineCap.SQUARE_CAP}  # fmt: skip
JOINS = {"miter": pathops.LineJoin.MITER_JOIN, "round": pathops.LineJoin.ROUND_JOIN,
         "bevel": pathops.LineJoin.BEVEL_JOIN}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """How a line is drawn (user units); ``dashes`` are as many drawn as left out."""

    width: float
    cap: Cap = "butt"
    join: Join = "miter"
    miter: float = 4.0
    dashes: tuple[float, ...] = ()
    offset: float = 0.0


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the picture (mm), as the library knows it."""

    skia: pathops.Path

    @classmethod
    def of(cls, path: Path, rule: Rule = "nonzero") -> Area:
        return cls(_to_skia(path, FINE, rule))

    @property
    def size(self) -> int:
        """How many lines and curves bound it."""
        return sum(1 for _ in self.skia)

    @property
    def bounds(self) -> Box | None:
        """The box round what is covered, if anything is (mm)."""
        return Box(*(edge / FINE for edge in self.skia.bounds)) if len(self.skia) else None

    def outline(self) -> tuple[Path, Rule]:
        return _from_skia(self.skia, 1 / FINE), RULES[self.skia.fillType]


class Areas:
    """Works out areas, and how much work that is."""

    def __init__(self) -> None:
        self._work = 0

    def stroked(self, path: Path, line: Line, lay: Affine) -> Path:
        """Return the outline (mm) of what a line along ``path`` covers; its rule is nonzero.

        Args:
            path: in user units.
            lay: from user units to mm.
        """
        fine = FINE * math.hypot(lay.a, lay.b, lay.c, lay.d)
        if not path.ops or not line.width or not fine:
            return Path("", ())
        _check_dashes(path, line)
        made = _to_skia(path, fine, "nonzero")
        dashes = [each * fine for each in line.dashes] or None
        self._take(len(path.ops), 1)
        made.stroke(line.width * fine, CAPS[line.cap], JOINS[line.join], line.miter,
                    dashes, line.offset * fine)  # fmt: skip
        return _from_skia(made, 1 / fine).mapped(lay)

    def met(self, one: Area, other: Area) -> Area:
        """Return what both cover."""
        return self._worked(one, other, pathops.PathOp.INTERSECTION)

    def joined(self, areas: Iterable[Area]) -> Area:
        """Return what any of ``areas`` covers."""
        whole: Area | None = None
        for area in areas:
            whole = area if whole is None else self._worked(whole, area, pathops.PathOp.UNION)
        return whole or Area(pathops.Path())

    def clipped(self, shapes: Sequence[Shape], region: Area) -> list[Shape]:
        """Return what of ``shapes``, which have no lines, lies in ``region``."""
        window = region.bounds
        if window is None:
            return []
        whole = region.outline()[0].as_box() is not None
        cut = (self._clipped(shape, region, window, whole=whole) for shape in shapes)
        return [shape for shape in cut if shape is not None]

    def _clipped(self, shape: Shape, region: Area, window: Box, *, whole: bool) -> Shape | None:
        """Return what of a shape is left; ``whole`` tells that the region is its ``window``."""
        bounds = shape.path.bounds
        if not touch(window, bounds):
            return None
        if whole and window.holds(bounds, 1 / FINE):
            return shape
        return _reshaped(shape, self.met(Area.of(shape.path, shape.rule), region))

    def faded(self, shapes: list[Shape], opacity: float) -> list[Shape]:
        """Return a group of opaque shapes as it is seen through as one: none shows another.

        Raises:
            RefusedError: some lie over others and can be seen through by themselves.
        """
        self._take(len(shapes), 2)
        kept: list[Shape] = []
        above: list[tuple[Shape, Box]] = []
        for shape in reversed(shapes):
            bounds = shape.path.bounds
            over = [each for each, around in above if touch(around, bounds)]
            if over and any(each.fill_opacity < 1 for each in (shape, *over)):
                raise RefusedError(
                    "picture-unsupported",
                    "shapes that can be seen through lie over others in a group that can be, too",
                    "give them plain, opaque colours, or make only the shapes or only the group "
                    "see-through",
                )
            seen = self._without(shape, over) if over else shape
            above.append((shape, bounds))
            if seen is not None:
                kept.append(replace(seen, fill_opacity=seen.fill_opacity * opacity))
        return kept[::-1]

    def _without(self, shape: Shape, over: list[Shape]) -> Shape | None:
        cover = self.joined(Area.of(each.path, each.rule) for each in over)
        rest = self._worked(Area.of(shape.path, shape.rule), cover, pathops.PathOp.DIFFERENCE)
        return _reshaped(shape, rest)

    def _worked(self, one: Area, other: Area, op: pathops.PathOp) -> Area:
        self._take(one.size + other.size, 2)
        try:
            made = pathops.op(one.skia, other.skia, op, fix_winding=False)
        except pathops.PathOpsError as error:
            message = "a clip or a group that can be seen through cannot be worked out"
            hint = "release the clip or the group, and draw what it shows as plain shapes"
            raise RefusedError("picture-unsupported", message, hint) from error
        made.fillType = FILLS["evenodd"]  # its outlines never cross, and run either way
        return Area(made)

    def _take(self, size: int, power: int) -> None:
        self._work += size**power
        if self._work > MOST_WORK:
            raise RefusedError(
                "picture-too-large",
                "drawing the picture would take too long",
                "simplify its outlines, or turn lines and clips into plain outlines",
            )


def _reshaped(shape: Shape, area: Area) -> Shape | None:
    path, rule = area.outline()
    return replace(shape, path=path, rule=rule) if path.ops else None


def touch(one: Box, other: Box) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


def _check_dashes(path: Path, line: Line) -> None:
    xs, ys = path.coords[0::2], path.coords[1::2]
    steps = zip(xs, ys, xs[1:], ys[1:], strict=False)
    whole = sum(math.hypot(x2 - x1, y2 - y1) for x1, y1, x2, y2 in steps)
    if line.dashes and whole * len(line.dashes) > MOST_DASHES * 2 * sum(line.dashes):
        message = f"a line has more than {MOST_DASHES:,} dashes"
        raise RefusedError("picture-too-large", message, "make its dashes longer")


def _to_skia(path: Path, scale: float, rule: Rule) -> pathops.Path:
    made = pathops.Path(fillType=FILLS[rule])
    coords, at = [value * scale for value in path.coords], 0
    if not all(abs(value) <= FARTHEST for value in coords):
        message = "an outline lies beyond any page"
        raise RefusedError("picture-too-large", message, "move it into the viewBox")
    for op in path.ops:
        match op:
            case "M":
                made.moveTo(*coords[at : at + 2])
                at += 2
            case "L":
                made.lineTo(*coords[at : at + 2])
                at += 2
            case "C":
                made.cubicTo(*coords[at : at + 6])
                at += 6
            case _:
                made.close()
    return made


def _from_skia(made: pathops.Path, scale: float) -> Path:
    """Return a path of lines and cubics; a conic of a right angle or less is one of them."""
    ops, coords, here = "", list[float](), Point(0.0, 0.0)
    for verb, points in made:
        match verb:
            case pathops.PathVerb.CLOSE:
                ops += "Z"
                continue
            case pathops.PathVerb.MOVE:
                ops += "M"
            case pathops.PathVerb.LINE:
                ops += "L"
            case _:
                ops += "C"
                points = _cubic(here, verb, points)
        here = Point(*points[-1])
        coords += [value * scale for point in points for value in point]
    return Path(ops, tuple(coords))


def _cubic(here: Point, verb: object, points: tuple[object, ...]) -> list[tuple[float, float]]:
    if verb == pathops.PathVerb.CUBIC:
        return list(points)  # type: ignore[arg-type]
    handle, end, weight = (*points, 1.0)[:3]
    return [*_handles(here, handle, end, weight), end]  # type: ignore[arg-type,list-item]


def _handles(
    here: Point, handle: tuple[float, float], end: tuple[float, float], weight: float
) -> list[tuple[float, float]]:
    """Return both handles of the cubic nearest to a conic; of weight 1, it is the curve itself."""
    if weight == 1.0:
        return [cubic_handle(here, handle), cubic_handle(end, handle)]
    share = 4 * weight / (3 * (1 + weight))
    return [(x + (handle[0] - x) * share, y + (handle[1] - y) * share) for x, y in (here, end)]
