"""An EPUB taken apart: its files, its package, its pages in reading order."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZipFile

from lxml import etree

from builder.diagnostics import Finding, InMember
from builder.stylesheet import PagePlaces, Place

OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PACKAGE = "EPUB/content.opf"
STYLE_SHEET = "text/css"
SAFETY, QUICK_REFERENCE = "safety", "quick-reference"
"""Ids in the manifest of the pages with cautions of their own."""
XML_SUFFIXES = (".xml", ".xhtml", ".opf", ".ncx", ".svg")

Element = etree._Element


@dataclass(frozen=True, slots=True)
class ManifestItem:
    """A line of the manifest; ``path`` is the file's place in the archive."""

    id: str
    path: str
    media_type: str
    properties: tuple[str, ...]


@dataclass(frozen=True)
class OpenedBook:
    """What a book's archive holds.

    Attributes:
        name: of the book's file, as findings show it.
        size: of that file (bytes).
        members: contents by path, in the order of the archive.
        trees: every XML file that could be read.
        broken: a finding for every XML file that could not.
    """

    name: str
    size: int
    members: dict[str, bytes]
    trees: dict[str, Element]
    broken: tuple[Finding, ...]
    items: tuple[ManifestItem, ...] = ()
    spine: tuple[str, ...] = ()
    stored: frozenset[str] = field(default_factory=frozenset)

    def at(self, path: str, element: Element | None = None) -> InMember:
        """Return the position of ``element`` in the member at ``path``."""
        line = element.sourceline if element is not None else None
        return InMember(self.name, path, line if isinstance(line, int) else 0)

    def pages(self) -> Iterator[tuple[str, Element]]:
        """Yield path and root of every page: in reading order, then what menus are made of."""
        menus = (item.path for item in self.items if "nav" in item.properties)
        for path in dict.fromkeys((*self.spine, *menus)):
            if path in self.trees:
                yield path, self.trees[path]

    def pages_read(self) -> Iterator[tuple[str, Element]]:
        """Yield path and root of every page that somebody reads, in reading order."""
        return ((path, page) for path, page in self.pages() if path in self.spine)

    def style_sheets(self) -> Iterator[tuple[str, str]]:
        """Yield path and text of every style sheet."""
        for item in self.items:
            if item.media_type == STYLE_SHEET and item.path in self.members:
                yield item.path, self.members[item.path].decode("utf-8", "replace")

    @cached_property
    def placed(self) -> tuple[tuple[str, Place, Element], ...]:
        """Every element of the pages with its page and its place as style sheets see it."""
        known = PagePlaces()
        return tuple(
            (path, place, element)
            for path, page in self.pages()
            for place, element in known.of(page)
        )

    def page(self, item_id: str) -> tuple[str, Element] | None:
        """Return path and root of the page with that id in the manifest."""
        paths = (item.path for item in self.items if item.id == item_id)
        path = next(paths, "")
        return (path, self.trees[path]) if path in self.trees else None

    def nav(self, kind: str) -> Iterator[tuple[str, Element]]:
        """Yield (target, link) of every link in the navigation of ``kind``."""
        for item in self.items:
            if "nav" in item.properties and item.path in self.trees:
                for nav in self.trees[item.path].iter(f"{XHTML}nav"):
                    if nav.get(EPUB_TYPE) == kind:
                        for link in nav.iter(f"{XHTML}a"):
                            yield resolved(item.path, link.get("href", "")), link


def open_book(content: bytes, name: str) -> OpenedBook:
    """Return the book taken apart; ``content`` must be a ZIP archive."""
    with ZipFile(BytesIO(content)) as archive:
        members = {entry.filename: archive.read(entry) for entry in archive.infolist()}
        stored = frozenset(e.filename for e in archive.infolist() if e.compress_type == 0)
    trees, broken = _trees(members, name)
    package = trees.get(PACKAGE)
    if package is None:
        return OpenedBook(name, len(content), members, trees, broken, stored=stored)
    items = tuple(_items(package))
    paths = {item.id: item.path for item in items}
    spine = tuple(paths.get(ref.get("idref", ""), "") for ref in package.iter(f"{OPF}itemref"))
    return OpenedBook(name, len(content), members, trees, broken, items, spine, stored)


def resolved(base: str, href: str) -> str:
    """Return where ``href`` on the page ``base`` leads: a path in the archive, or the web."""
    if ":" in href:
        return href
    path, _, fragment = href.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(path)))
    target = target if path else base
    return f"{target}#{fragment}" if fragment else target


def words_of(element: Element) -> str:
    """Return the text inside, spaces run together."""
    return " ".join("".join(map(str, element.itertext())).split())


def elements_by_id(tree: Element) -> list[tuple[str, Element]]:
    """Return every element that has an id, with the id, in document order."""
    return [(name, element) for element in tree.iter("*") if (name := element.get("id"))]


def _trees(members: dict[str, bytes], name: str) -> tuple[dict[str, Element], tuple[Finding, ...]]:
    trees, broken = {}, []
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for path, content in members.items():
        if path.endswith(XML_SUFFIXES):
            try:
                trees[path] = etree.fromstring(content, parser)
            except etree.XMLSyntaxError as error:
                at = InMember(name, path, error.lineno or 0)
                broken.append(Finding(at, "epub-xml", f"not well-formed XML: {error.msg}"))
    return trees, tuple(broken)


def _items(package: Element) -> Iterator[ManifestItem]:
    for item in package.iter(f"{OPF}item"):
        yield ManifestItem(
            item.get("id", ""),
            resolved(PACKAGE, item.get("href", "")),
            item.get("media-type", ""),
            tuple(item.get("properties", "").split()),
        )
