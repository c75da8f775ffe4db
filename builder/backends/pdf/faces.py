"""Pages encoded once: alone in one file, on the sheets of another.

There a page is painted among others on one larger page, laid and clipped. It is no form: readers
that follow the structure of a page do not go into its forms (PDFium and pdf.js among them).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from builder.backends.pdf import syntax
from builder.backends.pdf.content import paint_page
from builder.backends.pdf.drawings import FileForms, Form
from builder.backends.pdf.fonts import FontFamily, Typefaces
from builder.backends.pdf.painting import Painter
from builder.backends.pdf.structure import Branch, StructureTree
from builder.drawing import Imposed, Page
from builder.geometry import Affine
from builder.packing import packed, unpacked
from builder.units import PT_PER_MM


@dataclass(frozen=True, slots=True)
class EncodedFace:
    """A page as PDF paints it, its origin the lower left corner of the bleed.

    Attributes:
        packed: operators, compressed.
        marks, names: where in the operators the number of a mark, that of a drawing is spelt.
        drawn: the drawings that the operators name.
        opacities: that the operators set, in hundredths.
        branch: its structure.
    """

    packed: bytes
    marks: array[int]
    names: array[int]
    drawn: tuple[Form, ...]
    opacities: frozenset[int]
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
        """Remember ``page``, which lives as long as this does, so that no other takes its place."""
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
    operators = packed("".join(painter.out).encode("latin-1"))
    places = array("I", [0])
    for spelt in painter.out:
        places.append(places[-1] + len(spelt))
    return EncodedFace(
        operators,
        array("I", [places[at] for at in painter.marks]),
        array("I", [places[at] for at in painter.names]),
        tuple(painter.drawn),
        frozenset(painter.opacities),
        branch,
    )


def _refuse(imposed: Imposed) -> None:
    message = f"page {imposed.page.name!r} stands on a page that itself stands on a sheet"
    raise ValueError(message)


class Imposer:
    """Prints pages on the sheets of one file."""

    def __init__(
        self,
        typefaces: Typefaces,
        forms: FileForms,
        tree: StructureTree,
        faces: EncodedFaces | None,
    ) -> None:
        self._typefaces, self._forms, self._tree, self._faces = typefaces, forms, tree, faces

    def impose(self, imposed: Imposed, painter: Painter) -> None:
        """Paint a page where ``painter`` stands."""
        face = self._face(imposed.page)
        matrix = _to_mm(imposed.page).then(imposed.place).then(painter.to_points)
        first = self._tree.graft(face.branch, matrix)
        operators = "".join(_renumbered(face, first, painter))
        painter.add_imposed(operators, face.opacities, matrix, _window(imposed))

    def _face(self, page: Page) -> EncodedFace:
        kept = self._faces.find(page) if self._faces else None
        return kept or encode_face(page, self._typefaces, self._forms)


def _renumbered(face: EncodedFace, first: int, painter: Painter) -> Iterator[str]:
    """Yield the operators of ``face``, marks from ``first`` on and drawings as on the page."""
    operators = unpacked(face.packed).decode("latin-1")
    drawn = {str(at): painter.number_of(form) for at, form in enumerate(face.drawn, 1)}
    marks = {place: (str(mark), first + mark) for mark, place in enumerate(face.marks)}
    done = 0
    for place in sorted((*face.marks, *face.names)):
        before, after = marks.get(place) or _named(operators, place, drawn)
        yield operators[done:place]
        yield str(after)
        done = place + len(before)
    yield operators[done:]


def _named(operators: str, place: int, drawn: dict[str, int]) -> tuple[str, int]:
    """Return the number of a drawing that is spelt at ``place``, and its number on the page."""
    before = operators[place : operators.index(" ", place)]
    return before, drawn[before]


def _window(imposed: Imposed) -> str:
    """Return what is shown of the page, in its points: left, bottom, width and height."""
    page, window = imposed.page, imposed.window
    left, low = window.left + page.bleed, page.height + page.bleed - window.bottom
    lengths = (left, low, window.width, window.height)
    return syntax.numbers(length * PT_PER_MM for length in lengths)


def _to_mm(page: Page) -> Affine:
    """Return the way from a page's points, y up, to its millimetres, y down."""
    return Affine(1 / PT_PER_MM, 0, 0, -1 / PT_PER_MM, -page.bleed, page.height + page.bleed)
