"""A finished page is printed on a larger one: a form, laid and clipped (ISO 32000-1, 8.10)."""

from __future__ import annotations

from builder.backends.pdf import packing, syntax
from builder.backends.pdf.canvas import FileCanvas
from builder.backends.pdf.colours import ColourSpaces
from builder.backends.pdf.drawings import Forms
from builder.backends.pdf.faces import EncodedFace, EncodedFaces, encode_face
from builder.backends.pdf.fonts import Typefaces
from builder.backends.pdf.painting import Painter
from builder.backends.pdf.structure import StructureTree
from builder.drawing import Imposed, Page
from builder.geometry import Affine
from builder.units import PT_PER_MM


class Imposer:
    """Prints pages on the sheets of one file."""

    def __init__(
        self,
        canvas: FileCanvas,
        typefaces: Typefaces,
        forms: Forms,
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
        resources = self._forms.resources(face.shown) + face.states + self._colours.resources
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
