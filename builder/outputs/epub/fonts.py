"""The fonts that the book brings along: the faces that its pages use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from builder.publication import BookPage, StoredFile
from builder.typeset import Family

FOLDER = "fonts"
FACES = {
    "regular": ("normal", "normal"),
    "bold": ("bold", "normal"),
    "italic": ("normal", "italic"),
    "bold-italic": ("bold", "italic"),
}
"""Weight and style of each face, as a style sheet says them."""
SLANTED = ("italic", "bold-italic")
EMPHASIS = "<em>"


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """A face of the book's type family; ``src`` is the link to it from the style sheet."""

    src: str
    weight: str
    style: str
    file: StoredFile


def embedded_fonts(pages: Iterable[BookPage], family: Family) -> tuple[EmbeddedFont, ...]:
    """Return the faces that ``pages`` need: the slanted ones only for emphasis."""
    slanted = any(EMPHASIS in page.content for page in pages)
    return tuple(
        _embedded(face, family.files[face].data) for face in FACES if slanted or face not in SLANTED
    )


def _embedded(face: str, content: bytes) -> EmbeddedFont:
    path = f"{FOLDER}/{face}.ttf"
    weight, style = FACES[face]
    file = StoredFile(f"font-{face}", path, "font/ttf", content)
    return EmbeddedFont(f"../{path}", weight, style, file)
