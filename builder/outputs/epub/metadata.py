"""What the book says of itself; every statement of access is one that this book keeps."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model import Guide
from builder.model.relators import RELATORS
from builder.outputs.epub.manuscript import Manuscript
from builder.publication import Metadatum

ALWAYS = (
    "alternativeText", "displayTransformability", "readingOrder", "structuralNavigation",
    "tableOfContents", "pageBreakMarkers", "pageNavigation", "ARIA", "unlocked",
)  # fmt: skip
"""Features of every book, from schema.org's list: templates write them, the lint looks for them."""


def book_metadata(manuscript: Manuscript) -> tuple[Metadatum, ...]:
    """Return all statements but identifier, title and language."""
    guide = manuscript.guide
    return (
        *_people(guide),
        Metadatum("dc:date", guide.edition.date),
        Metadatum("dc:description", guide.description),
        *(Metadatum("dc:subject", subject) for subject in guide.subjects),
        *([Metadatum("dc:rights", guide.rights)] if guide.rights else []),
        *_series(guide),
        *_access(manuscript),
    )


def _people(guide: Guide) -> Iterator[Metadatum]:
    for number, creator in enumerate(guide.creators, 1):
        name = "creator" if creator.role == "author" else "contributor"
        anchor = f"person-{number}"
        yield Metadatum(f"dc:{name}", creator.name, id=anchor)
        yield Metadatum("role", RELATORS[creator.role], refines=anchor, scheme="marc:relators")
        if creator.file_as:
            yield Metadatum("file-as", creator.file_as, refines=anchor)


def _series(guide: Guide) -> Iterator[Metadatum]:
    if guide.series is not None:
        yield Metadatum("belongs-to-collection", guide.series.name, id="series")
        yield Metadatum("collection-type", "series", refines="series")
        yield Metadatum("group-position", str(guide.series.number), refines="series")


def _access(manuscript: Manuscript) -> Iterator[Metadatum]:
    """Yield the statements of EPUB Accessibility 1.1, 2.2; no conformance is claimed.

    Conformance would need a dated review by a person, which no build can make.
    """
    drawings = [drawing for drawing, _ in manuscript.pictured()]
    described = bool(drawings) and all(drawing.description for drawing in drawings)
    modes = ("textual", "visual") if drawings else ("textual",)
    words = manuscript.words.book.access
    for mode in modes:
        yield Metadatum("schema:accessMode", mode)
    yield Metadatum("schema:accessModeSufficient", ",".join(modes))
    if drawings:
        yield Metadatum("schema:accessModeSufficient", "textual")
    for feature in (*ALWAYS, *(["longDescription"] if described else [])):
        yield Metadatum("schema:accessibilityFeature", feature)
    yield Metadatum("schema:accessibilityHazard", "none")
    summary = (words.text, words.described if described else words.alternatives)
    yield Metadatum("schema:accessibilitySummary", " ".join((*summary, words.unproved)))
    yield Metadatum("pageBreakSource", f"{manuscript.guide.identifier}#cards")
