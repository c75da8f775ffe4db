"""What the structure tree says of an element besides its content."""

from __future__ import annotations

from collections.abc import Iterator

from builder.backends.pdf import syntax
from builder.drawing import Element, Section, TextRun
from builder.drawing.page import leaves

Edges = tuple[float, float, float, float]
"""Left, bottom, right and top of a box on the page, in points, y up."""

GROUPING = frozenset({"Sect", "L", "LI", "Table", "TR"})
"""Roles that hold elements only; a shape that stands in one of them is decoration."""


def element_entries(element: Element, box_pt: Edges | None) -> str:
    """Return role, texts and attributes of ``element``; ``box_pt`` is its outline on the page."""
    entries = f"/{element.role}"
    if element.title:
        entries += f"/T{syntax.text_string(element.title)}"
    if element.alt:
        entries += f"/Alt{syntax.text_string(element.alt)}"
    if element.language:
        entries += f"/Lang{syntax.text_string(element.language)}"
    return entries + _attributes(element, box_pt)


def section_entries(section: Section) -> str:
    """Return role and title of ``section``."""
    return f"/{section.role}/T{syntax.text_string(section.title)}"


def _attributes(element: Element, box_pt: Edges | None) -> str:
    match element.role:
        case "Figure" if box_pt is not None:
            return f"/A<</O/Layout/Placement/Block/BBox[{syntax.numbers(box_pt, 2)}]>>"
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
