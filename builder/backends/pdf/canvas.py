"""ReportLab's canvas as keeper of the file: it numbers objects that are already written out."""

from __future__ import annotations

import hashlib
import io
import zlib

from reportlab.pdfbase.pdfdoc import BasicFonts, PDFObject, PDFObjectReference
from reportlab.pdfgen.canvas import Canvas

from builder.backends.pdf import syntax

PDF_VERSION = (1, 7)
COMPRESSION_LEVEL = 6


class Body(PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An object whose bytes are known; ReportLab only numbers it."""

    __RefOnly__ = 1

    def __init__(self, written: bytes = b"") -> None:
        self.written = written

    def format(self, document: object) -> bytes:  # noqa: ARG002  # ReportLab's signature
        return self.written


class FileCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas that takes pages and other objects ready made.

    It never paints: the operators ReportLab puts first on each page name Helvetica, which is not
    embedded, and its page dictionaries have no room for structure.

    Attributes:
        fonts: the number of the dictionary of fonts that all pages share, to be filled.
    """

    def __init__(self, language: str) -> None:
        super().__init__(io.BytesIO(), pdfVersion=PDF_VERSION, invariant=1, lang=language)
        self._digest = hashlib.sha256()
        self._bookmarks = 0
        self._doc.idToObject[BasicFonts] = Body()
        self.fonts = int(self._doc.idToObjectNumberAndVersion[BasicFonts][0])

    def _make_preamble(self) -> None:
        self._preamble = ""

    def reserve(self) -> int:
        """Return the number of a new object that is to be filled later."""
        self._doc.Reference(Body())
        return int(self._doc.objectcounter)

    def fill(self, object_number: int, written: str | bytes) -> None:
        """Write a reserved object."""
        raw = written.encode("latin-1") if isinstance(written, str) else written
        self._digest.update(raw)
        self._doc.idToObject[self._doc.numberToId[object_number]].written = raw

    def add(self, written: str | bytes) -> int:
        """Write a new object, return its number."""
        object_number = self.reserve()
        self.fill(object_number, written)
        return object_number

    def add_stream(self, content: bytes, entries: str = "") -> int:
        """Write a new compressed stream with ``entries`` in its dictionary."""
        return self.add(stream(zlib.compress(content, COMPRESSION_LEVEL), entries))

    def add_plain_stream(self, content: bytes, entries: str = "") -> int:
        """Write a new stream that any tool can read: PDF/A wants its metadata so."""
        return self.add(_stream(content, entries))

    def add_page(self, object_number: int, written: str) -> None:
        """Fill the reserved page and append it to the pages of the file."""
        self.fill(object_number, written)
        self._doc.Pages.addPage(self.object_at(object_number))

    def object_at(self, object_number: int) -> PDFObjectReference:
        return PDFObjectReference(self._doc.numberToId[object_number])

    def add_bookmark(self, title: str, destination: str, level: int) -> None:
        """Append a bookmark; ``level`` counts from 0 and grows by one at most."""
        key = f"{self._bookmarks} {title}"
        self._bookmarks += 1
        self._destinations[key] = destination
        self._doc.outline.addOutlineEntry(key, level, title)
        self.showOutline()

    def set_catalog(self, **entries: str) -> None:
        """Add entries, already written, to the catalog."""
        catalog = self._doc.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, *entries]
        for key, value in entries.items():
            setattr(catalog, key, value)

    @property
    def pages(self) -> int:
        """The number of the root of the page tree."""
        self._doc.Reference(self._doc.Pages)
        return int(self._doc.idToObjectNumberAndVersion[self._doc.Pages.__InternalName__][0])

    def written(self) -> bytes:
        """Return the whole file; its identifier is a digest of all that it holds."""
        identifier = syntax.byte_string(self._digest.digest()[:16])
        self._doc._ID = f"[{identifier}{identifier}]".encode()
        return bytes(self._doc.GetPDFData(self))


def stream(compressed: bytes, entries: str = "") -> bytes:
    """Return the stream object of ``compressed``, which zlib has packed."""
    return _stream(compressed, f"/Filter/FlateDecode{entries}")


def _stream(content: bytes, entries: str) -> bytes:
    head = f"<<{entries}/Length {len(content)}>>\nstream\n"
    return head.encode("latin-1") + content + b"\nendstream"
