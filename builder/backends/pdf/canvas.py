"""ReportLab's canvas as keeper of the file: title, fonts, and the numbers of objects."""

from __future__ import annotations

import io

from reportlab.pdfbase.pdfdoc import BasicFonts, PDFDocument
from reportlab.pdfgen.canvas import Canvas

from builder.backends.pdf import packing


class _NoBookmarks:
    """In place of those of ReportLab, which miscounts them: ``targets`` writes its own."""

    ready = 0

    def prepare(self, *_: object) -> None:
        """Have nothing to prepare."""


class _PackedDocument(PDFDocument):  # type: ignore[misc]  # ReportLab has no types
    """A document that holds objects written out beside those of ReportLab, and packs them all.

    Attributes:
        written: bodies by number.
    """

    def __init__(self, language: str, version: str) -> None:
        super().__init__(invariant=1, lang=language)
        self._version = version
        self.Outlines, self.Catalog.Outlines = _NoBookmarks(), None
        self.written: dict[int, bytes] = {}

    def format(self) -> bytes:
        root = self.number_of(self.Reference(self.Catalog).name)
        information = self.number_of(self.Reference(self.info).name)
        self._write_own()
        return packing.pack(self.written, root=root, information=information, version=self._version)

    def number_of(self, name: str) -> int:
        """Return the number of the object that ReportLab knows by ``name``."""
        return int(self.idToObjectNumberAndVersion[name][0])

    def _write_own(self) -> None:
        """Write ReportLab's objects; more may appear while one is written."""
        names: list[str] = []
        while len(names) < len(self.idToObject):
            for name in list(self.idToObject)[len(names) :]:
                self.written[self.number_of(name)] = self.idToObject[name].format(self)
                names.append(name)


class FileCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas that takes pages and other objects ready made.

    It never paints: the operators ReportLab puts first on each page name Helvetica, which is not
    embedded, and its page dictionaries have no room for structure.

    Attributes:
        fonts, page_root: references to the fonts that all pages share and to the pages' parent.
    """

    def __init__(self, language: str, version: str) -> None:
        super().__init__(io.BytesIO())
        self._doc = _PackedDocument(language, version)
        self.fonts = f"{self._doc.number_of(BasicFonts)} 0 R"
        self.page_root = f"{self._doc.number_of(self._doc.Reference(self._doc.Pages).name)} 0 R"

    def _make_preamble(self) -> None:
        self._preamble = ""

    def reserve(self, count: int = 1) -> int:
        """Return the number of the first of ``count`` new objects that are to be filled later."""
        first = self._doc.objectcounter + 1
        self._doc.objectcounter += count
        return int(first)

    def fill(self, first: int, *written: bytes) -> None:
        """Write the reserved objects from number ``first`` on."""
        self._doc.written.update(enumerate(written, first))

    def add(self, written: str) -> int:
        """Write a new object, return its number."""
        return self._added(written.encode("latin-1"))

    def add_stream(self, content: bytes, entries: str = "") -> int:
        """Write a new compressed stream with ``entries`` in its dictionary."""
        return self._added(packing.stream(content, entries))

    def add_plain_stream(self, content: bytes, entries: str = "") -> int:
        """Write a new stream as it stands."""
        return self._added(packing.plain_stream(content, entries))

    def _added(self, written: bytes) -> int:
        number = self.reserve()
        self.fill(number, written)
        return number

    def add_page(self, number: int, written: str) -> None:
        """Fill the reserved page and append it to the pages of the file."""
        self.fill(number, written.encode("latin-1"))
        self._doc.Pages.addPage(f"{number} 0 R")

    def add_font(self, label: str, number: int) -> None:
        """Let all pages know a font by ``label``."""
        self._doc.idToObject[BasicFonts][label] = f"{number} 0 R"

    def set_catalog(self, **entries: str) -> None:
        """Add entries, already written, to the catalog."""
        catalog = self._doc.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, *entries]
        for key, value in entries.items():
            setattr(catalog, key, value)

    def written(self) -> bytes:
        """Return the whole file."""
        return bytes(self._doc.GetPDFData(self))
