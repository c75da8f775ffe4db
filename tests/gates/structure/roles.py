"""What elements are and hold: headings, lists, figures, callouts, and where each may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from builder.diagnostics import Finding
from builder.geometry import Box
from tests.gates.structure.tree import Node, TaggedFile

HEADINGS = {"/H1": 1, "/H2": 2, "/H3": 3, "/H4": 4, "/H5": 5, "/H6": 6}
PARTS_OF_ITEM = ["/Lbl", "/LBody"]
AT_TOP = frozenset(("/Document", "/Part", "/Sect"))
FLOWING = AT_TOP | {"/LBody", "/TD", "/TH", "/Note", "/Caption"}
WORDED = frozenset(
    [
        "/P",
        "/H1",
        "/H2",
        "/H3",
        "/Lbl",
        "/LBody",
        "/Caption",
        "/TD",
        "/TH",
        "/Note",
        "/Span",
        "/Link",
    ]
)
HOLDERS: dict[str, frozenset[str]] = {
    "/Document": frozenset(("",)),
    "/Part": AT_TOP,
    "/Sect": FLOWING,
    "/H1": AT_TOP,
    "/H2": AT_TOP,
    "/H3": AT_TOP,
    "/P": FLOWING,
    "/L": FLOWING,
    "/LI": frozenset(("/L",)),
    "/Lbl": frozenset(("/LI", "/Note")),
    "/LBody": frozenset(("/LI",)),
    "/Figure": FLOWING | {"/P"},
    "/Caption": frozenset(("/Figure", "/Table", "/L")) | AT_TOP,
    "/Link": WORDED - {"/Link"},
    "/Span": WORDED,
    "/Note": FLOWING | {"/P"},
    "/Table": FLOWING,
    "/TR": frozenset(("/Table",)),
    "/TH": frozenset(("/TR",)),
    "/TD": frozenset(("/TR",)),
}
"""In what each role may stand, as far as we use them (ISO 32000-1, 14.8.4)."""
HOLDING_ONLY = frozenset(["/Document", "/Part", "/Sect", "/L", "/LI", "/Table", "/TR"])
"""Roles that hold elements, never text or pictures."""
WORDLESS = frozenset(("/Figure",))
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-[A-Za-z0-9]{5,8})*")
"""BCP 47 without extensions: language, script, region, variants."""
OFF_PT = 0.75
"""The box of a figure may differ so much from what is painted: its stroke, and rounding."""


def check_roles(file: TaggedFile) -> Iterator[Finding]:
    """Every element has a role that all readers know, and stands where that may stand."""
    for node in file.nodes:
        holders = HOLDERS.get(node.role)
        if holders is None:
            message = f"no reader knows the role {node.role}"
            yield file.finding(node.page, "pdf-role", message)
        elif node.parent not in holders:
            message = f"{node.role} stands in {node.parent or 'nothing'}"
            yield file.finding(node.page, "pdf-role", message)
        if node.role in HOLDING_ONLY and node.marks:
            message = f"{node.role} holds content that no element in it names"
            yield file.finding(node.page, "pdf-role", message)


def check_tables(file: TaggedFile) -> Iterator[Finding]:
    """Rows have as many cells as one another; a heading cell says what it heads."""
    for node in file.nodes:
        if node.role == "/Table":
            rows = [file.nodes[place] for place in node.inner if file.nodes[place].role == "/TR"]
            if len({len(row.inner) for row in rows}) != 1:
                yield file.finding(node.page, "pdf-role", "the rows of a table differ in length")
        if node.role == "/TH" and "/Scope" not in node.entry.get("/A", {}):
            yield file.finding(node.page, "pdf-role", "a heading cell does not say what it heads")


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
        parts = file.parts(node)
        if node.role == "/LI" and (node.parent != "/L" or parts != PARTS_OF_ITEM):
            yield file.finding(node.page, "pdf-list", f"a list item holds {', '.join(parts)}")
        if node.role == "/L" and set(parts) != {"/LI"}:
            yield file.finding(node.page, "pdf-list", f"a list holds {', '.join(parts)}")
        if node.role == "/L" and "/ListNumbering" not in node.entry.get("/A", {}):
            yield file.finding(node.page, "pdf-list", "a list does not say how it is numbered")


def check_figures(file: TaggedFile) -> Iterator[Finding]:
    """A figure says what it shows, and where it stands: round all pictures in it."""
    for node in file.nodes:
        if node.role != "/Figure":
            continue
        if not node.says("/Alt"):
            yield file.finding(node.page, "pdf-figure-alt", "a figure has no alternative text")
        box = _box(node)
        if box is None:
            yield file.finding(node.page, "pdf-figure-box", "a figure has no box")
        elif any(not box.holds(shown.box, OFF_PT) for shown in file.pictures(node)):
            message = "a figure's box does not hold its picture"
            yield file.finding(node.page, "pdf-figure-box", message)


def _box(node: Node) -> Box | None:
    """Return the outline that a figure tells (points), or none if it holds no room."""
    edges = [float(edge) for edge in node.entry.get("/A", {}).get("/BBox", ())]
    if len(edges) != len(Box.__annotations__) or edges[0] >= edges[2] or edges[1] >= edges[3]:
        return None
    return Box(*edges)


def check_empty(file: TaggedFile) -> Iterator[Finding]:
    """No element is empty: a reader would announce what is not there."""
    for node in file.nodes:
        if not node.told and not node.annotations:
            yield file.finding(node.page, "pdf-element-empty", f"an element {node.role} is empty")
        elif node.role in WORDED and not file.text(node) and not _holds_figure(file, node):
            message = f"an element {node.role} reads out nothing"
            yield file.finding(node.page, "pdf-element-empty", message)


def _holds_figure(file: TaggedFile, node: Node) -> bool:
    return any(
        file.nodes[place].role in WORDLESS or _holds_figure(file, file.nodes[place])
        for place in node.inner
    )


def check_sections(file: TaggedFile) -> Iterator[Finding]:
    """Parts and sections have titles; a callout is called by its signal word, which it begins."""
    for node in file.nodes:
        if node.role not in {"/Part", "/Sect"}:
            continue
        title = node.says("/T")
        if not title:
            yield file.finding(node.page, "pdf-section-title", f"a {node.role[1:]} has no title")
        elif _is_callout(file, node) and not _begins(file.text(node), title):
            message = f"a callout called {title!r} begins {file.text(node)[:24]!r}"
            yield file.finding(node.page, "pdf-section-title", message)


def _is_callout(file: TaggedFile, node: Node) -> bool:
    return node.role == "/Sect" and set(file.parts(node)) == {"/P"}


def _begins(text: str, title: str) -> bool:
    return text.casefold().startswith(title.casefold())


def check_replaced(file: TaggedFile) -> Iterator[Finding]:
    """Only figures are told in other words than are printed."""
    for node in file.nodes:
        replaced = [key for key in ("/Alt", "/ActualText", "/E") if key in node.entry]
        if replaced and (node.role != "/Figure" or replaced != ["/Alt"]):
            message = f"{', '.join(replaced)} of {node.role} is read out in place of what it holds"
            yield file.finding(node.page, "pdf-text-replaced", message)


def check_languages(file: TaggedFile) -> Iterator[Finding]:
    """The file, and every element in another language, says which it is."""
    told = [(1, str(file.pdf.Root.get("/Lang", "")))]
    told += [(node.page, node.says("/Lang")) for node in file.nodes if "/Lang" in node.entry]
    for page, language in told:
        if not LANGUAGE.fullmatch(language):
            yield file.finding(page, "pdf-language", f"{language!r} is no language")
