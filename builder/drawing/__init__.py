"""Finished form: shapes, text and structure at fixed positions, known to no output format."""

from builder.drawing.page import (
    Artifact,
    Body,
    Document,
    Element,
    Imposed,
    Leaf,
    Link,
    Node,
    OnDemand,
    Page,
    Part,
    Placed,
    Role,
    Section,
    TextRun,
    Word,
)
from builder.drawing.raster import Photograph, Raster
from builder.drawing.shapes import Drawing, Identity, Label, Shape, Stroke

__all__ = [
    "Artifact",
    "Body",
    "Document",
    "Drawing",
    "Element",
    "Identity",
    "Imposed",
    "Label",
    "Leaf",
    "Link",
    "Node",
    "OnDemand",
    "Page",
    "Part",
    "Photograph",
    "Placed",
    "Raster",
    "Role",
    "Section",
    "Shape",
    "Stroke",
    "TextRun",
    "Word",
]
