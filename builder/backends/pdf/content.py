"""One page: its elements enter the structure, what they show is marked as theirs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import assert_never

from builder.backends.pdf.painting import Painter
from builder.backends.pdf.roles import GROUPING, Edges, element_entries, unlinked
from builder.backends.pdf.structure import StructureTree
from builder.backends.pdf.targets import Targets
from builder.drawing import Artifact, Element, Imposed, Link, Page, Placed, Shape, TextRun
from builder.drawing.page import Leaf, leaves
from builder.units import MM_PER_PT


def paint_page(
    page: Page,
    painter: Painter,
    tree: StructureTree,
    targets: Targets | None,
    impose: Callable[[Imposed], None],
) -> list[int]:
    """Paint ``page``, return the numbers of its link annotations.

    Args:
        page: what is painted.
        painter: takes the operators.
        tree: takes the elements.
        targets: the names and links of the file; without it links are plain text.
        impose: paints a finished page on this one.
    """
    marked = _Marked(painter, tree, targets)
    for node in page.body:
        match node:
            case Element():
                marked.add_element(node)
            case Artifact():
                marked.add_artifact(node.children)
            case Imposed():
                impose(node)
            case _:
                assert_never(node)
    return marked.annotations


class _Marked:
    """Goes through a page's elements in order."""

    def __init__(self, painter: Painter, tree: StructureTree, targets: Targets | None) -> None:
        self.annotations: list[int] = []
        self._painter, self._tree, self._targets = painter, tree, targets

    def add_element(self, element: Element) -> None:
        if element.link is not None and element.role != "Link":
            element = _with_link_inside(element)
        entries = element_entries(element)
        self._tree.open(entries if self._targets else unlinked(entries), self._outline(element))
        if element.role == "Note":
            self._tree.identify(element.anchor)
        if element.anchor and self._targets:
            self._targets.add_place(element.anchor, self._painter.height(_top(element)))
        self._add_children(element)
        if element.link is not None and self._targets:
            self._add_link(element.link, self._targets)
        self._tree.close()

    def _outline(self, element: Element) -> Edges | None:
        """Return where a figure stands on the page, in points."""
        box = element.box if element.role == "Figure" else None
        return None if box is None else self._painter.edges(box)

    def add_artifact(self, content: Sequence[Leaf]) -> None:
        if content:
            self._painter.out.append("/Artifact BMC\n")
            self._painter.paint(content)
            self._painter.out.append("EMC\n")

    def _add_children(self, element: Element) -> None:
        pending: list[Leaf] = []
        for child in element.children:
            match child:
                case Element():
                    self._add_leaves(element, pending)
                    self.add_element(child)
                case Artifact():
                    self._add_leaves(element, pending)
                    self.add_artifact(child.children)
                case _:
                    pending.append(child)
        self._add_leaves(element, pending)

    def _add_leaves(self, element: Element, pending: list[Leaf]) -> None:
        """Paint ``pending`` as content of ``element`` and leave it empty."""
        if not pending:
            return
        if element.role in GROUPING and all(isinstance(leaf, Shape) for leaf in pending):
            self.add_artifact(pending)
        else:
            self._painter.paint_marked(element.role, self._tree.mark(), pending)
        pending.clear()

    def _add_link(self, link: Link, targets: Targets) -> None:
        for box in link.boxes:
            number = targets.reserve()
            key = self._tree.annotate(number)
            targets.add_link(number, key, link, self._painter.edges(box))
            self.annotations.append(number)


def _with_link_inside(element: Element) -> Element:
    """Return ``element`` with its link moved to an element of its own: tagged PDF wants one."""
    inner = Element("Link", element.children, link=element.link)
    return replace(element, children=(inner,), link=None)


def _top(element: Element) -> float:
    """Return the height at which ``element`` begins (mm)."""
    if element.box is not None:
        return element.box.top
    match next(leaves((element,)), None):
        case TextRun(baseline=baseline, size_pt=size_pt):
            return baseline - size_pt * MM_PER_PT
        case Placed(box=box):
            return box.top
        case Shape(path=path):
            return path.bounds.top
        case None:
            return 0.0
