"""Small sets of plain cards."""

from __future__ import annotations

from dataclasses import replace

from builder.drawing import Artifact, Document, Page, Shape
from builder.geometry import Box, Path
from builder.store.project import Project

PROJECT = Project()


def card_set(
    cards: int, width: float, height: float, title: str = "A short guide", *, blank: bool = False
) -> Document:
    """Return fronts and backs by turns, each with a box of its own for a face."""
    faces = [face(f"card-{at // 2 + 1}", at % 2 == 0, width, height) for at in range(2 * cards)]
    if blank:
        faces = [replace(one, body=()) for one in faces]
    return Document(title, "en", tuple(faces))


def face(name: str, front: bool, width: float, height: float) -> Page:
    box = Box.sized(5.0, 5.0, width / (3 if front else 2), height / 4)
    shape = Shape(Path.box(box), fill="#336699" if front else "#996633")
    side = "front" if front else "back"
    return Page(f"{name}-{side}", width, height, (Artifact((shape,)),))
