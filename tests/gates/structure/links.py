"""Ways through a file: its title, links and bookmarks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from builder.diagnostics import Finding
from builder.geometry import Box
from tests.gates.structure.tree import Node, TaggedFile


def check_title(file: TaggedFile) -> Iterator[Finding]:
    """The window shows the title, which is not blank: it is the first thing that is read out."""
    title = str(file.pdf.docinfo.get("/Title", "")).strip()
    shown = file.pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)
    if not title or not shown:
        yield file.finding(1, "pdf-title", "the file has no title that viewers show")


def check_links(file: TaggedFile) -> Iterator[Finding]:
    """Each link says where it leads, in more than a number, and is held by one link element."""
    holders = {identity: node.role for node in file.nodes for identity in node.annotations}
    for number, annotation in _links(file):
        words = str(annotation.get("/Contents", "")).strip()
        if words.startswith("#") or not any(letter.isalpha() for letter in words):
            yield file.finding(number, "pdf-link-words", "a link does not say where it leads")
        if holders.get(annotation.objgen) != "/Link":
            yield file.finding(number, "pdf-link-tag", "a link is in no link element")


def check_targets(file: TaggedFile) -> Iterator[Finding]:
    """Each link leads somewhere: to a page of this file, to another file, or to an address."""
    for number, annotation in _links(file):
        if not _leads(file, annotation.get("/Dest"), annotation.get("/A")):
            words = str(annotation.get("/Contents", ""))
            yield file.finding(number, "pdf-link-target", f"the link {words!r} leads nowhere")


def _leads(file: TaggedFile, place: Any, action: Any) -> bool:
    if isinstance(place, pikepdf.Array):
        return len(place) > 0 and place[0].objgen in file.pages
    if isinstance(action, pikepdf.Dictionary):
        return any(str(action.get(key, "")).strip() for key in ("/URI", "/F"))
    return False


def check_places(file: TaggedFile) -> Iterator[Finding]:
    """Each link answers where its words stand."""
    areas = {annotation.objgen: _area(annotation) for _, annotation in _links(file)}
    for node in file.nodes:
        held = [areas[identity] for identity in node.annotations if identity in areas]
        if node.role == "/Link" and not (held and _answers(file, node, held)):
            message = f"the link {file.text(node)!r} does not answer where it stands"
            yield file.finding(node.page, "pdf-link-tag", message)


def _answers(file: TaggedFile, node: Node, areas: list[Box]) -> bool:
    """Tell whether all text of ``node`` starts in one of ``areas``."""
    texts = [shown for mark in node.told for shown in file.shown.get(mark, ()) if shown.text]
    return all(any(area.holds(shown.box, 1.0) for area in areas) for shown in texts)


def _area(annotation: Any) -> Box:
    return Box(*(float(edge) for edge in annotation.Rect))


def _links(file: TaggedFile) -> Iterator[tuple[int, Any]]:
    """Yield all annotations: there are no others than links."""
    for number, page in enumerate(file.pdf.pages, 1):
        for annotation in page.get("/Annots", []):
            yield number, annotation


def check_bookmarks(file: TaggedFile) -> Iterator[Finding]:
    """Each part has a bookmark; each bookmark has words and leads to a page."""
    entries = list(_bookmarks(file.pdf.open_outline().root))
    titles = {entry.title.strip() for entry in entries}
    for node in file.nodes:
        if node.role == "/Part" and node.says("/T") not in titles:
            message = f"the part {node.says('/T')!r} has no bookmark"
            yield file.finding(node.page, "pdf-bookmark", message)
    for entry in entries:
        if not entry.title.strip() or not _leads(file, entry.destination, entry.action):
            message = f"the bookmark {entry.title!r} has no words or leads nowhere"
            yield file.finding(1, "pdf-bookmark", message)


def _bookmarks(entries: list[Any]) -> Iterator[Any]:
    for entry in entries:
        yield entry
        yield from _bookmarks(entry.children)
