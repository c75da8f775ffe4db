"""What holds where an element is drawn: map, style, window, and what is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from builder.drawing import Shape
from builder.figures.own.areas import Areas
from builder.figures.own.faults import Faults, RefusedError, standing
from builder.figures.own.style import Style, Styles
from builder.figures.own.tree import DEEPEST, Element
from builder.figures.own.values import Scale, length, not_below, transform, unreadable
from builder.geometry import Affine, Path, Point

MOST_DRAWN = 5_000
"""Elements that are drawn, each copy counted."""
MOST_NUMBERS = 200_000
SIMPLER = "simplify it in a drawing program"
ORIGINS = {"left": "0%", "top": "0%", "center": "50%", "right": "100%", "bottom": "100%"}
ACROSS, DOWN = frozenset({"left", "right"}), frozenset({"top", "bottom"})


@dataclass(frozen=True, slots=True)
class State:
    """What holds where an element is drawn.

    Attributes:
        lay: from user units to mm.
        scale: of what percentages are.
        copied: what is being copied here.
        depth: how many elements stand around this one, copies counted.
    """

    lay: Affine
    style: Style
    scale: Scale
    copied: tuple[Element, ...] = ()
    depth: int = 0

    @property
    def is_drawn(self) -> bool:
        """Whether anything here has an area, and is not left out."""
        flat = self.lay.a * self.lay.d == self.lay.b * self.lay.c
        return self.style["display"].value != "none" and not flat

    def moved(self, by: Point) -> State:
        return replace(self, lay=Affine.translation(*by).then(self.lay))

    def corner(self) -> Point:
        """Return ``x`` and ``y`` (user units)."""
        return Point(self._length("x", self.scale.width), self._length("y", self.scale.height))

    def sides(self, sized: Style) -> tuple[float, float]:
        """Return width and height of a window; ``sized`` overrules the style of the element."""
        return self._side("width", self.scale.width, sized), self._side(
            "height", self.scale.height, sized
        )

    def _length(self, name: str, of: float) -> float:
        value, place = self.style[name]
        with standing(name, place):
            return length(value, of, self.scale.em)

    def _side(self, name: str, whole: float, sized: Style) -> float:
        written = sized[name] if sized[name].value != "auto" else self.style[name]
        with standing(name, written.place):
            value = written.value
            return whole if value == "auto" else not_below(length(value, whole, self.scale.em))


@dataclass(frozen=True, slots=True)
class Painted:
    """What an element paints, in order, and the bare outlines (mm) that its box is made of."""

    shapes: Sequence[Shape] = ()
    outlines: Sequence[Path] = ()

    @classmethod
    def joined(cls, parts: Iterable[Painted]) -> Painted:
        every = list(parts)
        return cls(
            [shape for part in every for shape in part.shapes],
            [path for part in every for path in part.outlines],
        )


class Scene:
    """One picture: its styles, its names, and how much of it was drawn so far."""

    def __init__(self, root: Element, faults: Faults) -> None:
        self.faults = faults
        self.styles, self.areas = Styles(root, faults), Areas()
        self._named = {each.attributes["id"]: each for each in _named(root)}
        self._drawn = self._numbers = 0

    def count(self, element: Element) -> None:
        """Count one element more.

        Raises:
            ContentError: there are too many.
        """
        self._drawn += 1
        if self._drawn > MOST_DRAWN:
            self._end(element, f"draws more than {MOST_DRAWN:,} elements, copies counted")

    def measure(self, element: Element, numbers: int) -> None:
        """Count the numbers of an outline.

        Raises:
            ContentError: there are too many.
        """
        self._numbers += numbers
        if self._numbers > MOST_NUMBERS:
            self._end(element, f"has more than {MOST_NUMBERS:,} numbers, copies counted")

    def _end(self, element: Element, much: str) -> None:
        refused = RefusedError("picture-too-large", f"the picture {much}", SIMPLER)
        self.faults.refuse(refused, element.place)
        self.faults.stop()

    def entered(self, element: Element, around: State) -> State:
        """Return what holds for ``element``; ``around`` is what holds where it stands."""
        if around.depth > DEEPEST:
            message = "the picture nests too deeply, copies counted"
            raise RefusedError("picture-too-large", message, SIMPLER)
        style = self.styles.of(element, around.style)
        scale = replace(around.scale, em=type_size(style))
        lay = _transform(element, style, scale).then(around.lay)
        return replace(around, lay=lay, style=style, scale=scale, depth=around.depth + 1)

    def target(self, address: str) -> Element:
        """Return what ``address`` (``#id``) names."""
        target = self._named.get(address.strip().removeprefix("#"))
        if target is None:
            raise unreadable(f"{address!r} names what is not there", "name an id of the file")
        return target

    def copied(self, use: Element) -> Element | None:
        """Return what a ``use`` names, if it names anything."""
        if "href" not in use.attributes:
            return None
        with standing("href", use.at("href")):
            return self.target(use.attributes["href"])


def type_size(style: Style) -> float:
    """Return by how many user units one em is."""
    return float(style["font-size"].value.removesuffix("px"))


def _named(element: Element) -> Iterator[Element]:
    """Yield the elements that have an id, the last of one name first, as the first one counts."""
    for child in reversed(element.children):
        yield from _named(child)
    if "id" in element.attributes:
        yield element


def _transform(element: Element, style: Style, scale: Scale) -> Affine:
    """Return the map of an element, about its origin."""
    value, place = style["transform"]
    if value == "none":
        return Affine()
    with standing("transform", place):
        if element.kind in ("svg", "symbol"):
            message = f"a transform of <{element.kind}> is drawn by some readers only"
            raise RefusedError("picture-unsupported", message, "put it on a <g> inside")
        about = transform(value, scale.em)
    value, place = style["transform-origin"]
    with standing("transform-origin", place):
        origin = _origin(value, scale)
    back = Affine.translation(-origin.x, -origin.y)
    return back.then(about).then(Affine.translation(*origin))


def _origin(value: str, scale: Scale) -> Point:
    """Return the point that a transform is about (CSS Transforms 1, 8)."""
    words = value.replace(",", " ").split()
    if not 1 <= len(words) <= 3:
        raise unreadable(f"{value[:40]!r} is no point", "write two lengths")
    x, y = (*words, "center")[:2]
    if x in DOWN or y in ACROSS:
        x, y = y, x
    return Point(
        length(ORIGINS.get(x, x), scale.width, scale.em),
        length(ORIGINS.get(y, y), scale.height, scale.em),
    )
