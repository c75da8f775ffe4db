"""The structure of a PDF laid open: its elements, what each holds, and the way back up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf

from builder.diagnostics import Finding, OnPage
from tests.gates.structure.content import Mark, PageContent, Shown, pages_content

Identity = tuple[int, int]
"""An object by its number and generation."""
NOTHING: Identity = (0, 0)


@dataclass(frozen=True, slots=True)
class Node:
    """An element of the tree.

    Attributes:
        page: of its content, 0 where it tells none.
        above: roles of the elements that hold it, the outermost first.
        holder: identity of the object that holds it.
        marks: of the content that is directly its own.
        annotations: identities of the annotations it holds.
        kids: in the order of reading: marks, elements by their place in ``TaggedFile.nodes``.
        told: its marks and those of all in it, in the order of reading.
    """

    role: str
    entry: Any
    page: int
    above: tuple[str, ...]
    holder: Identity
    marks: tuple[Mark, ...]
    annotations: tuple[Identity, ...]
    kids: list[Mark | int]
    told: list[Mark]

    @property
    def parent(self) -> str:
        return self.above[-1] if self.above else ""

    @property
    def inner(self) -> list[int]:
        """Places of the elements directly in it."""
        return [kid for kid in self.kids if isinstance(kid, int)]

    def says(self, key: str) -> str:
        """Return what the element tells under ``key``, without white space around it."""
        return str(self.entry.get(key, "")).strip()


@dataclass
class TaggedFile:
    """A PDF with its structure laid open.

    Attributes:
        name: of the file, for the findings.
    """

    pdf: Any
    name: str
    pages: dict[Identity, int] = field(init=False)

    def __post_init__(self) -> None:
        self.pages = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages, 1)}

    @cached_property
    def nodes(self) -> list[Node]:
        """All elements in reading order, each before those in it; one that recurs, once."""
        nodes: list[Node] = []
        self._repeated: list[Node] = []
        tree = self.pdf.Root.get("/StructTreeRoot")
        if tree is not None:
            reached: set[Identity] = set()
            for kid in _kids(tree):
                self._add(nodes, kid, 0, (), tree.objgen, reached)
        return nodes

    @cached_property
    def repeated(self) -> list[Node]:
        """Elements met again: they have two holders, or hold themselves."""
        _ = self.nodes
        return self._repeated

    def _add(
        self,
        nodes: list[Node],
        entry: Any,
        page: int,
        above: tuple[str, ...],
        holder: Identity,
        reached: set[Identity],
    ) -> list[Mark]:
        """Add the element ``entry`` and all in it, return the marks they hold."""
        page = self._page(entry, page)
        role, kids = str(entry.get("/S", "")), _kids(entry)
        node = Node(role, entry, page, above, holder, *self._held(kids, page), [], [])
        if entry.objgen in reached:
            self._repeated.append(node)
            return []
        reached.add(entry.objgen)
        nodes.append(node)
        for kid in kids:
            if not isinstance(kid, int) and "/S" in kid:
                place = len(nodes)
                told = self._add(nodes, kid, page, (*above, role), entry.objgen, reached)
                node.kids.extend([place] if len(nodes) > place else [])
                node.told.extend(told)
            else:
                node.kids.extend(self._own(kid, page))
                node.told.extend(self._own(kid, page))
        return node.told

    def _held(self, kids: list[Any], page: int) -> tuple[tuple[Mark, ...], tuple[Identity, ...]]:
        marks = tuple(mark for kid in kids for mark in self._own(kid, page))
        held = [kid for kid in kids if not isinstance(kid, int)]
        return marks, tuple(kid.Obj.objgen for kid in held if kid.get("/Type") == "/OBJR")

    def _own(self, kid: Any, page: int) -> Iterator[Mark]:
        """Yield the mark that a kid of an element names, if it is one (ISO 32000-1, 14.7.4)."""
        if isinstance(kid, int):
            yield page, int(kid)
        elif kid.get("/Type") == "/MCR":
            yield 0 if "/Stm" in kid else self._page(kid, page), int(kid.MCID)

    def _page(self, entry: Any, page: int) -> int:
        return self.pages.get(entry.Pg.objgen, 0) if "/Pg" in entry else page

    @cached_property
    def told(self) -> list[Mark]:
        """The marks in the order in which the tree tells them."""
        return [mark for node in self.nodes if not node.above for mark in node.told]

    @cached_property
    def _parents(self) -> Any:
        tree = self.pdf.Root.get("/StructTreeRoot", pikepdf.Dictionary()).get("/ParentTree")
        return {} if tree is None else pikepdf.NumberTree(tree)

    def parents(self, page: Any) -> list[Any]:
        """Return the elements to which the parent tree leads from the marks of a page."""
        found = self._kept(page.get("/StructParents"))
        return list(found) if isinstance(found, pikepdf.Array) else []

    def parent(self, annotation: Any) -> Identity:
        """Return the element to which the parent tree leads from ``annotation``."""
        found = self._kept(annotation.get("/StructParent"))
        return found.objgen if isinstance(found, pikepdf.Dictionary) else NOTHING

    def _kept(self, key: Any) -> Any:
        return self._parents[int(key)] if key is not None and int(key) in self._parents else None

    @cached_property
    def content(self) -> list[PageContent]:
        """What each page paints."""
        return pages_content(self.pdf)

    @cached_property
    def shown(self) -> dict[Mark, list[Shown]]:
        """What each mark holds, in the order of painting."""
        held: dict[Mark, list[Shown]] = {}
        for content in self.content:
            for shown in content.shown:
                held.setdefault(shown.mark, []).append(shown)
        return held

    def text(self, node: Node) -> str:
        """Return what ``node`` and all in it read out, spaces run together."""
        texts = [shown.text for mark in node.told for shown in self.shown.get(mark, ())]
        return " ".join("".join(texts).split())

    def said(self, node: Node) -> list[str]:
        """Return what the links that ``node`` holds say of themselves."""
        held = [self._annotations.get(identity) for identity in node.annotations]
        return [str(link.get("/Contents", "")) for link in held if link is not None]

    @cached_property
    def _annotations(self) -> dict[Identity, Any]:
        return {link.objgen: link for page in self.pdf.pages for link in page.get("/Annots", ())}

    def pictures(self, node: Node) -> list[Shown]:
        every = [shown for mark in node.told for shown in self.shown.get(mark, ())]
        return [shown for shown in every if not shown.text]

    def parts(self, node: Node) -> list[str]:
        """Return the roles of the elements directly in ``node``."""
        return [self.nodes[place].role for place in node.inner]

    def finding(self, page: int, code: str, message: str) -> Finding:
        return Finding(OnPage(self.name, max(page, 1)), code, message)


def _kids(entry: Any) -> list[Any]:
    held = entry.get("/K")
    if isinstance(held, pikepdf.Array):
        return list(held)
    return [] if held is None else [held]
