"""Rules of references: what a link opens on an e-reader, and how one comes back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from builder.diagnostics import Finding
from builder.gates.epub.opened import (
    QUICK_REFERENCE,
    XHTML,
    Element,
    OpenedBook,
    resolved,
    words_of,
)

CODE = "epub-return"
TERM = "doc-glossref"
REFERENCES = (TERM, "doc-noteref", "doc-biblioref")
SHORTEST, LONGEST = 9, 5000
"""Characters that Kobo shows as a note over the page; less or more it opens as a page."""
CHAPTER, PART, NOTE, BACK = "doc-chapter", "doc-part", "doc-footnote", "doc-backlink"


@dataclass(frozen=True, slots=True)
class InnerLink:
    """A link inside the book; ``entry`` is the element that its anchor names, if it has one."""

    page: str
    element: Element
    target: str
    anchor: str
    entry: Element | None
    forward: bool

    @property
    def refers(self) -> bool:
        """Tell whether it is a reference: a note, a term, a source, or a picture in words."""
        described = next(self.element.iterancestors(f"{XHTML}figcaption"), None) is not None
        return described or self.element.get("role") in REFERENCES


def check_references(book: OpenedBook) -> Iterator[Finding]:
    """Check where links lead forward to and whether one comes back."""
    links = tuple(_links(book))
    yield from _forward(book, links)
    yield from _answered(book, links)
    yield from _notes(book, links)
    yield from _ways(book, links)


def _forward(book: OpenedBook, links: tuple[InnerLink, ...]) -> Iterator[Finding]:
    """Only references lead forward to a place inside a page, and that to a short entry.

    A long entry opens as a page, which is no harm beyond losing one's place: a warning, once.
    """
    long: set[tuple[str, str]] = set()
    for link in links:
        if link.entry is None or not link.forward:
            continue
        at, href = book.at(link.page, link.element), link.element.get("href")
        length = sum(len(words_of(part)) for part in _parts(link.entry))
        if not link.refers:
            message = f"the link {href!r} leads forward to a place inside a page"
            yield Finding(at, "epub-forward-link", message, "link to the whole page")
        elif length < SHORTEST:
            message = f"{href!r} refers to {length} characters; Kobo shows 9 to 5000 as a note"
            yield Finding(at, "epub-forward-link", message)
        elif length > LONGEST and (link.target, link.anchor) not in long:
            long.add((link.target, link.anchor))
            message = f"{href!r} refers to {length} characters; Kobo shows 9 to 5000 as a note"
            yield Finding(at, "epub-forward-link", message, severity="warning")


def _answered(book: OpenedBook, links: tuple[InnerLink, ...]) -> Iterator[Finding]:
    """What a page refers to leads back to it; a term leads back to chapters, as to cards."""
    chapters = set(_with_role(book, CHAPTER))
    for link in links:
        if link.refers and link.entry is not None and link.target != link.page:
            if _role(link) == TERM and link.page not in chapters:
                continue
            back = {target for part in _parts(link.entry) for target in _targets(part, link.target)}
            if link.page not in back:
                message = f"{link.target}#{link.anchor} does not lead back to {link.page}"
                yield Finding(book.at(link.target, link.entry), CODE, message)


def _notes(book: OpenedBook, links: tuple[InnerLink, ...]) -> Iterator[Finding]:
    """Every note is referred to and leads back to a reference to it."""
    referring = {link.element: link.entry for link in links if _role(link) == "doc-noteref"}
    returning = [link for link in links if _role(link) == BACK]
    for path, page in book.pages():
        for note in page.iter("*"):
            if note.get("role") != NOTE:
                continue
            back = [link for link in returning if note in link.element.iterancestors()]
            if not any(link.entry in referring and referring[link.entry] is note for link in back):
                message = f"the note {note.get('id')!r} does not lead back to its text"
                yield Finding(book.at(path, note), CODE, message)


def _role(link: InnerLink) -> str | None:
    return link.element.get("role")


def _ways(book: OpenedBook, links: tuple[InnerLink, ...]) -> Iterator[Finding]:
    """Chapters lead to their neighbours, to their part and to the quick reference, and back."""
    leads = {(link.page, link.target) for link in links}
    chapters, parts = _with_role(book, CHAPTER), _with_role(book, PART)
    wanted = [pair for one, other in pairwise(chapters) for pair in ((one, other), (other, one))]
    wanted += [(chapter, part) for part, chapter in leads if part in parts and chapter in chapters]
    quick = book.page(QUICK_REFERENCE)
    if quick is not None:
        wanted += [(chapter, quick[0]) for chapter in chapters]
    for start, end in wanted:
        if (start, end) not in leads:
            yield Finding(book.at(start), CODE, f"no link leads to {end}")
    for chapter in chapters:
        if parts and not any((part, chapter) in leads for part in parts):
            yield Finding(book.at(chapter), CODE, "no part leads to this chapter")


def _links(book: OpenedBook) -> Iterator[InnerLink]:
    """Yield the links of the pages; those of the table of contents are judged elsewhere."""
    pages = dict(book.pages())
    named = {path: _by_id(page) for path, page in pages.items()}
    order = {path: at for at, path in enumerate(pages)}
    for path, page in pages.items():
        for at, element in enumerate(page.iter("*")):
            if element.tag != f"{XHTML}a" or _in_contents(element):
                continue
            target, _, anchor = resolved(path, element.get("href", "")).partition("#")
            if target in pages:
                place, entry = named[target].get(anchor, (-1, None))
                forward = (order[target], place) > (order[path], at)
                yield InnerLink(path, element, target, anchor, entry, forward)


def _by_id(page: Element) -> dict[str, tuple[int, Element]]:
    """Return place and element of every anchor of ``page``."""
    return {name: (at, e) for at, e in enumerate(page.iter("*")) if (name := e.get("id"))}


def _in_contents(element: Element) -> bool:
    return next(element.iterancestors(f"{XHTML}nav"), None) is not None


def _parts(entry: Element) -> tuple[Element, ...]:
    """Return what belongs to ``entry``: a term has its meaning beside it."""
    if entry.tag != f"{XHTML}dt":
        return (entry,)
    meaning = entry.getnext()
    return (entry, meaning) if meaning is not None else (entry,)


def _targets(entry: Element, page: str) -> Iterator[str]:
    for link in entry.iter(f"{XHTML}a"):
        yield resolved(page, link.get("href", "")).partition("#")[0]


def _with_role(book: OpenedBook, role: str) -> list[str]:
    """Return the pages whose outermost section has ``role``."""
    return [path for path, page in book.pages() if role in _roles(page)]


def _roles(page: Element) -> set[str | None]:
    return {section.get("role") for section in page.iterfind(f"{XHTML}body/{XHTML}section")}
