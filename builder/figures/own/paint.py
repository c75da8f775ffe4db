"""Fill and line of a shape, worked out to filled outlines (SVG 2, 13)."""

from __future__ import annotations

import re
from typing import get_args

from builder.drawing import Shape
from builder.figures.own.allowed import FLAT, OUTLINED
from builder.figures.own.areas import Areas, Cap, Join, Line, Rule
from builder.figures.own.faults import RefusedError, standing
from builder.figures.own.style import Style
from builder.figures.own.values import (
    GAP,
    Scale,
    colour,
    length,
    not_below,
    number,
    share,
    unreadable,
)
from builder.geometry import Affine, Path

ADDRESS = re.compile(r"url\(\s*[\"']?(#[^\"')]+)[\"']?\s*\)")
LEAST = 0.005
"""Below this opacity nothing is painted."""
ORDER = ("fill", "stroke", "markers")


def painted(path: Path, style: Style, scale: Scale, lay: Affine, areas: Areas) -> list[Shape]:
    """Return the shapes (mm) that paint an outline of user units.

    Raises:
        RefusedError: it is painted with what cannot be kept.
    """
    shapes = []
    for part in _order(style):
        painting = ink(style, part)
        if painting is None or not is_visible(style):
            continue
        drawn, within = (path.mapped(lay), rule(style, "fill-rule"))
        if part == "stroke":
            drawn, within = areas.stroked(path, line(style, scale), lay), "nonzero"
        if len(drawn.ops) > 1 and painting[1] >= LEAST:
            shapes.append(Shape(drawn, painting[0], fill_opacity=painting[1], rule=within))
    return shapes


def is_visible(style: Style) -> bool:
    return style["visibility"].value not in ("hidden", "collapse")


def address(value: str) -> str:
    """Return the ``#id`` that a value names, or nothing."""
    match = ADDRESS.fullmatch(value)
    return match[1] if match else ""


def rule(style: Style, name: str) -> Rule:
    return _word(style, name, Rule)  # type: ignore[return-value]


def _order(style: Style) -> list[str]:
    """Return fill and stroke in the order in which they are painted."""
    value, place = style["paint-order"]
    words = [] if value == "normal" else value.split()
    with standing("paint-order", place):
        if not set(words) <= set(ORDER):
            raise unreadable(f"{value[:40]!r} is no order", "write 'stroke' or 'fill'")
    return [part for part in (*words, *(each for each in ORDER if each not in words))
            if part != "markers"]  # fmt: skip


def ink(style: Style, part: str) -> tuple[str, float] | None:
    """Return colour and opacity of fill or stroke; nothing where it is not painted."""
    value, place = style[part]
    if value.lower() == "none":
        return None
    if value.lower() == "currentcolor":
        value, place = style["color"]
        value = "#000000" if value.lower() == "currentcolor" else value
    plain = colour(value)
    if plain is None:
        with standing(part, place):
            raise RefusedError("picture-unsupported", *_no_colour(value))
    opacity, place = style[f"{part}-opacity"]
    with standing(f"{part}-opacity", place):
        return plain[0], plain[1] * share(opacity)


def _no_colour(value: str) -> tuple[str, str]:
    if value.lower().startswith("url("):
        return f"{value[:40]} is no plain colour", FLAT
    return f"{value[:40]!r} is no colour", "fill with a plain colour, such as #aa3322"


def line(style: Style, scale: Scale) -> Line:
    value, place = style["stroke-width"]
    with standing("stroke-width", place):
        width = not_below(length(value, scale.diagonal, scale.em))
    value, place = style["stroke-miterlimit"]
    with standing("stroke-miterlimit", place):
        miter = number(value)
    value, place = style["stroke-dashoffset"]
    with standing("stroke-dashoffset", place):
        offset = length(value, scale.diagonal, scale.em)
    return Line(
        width,
        _word(style, "stroke-linecap", Cap),  # type: ignore[arg-type]
        _word(style, "stroke-linejoin", Join),  # type: ignore[arg-type]
        miter,
        _dashes(style, scale),
        offset,
    )


def _dashes(style: Style, scale: Scale) -> tuple[float, ...]:
    """Return lengths of dashes and gaps, as many of each; nothing for a whole line."""
    value, place = style["stroke-dasharray"]
    if value == "none":
        return ()
    with standing("stroke-dasharray", place):
        parts = [length(each, scale.diagonal, scale.em) for each in GAP.split(value) if each]
        if any(each < 0 for each in parts):
            raise unreadable("a dash is shorter than 0", "write lengths of 0 or more")
    return tuple(parts * (1 + len(parts) % 2)) if sum(parts) else ()


def _word(style: Style, name: str, known: object) -> str:
    value, place = style[name]
    if value not in get_args(known):
        with standing(name, place):
            words = ", ".join(get_args(known))
            raise RefusedError(
                "picture-unsupported",
                f"{value[:40]!r} cannot be drawn",
                f"{OUTLINED}, or use one of {words}",
            )
    return value
