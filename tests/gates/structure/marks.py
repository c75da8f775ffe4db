"""Content and structure belong together: every mark has one element, and the way back is right."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from builder.diagnostics import Finding
from tests.gates.structure.content import UNTOLD, Mark
from tests.gates.structure.tree import TaggedFile


def check_marks(file: TaggedFile) -> Iterator[Finding]:
    """Content and structure name the same marks, each once, in the same order."""
    told: dict[int, list[Mark]] = defaultdict(list)
    for mark in file.told:
        told[mark[0]].append(mark)
    if told[0]:
        message = f"the structure has the marks {_shown(told[0])} of no page"
        yield file.finding(1, "pdf-mark-lost", message)
    for number, content in enumerate(file.content, 1):
        painted, claimed = content.marks, told[number]
        for mark, times in Counter(painted).items():
            if times > 1:
                message = f"mark {_shown([mark])} is painted {times} times"
                yield file.finding(number, "pdf-mark-repeated", message)
        if sorted(set(painted)) != sorted(claimed):
            message = f"content has the marks {_shown(painted)}, the structure {_shown(claimed)}"
            yield file.finding(number, "pdf-mark-lost", message)
        elif painted != claimed:
            orders = f"{_shown(painted)}, read out as {_shown(claimed)}"
            message = f"content is painted in the order {orders}"
            yield file.finding(number, "pdf-reading-order", message)


def check_unmarked(file: TaggedFile) -> Iterator[Finding]:
    """All that is painted is either content of one element or decoration."""
    for number, content in enumerate(file.content, 1):
        for fault in content.faults:
            yield file.finding(number, "pdf-content-unmarked", fault)


def check_letters(file: TaggedFile) -> Iterator[Finding]:
    """Every letter says which one it is: it is read aloud, searched and copied."""
    for number, content in enumerate(file.content, 1):
        for shown in content.shown:
            if any(_nameless(letter) for letter in shown.text):
                message = f"{shown.text!r} has letters that do not say what they are"
                yield file.finding(number, "pdf-letter-untold", message)


def _nameless(letter: str) -> bool:
    """Tell whether ``letter`` is none: unknown, a control or for private use (Unicode)."""
    return letter == UNTOLD or letter < " " or "\ue000" <= letter <= "\uf8ff"


def check_parents(file: TaggedFile) -> Iterator[Finding]:
    """The way from content up to its element is the way from the element down to its content."""
    elements = {mark: node.entry.objgen for node in file.nodes for mark in node.marks}
    for number, page in enumerate(file.pdf.pages, 1):
        found = [element.objgen for element in file.parents(page)]
        expected = [elements.get((number, mark)) for mark in range(len(found))]
        if found != expected or len(found) != len(set(file.content[number - 1].marks)):
            message = "the parent tree leads from content to other elements than hold it"
            yield file.finding(number, "pdf-parent-tree", message)


def check_holders(file: TaggedFile) -> Iterator[Finding]:
    """Each element is held once, and says by whom."""
    for node in file.repeated:
        message = f"an element {node.role} is held in two places"
        yield file.finding(node.page, "pdf-parent-tree", message)
    for node in file.nodes:
        if "/P" not in node.entry or node.entry.P.objgen != node.holder:
            message = f"an element {node.role} names another holder than it has"
            yield file.finding(node.page, "pdf-parent-tree", message)


def check_annotations(file: TaggedFile) -> Iterator[Finding]:
    """The way from a link on the page up to its element leads to the element that holds it."""
    holders = {identity: node.entry.objgen for node in file.nodes for identity in node.annotations}
    for number, page in enumerate(file.pdf.pages, 1):
        for annotation in page.get("/Annots", []):
            held = holders.get(annotation.objgen)
            if held is not None and file.parent(annotation) != held:
                message = "the parent tree leads from a link to another element than holds it"
                yield file.finding(number, "pdf-parent-tree", message)


def _shown(marks: list[Mark]) -> str:
    """Return the numbers of ``marks`` in words."""
    return f"[{', '.join(str(mark) for _, mark in marks)}]"
