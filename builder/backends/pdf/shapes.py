"""Painting operators for shapes (ISO 32000-1, 8.5)."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from functools import lru_cache

from builder.backends.pdf import colours, syntax
from builder.backends.pdf.purpose import Inks
from builder.drawing import Shape, Stroke

OPERATORS = {"M": "{0} {0} m\n", "L": "{0} {0} l\n", "C": "{0} {0} {0} {0} {0} {0} c\n", "Z": "h\n"}
CAPS = {"butt": 0, "round": 1}
JOINS = {"miter": 0, "round": 1}
OPAQUE = 100
OVERPRINT = {"O0": "<</op false>>", "O1": "<</op true/OPM 1>>"}
"""Whether inks that a colour has none of keep what lies under it (ISO 32000-1, 8.6.7)."""


@lru_cache(maxsize=512)
def path_pattern(ops: str, spelling: str) -> str:
    """Return the operators of a path with ``spelling`` (``%d``, ``%.2f``) for each coordinate."""
    return "".join(OPERATORS[op] for op in ops).format(spelling)


def state_resources(hundredths: Set[int], *, overprinting: bool = False) -> str:
    """Return the resources entry for the opacities that were used, or nothing.

    Args:
        overprinting: whether type that is printed over its ground was used.
    """
    states = {f"G{value}": f"<</ca {syntax.number(value / 100)}>>" for value in sorted(hundredths)}
    if overprinting:
        states |= OVERPRINT
    return "/ExtGState" + syntax.dictionary(states) if states else ""


@dataclass(slots=True)
class Pen:
    """The part of the graphics state that shapes and text set, as it is at this moment.

    Attributes:
        scale: from mm to the units in which line widths are written.
        inks: with which colours are told.
        opacities: all that were used, in hundredths.
        overprint: whether a fill lets inks under it stand.
    """

    scale: float
    inks: Inks
    fill: str = ""
    stroke: Stroke | None = None
    opacity: int = OPAQUE
    opacities: set[int] = field(default_factory=set)
    overprint: bool = False

    def set_type(self, colour: str, size_pt: float) -> str:
        """Return the operators that make ``colour`` that of type, or nothing where it is so."""
        printed = colours.of_type(colour, size_pt, self.inks)
        over = self._set_overprint(overprint=colours.overprints(printed, self.inks))
        return over + self._set_fill(printed)

    def set_fill(self, colour: str) -> str:
        """Return the operators that make ``colour`` the fill, or nothing where it is so."""
        return self._set_overprint(overprint=False) + self._set_fill(colour)

    def _set_fill(self, colour: str) -> str:
        if colour == self.fill:
            return ""
        self.fill = colour
        return f"{colours.fill(colour, self.inks)}\n"

    def _set_overprint(self, *, overprint: bool) -> str:
        if overprint == self.overprint:
            return ""
        self.overprint = overprint
        return f"/O{int(overprint)} gs\n"

    def set_stroke(self, stroke: Stroke) -> str:
        if stroke == self.stroke:
            return ""
        self.stroke = stroke
        return (
            f"{colours.stroke(stroke.colour, self.inks)} "
            f"{syntax.number(stroke.width * self.scale, 2)} w "
            f"{CAPS[stroke.cap]} J {JOINS[stroke.join]} j\n"
        )

    def set_opacity(self, hundredths: int) -> str:
        if hundredths == self.opacity:
            return ""
        self.opacity = hundredths
        self.opacities.add(hundredths)
        return f"/G{hundredths} gs\n"

    def prepare(self, shape: Shape) -> str:
        """Return the operators that set what ``shape`` needs."""
        before = ""
        if shape.fill is not None:
            before = self.set_opacity(round(shape.fill_opacity * 100)) + self.set_fill(shape.fill)
        return before + self.set_stroke(shape.stroke) if shape.stroke else before


def finish(shape: Shape) -> str:
    """Return the operator that paints the path of ``shape``."""
    star = "*" if shape.rule == "evenodd" and shape.fill is not None else ""
    match shape.fill is not None, shape.stroke is not None:
        case True, True:
            return f"B{star}\n"
        case True, False:
            return f"f{star}\n"
        case False, True:
            return "S\n"
        case _:
            return "n\n"
