"""Whether a PDF tells what was laid out: each element, in order, with its own words and pictures.

What is expected is reckoned from the document alone. A kind of structure that the writer leaves
out, renames or reads out elsewhere is a difference, whichever kind it is.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple, assert_never

import pikepdf

from builder.diagnostics import Finding
from builder.drawing import (
    Artifact,
    Document,
    Element,
    Imposed,
    Page,
    Placed,
    Section,
    Shape,
    TextRun,
)
from builder.drawing import Node as Laid
from tests.gates.structure.tree import Node, TaggedFile

ONLY_ELEMENTS = frozenset(("Sect", "L", "LI", "Table", "TR"))
"""Roles in which a bare shape is decoration."""


class Told(NamedTuple):
    """A step of reading aloud: an element begins, something in it is read, an element ends.

    Attributes:
        page: from 1, or 0 where it is not known; differences of page do not count.
        role: of the element that begins; empty for content and ends.
        words: title, alternative text and language of an element; letters of its content.
    """

    page: int
    role: str
    words: tuple[str, ...]


def check_told(
    pdf: bytes, document: Document, *, name: str, links: bool = True
) -> tuple[Finding, ...]:
    """Return where ``pdf`` first tells anything else than ``document`` holds.

    Args:
        pdf: the bytes as they were written.
        document: what was to be written.
        name: of the file, for the finding.
        links: whether the file has links; on paper they are plain text.
    """
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        file = TaggedFile(opened, name)
        found = joined(read_out(file))
    expected = joined(laid_out(document, links=links))
    for told, laid in zip_longest(found, expected):
        if told is None or laid is None or told[1:] != laid[1:]:
            page = (told or laid).page
            message = f"{_said(told)} is told where {_said(laid)} was laid out"
            return (file.finding(page, "pdf-told-otherwise", message),)
    return ()


END = Told(0, "", ())
NOTHING_SAID = ("", "", "")
PICTURE = "\N{LOWER RIGHT PENCIL}"
"""Stands among the letters for a picture."""
LINK = "\N{LINK SYMBOL}"
"""Stands before what a link says of itself."""


def joined(steps: Iterable[Told]) -> list[Told]:
    """Return ``steps`` with neighbouring contents as one, and without elements that hold none."""
    kept: list[Told] = []
    for step in steps:
        last = kept[-1] if kept else END
        if last.role and step == END:
            kept.pop()
        elif _is_content(last) and _is_content(step):
            kept[-1] = Told(last.page, "", (last.words[0] + step.words[0],))
        else:
            kept.append(step)
    return kept


def _is_content(step: Told) -> bool:
    return not step.role and bool(step.words)


def laid_out(document: Document, *, links: bool) -> Iterator[Told]:
    """Yield what reading ``document`` aloud comes to."""
    numbers = {id(page): number for number, page in enumerate(document.pages, 1)}
    yield Told(1, "Document", (document.title, "", document.language))
    yield from _laid_children(document.children, numbers, links=links)
    yield END


def _laid_children(
    children: Iterable[Section | Page], numbers: dict[int, int], *, links: bool
) -> Iterator[Told]:
    for child in children:
        if isinstance(child, Page):
            yield from _laid(child.body, numbers[id(child)], links=links)
        else:
            yield Told(0, child.role, (child.title, "", ""))
            yield from _laid_children(child.children, numbers, links=links)
            yield END


def _laid(nodes: Iterable[Laid | Imposed], page: int, *, links: bool) -> Iterator[Told]:
    for node in nodes:
        match node:
            case Element():
                yield from _laid_element(node, page, links=links)
            case TextRun():
                yield Told(page, "", ("".join(node.text.split()),))
            case Placed():
                yield Told(page, "", (PICTURE,))
            case Shape():
                yield Told(page, "", ("",))
            case Imposed():
                yield from _laid(node.page.body, page, links=False)
            case Artifact():
                pass
            case _:
                assert_never(node)


def _laid_element(element: Element, page: int, *, links: bool) -> Iterator[Told]:
    """Yield ``element``; a link on one that is no link is an element inside it."""
    link = "Link" if links else "Span"
    role = link if element.role == "Link" else element.role
    around = [Told(page, role, (element.title, element.alt, element.language))]
    if element.link is not None and element.role != "Link":
        around.append(Told(page, link, NOTHING_SAID))
    yield from around
    inner = [child for child in element.children if not _is_decoration(child, element)]
    yield from _laid(inner, page, links=links)
    if element.link is not None and links:
        for _ in element.link.boxes:
            yield Told(page, "", (LINK + element.link.contents,))
    yield from [END] * len(around)


def _is_decoration(child: Laid, element: Element) -> bool:
    held_by_link = element.link is not None
    return isinstance(child, Shape) and element.role in ONLY_ELEMENTS and not held_by_link


def read_out(file: TaggedFile) -> Iterator[Told]:
    """Yield what reading ``file`` aloud comes to, as its structure tells it."""
    for node in file.nodes:
        if not node.above:
            yield from _read_element(file, node)


def _read_element(file: TaggedFile, node: Node) -> Iterator[Told]:
    yield _begins(file, node)
    for kid in node.kids:
        if isinstance(kid, int):
            yield from _read_element(file, file.nodes[kid])
        else:
            shown = file.shown.get(kid, ())
            letters = "".join("".join(each.text.split()) or PICTURE for each in shown)
            yield Told(kid[0], "", (letters,))
    for contents in file.said(node):
        yield Told(node.page, "", (LINK + contents,))
    yield END


def _begins(file: TaggedFile, node: Node) -> Told:
    """Return how ``node`` begins; the title and the language of all is the file's."""
    if node.above:
        words = (node.says("/T"), node.says("/Alt"), node.says("/Lang"))
    else:
        words = (str(file.pdf.docinfo.get("/Title", "")), "", str(file.pdf.Root.get("/Lang", "")))
    return Told(node.page, node.role[1:], words)


def _said(step: Told | None) -> str:
    """Return ``step`` in words."""
    if step is None or step == END:
        return "the end" if step is None else "the end of an element"
    words = " ".join(repr(word) for word in step.words if word)
    return " ".join(filter(None, (step.role, words))) or "content without words"
