"""The package that EbookLib makes of a publication.

EbookLib 0.20 parses XHTML again as HTML, writes a navigation of its own, puts the clock into the
archive and reports some failures by returning False. So every file goes in as an item whose bytes
it keeps, navigation comes from the publication, and the archive is one that refuses what would
pass in silence. ``tests/backends/test_epub.py`` holds each of these facts.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo
from zlib import crc32

from ebooklib import epub

from builder.backends.svg import write_svg
from builder.packing import bare
from builder.publication import BookPage, Landmark, Metadatum, Publication, Resource, StoredFile

IDENTIFIER_ID = "pub-id"
TITLE_ID = "main-title"
XHTML = "application/xhtml+xml"
UNIX = 3
READABLE_FILE = 0o100644 << 16
GUIDE_TYPES = {"toc": "toc", "bodymatter": "text", "glossary": "glossary"}
"""Landmarks that EPUB 2's guide has a word for (OPF 2.0.1, 2.6); some readers know no other."""


def pack(publication: Publication) -> bytes:
    """Return the archive of ``publication``."""
    modified = datetime.fromisoformat(publication.modified).replace(tzinfo=UTC)
    archive = BytesIO()
    writer = _Writer(archive, _book(publication), {"epub3_pages": False, "mtime": modified})
    writer.write()
    return archive.getvalue()


def _book(publication: Publication) -> epub.EpubBook:
    book = epub.EpubBook()
    book.FOLDER_NAME, book.IDENTIFIER_ID = "EPUB", IDENTIFIER_ID
    book.title, book.language = publication.title, publication.language
    book.metadata.clear()  # a random identifier and the generator's name
    for statement in _statements(publication):
        book.add_metadata(*_placed(statement))
    if publication.cover:  # how EPUB 2 says it, and what calibre, Kindle and shelves look for
        named = {"name": "cover", "content": publication.cover.name}
        book.add_metadata(None, "meta", None, named)
    book.spine = [book.add_item(_page_item(page)) for page in publication.pages]
    book.add_item(_page_item(publication.nav, "nav"))
    for resource in publication.resources:
        book.add_item(_resource_item(resource))
    book.guide = [_guide_entry(mark) for mark in publication.navigation.landmarks
                  if mark.meaning in GUIDE_TYPES]  # fmt: skip
    return book


def _statements(publication: Publication) -> tuple[Metadatum, ...]:
    return (
        Metadatum("dc:identifier", publication.identifier, id=IDENTIFIER_ID),
        Metadatum("dc:title", publication.title, id=TITLE_ID),
        Metadatum("dc:language", publication.language),
        *publication.metadata,
    )


def _placed(statement: Metadatum) -> tuple[str | None, str, str, dict[str, str]]:
    """Return namespace, element, value and attributes as EbookLib takes them."""
    attributes = {"id": statement.id} if statement.id else {}
    if statement.name.startswith("dc:"):
        return "DC", statement.name.removeprefix("dc:"), statement.value, attributes
    attributes["property"] = statement.name
    if statement.refines:
        attributes["refines"] = f"#{statement.refines}"
    if statement.scheme:
        attributes["scheme"] = statement.scheme
    return None, "meta", statement.value, attributes


def _page_item(page: BookPage, properties: str = "") -> epub.EpubItem:
    return _item(page.name, page.path, XHTML, page.content.encode(), properties)


def _resource_item(resource: Resource) -> epub.EpubItem:
    match resource:
        case StoredFile():
            content = resource.content
        case _:
            content = write_svg(resource.drawing).encode()
    role = "" if resource.role == "ncx" else resource.role
    return _item(resource.name, resource.path, resource.media_type, content, role)


def _item(name: str, path: str, media_type: str, content: bytes, properties: str) -> epub.EpubItem:
    item = epub.EpubItem(uid=name, file_name=path, media_type=media_type, content=content)
    item.properties = [properties] if properties else []
    return item


def _guide_entry(mark: Landmark) -> dict[str, str]:
    return {"type": GUIDE_TYPES[mark.meaning], "title": mark.title, "href": mark.href}


class _Writer(epub.EpubWriter):  # type: ignore[misc]
    """Writes the package of EbookLib into an archive of ours."""

    def write(self) -> None:
        with _FixedArchive(self.file_name, self.options["mtime"]) as archive:
            self.out = archive
            archive.writestr("mimetype", "application/epub+zip", compress_type=ZIP_STORED)
            self._write_container()
            self._write_opf()
            self._write_items()

    def _write_opf_file(self, root: Any) -> None:
        root.attrib.pop("prefix", None)  # all our prefixes are reserved (EPUB 3.3, D.1.4)
        root.set(f"{{{epub.NAMESPACES['XML']}}}lang", self.book.language)
        super()._write_opf_file(root)


class _FixedArchive(ZipFile):
    """An archive that knows no clock, no user and no file that is empty or there already."""

    def __init__(self, file: BytesIO, modified: datetime) -> None:
        super().__init__(file, "w", ZIP_DEFLATED)
        self._file = file
        self._stamp = modified.timetuple()[:6]

    def writestr(self, name: str, data: str | bytes, compress_type: int = ZIP_DEFLATED) -> None:  # type: ignore[override]
        if not data:
            message = f"empty file in the book: {name}"
            raise ValueError(message)
        if name in self.NameToInfo:
            message = f"two files in the book at {name}"
            raise ValueError(message)
        entry = ZipInfo(name, self._stamp)
        entry.create_system, entry.external_attr = UNIX, READABLE_FILE
        if compress_type == ZIP_STORED:
            super().writestr(entry, data, compress_type)
        else:
            self._append(entry, data.encode() if isinstance(data, str) else data)

    def _append(self, entry: ZipInfo, content: bytes) -> None:
        """Append ``content`` packed by our own compressor; the library knows its own alone."""
        packed = bare(content)
        entry.compress_type, entry.CRC = ZIP_DEFLATED, crc32(content)
        entry.file_size, entry.compress_size = len(content), len(packed)
        entry.header_offset = self.start_dir
        self._file.seek(self.start_dir)
        self._file.write(entry.FileHeader() + packed)
        self.start_dir = self._file.tell()
        self.filelist.append(entry)
        self.NameToInfo[entry.filename] = entry
