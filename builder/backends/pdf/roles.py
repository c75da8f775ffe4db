"""What the structure tree says of an element besides its content."""

from __future__ import annotations

from collections.abc import Iterator
from sys import intern

from builder.backends.pdf import syntax
from builder.drawing import Element, Section, TextRun
from builder.drawing.page import leaves
from builder.geometry import Affine, Point

Edges = tuple[float, float, float, float]
"""Left, bottom, right and top of a box on the page, in points, y up."""

GROUPING = frozenset({"Sect", "L", "LI", "Table", "TR"})
"""Roles that hold elements only; a shape that stands in one of them is decoration."""


def element_entries(element: Element) -> str:
    """Return role, texts and attributes of ``element``, but not its outline."""
    entries = f"/{element.role}"
    if element.title:
        entries += f"/T{syntax.text_string(element.title)}"
    if element.alt:
        entries += f"/Alt{syntax.text_string(element.alt)}"
    if element.language:
        entries += f"/Lang{syntax.text_string(element.language)}"
    return entries + _attributes(element)


def section_entries(section: Section) -> str:
    """Return role and title of ``section``."""
    return f"/{section.role}/T{syntax.text_string(section.title)}"


def box_entry(box_pt: Edges) -> str:
    """Return the attribute that tells where a figure stands."""
    return f"/A<</O/Layout/Placement/Block/BBox[{syntax.numbers(box_pt, 2)}]>>"


def mapped(box_pt: Edges, by: Affine) -> Edges:
    """Return the upright box round ``box_pt`` as ``by`` lays it elsewhere."""
    left, bottom, right, top = box_pt
    corners = [by.apply(Point(x, y)) for x in (left, right) for y in (bottom, top)]
    xs, ys = [corner.x for corner in corners], [corner.y for corner in corners]
    return min(xs), min(ys), max(xs), max(ys)


def unlinked(entries: str) -> str:
    """Return the entries of an element that is no link any more."""
    return intern(f"/Span{entries[5:]}") if entries.startswith("/Link") else entries


def _attributes(element: Element) -> str:
    match element.role:
        case "L":
            return f"/A<</O/List/ListNumbering/{_numbering(element)}>>"
        case "TH":
            return "/A<</O/Table/Scope/Column>>"
        case _:
            return ""


def _numbering(listing: Element) -> str:
    """Return how the items are labelled, as their first label shows."""
    first = next(_labels(listing), "")
    if first[:1].isdigit():
        return "Decimal"
    return "Disc" if first else "None"


def _labels(listing: Element) -> Iterator[str]:
    for item in listing.children:
        for part in item.children if isinstance(item, Element) else ():
            if isinstance(part, Element) and part.role == "Lbl":
                yield " ".join(leaf.text for leaf in leaves((part,)) if isinstance(leaf, TextRun))
