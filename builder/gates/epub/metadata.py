"""Rules of promises: what the book says of itself is said in full, and is so."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from builder.diagnostics import Finding
from builder.gates.epub.opened import (
    EPUB_TYPE,
    OPF,
    PACKAGE,
    SAFETY,
    XHTML,
    Element,
    OpenedBook,
    resolved,
    words_of,
)
from builder.model import Guide

EDITION, METADATA = "epub-edition", "epub-metadata"
DUBLIN = "{http://purl.org/dc/elements/1.1/}"
DATED = ("title", "about")
"""Ids in the manifest of the pages that name the edition and hold the disclaimer."""
DISCLAIMER = "disclaimer"
NEEDED = (
    "schema:accessMode", "schema:accessModeSufficient", "schema:accessibilityFeature",
    "schema:accessibilityHazard", "schema:accessibilitySummary", "dcterms:modified",
)  # fmt: skip
"""What EPUB Accessibility 1.1 (2.2) asks for, and EPUB 3.3 (3.1)."""
CONFORMANCE = ("dcterms:conformsTo", "a11y:certifiedBy", "a11y:certifierCredential")
FEATURE = "schema:accessibilityFeature"

Proof = Callable[[OpenedBook], bool]


def check_edition(book: OpenedBook, guide: Guide) -> Iterator[Finding]:
    """Title page, last page and metadata name one day; both pages hold the disclaimer."""
    for name in DATED:
        path, page = book.page(name) or (name, None)
        if page is None:
            yield Finding(book.at(path), EDITION, f"the book has no page {name!r}")
            continue
        days = {time.get("datetime", "") for time in page.iter(f"{XHTML}time")}
        if guide.edition.date not in days or guide.edition.version not in words_of(page):
            yield Finding(book.at(path), EDITION, "the page does not name the edition and its day")
        if not any(words_of(e) for e in page.iter("*") if e.get("class") == DISCLAIMER):
            yield Finding(book.at(path), EDITION, "the page has no disclaimer")
    statements = _statements(book)
    modified = (day[:10] for day in statements.get("dcterms:modified", ()))
    dates = {*statements.get("dc:date", ()), *modified}
    if dates != {guide.edition.date}:
        message = f"the metadata says {', '.join(sorted(dates))}, not {guide.edition.date}"
        yield Finding(book.at(PACKAGE), EDITION, message)


def check_start(book: OpenedBook) -> Iterator[Finding]:
    """A book with a safety chapter is opened there, by new readers and by old ones."""
    safety = book.page(SAFETY)
    if safety is None:
        return
    starts = {target for target, link in book.nav("landmarks") if _type(link) == "bodymatter"}
    package = book.trees[PACKAGE]
    starts |= {
        resolved(PACKAGE, entry.get("href", ""))
        for entry in package.iter(f"{OPF}reference")
        if entry.get("type") == "text"
    }
    if starts != {safety[0]}:
        message = f"reading starts at {', '.join(sorted(starts)) or 'no page'}, not at {safety[0]}"
        yield Finding(book.at(PACKAGE), "epub-landmark", message)


def _type(link: Element) -> str | None:
    return link.get(EPUB_TYPE)


def check_metadata(book: OpenedBook) -> Iterator[Finding]:
    """Statements of access are complete, each feature is there, no conformance is claimed."""
    statements, at = _statements(book), book.at(PACKAGE)
    for name in NEEDED:
        if not any(statements.get(name, ())):
            yield Finding(at, METADATA, f"the metadata does not say {name}")
    for name in CONFORMANCE:
        if name in statements:
            message = f"{name} is claimed, which needs the dated review of a person"
            yield Finding(at, METADATA, message)
    for feature in statements.get(FEATURE, ()):
        proof = PROOFS.get(feature)
        if proof is None or not proof(book):
            yield Finding(at, METADATA, f"the feature {feature!r} is claimed and not kept")
    for feature in PROOFS:
        if feature in ALWAYS and feature not in statements.get(FEATURE, ()):
            yield Finding(at, METADATA, f"the feature {feature!r} is kept and not claimed")


def _statements(book: OpenedBook) -> dict[str, tuple[str, ...]]:
    """Return the statements of the package by name; those about other statements are not in it."""
    package, statements = book.trees[PACKAGE], dict[str, tuple[str, ...]]()
    for element in package.iter(f"{OPF}meta", f"{DUBLIN}*"):
        name = element.get("property") or f"dc:{str(element.tag).rpartition('}')[2]}"
        if not element.get("refines"):
            statements[name] = (*statements.get(name, ()), words_of(element))
    return statements


def _has_nav(kind: str) -> Proof:
    return lambda book: any(book.nav(kind))


def _has_breaks(book: OpenedBook) -> bool:
    return any(e.get("role") == "doc-pagebreak" for _, page in book.pages() for e in page.iter("*"))


def _has_alternatives(book: OpenedBook) -> bool:
    """In a book without pictures nobody misses what they show."""
    images = (image for _, page in book.pages() for image in page.iter(f"{XHTML}img"))
    return all(image.get("alt") is not None for image in images)


def _has_descriptions(book: OpenedBook) -> bool:
    figures = [figure for _, page in book.pages() for figure in page.iter(f"{XHTML}figure")]
    links = [figure.find(f"{XHTML}figcaption/{XHTML}a") is not None for figure in figures]
    return bool(links) and all(links)


def _has_headings(book: OpenedBook) -> bool:
    return any(page.find(f".//{XHTML}h1") is not None for _, page in book.pages())


def _has_roles(book: OpenedBook) -> bool:
    return any(e.get("role") for _, page in book.pages() for e in page.iter("*"))


def _is_unlocked(book: OpenedBook) -> bool:
    return "META-INF/encryption.xml" not in book.members


def _proved_elsewhere(_book: OpenedBook) -> bool:
    """Reading order is that of spine and headings; display is what rules of style are about."""
    return True


PROOFS: dict[str, Proof] = {
    "alternativeText": _has_alternatives,
    "longDescription": _has_descriptions,
    "tableOfContents": _has_nav("toc"),
    "pageNavigation": _has_nav("page-list"),
    "pageBreakMarkers": _has_breaks,
    "structuralNavigation": _has_headings,
    "ARIA": _has_roles,
    "unlocked": _is_unlocked,
    "readingOrder": _proved_elsewhere,
    "displayTransformability": _proved_elsewhere,
}
ALWAYS = frozenset(PROOFS) - {"longDescription"}
