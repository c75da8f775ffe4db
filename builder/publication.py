"""The finished book: pages of XHTML, the files they use, and the ways through them.

Known to no file format beyond XHTML; a writer packs it and decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from builder.diagnostics import InFile
from builder.drawing import Drawing

ResourceRole = Literal["", "cover-image", "ncx"]


@dataclass(frozen=True, slots=True)
class Metadatum:
    """One statement about the book, or about another statement.

    Attributes:
        name: a Dublin Core element (``dc:creator``) or a property of a vocabulary that EPUB
            reserves a prefix for (``schema:accessMode``) or knows without one (``role``).
        id: what other statements refine this one by.
        refines: the id of the statement that this one refines, or nothing.
        scheme: the vocabulary of the value (``marc:relators``), or nothing.
    """

    name: str
    value: str
    id: str = ""
    refines: str = ""
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class BookPage:
    """One XHTML file of the book.

    Attributes:
        name: unique in the book; an XML name.
        path: inside the book, with ``/``.
    """

    name: str
    path: str
    title: str
    content: str


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that pages use: style sheet, font, table of contents of old readers."""

    name: str
    path: str
    media_type: str
    content: bytes
    role: ResourceRole = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing that pages use, in the form that ``media_type`` names."""

    name: str
    path: str
    media_type: Literal["image/svg+xml"]
    drawing: Drawing
    role: ResourceRole = ""


Resource = StoredFile | Picture


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A line of the table of contents; ``href`` is a path inside the book."""

    title: str
    href: str
    children: tuple[TocEntry, ...] = ()

    def flat(self) -> Iterator[TocEntry]:
        """Yield this entry and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.flat()


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place that readers offer by its meaning (a term of the EPUB structure vocabulary)."""

    meaning: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class PageTarget:
    """Where a page of the printed edition begins; ``label`` is its number."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Navigation:
    """The ways through the book: by order, by meaning, by printed card."""

    toc: tuple[TocEntry, ...]
    landmarks: tuple[Landmark, ...]
    page_list: tuple[PageTarget, ...]

    @property
    def toc_in_order(self) -> tuple[TocEntry, ...]:
        return tuple(entry for top in self.toc for entry in top.flat())


@dataclass(frozen=True, slots=True)
class Publication:
    """A finished book.

    Attributes:
        identifier: unique for the edition's line, from the guide.
        language: BCP 47.
        modified: ISO 8601 day, from the guide; the only date in the book.
        metadata: all else that is said about the book, in order.
        pages: in reading order.
        nav: the page that readers take the ways through the book from; nobody reads it itself.
        navigation: what ``nav`` and the ``ncx`` file say.
        sources: where each line of a file was written that templates made, by its path.
    """

    identifier: str
    title: str
    language: str
    modified: str
    metadata: tuple[Metadatum, ...]
    pages: tuple[BookPage, ...]
    nav: BookPage
    resources: tuple[Resource, ...]
    navigation: Navigation
    sources: Mapping[str, tuple[InFile, ...]] = field(default_factory=dict, repr=False)

    @property
    def cover(self) -> Resource | None:
        return next((item for item in self.resources if item.role == "cover-image"), None)
