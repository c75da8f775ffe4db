"""What a tagged PDF must hold for those who listen to it, read with pikepdf.

These rules go beyond what validators of PDF/UA look at. A finding's line is the number of the page,
or 1 where the whole file is meant. The module is not imported by its package: pikepdf is needed
where outputs are proved, not where they are made.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

import pikepdf

from builder.diagnostics import Finding, Position, in_file_order

HEADINGS = {"/H1": 1, "/H2": 2, "/H3": 3, "/H4": 4, "/H5": 5, "/H6": 6}
PARTS_OF_ITEM = ["/Lbl", "/LBody"]


@dataclass(frozen=True, slots=True)
class Node:
    """An element of the tree.

    Attributes:
        marks: (page, mark) of the content that is directly its own.
        annotations: identities of the annotations it holds.
    """

    role: str
    entry: Any
    page: int
    parent: str
    marks: tuple[tuple[int, int], ...]
    annotations: tuple[tuple[int, int], ...]


@dataclass
class TaggedFile:
    """A PDF with its structure laid open.

    Attributes:
        name: of the file, for the findings.
    """

    pdf: Any
    name: str
    pages: dict[tuple[int, int], int] = field(init=False)

    def __post_init__(self) -> None:
        self.pages = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages, 1)}

    @cached_property
    def nodes(self) -> list[Node]:
        """All elements in reading order, each before its children."""
        return [node for kid in self._roots for node in self._walk(kid, 0, "")]

    @property
    def _roots(self) -> list[Any]:
        tree = self.pdf.Root.get("/StructTreeRoot")
        return [] if tree is None else _kids(tree)

    def _walk(self, entry: Any, page: int, parent: str) -> Iterator[Node]:
        page = self.pages.get(entry.Pg.objgen, 0) if "/Pg" in entry else page
        kids = _kids(entry)
        marks = tuple((page, int(kid)) for kid in kids if isinstance(kid, int))
        held = [kid for kid in kids if not isinstance(kid, int)]
        annotations = tuple(kid.Obj.objgen for kid in held if kid.get("/Type") == "/OBJR")
        yield Node(str(entry.S), entry, page, parent, marks, annotations)
        for kid in held:
            if "/S" in kid:
                yield from self._walk(kid, page, str(entry.S))

    @cached_property
    def told(self) -> list[tuple[int, int]]:
        """The marks in the order in which the tree tells them: (page, mark)."""
        return [mark for kid in self._roots for mark in self._told(kid, 0)]

    def _told(self, entry: Any, page: int) -> Iterator[tuple[int, int]]:
        page = self.pages.get(entry.Pg.objgen, 0) if "/Pg" in entry else page
        for kid in _kids(entry):
            if isinstance(kid, int):
                yield page, int(kid)
            elif "/S" in kid:
                yield from self._told(kid, page)

    def parents(self, page: Any) -> list[Any]:
        """Return the elements to which the parent tree leads from the marks of ``page``."""
        tree = self.pdf.Root.get("/StructTreeRoot", pikepdf.Dictionary()).get("/ParentTree")
        key = page.get("/StructParents")
        if tree is None or key is None:
            return []
        parents = pikepdf.NumberTree(tree)
        return list(parents[int(key)]) if int(key) in parents else []

    @cached_property
    def painted(self) -> list[list[int]]:
        """The marks in the content of each page, in the order of painting."""
        return [list(_marks(page)) for page in self.pdf.pages]

    def finding(self, page: int, code: str, message: str) -> Finding:
        return Finding(Position(self.name, max(page, 1)), code, message)


def check_structure(pdf: bytes, *, name: str) -> tuple[Finding, ...]:
    """Return what is wrong with the structure of ``pdf``, which is called ``name``."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        file = TaggedFile(opened, name)
        return in_file_order(finding for rule in RULES for finding in rule(file))


def check_title(file: TaggedFile) -> Iterator[Finding]:
    """The window shows the title, which is not blank: it is the first thing that is read out."""
    title = str(file.pdf.docinfo.get("/Title", "")).strip()
    shown = file.pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)
    if not title or not shown:
        yield file.finding(1, "pdf-title", "the file has no title that viewers show")


def check_figures(file: TaggedFile) -> Iterator[Finding]:
    """A figure says what it shows and where it stands."""
    for node in file.nodes:
        if node.role != "/Figure":
            continue
        if not str(node.entry.get("/Alt", "")).strip():
            yield file.finding(node.page, "pdf-figure-alt", "a figure has no alternative text")
        if "/BBox" not in node.entry.get("/A", {}):
            yield file.finding(node.page, "pdf-figure-box", "a figure has no box")


def check_headings(file: TaggedFile) -> Iterator[Finding]:
    """Headings begin at the first level and go down one level at a time."""
    headings = [(HEADINGS[node.role], node.page) for node in file.nodes if node.role in HEADINGS]
    for (above, _), (level, page) in pairwise([(0, 1), *headings]):
        if level > above + 1:
            message = f"a heading of level {level} follows one of level {above}"
            yield file.finding(page, "pdf-heading-order", message)


def check_lists(file: TaggedFile) -> Iterator[Finding]:
    """Lists hold items, items hold a label and a body, and neither stands anywhere else."""
    for node in file.nodes:
        parts = [
            str(kid.S) for kid in _kids(node.entry) if not isinstance(kid, int) and "/S" in kid
        ]
        if node.role == "/LI" and (node.parent != "/L" or parts != PARTS_OF_ITEM):
            yield file.finding(node.page, "pdf-list", f"a list item holds {', '.join(parts)}")
        if node.role == "/L" and set(parts) != {"/LI"}:
            yield file.finding(node.page, "pdf-list", f"a list holds {', '.join(parts)}")


def check_links(file: TaggedFile) -> Iterator[Finding]:
    """Each link says where it leads and is held by one link element."""
    holders = {identity: node.role for node in file.nodes for identity in node.annotations}
    for number, page in enumerate(file.pdf.pages, 1):
        for annotation in page.get("/Annots", []):
            if not str(annotation.get("/Contents", "")).strip():
                yield file.finding(number, "pdf-link-words", "a link does not say where it leads")
            if holders.get(annotation.objgen) != "/Link":
                yield file.finding(number, "pdf-link-tag", "a link is in no link element")


def check_marks(file: TaggedFile) -> Iterator[Finding]:
    """Content and structure name the same marks, each once, in the same order."""
    for number, painted in enumerate(file.painted, 1):
        claimed = [mark for page, mark in file.told if page == number]
        for mark, times in Counter(painted).items():
            if times > 1:
                message = f"mark {mark} is painted {times} times"
                yield file.finding(number, "pdf-mark-repeated", message)
        if sorted(set(painted)) != sorted(claimed):
            message = f"content has the marks {painted}, the structure {claimed}"
            yield file.finding(number, "pdf-mark-lost", message)
        elif painted != claimed:
            message = f"content is painted in the order {painted}, read out as {claimed}"
            yield file.finding(number, "pdf-reading-order", message)


def check_parents(file: TaggedFile) -> Iterator[Finding]:
    """The way from content up to its element is the way from the element down to its content."""
    holders = {mark: node.entry.objgen for node in file.nodes for mark in node.marks}
    for number, page in enumerate(file.pdf.pages, 1):
        found = [element.objgen for element in file.parents(page)]
        expected = [holders.get((number, mark)) for mark in range(len(found))]
        if found != expected or len(found) != len(set(file.painted[number - 1])):
            message = "the parent tree leads from content to other elements than hold it"
            yield file.finding(number, "pdf-parent-tree", message)


RULES = (
    check_title,
    check_figures,
    check_headings,
    check_lists,
    check_links,
    check_marks,
    check_parents,
)


def _kids(entry: Any) -> list[Any]:
    kids = entry.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _marks(page: Any) -> Iterator[int]:
    for instruction in pikepdf.parse_content_stream(page, "BDC"):
        properties = instruction.operands[1]
        if "/MCID" in properties:
            yield int(properties.MCID)
