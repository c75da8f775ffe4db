"""Finished form: shapes, text and structure at fixed positions, known to no output format."""

from builder.drawing.page import (
    Artifact,
    Body,
    Document,
    Element,
    Leaf,
    Link,
    Node,
    OnDemand,
    Page,
    Placed,
    Role,
    Section,
    TextRun,
    Word,
)
from builder.drawing.shapes import Drawing, Label, Shape, Stroke

__all__ = [
    "Artifact",
    "Body",
    "Document",
    "Drawing",
    "Element",
    "Label",
    "Leaf",
    "Link",
    "Node",
    "OnDemand",
    "Page",
    "Placed",
    "Role",
    "Section",
    "Shape",
    "Stroke",
    "TextRun",
    "Word",
]
