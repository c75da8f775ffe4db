"""An SVG file to our shapes: what is written is worked out, until only filled outlines are left."""

from __future__ import annotations

from dataclasses import replace

from builder.drawing import Shape
from builder.figures.own import allowed, paint, viewport
from builder.figures.own.areas import Area, touch
from builder.figures.own.clips import Clips
from builder.figures.own.conditions import is_off
from builder.figures.own.faults import Faults, RefusedError, standing
from builder.figures.own.outlines import outline
from builder.figures.own.scene import Painted, Scene, State, type_size
from builder.figures.own.style import INITIAL, Style
from builder.figures.own.tree import HARMFUL, Element, read_tree
from builder.figures.own.values import Scale, share
from builder.geometry import Affine, Box, Path

FARTHEST = 1e5
"""No outline lies beyond (mm)."""
LEAST_OPACITY = 0.005


def read_vector(
    content: bytes, width: float, height: float, faults: Faults
) -> tuple[float, float, tuple[Shape, ...]]:
    """Return width and height (mm) and the shapes of an SVG file.

    Args:
        content: the file.
        width, height: the room that the picture fits into (mm).
        faults: takes what is wrong.

    Raises:
        ContentError: the file is hostile, broken, or draws with what cannot be kept.
    """
    root = read_tree(content, faults)
    painter = _Painter(root, faults)
    room = painter.room()
    scale = min(width / room.width, height / room.height)
    shapes = painter.picture(room, scale)
    page = Box(0, 0, room.width * scale, room.height * scale)
    if not faults.findings and not any(touch(shape.path.bounds, page) for shape in shapes):
        hint = "look whether all of it is hidden, outside of the viewBox, or without a fill"
        faults.report("picture-unreadable", "nothing in the picture can be seen", 1, hint)
    faults.stop()
    return page.width, page.height, tuple(shapes)


class _Painter:
    """Paints one picture, element after element."""

    def __init__(self, root: Element, faults: Faults) -> None:
        self._root, self._faults = root, faults
        self._scene = Scene(root, faults)
        self._clips = Clips(self._scene)
        self._style = self._scene.styles.of(root, INITIAL)

    def room(self) -> Box:
        """Return the whole picture (CSS pixels).

        Raises:
            ContentError: it has no size.
        """
        try:
            return Box(0.0, 0.0, *viewport.canvas(self._root, self._style))
        except RefusedError as error:
            self._faults.refuse(error, self._root.place)
            self._faults.stop()
            raise

    def picture(self, room: Box, scale: float) -> list[Shape]:
        """Return the shapes of the whole picture, which fills ``room`` (px)."""
        em = type_size(self._style)
        state = State(Affine.scaling(scale), self._style, Scale(room.width, room.height, em))
        try:
            if not state.is_drawn:
                return []
            inner, _ = self._windowed(self._root, state, room)
            painted = self._finished(self._children(self._root, inner), inner)
            return [shape for shape in painted.shapes if _is_seen(shape)]
        except RefusedError as error:
            self._faults.refuse(error, self._root.place)
            return []

    def _painted(self, element: Element, around: State) -> Painted:
        """Return what an element paints; what is wrong with it is reported, and paints nothing."""
        try:
            return self._of(element, around)
        except RefusedError as error:
            self._faults.refuse(error, element.place)
            return Painted()

    def _of(self, element: Element, around: State) -> Painted:
        self._scene.count(element)
        if element.kind in allowed.UNDRAWN | HARMFUL or is_off(element):
            return Painted()
        if element.kind not in allowed.SHAPES | allowed.GROUPS:
            hint = allowed.ELEMENT_HINTS.get(element.kind, allowed.ELEMENT_HINT)
            raise RefusedError("picture-unsupported", f"<{element.kind}> cannot be drawn", hint)
        state = self._scene.entered(element, around)
        if not state.is_drawn:
            return Painted()
        inside = self._shape if element.kind in allowed.SHAPES else self._group
        return self._finished(inside(element, state), state)

    def _shape(self, element: Element, state: State) -> Painted:
        path = outline(element, state.style, state.scale)
        if not path.ops:
            return Painted()
        if "pathLength" in element.attributes and state.style["stroke-dasharray"].value != "none":
            with standing("pathLength", element.at("pathLength")):
                message = "dashes in shares of a length cannot be drawn"
                raise RefusedError("picture-unsupported", message, allowed.OUTLINED)
        self._scene.measure(element, len(path.coords))
        shapes = paint.painted(path, state.style, state.scale, state.lay, self._scene.areas)
        return Painted(shapes, [path.mapped(state.lay)])

    def _group(self, element: Element, state: State) -> Painted:
        match element.kind:
            case "svg":
                return self._window(element, state, state.style)
            case "use":
                return self._copy(element, state)
            case "switch":
                chosen = [each for each in element.children if not is_off(each)]
                return Painted.joined(self._painted(each, state) for each in chosen[:1])
        return self._children(element, state)

    def _children(self, element: Element, state: State) -> Painted:
        return Painted.joined(self._painted(each, state) for each in element.children)

    def _copy(self, use: Element, state: State) -> Painted:
        """Paint what a ``use`` names, as if it stood there."""
        target = self._scene.copied(use)
        if target is None:
            return Painted()
        if target in state.copied:
            raise RefusedError("picture-too-large", "a <use> copies itself", "delete it")
        inside = replace(state.moved(state.corner()), copied=(*state.copied, target))
        if target.kind not in ("svg", "symbol"):
            return self._painted(target, inside)
        self._scene.count(target)
        inside = self._scene.entered(target, inside)
        if is_off(target) or not inside.is_drawn:
            return Painted()
        return self._finished(self._window(target, inside, state.style), inside)

    def _window(self, element: Element, state: State, sized: Style) -> Painted:
        """Paint a window inside the picture; ``sized`` is the style that tells its sides first."""
        width, height = state.sides(sized)
        if not (width and height):
            return Painted()
        corner = (0.0, 0.0) if element.kind == "symbol" else state.corner()
        inner, clip = self._windowed(element, state, Box.sized(*corner, width, height))
        painted = self._children(element, inner)
        if state.style["overflow"].value in ("visible", "auto"):
            return painted
        return replace(painted, shapes=self._scene.areas.clipped(painted.shapes, clip))

    def _windowed(self, element: Element, state: State, room: Box) -> tuple[State, Area]:
        """Return the state inside of a window that fills ``room``, and what it shows."""
        window = viewport.view_box(element)
        inside = Affine.translation(room.left, room.top)
        lay = viewport.laid(element, window, room) if window else inside
        size = window or room
        scale = replace(state.scale, width=size.width, height=size.height)
        clip = Area.of(Path.box(room).mapped(state.lay))
        return replace(state, lay=lay.then(state.lay), scale=scale), clip

    def _finished(self, painted: Painted, state: State) -> Painted:
        """Return what is left after the clip and the opacity of an element."""
        region = self._clips.region(state, painted.outlines)
        shapes = list(painted.shapes)
        if region is not None:
            shapes = self._scene.areas.clipped(shapes, region)
        value, place = state.style["opacity"]
        with standing("opacity", place):
            opacity = share(value)
            faded = self._scene.areas.faded(shapes, opacity) if opacity < 1 else shapes
        return replace(painted, shapes=faded)


def _is_seen(shape: Shape) -> bool:
    bounds = shape.path.bounds
    if not all(abs(edge) <= FARTHEST for edge in bounds):
        message = "an outline lies beyond any page"
        raise RefusedError("picture-too-large", message, "move it into the viewBox")
    return shape.fill_opacity >= LEAST_OPACITY
