"""Finished pages and drawings as plain text, one line for each thing painted.

Two traces differ where a person could see or hear a difference: lengths are rounded to 0.01 mm,
long outlines are told by their kind, their number of steps and the box round them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from builder.drawing.page import Artifact, Element, Imposed, Link, Node, Page, Placed, TextRun
from builder.drawing.shapes import Drawing, Photograph, Shape
from builder.geometry import Box, Path
from tests.support.paths import segments

INDENT = "  "
TOLD_IN_FULL = 8
"""Outlines of at most so many steps are given with all their coordinates."""


def trace(page: Page) -> str:
    """Return what ``page`` shows, in reading order, indented as its structure is."""
    head = f"page {page.name}: {_length(page.width)} x {_length(page.height)}"
    head += f", bleed {_length(page.bleed)}" if page.bleed else ""
    head += f", label {page.label!r}" if page.label else ""
    return "\n".join([head, *(line for node in page.body for line in _node(node, INDENT))]) + "\n"


def trace_drawing(drawing: Drawing) -> str:
    """Return the shapes of ``drawing`` from the ground up, and its words."""
    lines = [
        f"drawing {drawing.name}: {_length(drawing.width)} x {_length(drawing.height)}",
        *_words(title=drawing.title, alt=drawing.alt, description=drawing.description),
        *(_photograph(lies) for lies in (drawing.photograph,) if lies),
        *(_shape(shape) for shape in drawing.shapes),
        *(
            f"label {_lengths(label.at)} {label.side} {label.tone} {label.text!r}"
            for label in drawing.labels
        ),
    ]
    return f"\n{INDENT}".join(lines) + "\n"


def _photograph(photograph: Photograph) -> str:
    raster = photograph.raster
    size = f"{raster.width} x {raster.height} px, {raster.channels} channels"
    return f"photograph {raster.media_type} {size} {_lengths(photograph.box)}"


def _words(**texts: str) -> Iterator[str]:
    """Yield those of ``texts`` that say something, each after its name."""
    return (f"{name} {text!r}" for name, text in texts.items() if text)


def _node(node: Node | Imposed, indent: str) -> Iterator[str]:
    match node:
        case Element():
            yield indent + _element(node)
        case Artifact():
            yield indent + "artifact"
        case TextRun():
            yield indent + _text(node)
        case Shape():
            yield indent + _shape(node)
        case Imposed(page=page, place=place, window=window):
            yield f"{indent}page {page.name} through {_lengths(window)} at {_lengths(place)}"
        case Placed(drawing=drawing, box=box):
            yield f"{indent}drawing {drawing.name} {_lengths(box)}"
        case _:
            assert_never(node)
    if isinstance(node, Element | Artifact):
        for child in node.children:
            yield from _node(child, indent + INDENT)


def _element(element: Element) -> str:
    line: str = element.role
    line += f" #{element.anchor}" if element.anchor else ""
    line += f" box {_lengths(element.box)}" if element.box else ""
    words = _words(title=element.title, alt=element.alt, language=element.language)
    line = " ".join([line, *words])
    return line + (_link(element.link) if element.link else "")


def _link(link: Link) -> str:
    boxes = ", ".join(_lengths(box) for box in link.boxes)
    return f" to {link.target} {link.contents!r} at {boxes}"


def _text(run: TextRun) -> str:
    style = f"{run.font} {_length(run.size_pt)} pt {run.colour}"
    place = f"{_lengths((run.x, run.baseline))} wide {_length(run.width)}"
    return f"text {place} {style} {run.text!r}"


def _shape(shape: Shape) -> str:
    line = "shape"
    if shape.fill is not None:
        line += f" fill {shape.fill}"
        line += f" opacity {_length(shape.fill_opacity)}" if shape.fill_opacity < 1 else ""
        line += " evenodd" if shape.rule == "evenodd" else ""
    if shape.stroke is not None:
        stroke = shape.stroke
        line += f" stroke {stroke.colour} {_length(stroke.width)} {stroke.cap} {stroke.join}"
    return f"{line} {_outline(shape.path)}"


def _outline(path: Path) -> str:
    box = path.as_box()
    if box is not None:
        return f"box {_lengths(box)}"
    if len(path.ops) <= TOLD_IN_FULL:
        return " ".join(" ".join((op, _lengths(coords))).strip() for op, coords in segments(path))
    counts = " ".join(f"{op}{path.ops.count(op)}" for op in "MLCZ" if op in path.ops)
    return f"{counts} in {_lengths(path.bounds)}"


def _length(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _lengths(values: Box | tuple[float, ...]) -> str:
    return " ".join(map(_length, values))
