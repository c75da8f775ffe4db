"""The whole file: pages, structure, bookmarks, metadata."""

from __future__ import annotations

from functools import partial

from builder.backends.pdf import syntax
from builder.backends.pdf.canvas import FileCanvas
from builder.backends.pdf.colours import ColourSpaces
from builder.backends.pdf.content import paint_page
from builder.backends.pdf.drawings import FileForms
from builder.backends.pdf.faces import EncodedFace, EncodedFaces, Imposer, encoded
from builder.backends.pdf.fonts import FontFamily, Typefaces
from builder.backends.pdf.metadata import add_metadata
from builder.backends.pdf.painting import Painter
from builder.backends.pdf.purpose import Inks, PrintShop, Purpose, Screen
from builder.backends.pdf.roles import section_entries
from builder.backends.pdf.shapes import state_resources
from builder.backends.pdf.structure import StructureTree
from builder.backends.pdf.targets import Targets, add_bookmarks, page_labels
from builder.drawing import Document, Page, Section
from builder.units import PT_PER_MM


def write_pdf(
    document: Document,
    family: FontFamily,
    profile: bytes = b"",
    faces: EncodedFaces | None = None,
) -> bytes:
    """Return ``document`` as a tagged PDF 1.7 that conforms to PDF/UA-1 and PDF/A-2a.

    Args:
        document: finished pages.
        family: the fonts that the text runs name.
        profile: an ICC profile of sRGB; without it the file is not archival and does not claim it.
        faces: what is kept of the pages of one file for the sheets of another, of one ``family``.

    Raises:
        ValueError: a character that a font lacks, a link to nowhere, a name given twice.
    """
    typefaces = Typefaces(family) if faces is None else faces.typefaces
    return _written(document, Screen(profile), typefaces, faces)


def write_shop_pdf(document: Document, family: FontFamily, shop: PrintShop) -> bytes:
    """Return ``document`` as a PDF 1.6 for a print shop, prepared for PDF/X-4.

    Black text and lines, and all small type that is dark, are black ink alone; links stay behind;
    bookmarks and tags stay.

    Args:
        document: finished pages, with bleed.
        family: the fonts that the text runs name.
        shop: how it will be printed.

    Raises:
        ValueError: as for ``write_pdf``.
    """
    return _written(document, shop, Typefaces(family), None)


def _written(
    document: Document,
    purpose: Purpose,
    typefaces: Typefaces,
    faces: EncodedFaces | None,
) -> bytes:
    file = _File(document, purpose, typefaces, faces)
    file.write_pages()
    add_metadata(file.canvas, document, purpose)
    return file.canvas.written()


class _File:
    """The parts of a file that pages share while they are painted."""

    def __init__(
        self,
        document: Document,
        purpose: Purpose,
        typefaces: Typefaces,
        faces: EncodedFaces | None,
    ) -> None:
        self.canvas = FileCanvas(document.language, purpose.version)
        self._document = document
        self._inks = purpose.inks
        self._typefaces = typefaces
        self._faces = faces
        self._colours = ColourSpaces(self.canvas, purpose)
        self._forms = FileForms(self.canvas, self._colours)
        self._tree = StructureTree(len(document.pages))
        self._targets = Targets(self.canvas)
        self._linked = self._targets if purpose.links else None
        self._imposer = Imposer(typefaces, self._forms, self._tree, faces)

    def write_pages(self) -> None:
        self._tree.open("/Document")
        self._write_children(self._document.children)
        self._tree.close()
        self._targets.write()
        self._typefaces.write(self.canvas)
        self.canvas.set_catalog(StructTreeRoot=f"{self._tree.write(self.canvas)} 0 R")
        add_bookmarks(self.canvas, self._document, self._targets)
        self._set_viewer()

    def _write_children(self, children: tuple[Section | Page, ...]) -> None:
        for child in children:
            if isinstance(child, Page):
                self._write_page(child)
            else:
                self._tree.open(section_entries(child))
                self._write_children(child.children)
                self._tree.close()

    def _write_page(self, page: Page) -> None:
        number = self.canvas.reserve()
        key = self._tree.start_page(number)
        self._targets.start_page(number, page.name, (page.height + page.bleed) * PT_PER_MM)
        painter = Painter(page, self._typefaces, self._forms)
        impose = partial(self._imposer.impose, painter=painter)
        first = len(self._tree)
        annotations = paint_page(page, painter, self._tree, self._linked, impose)
        face = encoded(painter, self._tree.branch(first))
        if self._faces is not None:
            self._faces.keep(page, face)
        states = state_resources(face.opacities, overprinting=self._inks == "press")
        resources = self._forms.resources(face.drawn) + states + self._colours.resources
        stream = self.canvas.add_plain_stream(face.packed, "/Filter/FlateDecode")
        self.canvas.add_page(
            number,
            f"<</Type/Page/Parent {self.canvas.page_root}{_boxes(page)}"
            f"/Resources<</Font {self.canvas.fonts}{resources}>>"
            f"/Contents {stream} 0 R{_annotations(annotations)}/StructParents {key}/Tabs/S"
            f"{_group(face, self._inks)}>>",
        )

    def _set_viewer(self) -> None:
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        for preference, value in self._document.viewer.items():
            self.canvas.setViewerPreference(preference, value)
        labels = page_labels(self._document.pages)
        if labels:
            self.canvas.set_catalog(PageLabels=labels)


def _boxes(page: Page) -> str:
    """Return the page's boxes; the origin is the lower left corner of the bleed."""
    bleed = page.bleed
    whole = syntax.numbers(
        (0, 0, (page.width + 2 * bleed) * PT_PER_MM, (page.height + 2 * bleed) * PT_PER_MM)
    )
    trim = syntax.numbers(
        edge * PT_PER_MM for edge in (bleed, bleed, page.width + bleed, page.height + bleed)
    )
    return f"/MediaBox[{whole}]/BleedBox[{whole}]/TrimBox[{trim}]"


def _group(face: EncodedFace, inks: Inks) -> str:
    """Return with which inks a transparent page is mixed; a screen mixes as the file says."""
    transparent = face.opacities or any(form.transparent for form in face.drawn)
    return "/Group<</S/Transparency/CS/DeviceCMYK>>" if transparent and inks == "press" else ""


def _annotations(numbers: list[int]) -> str:
    if not numbers:
        return ""
    return f"/Annots[{' '.join(f'{number} 0 R' for number in numbers)}]"
