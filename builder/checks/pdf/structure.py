"""What a tagged PDF must hold for those who listen to it, read with pikepdf.

These rules go beyond what validators of PDF/UA look at. A finding's line is the number of the page,
or 1 where the whole file is meant. The module is not imported by its package: pikepdf is needed
where outputs are proved, not where they are made.
"""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

import pikepdf

from builder.diagnostics import Finding, Position, in_file_order

HEADINGS = {"/H1": 1, "/H2": 2, "/H3": 3, "/H4": 4, "/H5": 5, "/H6": 6}
PARTS_OF_ITEM = ["/Lbl", "/LBody"]
Identity = tuple[int, int]
"""An object by its number and generation."""
Mark = tuple[int, Identity, int]
"""Marked content: its page, the form on that page that holds it, its number there."""
NO_FORM: Identity = (0, 0)
"""Stands for the page's own content."""


@dataclass(frozen=True, slots=True)
class Node:
    """An element of the tree.

    Attributes:
        marks: of the content that is directly its own.
        annotations: identities of the annotations it holds.
    """

    role: str
    entry: Any
    page: int
    parent: str
    marks: tuple[Mark, ...]
    annotations: tuple[Identity, ...]


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
        marks = tuple(mark for kid in kids for mark in self._own(kid, page))
        held = [kid for kid in kids if not isinstance(kid, int)]
        annotations = tuple(kid.Obj.objgen for kid in held if kid.get("/Type") == "/OBJR")
        yield Node(str(entry.S), entry, page, parent, marks, annotations)
        for kid in held:
            if "/S" in kid:
                yield from self._walk(kid, page, str(entry.S))

    def _own(self, kid: Any, page: int) -> Iterator[Mark]:
        """Yield the mark that a kid of an element names, if it is one (ISO 32000-1, 14.7.4)."""
        if isinstance(kid, int):
            yield page, NO_FORM, int(kid)
        elif kid.get("/Type") == "/MCR":
            page = self.pages.get(kid.Pg.objgen, 0) if "/Pg" in kid else page
            yield page, kid.Stm.objgen if "/Stm" in kid else NO_FORM, int(kid.MCID)

    @cached_property
    def told(self) -> list[Mark]:
        """The marks in the order in which the tree tells them."""
        return [mark for kid in self._roots for mark in self._told(kid, 0)]

    def _told(self, entry: Any, page: int) -> Iterator[Mark]:
        page = self.pages.get(entry.Pg.objgen, 0) if "/Pg" in entry else page
        for kid in _kids(entry):
            yield from self._own(kid, page)
            if not isinstance(kid, int) and "/S" in kid:
                yield from self._told(kid, page)

    @cached_property
    def _parents(self) -> Any:
        tree = self.pdf.Root.get("/StructTreeRoot", pikepdf.Dictionary()).get("/ParentTree")
        return {} if tree is None else pikepdf.NumberTree(tree)

    def parents(self, holder: Any) -> list[Any]:
        """Return the elements to which the parent tree leads from the marks of a page or form."""
        key = holder.get("/StructParents")
        known = key is not None and int(key) in self._parents
        return list(self._parents[int(key)]) if known else []

    def holders(self, page: Any) -> Iterator[tuple[Identity, Any]]:
        """Yield ``page`` and the forms on it that hold marks."""
        yield NO_FORM, page
        for form in page.get("/Resources", {}).get("/XObject", {}).values():
            if "/StructParents" in form:
                yield form.objgen, form

    @cached_property
    def painted(self) -> list[list[Mark]]:
        """The marks in the content of each page, in the order of painting."""
        return [list(_marks(page, number)) for number, page in enumerate(self.pdf.pages, 1)]

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
    told: dict[int, list[Mark]] = defaultdict(list)
    for mark in file.told:
        told[mark[0]].append(mark)
    for number, painted in enumerate(file.painted, 1):
        claimed = told[number]
        for mark, times in Counter(painted).items():
            if times > 1:
                message = f"mark {_shown([mark])} is painted {times} times"
                yield file.finding(number, "pdf-mark-repeated", message)
        if sorted(set(painted)) != sorted(claimed):
            message = f"content has the marks {_shown(painted)}, the structure {_shown(claimed)}"
            yield file.finding(number, "pdf-mark-lost", message)
        elif painted != claimed:
            orders = f"{_shown(painted)}, read out as {_shown(claimed)}"
            yield file.finding(
                number, "pdf-reading-order", f"content is painted in the order {orders}"
            )


def check_parents(file: TaggedFile) -> Iterator[Finding]:
    """The way from content up to its element is the way from the element down to its content."""
    elements = {mark: node.entry.objgen for node in file.nodes for mark in node.marks}
    for number, page in enumerate(file.pdf.pages, 1):
        counts = Counter(form for _, form, _ in set(file.painted[number - 1]))
        for form, holder in file.holders(page):
            found = [element.objgen for element in file.parents(holder)]
            expected = [elements.get((number, form, mark)) for mark in range(len(found))]
            if found != expected or len(found) != counts[form]:
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


def _marks(holder: Any, page: int, form: Identity = NO_FORM) -> Iterator[Mark]:
    """Yield the marks of a page or form, those of forms where these are painted."""
    forms = holder.get("/Resources", {}).get("/XObject", {})
    for instruction in pikepdf.parse_content_stream(holder, "BDC Do"):
        first, *others = instruction.operands
        if not others:
            painted = forms[str(first)]
            yield from _marks(painted, page, painted.objgen) if "/StructParents" in painted else ()
        elif "/MCID" in others[0]:
            yield page, form, int(others[0].MCID)


def _shown(marks: list[Mark]) -> str:
    """Return ``marks`` in words: numbers, after that of the form which holds them."""
    spelt = [f"{mark}" if form == NO_FORM else f"{form[0]}/{mark}" for _, form, mark in marks]
    return f"[{', '.join(spelt)}]"
