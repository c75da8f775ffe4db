"""The operators of one page, each piece of content marked with the element it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from builder.backends.pdf import syntax
from builder.backends.pdf.drawings import Forms
from builder.backends.pdf.fonts import SPACE, Typeface, Typefaces
from builder.backends.pdf.roles import GROUPING, element_entries
from builder.backends.pdf.shapes import OPAQUE, Pen, finish, path_pattern
from builder.backends.pdf.structure import StructureTree
from builder.backends.pdf.targets import Targets
from builder.drawing import Artifact, Element, Link, Page, Placed, Shape, TextRun
from builder.drawing.page import Leaf, leaves
from builder.geometry import Box
from builder.units import PT_PER_MM

ABUTTING = 0.1
"""Runs on one line closer than this part of the type size belong to one word."""
HUNDREDTHS = 100 * PT_PER_MM
"""From mm to hundredths of a point, in which text positions are kept so that steps add up."""


class PageContent:
    """Paints one page.

    Attributes:
        forms_used: numbers of the forms that its resources must name.
        annotations: numbers of the link annotations on it.
    """

    def __init__(
        self, page: Page, typefaces: Typefaces, forms: Forms, tree: StructureTree, targets: Targets
    ) -> None:
        self.forms_used: set[int] = set()
        self.annotations: list[int] = []
        self._typefaces, self._forms, self._tree, self._targets = typefaces, forms, tree, targets
        self._left = page.bleed
        self._bottom = page.height + page.bleed
        self._out: list[str] = []
        self._pen = Pen(PT_PER_MM)
        self._font: tuple[str, float] | None = None
        self._before: TextRun | None = None
        self._codes_at = 0
        self._origin: tuple[int, int] | None = None
        for node in page.body:
            match node:
                case Element():
                    self._add_element(node)
                case Artifact():
                    self._add_artifact(node.children)
                case _:
                    assert_never(node)

    @property
    def operators(self) -> bytes:
        return "".join(self._out).encode("ascii")

    @property
    def opacities(self) -> set[int]:
        return self._pen.opacities

    def _add_element(self, element: Element) -> None:
        if element.link is not None and element.role != "Link":
            element = _with_link_inside(element)
        outline = self._placed_box(element.box) if element.box else None
        self._tree.open(element_entries(element, outline))
        if element.anchor:
            self._targets.add_place(element.anchor, self._y(_top(element)))
        self._add_children(element)
        if element.link is not None:
            self._add_link(element.link)
        self._tree.close()

    def _add_children(self, element: Element) -> None:
        pending: list[Leaf] = []
        for child in element.children:
            if not isinstance(child, Element | Artifact):
                pending.append(child)
                continue
            self._add_leaves(element, pending)
            pending = []
            if isinstance(child, Element):
                self._add_element(child)
            else:
                self._add_artifact(child.children)
        self._add_leaves(element, pending)

    def _add_leaves(self, element: Element, content: Sequence[Leaf]) -> None:
        if not content:
            return
        if element.role in GROUPING and all(isinstance(leaf, Shape) for leaf in content):
            self._add_artifact(content)
            return
        self._out.append(f"/{element.role}<</MCID {self._tree.mark()}>>BDC\n")
        self._paint(content)
        self._out.append("EMC\n")

    def _add_artifact(self, content: Sequence[Leaf]) -> None:
        if content:
            self._out.append("/Artifact BMC\n")
            self._paint(content)
            self._out.append("EMC\n")

    def _add_link(self, link: Link) -> None:
        for box in link.boxes:
            number = self._targets.reserve()
            self._targets.add_link(number, self._tree.annotate(number), link, self._placed_box(box))
            self.annotations.append(number)

    def _paint(self, content: Sequence[Leaf]) -> None:
        for leaf in content:
            if isinstance(leaf, TextRun):
                self._add_text(leaf)
                continue
            self._end_text()
            if isinstance(leaf, Shape):
                self._add_shape(leaf)
            else:
                self._add_placed(leaf)
        self._end_text()

    def _add_text(self, run: TextRun) -> None:
        self._part_words(run)
        if self._origin is None:
            self._out.append("BT\n")
            self._origin = (0, 0)
        face = self._set_font(run)
        before_x, before_y = self._origin
        x = round((run.x + self._left) * HUNDREDTHS)
        y = round((self._bottom - run.baseline) * HUNDREDTHS)
        self._origin = (x, y)
        colour = self._pen.set_opacity(OPAQUE) + self._pen.set_fill(run.colour)
        self._out.append(f"{colour}{(x - before_x) / 100:g} {(y - before_y) / 100:g} Td[<")
        self._codes_at = len(self._out)
        self._out += (face.spell(run.words), ">]TJ\n")

    def _part_words(self, run: TextRun) -> None:
        """End the text before ``run`` with a space, unless both belong to one word."""
        before, self._before = self._before, run
        if before is not None and not _continues(before, run):
            self._out[self._codes_at] += SPACE

    def _set_font(self, run: TextRun) -> Typeface:
        face = self._typefaces.face(run.font)
        font = (run.font, run.size_pt)
        if font != self._font:
            self._font = font
            self._out.append(f"/{face.label} {syntax.number(run.size_pt)} Tf\n")
        return face

    def _end_text(self) -> None:
        if self._origin is not None:
            self._out.append("ET\n")
            self._origin = None

    def _add_shape(self, shape: Shape) -> None:
        coords = [0.0] * len(shape.path.coords)
        left, bottom = self._left, self._bottom
        coords[0::2] = [(x + left) * PT_PER_MM for x in shape.path.coords[0::2]]
        coords[1::2] = [(bottom - y) * PT_PER_MM for y in shape.path.coords[1::2]]
        painted = path_pattern(shape.path.ops, "%.2f") % tuple(coords)
        self._out.append(self._pen.prepare(shape) + painted + finish(shape))

    def _add_placed(self, placed: Placed) -> None:
        number, matrix = self._forms.place(
            placed.drawing, self._x(placed.box.left), self._y(placed.box.top), placed.box
        )
        self.forms_used.add(number)
        opaque = self._pen.set_opacity(OPAQUE)
        self._out.append(f"{opaque}q {matrix} /D{number} Do Q\n")

    def _x(self, x: float) -> float:
        return (x + self._left) * PT_PER_MM

    def _y(self, y: float) -> float:
        return (self._bottom - y) * PT_PER_MM

    def _placed_box(self, box: Box) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of ``box`` in points, y up."""
        return self._x(box.left), self._y(box.bottom), self._x(box.right), self._y(box.top)


def _with_link_inside(element: Element) -> Element:
    """Return ``element`` with its link moved to an element of its own: tagged PDF wants one."""
    inner = Element("Link", element.children, link=element.link)
    return replace(element, children=(inner,), link=None)


def _continues(before: TextRun, run: TextRun) -> bool:
    """Tell whether ``run`` goes on with the word that ``before`` ends in."""
    if before.words[-1].text.endswith("-") and len(before.words[-1].text) > 1:
        return run.baseline > before.baseline or _abuts(before, run)
    return _abuts(before, run)


def _abuts(before: TextRun, run: TextRun) -> bool:
    gap = (run.x - before.x - before.width) * PT_PER_MM
    return before.baseline == run.baseline and abs(gap) < ABUTTING * run.size_pt


def _top(element: Element) -> float:
    """Return the height at which ``element`` begins (mm)."""
    if element.box is not None:
        return element.box.top
    match next(leaves((element,)), None):
        case TextRun(baseline=baseline, size_pt=size):
            return baseline - size / PT_PER_MM
        case Placed(box=box):
            return box.top
        case Shape(path=path):
            return path.bounds.top
        case None:
            return 0.0
