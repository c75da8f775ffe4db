"""What a clip leaves of what it is put on (CSS Masking 1, 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.figures.own import allowed, paint
from builder.figures.own.areas import Area
from builder.figures.own.conditions import is_off
from builder.figures.own.faults import RefusedError, standing
from builder.figures.own.outlines import outline
from builder.figures.own.scene import Scene, State
from builder.figures.own.tree import Element
from builder.figures.own.values import Scale, unreadable
from builder.geometry import Affine, Box, Path

BOXED = "objectBoundingBox"


class Clips:
    """Works out the clips of one picture."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def region(
        self,
        state: State,
        outlines: Sequence[Path],
        inside: tuple[Element, ...] = (),
    ) -> Area | None:
        """Return what the clip of an element leaves, if it has one.

        Args:
            outlines: of the element (mm), for clips in units of its box.
            inside: the clips that are being worked out.
        """
        value, place = state.style["clip-path"]
        if value == "none":
            return None
        with standing("clip-path", place):
            address = paint.address(value)
            clip = self._scene.target(address) if address else None
            if clip is None or clip.kind != "clipPath" or clip in inside:
                raise unreadable(f"{value[:40]!r} names no clip", "name a <clipPath>")
        if clip.attributes.get("clipPathUnits") == BOXED:
            state = replace(state, lay=_boxed(outlines, state.lay), scale=Scale(1.0, 1.0))
        inner = self._scene.entered(clip, state)
        inside = (*inside, clip)
        parts = (self._part(each, inner, inside) for each in clip.children)
        region = self._scene.areas.joined(part for part in parts if part is not None)
        return self._met(region, self.region(inner, outlines, inside))

    def _part(self, element: Element, around: State, inside: tuple[Element, ...]) -> Area | None:
        """Return what one element in a clip covers."""
        self._scene.count(element)
        if element.kind in allowed.UNDRAWN or is_off(element):
            return None
        state = self._scene.entered(element, around)
        if not state.is_drawn:
            return None
        if element.kind == "use":
            return self._copy(element, state, inside)
        if element.kind not in allowed.SHAPES:
            message = f"<{element.kind}> cannot clip"
            raise RefusedError("picture-unsupported", message, allowed.ELEMENT_HINT)
        path = outline(element, state.style, state.scale).mapped(state.lay)
        if not path.ops or not paint.is_visible(state.style):
            return None
        covered = Area.of(path, paint.rule(state.style, "clip-rule"))
        return self._met(covered, self.region(state, [path], inside))

    def _copy(self, use: Element, state: State, inside: tuple[Element, ...]) -> Area | None:
        target = self._scene.copied(use)
        if target is None:
            return None
        if target.kind not in allowed.SHAPES:
            message = f"a copy of <{target.kind}> cannot clip"
            raise RefusedError("picture-unsupported", message, "name a plain shape")
        covered = self._part(target, state.moved(state.corner()), inside)
        return covered and self._met(covered, self.region(state, [], inside))

    def _met(self, one: Area, other: Area | None) -> Area:
        return one if other is None else self._scene.areas.met(one, other)


def _boxed(outlines: Sequence[Path], lay: Affine) -> Affine:
    """Return the map from the unit square to the box of an element, and on to mm."""
    parts = [Area.of(path.mapped(lay.inverse)).bounds for path in outlines]
    boxes = [box for box in parts if box is not None]
    if not boxes:
        return Affine.scaling(0.0)
    whole = Box.around([corner for box in boxes for corner in box.corners])
    return Affine(whole.width, 0, 0, whole.height, whole.left, whole.top).then(lay)
