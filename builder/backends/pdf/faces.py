"""Pages encoded once: alone in one file, on the sheets of another.

There a page is a form, laid and clipped (ISO 32000-1, 8.10).
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from builder.backends.pdf import packing, syntax
from builder.backends.pdf.canvas import FileCanvas
from builder.backends.pdf.colours import ColourSpaces
from builder.backends.pdf.content import paint_page
from builder.backends.pdf.drawings import FileForms, Form
from builder.backends.pdf.fonts import FontFamily, Typefaces
from builder.backends.pdf.packing import COMPRESSION_LEVEL
from builder.backends.pdf.painting import Painter
from builder.backends.pdf.structure import Branch, StructureTree
from builder.drawing import Imposed, Page
from builder.geometry import Affine
from builder.units import PT_PER_MM


@dataclass(frozen=True, slots=True)
class EncodedFace:
    """A page as PDF paints it, its origin the lower left corner of the bleed.

    Attributes:
        packed: operators, compressed.
        drawn: the drawings that the operators name.
        states: the resources entry for opacities.
        branch: its structure.
    """

    packed: bytes
    drawn: tuple[Form | int, ...]
    states: str
    branch: Branch


class EncodedFaces:
    """The pages of one file, kept for the sheets of another.

    A page is known by being itself: the sheets must hold the very pages that were written.
    Characters have the same codes in all files that share the faces.
    """

    def __init__(self, family: FontFamily) -> None:
        self.typefaces = Typefaces(family)
        self._kept: dict[int, tuple[Page, EncodedFace]] = {}

    def keep(self, page: Page, face: EncodedFace) -> None:
        """Remember ``page``, unless others are printed on it.

        It lives as long as this does, so that no other takes its place.
        """
        if all(isinstance(form, Form) for form in face.drawn):
            self._kept[id(page)] = (page, face)

    def find(self, page: Page) -> EncodedFace | None:
        kept = self._kept.get(id(page))
        return kept[1] if kept else None


def encode_face(page: Page, typefaces: Typefaces, forms: FileForms) -> EncodedFace:
    """Return ``page`` encoded for sheets alone.

    Raises:
        ValueError: a page is printed on it.
    """
    tree = StructureTree(1)
    tree.start_page(ONLY_PAGE)
    tree.open("/Document")
    painter = Painter(page, typefaces, forms)
    paint_page(page, painter, tree, None, _refuse)
    return encoded(painter, tree.branch(1))


ONLY_PAGE = 1
"""Any number: the structure gets its page when it is grafted."""


def encoded(painter: Painter, branch: Branch) -> EncodedFace:
    """Return what ``painter`` holds of a page that added ``branch`` to a tree."""
    packed = zlib.compress("".join(painter.out).encode("latin-1"), COMPRESSION_LEVEL)
    return EncodedFace(packed, tuple(painter.drawn), painter.states, branch)


def _refuse(imposed: Imposed) -> None:
    message = f"page {imposed.page.name!r} stands on a page that itself stands on a sheet"
    raise ValueError(message)


class Imposer:
    """Prints pages on the sheets of one file."""

    def __init__(
        self,
        canvas: FileCanvas,
        typefaces: Typefaces,
        forms: FileForms,
        tree: StructureTree,
        colours: ColourSpaces,
        faces: EncodedFaces | None,
    ) -> None:
        self._canvas, self._typefaces, self._forms = canvas, typefaces, forms
        self._tree, self._colours, self._faces = tree, colours, faces

    def impose(self, imposed: Imposed, painter: Painter) -> None:
        """Paint a page where ``painter`` stands."""
        number, face = self._canvas.reserve(), self._face(imposed.page)
        matrix = _to_mm(imposed.page).then(imposed.place).then(painter.to_points)
        key = self._tree.graft(face.branch, number, matrix)
        self._canvas.fill(number, self._written(face, imposed, key))
        painter.add_imposed(number, matrix)

    def _face(self, page: Page) -> EncodedFace:
        kept = self._faces.find(page) if self._faces else None
        return kept or encode_face(page, self._typefaces, self._forms)

    def _written(self, face: EncodedFace, imposed: Imposed, key: int) -> bytes:
        resources = self._forms.resources(face.drawn) + face.states + self._colours.resources
        entries = (
            f"/Type/XObject/Subtype/Form/BBox[{_window(imposed)}]"
            f"/Resources<</Font {self._canvas.fonts}{resources}>>"
            f"/StructParents {key}/Filter/FlateDecode"
        )
        return packing.plain_stream(face.packed, entries)


def _window(imposed: Imposed) -> str:
    """Return what is shown of the page, in the points of its form."""
    page, window = imposed.page, imposed.window
    left, right = (edge + page.bleed for edge in (window.left, window.right))
    low, high = (page.height + page.bleed - edge for edge in (window.bottom, window.top))
    return syntax.numbers(length * PT_PER_MM for length in (left, low, right, high))


def _to_mm(page: Page) -> Affine:
    """Return the way from a page's points, y up, to its millimetres, y down."""
    return Affine(1 / PT_PER_MM, 0, 0, -1 / PT_PER_MM, -page.bleed, page.height + page.bleed)
