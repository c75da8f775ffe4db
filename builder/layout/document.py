"""A document that carries the metadata of its guide."""

from __future__ import annotations

from builder.drawing import Document, Page, Section
from builder.model import Guide


def document_of(guide: Guide, title: str, children: tuple[Section | Page, ...]) -> Document:
    """Return a document that carries the guide's metadata."""
    return Document(
        title=title,
        language=guide.language,
        children=children,
        author=", ".join(creator.name for creator in guide.creators),
        subject=guide.description,
        keywords=guide.subjects,
        date=guide.edition.date,
        identifier=guide.identifier,
        rights=guide.rights,
        viewer={"PrintScaling": "None"},
    )
